import type { FindingTexts } from '../texts.ts';

const LOOK = 'Compruebe `url`, la red y que el CRM funcione; después compruebe de nuevo.';
const CLIENT = 'Corrija clientId y clientSecret: son de un cliente OAuth2 del CRM.';
const GRANT =
  'Cada cliente OAuth2 del CRM permite un solo tipo de acceso: use un cliente de contraseña con usuario y contraseña, o uno de client credentials sin ellos.';
const LOGIN = 'El CRM rechazó el acceso: {why}';
const ADDRESS = 'En esta dirección no responde la API del CRM: {why}';

/** Por qué un CRM no hizo lo que se le pidió. */
export const crm_errors: FindingTexts['crm_errors'] = {
  crm_unreachable: { finding: 'El CRM no dio una respuesta útil: {why}', cure: LOOK },
  crm_silent: { finding: 'El CRM no respondió: {why}', cure: LOOK },
  crm_busy: { finding: 'El CRM pide paciencia: {why}', cure: LOOK },
  crm_session: { finding: 'El CRM no acepta la sesión: {why}', cure: LOOK },
  crm_credentials: { finding: LOGIN, cure: LOOK },
  crm_denied: { finding: 'El CRM no lo permite: {why}', cure: LOOK },
  crm_missing: { finding: 'El CRM no lo encuentra: {why}', cure: LOOK },
  crm_rejected: { finding: 'El CRM rechaza la petición: {why}', cure: LOOK },
  crm_too_large: {
    finding: 'La respuesta es demasiado grande: {why}',
    cure: 'Compruebe que la dirección lleva al CRM y no a otra página.',
  },
  crm_redirects_nowhere: {
    finding: 'El CRM redirige: {why}',
    cure: 'Compruebe la versión de la API en la configuración; quizá este CRM no la tenga.',
  },
  crm_redirects: {
    finding: 'El CRM redirige: {why}',
    cure: 'Ponga en `url` la dirección a la que redirige. No se siguen redirecciones: podrían llevarse la contraseña.',
  },
  crm_no_json: {
    finding: 'El CRM no dio una respuesta útil: {why}',
    cure: 'Compruebe `url`. Si es correcta, el CRM pone avisos o una página de acceso delante de su respuesta (display_errors de PHP tiene que estar desactivado).',
  },
  crm_login_paused: {
    finding: LOGIN,
    cure: 'Corrija los datos de acceso en la configuración. Después reinicie el conector.',
  },
  sugar_version: {
    finding: 'Sugar rechaza la petición: {why}',
    cure: 'Compruebe `version`: este Sugar no tiene la versión REST pedida.',
  },
  sugar_platform: {
    finding: LOGIN,
    cure: 'Registre la plataforma: instale el paquete o añádala en Admin > Configure API Platforms.',
  },
  sugar_client: {
    finding: LOGIN,
    cure: 'Corrija clientId y clientSecret (Admin > OAuth Keys, tipo OAuth 2.0, tipo de cliente user).',
  },
  sugar_licence: {
    finding: LOGIN,
    cure: 'El usuario de integración no tiene licencia; un administrador le asigna una.',
  },
  sugar_password: {
    finding: LOGIN,
    cure: 'Corrija usuario y contraseña, y compruebe que este usuario de Sugar está activo y no necesita SSO.',
  },
  sugar_address: { finding: ADDRESS, cure: 'Compruebe `url` y `version`.' },
  crm_module_hidden: {
    finding: 'No hay acceso al módulo: {why}',
    cure: 'Corrija el nombre del módulo en la configuración, o dé acceso al usuario de integración.',
  },
  crm_module_rights: {
    finding: 'No hay acceso al módulo: {why}',
    cure: 'Dé a su rol los permisos de acceso, ver, listar y editar en el módulo.',
  },
  suite_old_password: {
    finding: LOGIN,
    cure: 'Corrija usuario y contraseña, y compruebe que este usuario del CRM está activo y que passwordEncoding es el correcto.',
  },
  suite_old_session: {
    finding: 'El CRM no acepta la sesión: {why}',
    cure: 'Si se repite, el conector llega al CRM desde direcciones cambiantes: ponga allí verify_client_ip en false.',
  },
  suite_old_address: {
    finding: ADDRESS,
    cure: 'Compruebe `url` y `version`; ponga `apiPath` si rest.php está en otro sitio.',
  },
  suite_address: {
    finding: ADDRESS,
    cure: 'Compruebe `url` y `version`: SuiteCRM 7 tiene la API en /Api, SuiteCRM 8 en /legacy/Api; para otros, ponga `apiPath`.',
  },
  suite_no_token: {
    finding: 'SuiteCRM no recibió el token: {why}',
    cure: 'Haga que el servidor web pase la cabecera Authorization a PHP (Apache: CGIPassAuth On o una regla SetEnvIf).',
  },
  suite_client: { finding: LOGIN, cure: CLIENT },
  suite_password: {
    finding: LOGIN,
    cure: 'Corrija usuario y contraseña, y compruebe que este usuario del CRM está activo.',
  },
  suite_grant: { finding: LOGIN, cure: GRANT },
  suite_client_or_grant: { finding: LOGIN, cure: `${CLIENT} ${GRANT}` },
  suite_server: {
    finding: LOGIN,
    cure: 'Mire el registro del CRM. A menudo faltan sus archivos de claves OAuth2 o los pueden leer otros (hacen falta 600 o 660).',
  },
};
