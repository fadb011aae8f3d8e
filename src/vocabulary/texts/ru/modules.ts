import type { Texts } from '../texts.ts';

export const modules: Texts['modules'] = {
  application: {
    LBL_MOR_DIAL_FAILED: 'MOR: звонок не выполнен, телефонная служба сейчас недоступна.',
    LBL_MOR_DIAL_REFUSED: 'MOR: звонок не выполнен:',
    LBL_MOR_DIAL_UNKNOWN:
      'MOR: неизвестно, начался ли звонок. Прежде чем звонить снова, посмотрите историю звонков.',
    LBL_MOR_DIAL_DONE: 'MOR: у этой записи уже есть звонок; чтобы позвонить ещё раз, запланируйте новый.',
  },
  Administration: {
    LBL_MOR_ADMIN_GROUP: 'Телефония',
    LBL_MOR_ADMIN_GROUP_DESCRIPTION: 'Звонки из CRM через Kolmisoft MOR',
    LBL_MOR_ADMIN_TITLE: 'Телефония MOR',
    LBL_MOR_ADMIN_DESCRIPTION: 'Адрес коннектора, ключ, права набора, проверка соединения',
  },
  Users: {
    LBL_MOR_USERNAME: 'Имя пользователя MOR',
    LBL_MOR_DEVICE: 'Идентификатор устройства MOR',
    LBL_MOR_SOURCE: 'Свой телефонный номер (звонит первым)',
  },
  Contacts: { LBL_MOR_NUMBERS: 'Последние цифры телефонного номера (MOR)' },
  Leads: { LBL_MOR_NUMBERS: 'Последние цифры телефонного номера (MOR)' },
  Accounts: { LBL_MOR_NUMBERS: 'Последние цифры телефонного номера (MOR)' },
  Prospects: { LBL_MOR_NUMBERS: 'Последние цифры телефонного номера (MOR)' },
  Calls: {
    LBL_MOR_CALL_ID: 'Звонок MOR',
    LBL_MOR_TALK_SECONDS: 'Длительность разговора (секунды)',
    LBL_MOR_OUTCOME: 'Результат звонка',
    LBL_MOR_RESULT: 'Результат по оценке агента',
    LBL_MOR_RECORDING: 'Запись',
    LBL_MOR_DIAL_NOW: 'Набрать сейчас',
  },
};
