import type { AdminTexts } from '../texts.ts';

/** The page Keys. */
export const keys: AdminTexts['keys'] = {
  signing_secret: 'ключ подписи',
  keys: 'Ключи',
  with_these_a_crms_server:
    'Ими сервер CRM подтверждает, кто он: ключ API передаётся с запросом, ключом подписи подписывается каждый запрос. После замены старый действует ещё 24 часа. Ключи из файла конфигурации меняются там.',
  connect_a_crm_first_then: 'Сначала подключите CRM; затем здесь создаются её ключи.',
  there_are_no_keys_yet: 'Ключей пока нет.',
  from_where: 'Откуда',
  configuration_file: 'файл конфигурации',
  here: 'здесь',
  created: 'Создан',
  last_used: 'Последнее использование',
  never: 'никогда',
  head_change: 'Изменение',
  rotate_named: 'Сменить: {0}',
  rotate: 'Сменить',
  revoke: 'Отозвать',
  revoke_named: 'Отозвать: {0}',
  revoke_question: 'Отозвать: {0}?',
  everyone_who_uses_this_key:
    'Все, кто использует этот ключ для {0} ({1}), с этого момента получают отказ. Это нельзя отменить; если ключ должен работать ещё день, смените его.',
  kind_signing: 'Ключ подписи',
  new_key: 'Новый ключ',
  who_will_use_it: 'кто будет его использовать',
  create: 'Создать',
  browser_tokens: 'Токены браузера',
  signs_the_tokens_with_which:
    'подписывает токены, с которыми страницы сотрудников звонят и следят за звонками',
  all_tokens_are_refused_from:
    'Все токены с этого момента отклоняются; страницы запросят новые у своей CRM. Звонки не затрагиваются.',
  admin_sessions: 'Сеансы администрирования',
  belongs_to_those_who_are: 'относится к тем, кто вошёл сюда',
  everybody_is_signed_out_of: 'Все, включая вас, выйдут с этих страниц.',
  vault: 'Хранилище',
  encrypts_card_pins_logins_and: 'шифрует PIN карт, учётные данные и ключи подписи в базе данных',
  everything_is_sealed_with_a:
    'Всё шифруется новым ключом. Прежним резервным копиям нужен старый файл ключа: храните его вместе с ними.',
  the_connectors_own_keys: 'Собственные ключи коннектора',
  replace_them_after_a_leak: 'Замените их после утечки или если ушёл тот, кто мог их прочитать.',
  a_new_key_is_in: '{0}: используется новый ключ.',
  key: 'Ключ',
  what_it_does: 'Для чего нужен',
  replace: 'Заменить',
  replace_named: 'Заменить ключ: {0}',
  replace_question: 'Заменить ключ: {0}?',
  copy_the_secret_now: 'Скопируйте секрет сейчас',
  it_is_shown_this_one: 'Он показывается только один раз; коннектор хранит его зашифрованным.',
  copied: 'Скопировано',
  copy: 'Копировать',
  done: 'Готово',
};
