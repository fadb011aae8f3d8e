import type { FindingTexts } from '../texts.ts';

const PERMISSION = 'Назначьте пользователю интеграции набор разрешений MOR Integration.';
const NEW_CERTIFICATE =
  'Создайте новые ключ и сертификат и загрузите его в External Client App (README, замена).';

/** Salesforce: вход, права, версия, расход API. */
export const salesforce: FindingTexts['salesforce'] = {
  sf_unexpected: {
    finding: 'Организация дала неожиданный ответ.',
    cure: 'Проверьте адрес этой CRM.',
  },
  sf_login_refused: {
    finding: 'Salesforce отклонила вход: {why}',
    cure: 'Проверьте адрес (My Domain), clientId, ключ или секрет, и что приложение установлено, а его пользователь заранее допущен.',
  },
  sf_refused: { finding: 'Salesforce этого не разрешает: {why}', cure: PERMISSION },
  sf_unreachable: {
    finding: 'Salesforce не дала пригодного ответа: {why}',
    cure: 'Проверьте адрес (My Domain), сеть и прокси.',
  },
  sf_token: { finding: 'токен получен' },
  sf_token_for: { finding: 'токен получен, пользователь {user}' },
  sf_version: { finding: 'API {version} есть (новейшая {newest}).' },
  sf_version_missing: {
    finding: 'API {version} в этой организации нет (новейшая {newest}).',
    cure: 'Поставьте apiVersion в «{newest}».',
  },
  sf_usage_untold: { finding: 'Организация не сообщила, сколько запросов API осталось.' },
  sf_usage: { finding: 'за 24 часа израсходовано запросов API: {used} из {limit}' },
  sf_usage_high: {
    finding: 'за 24 часа израсходовано запросов API: {used} из {limit}',
    cure: 'Выясните, кто их расходует, или докупите. На пределе ни один звонок не найти и не записать.',
  },
  sf_certificate: { finding: 'Сертификат действует ещё дней: {days}.' },
  sf_certificate_ends: { finding: 'Сертификат действует ещё только дней: {days}.', cure: NEW_CERTIFICATE },
  sf_certificate_over: { finding: 'Срок действия сертификата истёк ({date}).', cure: NEW_CERTIFICATE },
  sf_no_certificate: {
    finding: 'login.certificate — не сертификат в формате PEM.',
    cure: 'Вставьте туда сам сертификат, от BEGIN до END.',
  },
  sf_records: { finding: 'поля телефонов читаются: {objects}' },
  sf_records_hidden: {
    finding: 'не видно: {fields}',
    cure: `Исправьте «objects» в конфигурации. ${PERMISSION}`,
  },
  sf_no_users: { finding: 'Пользователь интеграции не видит пользователей.', cure: PERMISSION },
  sf_users: { finding: 'пользователи читаются, с полями {fields}' },
  sf_users_without: {
    finding: 'пользователи читаются; нет или скрыто, поэтому не используется: {fields}',
  },
  sf_sees_all: {
    finding: 'Сотрудники могут звонить из любой записи, которую видит пользователь интеграции.',
  },
  sf_access_hidden: { finding: 'UserRecordAccess не читается: {why}', cure: PERMISSION },
  sf_asks_records: {
    finding: 'Проверяется право сотрудника читать запись, а не каждое поле.',
  },
  sf_asks_fields: { finding: 'Проверяется право сотрудника читать запись и поля телефонов.' },
  sf_fields_hidden: {
    finding: 'Права на поля не читаются, поэтому звонить нельзя ни из одной записи: {why}',
    cure: 'Дайте пользователю интеграции «View Setup and Configuration» (набор разрешений MOR Integration) или поставьте visibility в «records».',
  },
  sf_assignments_hidden: {
    finding: 'Назначения скрыты от пользователя интеграции; что они дают, видно в строках выше.',
  },
  sf_has_permissions: { finding: 'У пользователя интеграции есть {name}.' },
  sf_lacks_permissions: {
    finding: 'У пользователя интеграции нет набора разрешений {name}.',
    cure: 'Назначьте {name} пользователю интеграции.',
  },
  sf_event: { finding: 'Состояния публикуются как {event}.' },
  sf_no_event: {
    finding: '{event} не публикуется.',
    cure: `Создайте событие платформы или уберите stateEvent. ${PERMISSION}`,
  },
};
