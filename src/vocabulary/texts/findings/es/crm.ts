import type { FindingTexts } from '../texts.ts';

const PACKAGE =
  'Descargue el paquete en las páginas de administración (Puesta en marcha, Conectar un CRM) e instálelo con el Module Loader: sustituye al antiguo.';

/** SugarCRM, SuiteCRM y conectores para cualquier CRM. */
export const crm: FindingTexts['crm'] = {
  crm_logged_in: { finding: 'sesión iniciada como {name} ({title})' },
  crm_version_found: { finding: '{version}' },
  crm_fields_untold: { finding: 'La API no dice los campos de {module}.' },
  crm_fields_found: { finding: '{count} campos encontrados' },
  crm_fields_missing: {
    finding: 'En {module} faltan: {fields}',
    cure: 'Instale el paquete, o corrija o quite estos campos de {module} en la configuración.',
  },
  crm_no_recording_field: {
    finding: '{count} campos encontrados; sin {recording}, las llamadas no enlazan con su grabación',
  },
  crm_no_result_field: {
    finding: '{count} campos encontrados; sin {result}, los resultados solo están en la descripción',
  },
  crm_no_extra_fields: {
    finding:
      '{count} campos encontrados; sin {recording}, las llamadas no enlazan con su grabación; sin {result}, los resultados solo están en la descripción',
  },
  crm_results_in_text: {
    finding: 'Calls no tiene {field}; el resultado es la primera línea de la descripción.',
  },
  crm_results_untold: { finding: 'La API no dice qué valores tiene {field}.' },
  crm_results_found: { finding: '{field} tiene un valor para cada resultado.' },
  crm_results_missing: {
    finding: 'La lista {field} de Calls no tiene valor para estos resultados: {values}',
    cure: 'Añádalos a la lista (Studio o Dropdown Editor), o dé a esos resultados un `value` que la lista tenga.',
  },
  crm_rights_untold: {
    finding: 'La API no dice los permisos de antemano; se verá con lo primero que se escriba.',
  },
  crm_may_write: { finding: 'El usuario de integración puede crear y editar {module}.' },
  crm_may_not_write: {
    finding: 'El usuario de integración no puede crear o editar {module}.',
    cure: 'Dé a su rol los permisos de acceso, ver, listar y editar en {module}.',
  },
  crm_users_read: { finding: 'La lista de usuarios se puede leer.' },
  crm_users_hidden: {
    finding: 'Solo se ve un usuario.',
    cure: 'Las versiones nuevas solo muestran la lista a administradores: use un administrador como usuario de integración, o mantenga las asignaciones con importaciones.',
  },
  crm_clock_untold: { finding: 'El CRM no dice su hora.' },
  crm_clock_near: { finding: 'difiere en {seconds} s' },
  crm_clock_far: {
    finding: 'Los relojes difieren en {seconds} s.',
    cure: 'Haga que ambas máquinas tomen la hora de NTP.',
  },
  crm_no_receiver: { finding: 'Las llamadas terminadas no se envían a ningún sitio (sin activity.url).' },
  crm_receiver_answers: { finding: 'Las llamadas terminadas van a {origin}; responde.' },
  crm_receiver_clear: { finding: 'Las llamadas terminadas van sin cifrar a {origin}; responde.' },
  crm_receiver_silent: {
    finding: 'Las llamadas terminadas van a {origin}, que no responde: {why}',
    cure: 'Arranque el receptor o corrija activity.url en la configuración.',
  },
  crm_connector_failed: {
    finding: 'Su conector falló: {text}',
    cure: 'Pregunte a los autores de ese conector; los detalles están en el registro.',
  },
  crm_check_failed: { finding: 'La comprobación falló: {text}' },
  crm_answers: { finding: 'responde' },
  crm_demo_contacts: { finding: '{count} contactos en memoria' },
  crm_users_readable: { finding: 'sesión iniciada; los usuarios se pueden leer' },
  package_unseen: { finding: 'aún no ha preguntado nada; su versión se verá con la primera petición' },
  package_installed: { finding: '{version} está instalado' },
  package_old: { finding: '{version} está instalado; este servicio tiene {newest}', cure: PACKAGE },
  package_very_old: {
    finding: 'hay instalado uno anterior a 1.3.0; este servicio tiene {newest}',
    cure: PACKAGE,
  },
};
