import type { FindingTexts } from '../texts.ts';

/** Por qué una actividad aún no está en el CRM y qué hacer. */
export const activities: FindingTexts['activities'] = {
  activity_no_crm: {
    finding: 'Espera: el CRM {crm} no está en la configuración. Añádalo otra vez y se escribirá.',
  },
  activity_given_up: { finding: 'abandonada tras {attempts} intentos; el último: {why}' },
  activity_cure_connection: {
    finding: 'Corrija la conexión con el CRM y reintente esta llamada en la página Llamadas.',
  },
  activity_task: { finding: 'No se pudo escribir la tarea de devolver la llamada: {why}' },
  activity_cure_rights: {
    finding: 'Dé al usuario de integración el derecho de ver y editar llamadas, tareas y sus registros.',
  },
  activity_cure_deleted: {
    finding: 'Compruebe en el CRM si el registro se borró; recupérelo si hace falta.',
  },
  activity_cure_check: {
    finding:
      'Ejecute la comprobación: nombra los campos y módulos que no encajan; luego reintente esta llamada.',
  },
  activity_cure_on_purpose: {
    finding: 'Nada si se borró a propósito; si no, recupérela en el CRM y reintente esta llamada.',
  },
  activity_cure_first_page: { finding: 'Empiece por la primera página.' },
  activity_cure_restart: { finding: 'Después reinicie el conector.' },
  activity_cure_credentials: { finding: 'Corrija las credenciales en la configuración.' },
  activity_receiver: { finding: 'No se llegó al receptor de llamadas terminadas: {why}' },
  activity_none_kept: { finding: 'Este CRM no guarda actividades' },
  activity_cure_receiver: {
    finding: 'Ponga activity.url si las llamadas terminadas deben enviarse a algún sitio.',
  },
  activity_mistake: { finding: 'El conector cometió un error; su registro tiene los detalles' },
  activity_sf_slow: {
    finding: 'Salesforce tardó demasiado con llamadas anteriores; no quedó tiempo para esta',
  },
  activity_sf_changing: { finding: 'Salesforce cambió de respuesta demasiadas veces' },
  activity_sf_hidden: {
    finding: 'La tarea de esta llamada existe, pero el usuario de integración no puede verla',
  },
  activity_sf_gone: { finding: 'La tarea que pidió esta llamada ya no existe' },
  activity_cure_refused: { finding: 'Nada que hacer: la llamada se rechazó.' },
  activity_cure_sf_role: {
    finding:
      'Dé al usuario de integración un rol superior al de los agentes y el derecho «Edit Tasks» (README del paquete).',
  },
  activity_cure_sf_fields: {
    finding:
      'Dé al usuario de integración el conjunto de permisos MOR Integration: necesita leer y editar los campos de llamada de Activity.',
  },
  activity_cure_sf_package: {
    finding: 'Instale el campo del paquete en Activity, o corrija task.callIdField.',
  },
  activity_cure_sf_install: {
    finding:
      'Instale el paquete (campo en Activity) y dé al usuario de integración el conjunto de permisos MOR Integration.',
  },
  activity_cure_sf_record_type: { finding: 'Corrija task.recordType.' },
  activity_sf_record_type: { finding: 'Task no tiene el tipo de registro activo {name}' },
  activity_cure_sf_unique: {
    finding: 'Dos tareas tienen el mismo identificador de llamada: borre una y haga el campo único (Unique).',
  },
  activity_cure_sf_several: {
    finding:
      'Varias tareas tienen el mismo identificador de llamada: borre todas menos una y haga el campo único (Unique).',
  },
  activity_cure_sf_duplicate_rule: {
    finding: 'Una regla de duplicados detiene la tarea: exima al usuario de integración.',
  },
  activity_cure_sf_validation: {
    finding: 'Una regla de validación detiene la tarea: exima al usuario de integración.',
  },
  activity_cure_sf_rights: {
    finding: 'Dé al usuario de integración permiso de lectura y edición de tareas.',
  },
  activity_cure_sf_edit: { finding: 'Dé al usuario de integración el derecho «Edit Tasks».' },
  activity_cure_sf_edition: {
    finding: 'Esta edición o este usuario no tiene acceso a la API: actívelo para el usuario de integración.',
  },
  activity_cure_sf_api_off: {
    finding: 'El acceso a la API está desactivado para el usuario de integración: actívelo.',
  },
  activity_cure_sf_trigger_limit: {
    finding:
      'Un trigger de Task supera un límite de Salesforce incluso con una tarea: su desarrollador debe reducir sus consultas (vea el motivo).',
  },
  activity_cure_sf_trigger: {
    finding:
      'Un trigger de Task falla o se opone: repárelo o exima al usuario de integración (vea el motivo).',
  },
  activity_cure_sf_flow_limit: {
    finding:
      '{flow} supera un límite de Salesforce incluso con una tarea: reduzca lo que lee y escribe (Setup, Flows).',
  },
  activity_cure_sf_flow: {
    finding:
      '{flow} falla al guardar una tarea: repárelo en Setup, Flows, dele una ruta de error o excluya las tareas con MOR Call ID de sus condiciones.',
  },
  activity_cure_sf_required: {
    finding: 'Un campo de Task se hizo obligatorio: dele un valor predeterminado.',
  },
  activity_cure_sf_picklist: {
    finding: 'A una lista de Task le falta este valor: añádalo o ponga en task.status uno que exista.',
  },
  activity_cure_sf_short: { finding: 'Un campo de texto de Task es más corto de lo normal: alárguelo.' },
  activity_cure_sf_storage: { finding: 'A la organización no le queda almacenamiento: libere espacio.' },
  activity_cure_sf_version: { finding: 'Ponga en apiVersion una que ofrezca esta organización.' },
  activity_cure_sf_message: {
    finding:
      'El motivo está en el mensaje; un registro de depuración del usuario de integración muestra más.',
  },
  activity_sf_notes_lost: {
    finding: 'La tarea de esta llamada ya no está en Salesforce, así que las notas no se escribieron',
  },
  activity_cure_sf_recycle: {
    finding: 'Recupérela de la papelera e inténtelo de nuevo; si se borró a propósito no hay nada que hacer.',
  },
};
