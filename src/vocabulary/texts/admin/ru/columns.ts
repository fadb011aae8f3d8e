import type { AdminTexts } from '../texts.ts';

/** Columns of a mapping. */
export const columns: AdminTexts['columns'] = {
  crm: { label: 'CRM' },
  user: { label: 'Пользователь CRM', hint: 'Идентификатор пользователя в CRM' },
  mor: { label: 'Сервер MOR' },
  username: { label: 'Пользователь MOR' },
  device: { label: 'Устройство', hint: 'Идентификатор в MOR, не внутренний номер' },
  source: { label: 'Источник', hint: 'Несколько номеров разделяются ;' },
  callerIdA: { label: 'Номер, который видит сотрудник' },
  callerIdB: { label: 'Номер, который видит контакт' },
  cardPin: { label: 'PIN телефонной карты', hint: 'Не меняется, пока поле пустое' },
  legATariff: { label: 'Тариф плеча A', hint: 'Идентификатор тарифа в MOR' },
  legAResellerTariff: { label: 'Тариф реселлера плеча A', hint: 'Идентификатор тарифа в MOR' },
  morServer: { label: 'Сервер Asterisk', hint: 'Идентификатор сервера в MOR' },
  country: { label: 'Страна', hint: 'Для номеров без +' },
  freeDialling: { label: 'Свободный набор' },
  enabled: { label: 'Может звонить' },
  name: { label: 'Имя' },
  email: { label: 'Эл. почта' },
};
