import type { FindingTexts } from '../texts.ts';

/** Что уже настроено. */
export const setup_steps: FindingTexts['setup_steps'] = {
  setup_password_open: { finding: 'Пароль не задан.', cure: 'Придумайте его.' },
  setup_password_done: { finding: 'Пароль администратора задан.' },
  setup_not_in_use: {
    finding: 'Подключение внесено, но ещё не используется.',
    cure: 'Нажмите «Перезапустить сейчас».',
  },
  setup_no_mor: {
    finding: 'Пока ни один не подключён.',
    cure: 'Введите адрес и секретный ключ API вашего MOR и проверьте их.',
  },
  setup_no_crm: {
    finding: 'Пока ни одна не подключена.',
    cure: 'Для SuiteCRM и Sugar достаточно одного кода; для других введите адрес и данные для входа и проверьте их.',
  },
  setup_connected: { finding: 'Подключено: {names}.' },
  setup_broken: {
    finding: 'Не в порядке: {detail}',
    cure: 'Откройте подключение, исправьте то, что называет проверка, и примените.',
  },
  setup_countries: { finding: 'Звонить можно в: {countries}.' },
  setup_every_country: { finding: 'Звонить можно в любую страну.' },
  setup_countries_open: {
    finding: 'Пока никто не выбрал: звонить можно в любую страну.',
    cure: 'Выберите страны, в которые можно звонить; мошенники звонят в остальные.',
  },
  setup_crm_not_in_use: {
    finding: 'CRM внесена, но ещё не используется.',
    cure: 'Нажмите «Перезапустить сейчас».',
  },
  setup_pages_no_crm: {
    finding: 'CRM пока нет.',
    cure: 'Создайте ключ и установите в CRM то, на что нажимают сотрудники.',
  },
  setup_no_key: {
    finding: 'Пока без ключа: {crms}.',
    cure: 'Создайте ключ и установите в CRM то, на что нажимают сотрудники.',
  },
  setup_keys: { finding: 'С ключом: {crms}.' },
  setup_agents: { finding: 'Сотрудников с назначением: {count}.' },
  setup_no_agents: {
    finding: 'Ни у одного сотрудника нет своего назначения.',
    cure: 'Воспользуйтесь автоподбором, загрузите CSV или заполните одну строку.',
  },
  setup_clicked: { finding: 'Нажатие в CRM прослежено до конца звонка.' },
  setup_test_call: {
    finding: 'Пробный звонок удался. Из CRM нажатий ещё не было.',
    cure: 'Нажмите номер в CRM; звонок появится здесь.',
  },
  setup_no_call: {
    finding: 'Звонков ещё не было.',
    cure: 'Нажмите номер в CRM; звонок появится здесь.',
  },
};
