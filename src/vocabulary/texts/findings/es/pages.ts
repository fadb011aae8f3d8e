import type { FindingTexts } from '../texts.ts';

/** Por qué el servicio no hizo lo que pidió una página de administración. */
export const pages: FindingTexts['pages'] = {
  page_cut_off: { finding: 'La conexión se cerró antes de recibirlo todo.' },
  page_too_large: { finding: 'Son más de {bytes} bytes.' },
  page_other_host: { finding: 'Este conector solo responde en {hosts}, no en el nombre de la petición.' },
  page_no_database: { finding: 'El conector no puede usar su base de datos en este momento.' },
  page_mistake: {
    finding:
      'El conector cometió un error; el registro tiene los detalles con el identificador de esta petición.',
  },
  page_starting: { finding: 'El conector se está iniciando.' },
  page_unreadable: { finding: 'La petición no se puede leer.' },
  page_not_json: { finding: 'El cuerpo no es JSON en UTF-8.' },
  page_many_streams: { finding: 'Hay demasiadas páginas abiertas a la vez.' },
  page_no_route: { finding: '{method} {path} no existe.' },
  page_foreign: {
    finding:
      'Esta petición no viene de una página del conector. Si es así, ponga en admin.publicUrl (o server.publicUrl) la dirección del navegador y haga que el proxy pase la cabecera Host.',
  },
  page_old_token: { finding: 'La cabecera X-CSRF-Token falta o es antigua; recargue la página.' },
  page_many_sign_ins: { finding: 'Se iniciaron demasiados accesos desde esta dirección.' },
  page_no_oidc: { finding: 'El acceso con OpenID Connect no está configurado.' },
  page_oidc_in_file: {
    finding: 'El acceso con OpenID Connect está en el archivo de configuración; cámbielo allí.',
  },
  page_provider_silent: {
    finding:
      'No se pudo preguntar al proveedor. Compruebe su dirección y el id de cliente, o entre con la contraseña.',
  },
  page_entered: { finding: 'En lo introducido: {why}.' },
  page_signed_out: { finding: 'No ha iniciado sesión, o la sesión ha terminado.' },
  page_viewer: { finding: 'Puede mirar pero no cambiar nada: su rol es de lectura.' },
  page_password_there: { finding: 'Ya hay una contraseña de administrador; entre con ella.' },
  page_wrong_password: { finding: 'La contraseña es incorrecta.' },
  page_set_up_code: {
    finding: 'Introduzca el código de instalación que el conector escribió en su registro al iniciarse.',
  },
  page_wrong_code: {
    finding:
      'El código de instalación es incorrecto. El conector escribió el correcto en su registro en el último inicio.',
  },
  page_password_in_file: {
    finding: 'La contraseña viene de la configuración (admin.password); cámbiela allí.',
  },
  page_wrong_current: { finding: 'La contraseña actual es incorrecta.' },
  page_throttled: { finding: 'Demasiados intentos; pruebe otra vez en {seconds} s.' },
  page_one_visitor: {
    finding:
      'Todos los que pasan por el proxy {address} cuentan como un visitante, porque server.trustProxy no lo nombra.',
  },
  page_no_call: { finding: 'No existe la llamada {call}.' },
  page_no_key_header: { finding: 'Envíe una cabecera Idempotency-Key por cada clic.' },
  page_no_restart: { finding: 'Este proceso no puede reiniciarse solo; reinicie el servicio.' },
  page_in_file: { finding: '{id} está en el archivo de configuración; cámbielo allí.' },
  page_key_in_file: { finding: 'Esta clave está en el archivo de configuración; cámbiela allí.' },
  page_no_key: { finding: 'No existe esa clave.' },
  page_no_own_key: { finding: 'El conector no tiene una clave propia llamada {name}.' },
  page_no_cursor: { finding: 'Esta página ya no existe; empiece desde el principio.' },
  page_old_cursor: { finding: 'Esa posición no es de esta lista; empiece desde el principio.' },
  page_no_mapping: { finding: '{crm}/{user} no tiene asignación.' },
  page_no_undo: { finding: 'No hay nada que deshacer.' },
  page_undo_changed: {
    finding: 'Alguien cambió la asignación desde que la miró. Mire otra vez qué se desharía.',
  },
  page_no_package: { finding: 'No hay paquete para {type}.' },
  page_no_listening: { finding: 'Puede ver las llamadas pero no escucharlas: su rol es de lectura.' },
  page_no_session: { finding: 'No existe esa sesión; quizá ya ha terminado.' },
  page_no_stored_connection: { finding: 'No hay ninguna conexión guardada {id}.' },
  page_no_connection: { finding: 'No hay ninguna conexión {id}.' },
  page_not_a_code: {
    finding: 'Esto no es un código de conexión. Copie el código entero del CRM: Admin, Telefonía MOR.',
  },
  page_code_unreachable: {
    finding: '{host} no responde a este servidor. Compruebe que el conector llega al CRM.',
  },
  page_code_no_package: {
    finding:
      '{host} respondió HTTP {status}, pero no como el paquete de MOR. Instale el paquete de esta versión.',
  },
  page_id_taken: { finding: 'Ya hay un CRM con el identificador {id}; elija otro.' },
  page_code_sugar: { finding: 'Sugar también necesita el nombre y la contraseña del usuario del conector.' },
  page_other_nodes: {
    finding:
      'Otros nodos también funcionan con esta clave: cámbiela con MOR_CONNECTOR_KEY, como describe docs/operations.md para varios nodos.',
  },
  page_secret_sealed: {
    finding:
      'Un secreto guardado no se puede descifrar: dé MOR_CONNECTOR_KEY o el archivo de clave con que se guardó, o póngalo otra vez.',
  },
  page_no_recording: { finding: 'Esta llamada no tiene grabación.' },
  page_recording_pending: {
    finding: 'MOR aún no ha terminado esta grabación; tarda unos minutos tras la llamada.',
  },
  page_recording_deleted: { finding: 'La grabación de esta llamada se ha borrado.' },
  page_recording_too_late: { finding: 'Es demasiado tarde: la grabación ya se ha borrado.' },
  page_recording_no_mor: { finding: 'El servidor MOR de esta llamada no está en la configuración.' },
  page_recording_refused: { finding: 'MOR no la entrega: {why}' },
  page_no_answer: { finding: 'El conector no responde.' },
  page_no_reason: { finding: 'El servidor respondió {status} sin decir por qué.' },
};
