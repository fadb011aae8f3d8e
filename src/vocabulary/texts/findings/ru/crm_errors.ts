import type { FindingTexts } from '../texts.ts';

const LOOK = 'Проверьте `url`, сеть и работает ли CRM; затем проверьте ещё раз.';
const CLIENT = 'Исправьте clientId и clientSecret: они принадлежат клиенту OAuth2 в CRM.';
const GRANT =
  'Каждый клиент OAuth2 в CRM допускает один способ входа: возьмите клиент с паролем, именем пользователя и паролем, или клиент client credentials без них.';
const LOGIN = 'CRM отклонила вход: {why}';
const ADDRESS = 'По этому адресу отвечает не API CRM: {why}';

/** Почему CRM не сделала того, о чём её просили. */
export const crm_errors: FindingTexts['crm_errors'] = {
  crm_unreachable: { finding: 'CRM не дала пригодного ответа: {why}', cure: LOOK },
  crm_silent: { finding: 'CRM не ответила: {why}', cure: LOOK },
  crm_busy: { finding: 'CRM просит подождать: {why}', cure: LOOK },
  crm_session: { finding: 'CRM не принимает сеанс: {why}', cure: LOOK },
  crm_credentials: { finding: LOGIN, cure: LOOK },
  crm_denied: { finding: 'CRM этого не разрешает: {why}', cure: LOOK },
  crm_missing: { finding: 'CRM этого не находит: {why}', cure: LOOK },
  crm_rejected: { finding: 'CRM отклоняет запрос: {why}', cure: LOOK },
  crm_too_large: {
    finding: 'Ответ слишком большой: {why}',
    cure: 'Проверьте, что адрес ведёт к CRM, а не на другую страницу.',
  },
  crm_redirects_nowhere: {
    finding: 'CRM перенаправляет: {why}',
    cure: 'Проверьте версию API в конфигурации; возможно, у этой CRM её нет.',
  },
  crm_redirects: {
    finding: 'CRM перенаправляет: {why}',
    cure: 'Укажите в `url` адрес, на который она перенаправляет. Перенаправления не выполняются: они могли бы унести пароль.',
  },
  crm_no_json: {
    finding: 'CRM не дала пригодного ответа: {why}',
    cure: 'Проверьте `url`. Если он верен, CRM ставит перед ответом предупреждения или страницу входа (display_errors в PHP должно быть выключено).',
  },
  crm_login_paused: {
    finding: LOGIN,
    cure: 'Исправьте данные для входа в конфигурации. Затем перезапустите коннектор.',
  },
  sugar_version: {
    finding: 'Sugar отклоняет запрос: {why}',
    cure: 'Проверьте `version`: у этого Sugar нет запрошенной версии REST.',
  },
  sugar_platform: {
    finding: LOGIN,
    cure: 'Зарегистрируйте платформу: установите пакет или добавьте её в Admin > Configure API Platforms.',
  },
  sugar_client: {
    finding: LOGIN,
    cure: 'Исправьте clientId и clientSecret (Admin > OAuth Keys, тип OAuth 2.0, тип клиента user).',
  },
  sugar_licence: {
    finding: LOGIN,
    cure: 'У пользователя интеграции нет лицензии; её назначает администратор.',
  },
  sugar_password: {
    finding: LOGIN,
    cure: 'Исправьте имя пользователя и пароль и проверьте, что этот пользователь Sugar активен и ему не нужен SSO.',
  },
  sugar_address: { finding: ADDRESS, cure: 'Проверьте `url` и `version`.' },
  crm_module_hidden: {
    finding: 'Модуль недоступен: {why}',
    cure: 'Исправьте имя модуля в конфигурации или дайте пользователю интеграции доступ к нему.',
  },
  crm_module_rights: {
    finding: 'Модуль недоступен: {why}',
    cure: 'Дайте его роли права доступа, просмотра, списка и изменения для этого модуля.',
  },
  suite_old_password: {
    finding: LOGIN,
    cure: 'Исправьте имя пользователя и пароль и проверьте, что этот пользователь CRM активен и passwordEncoding подходит.',
  },
  suite_old_session: {
    finding: 'CRM не принимает сеанс: {why}',
    cure: 'Если это повторяется, коннектор обращается к CRM с разных адресов: поставьте там verify_client_ip в false.',
  },
  suite_old_address: {
    finding: ADDRESS,
    cure: 'Проверьте `url` и `version`; если rest.php лежит в другом месте, задайте `apiPath`.',
  },
  suite_address: {
    finding: ADDRESS,
    cure: 'Проверьте `url` и `version`: у SuiteCRM 7 API находится в /Api, у SuiteCRM 8 — в /legacy/Api; для других задайте `apiPath`.',
  },
  suite_no_token: {
    finding: 'SuiteCRM не получила токен: {why}',
    cure: 'Пусть веб-сервер передаёт PHP заголовок Authorization (Apache: CGIPassAuth On или правило SetEnvIf).',
  },
  suite_client: { finding: LOGIN, cure: CLIENT },
  suite_password: {
    finding: LOGIN,
    cure: 'Исправьте имя пользователя и пароль и проверьте, что этот пользователь CRM активен.',
  },
  suite_grant: { finding: LOGIN, cure: GRANT },
  suite_client_or_grant: { finding: LOGIN, cure: `${CLIENT} ${GRANT}` },
  suite_server: {
    finding: LOGIN,
    cure: 'Посмотрите журнал CRM. Часто нет файлов ключей OAuth2 или их могут читать другие (нужно 600 или 660).',
  },
};
