import type { FindingTexts } from '../texts.ts';

const PERMISSION = 'Asigne al usuario de integración el conjunto de permisos MOR Integration.';
const NEW_CERTIFICATE =
  'Cree una clave y un certificado nuevos y súbalo a la External Client App (README, rotación).';

/** Salesforce: acceso, permisos, versión, uso de la API. */
export const salesforce: FindingTexts['salesforce'] = {
  sf_unexpected: {
    finding: 'La organización dio una respuesta inesperada.',
    cure: 'Compruebe la dirección de este CRM.',
  },
  sf_login_refused: {
    finding: 'Salesforce rechazó el acceso: {why}',
    cure: 'Compruebe la dirección (My Domain), clientId, la clave o el secreto, y que la app está instalada y su usuario preautorizado.',
  },
  sf_refused: { finding: 'Salesforce no lo permite: {why}', cure: PERMISSION },
  sf_unreachable: {
    finding: 'Salesforce no dio una respuesta útil: {why}',
    cure: 'Compruebe la dirección (My Domain), la red y el proxy.',
  },
  sf_token: { finding: 'token recibido' },
  sf_token_for: { finding: 'token recibido para el usuario {user}' },
  sf_version: { finding: 'Se ofrece la API {version} (la más nueva: {newest}).' },
  sf_version_missing: {
    finding: 'Esta organización no ofrece la API {version} (la más nueva: {newest}).',
    cure: 'Ponga apiVersion en «{newest}».',
  },
  sf_usage_untold: { finding: 'La organización no dijo cuántas peticiones de API quedan.' },
  sf_usage: { finding: '{used} de {limit} peticiones de API usadas en 24 horas' },
  sf_usage_high: {
    finding: '{used} de {limit} peticiones de API usadas en 24 horas',
    cure: 'Averigüe qué las usa o compre más. En el límite no se puede buscar ni registrar ninguna llamada.',
  },
  sf_certificate: { finding: 'El certificado vale {days} días más.' },
  sf_certificate_ends: { finding: 'El certificado solo vale {days} días más.', cure: NEW_CERTIFICATE },
  sf_certificate_over: { finding: 'El certificado ha caducado ({date}).', cure: NEW_CERTIFICATE },
  sf_no_certificate: {
    finding: 'login.certificate no es un certificado en PEM.',
    cure: 'Ponga ahí el propio certificado, de BEGIN a END.',
  },
  sf_records: { finding: 'campos de teléfono legibles en: {objects}' },
  sf_records_hidden: {
    finding: 'no visible: {fields}',
    cure: `Corrija «objects» en la configuración. ${PERMISSION}`,
  },
  sf_no_users: { finding: 'El usuario de integración no puede ver usuarios.', cure: PERMISSION },
  sf_users: { finding: 'usuarios legibles, con {fields}' },
  sf_users_without: {
    finding: 'usuarios legibles; no existen o están ocultos, así que no se usan: {fields}',
  },
  sf_sees_all: { finding: 'Los agentes pueden llamar a todo registro que vea el usuario de integración.' },
  sf_access_hidden: { finding: 'No se puede leer UserRecordAccess: {why}', cure: PERMISSION },
  sf_asks_records: {
    finding: 'Se pregunta si el agente puede leer el registro, no cada campo.',
  },
  sf_asks_fields: { finding: 'Se pregunta si el agente puede leer el registro y sus campos de teléfono.' },
  sf_fields_hidden: {
    finding: 'No se pueden leer los permisos de campos, así que no se puede llamar a ningún registro: {why}',
    cure: 'Dé al usuario de integración «View Setup and Configuration» (conjunto de permisos MOR Integration), o ponga visibility en «records».',
  },
  sf_assignments_hidden: {
    finding: 'El usuario de integración no ve las asignaciones; lo que dan está en las líneas de arriba.',
  },
  sf_has_permissions: { finding: 'El usuario de integración tiene {name}.' },
  sf_lacks_permissions: {
    finding: 'Al usuario de integración le falta el conjunto de permisos {name}.',
    cure: 'Asigne {name} al usuario de integración.',
  },
  sf_event: { finding: 'Los estados se publican como {event}.' },
  sf_no_event: {
    finding: 'No se puede publicar {event}.',
    cure: `Cree el evento de plataforma o quite stateEvent. ${PERMISSION}`,
  },
};
