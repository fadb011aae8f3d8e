import type { Texts } from './texts.ts';

export const language: Texts['language'] = { salesforce: 'es', crm: 'es_ES' };

export const problems: Texts['problems'] = {
  agent_not_mapped: {
    title: 'No tiene ningún teléfono asignado',
    cure: 'Pida a un administrador que introduzca su usuario, dispositivo y número de MOR.',
  },
  agent_disabled: {
    title: 'Las llamadas están desactivadas para usted',
    cure: 'Un administrador puede activarlas.',
  },
  record_not_found: {
    title: 'No se encontró el registro',
    cure: 'Vuelva a cargar la página.',
  },
  no_telephone_number: {
    title: 'El registro no tiene número de teléfono',
    cure: 'Introduzca uno e inténtelo de nuevo.',
  },
  number_invalid: {
    title: 'Esto no es un número de teléfono',
    cure: 'Corríjalo en el registro; la forma internacional con + siempre funciona.',
  },
  destination_blocked: {
    title: 'No se puede llamar a este número',
    cure: 'Un administrador puede cambiar las reglas si esta llamada debe ser posible.',
  },
  destination_blocked_emergency: {
    title: 'Nunca se llama a números de emergencia con un clic',
    cure: 'Márquelo en su teléfono.',
  },
  destination_blocked_service_code: {
    title: 'Nunca se llama a códigos de servicio con un clic',
    cure: 'Márquelo en su teléfono.',
  },
  do_not_call: {
    title: 'Este contacto no desea recibir llamadas',
    cure: 'Respete la marca, o haga que la quiten si es errónea.',
  },
  agent_busy: {
    title: 'Ya tiene una llamada',
    cure: 'Termínela primero.',
  },
  rate_limited: {
    title: 'Demasiadas llamadas en poco tiempo',
    cure: 'Espere un momento e inténtelo de nuevo.',
  },
  mor_refused: {
    title: 'La centralita rechazó la llamada',
    cure: 'Comunique a un administrador el motivo que indicó.',
  },
  mor_unreachable: {
    title: 'No se pudo contactar con la centralita; no se marcó nada',
    cure: 'Inténtelo de nuevo.',
  },
  mor_unusable_answer: {
    title: 'No es seguro que la llamada se haya iniciado',
    cure: 'Espere a su teléfono; no se marca nada por segunda vez.',
  },
  crm_unreachable: {
    title: 'El conector no pudo leer este registro en el CRM',
    cure: 'Inténtelo de nuevo.',
  },
  overloaded: {
    title: 'Hay demasiadas llamadas en espera',
    cure: 'Inténtelo de nuevo en un momento.',
  },
  not_ready: {
    title: 'El conector se está iniciando o no puede trabajar ahora; no se marcó nada',
    cure: 'Inténtelo de nuevo en un momento. Si continúa, avise a un administrador.',
  },
  not_supported: {
    title: 'Su centralita no puede hacer eso',
    cure: 'Cuelgue en su teléfono.',
  },
  internal: {
    title: 'El conector cometió un error',
    cure: 'Compruebe si suena su teléfono antes de intentarlo de nuevo y avise a un administrador.',
  },
  unauthenticated: {
    title: 'Su sesión ha caducado',
    cure: 'Abra esta página de nuevo desde el CRM.',
  },
  forbidden: {
    title: 'No tiene permiso para hacer eso',
    cure: 'Pida el permiso a un administrador.',
  },
  call_not_found: {
    title: 'Esta llamada ya no se conoce',
    cure: 'Vuelva a cargar la página.',
  },
  recording_not_found: {
    title: 'No hay grabación de esta llamada',
    cure: 'Llega unos minutos después de la llamada y se borra pasado un tiempo.',
  },
  recording_unavailable: {
    title: 'La grabación no se puede reproducir en este momento',
    cure: 'Inténtelo más tarde. Si persiste, avise a un administrador.',
  },
  connector_unreachable: {
    title: 'El servicio telefónico no responde',
    cure: 'Inténtelo de nuevo: la misma llamada nunca se hace dos veces.',
  },
  permission_missing: {
    title: 'No tiene permiso para llamar',
    cure: 'Pida a un administrador el conjunto de permisos MOR Agent.',
  },
  credential_missing: {
    title: 'Salesforce no puede usar la clave del conector para usted',
    cure: 'Pida a un administrador el conjunto de permisos MOR Agent.',
  },
  session_expired: {
    title: 'Su sesión ha terminado',
    cure: 'Inicie sesión de nuevo.',
  },
  not_configured: {
    title: 'La telefonía aún no está configurada',
    cure: 'Un administrador introduce la dirección y la clave en Administración, Telefonía MOR.',
  },
  offline: {
    title: 'No se puede contactar con el CRM',
    cure: 'Compruebe su red e inténtelo de nuevo.',
  },
  number_not_on_record: {
    title: 'Este número no está en el registro',
    cure: 'Guarde primero el registro o pida al administrador la marcación libre.',
  },
  other: {
    title: 'Eso no funcionó',
    cure: 'Comunique a un administrador lo que dice aquí.',
  },
};

export const states: Texts['states'] = {
  requested: 'Iniciando la llamada',
  accepted: 'Llamando a su teléfono',
  unknown: 'Esperando noticias de la llamada',
  agent_ringing: 'Su teléfono está sonando',
  contact_ringing: 'Sonando',
  connected: 'Conectado',
  refused: 'No se ha llamado',
};

export const outcomes: Texts['outcomes'] = {
  answered: 'Llamada finalizada',
  no_answer: 'Sin respuesta',
  busy: 'Línea ocupada',
  failed: 'No se pudo conectar',
  cancelled: 'Cancelada',
  agent_no_answer: 'Usted no contestó su teléfono',
  missed: 'Llamada perdida',
  unknown: 'Finalizada, resultado desconocido',
};

export const outcomeNames: Texts['outcomeNames'] = {
  answered: 'Contestada',
  no_answer: 'Sin respuesta',
  busy: 'Ocupado',
  failed: 'No se pudo conectar',
  cancelled: 'Cancelada',
  agent_no_answer: 'No se descolgó el teléfono propio',
  missed: 'Perdida',
  unknown: 'Resultado desconocido',
};

export const results: Texts['results'] = {
  reached: 'Contactado',
  left_message: 'Mensaje dejado',
  call_back: 'Volver a llamar',
  wrong_number: 'Número equivocado',
  not_interested: 'Sin interés',
  my_voicemail: 'Contestó mi buzón de voz',
};

export const call: Texts['call'] = {
  call: 'Llamar',
  loading: 'Cargando',
  placing: 'Solicitando la llamada',
  retry: 'Reintentar',
  dismiss: 'Cerrar este mensaje',
  close_call: 'Cerrar',
  timeline: 'Qué ha ocurrido',
  wait_seconds: 'Espere {0} segundos antes de reintentar.',
  talk_time: 'Duración',
  notes: 'Notas',
  result: 'Resultado',
  result_none: 'Ninguno',
  save: 'Guardar',
  saved: 'Guardado en la llamada',
  recent: 'Mis llamadas recientes',
  recent_empty: 'Todavía no ha hecho llamadas.',
  open_record: 'Abrir el registro de {0}',
  hint_unknown: 'Espere a que suene su teléfono. Nunca se marca dos veces.',
  hint_agent_ringing: 'Conteste; después se llama al contacto.',
  wrap_up: '¿Cómo fue la llamada?',
  call_back_on: 'Volver a llamar el',
  save_and_close: 'Guardar y cerrar',
  result_missing: 'Elija primero un resultado.',
  consent: 'La otra persona acepta la grabación',
  listen: 'Escuchar la grabación',
};

export const panel: Texts['panel'] = {
  title: 'Llamadas',
  idle: 'Ninguna llamada en este momento.',
  also_in_field: 'También en este campo',
  ring_me_at: 'Llamarme al',
  number: 'Número',
  dial_pad: 'Teclado',
  redial: 'Volver a llamar a {0}',
  hang_up: 'Colgar',
  help: 'Ayuda',
  live: 'En línea',
  connecting: 'Conectando',
  lost: 'Conexión perdida; reintentando',
  no_identity: 'Abra este panel desde el CRM: no se sabe quién es usted.',
  incoming: 'Llamada entrante',
  withheld: 'Número oculto',
  unknown_caller: 'Llamada de un desconocido',
  looking_up: 'Buscando quién es …',
  not_looked_up: 'El CRM no dijo a tiempo quién es.',
  who_is_it: 'Varios registros tienen este número. ¿Quién es?',
  more_matches: 'Hay más de los que se muestran.',
  create_record: 'Crear: {0}',
  answered_by: 'Contestó {0}',
  to_number: 'a {0}',
  incoming_not_shown: 'Ahora no se muestran las llamadas entrantes.',
  open_cases: 'Casos abiertos: {0}',
  open_opportunities: 'Oportunidades abiertas: {0}',
  digit_back: 'Borrar la última cifra',
  recording_deleted: 'La grabación se ha borrado.',
  my_figures: 'Mis cifras',
  period: 'Período',
  today: 'Hoy',
  last_days: 'Últimos {0} días',
  count_by: 'Contar',
  by_day: 'por día',
  by_result: 'por resultado',
  day: 'Día',
  calls: 'Llamadas',
  answered: 'Atendidas',
  total: 'Total',
  heard_by: 'Quién la ha escuchado',
  heard_by_nobody: 'Nadie la ha escuchado todavía.',
  heard_by_administrator: '{0} (administrador)',
  heard_by_crm: 'El servidor del CRM',
  call_backs: 'Llamadas pendientes',
  due_now: 'Toca ahora',
  done: 'Hecho',
  show_call: 'Mostrar la llamada con {0}',
  call_now: 'Llamar a {0}',
  notify: 'Avisarme de llamadas entrantes y perdidas y de llamadas por hacer',
  notify_blocked:
    'El navegador bloquea las notificaciones de esta página. Permítalas en sus ajustes y márquelo de nuevo.',
};

export const player: Texts['player'] = {
  title: 'Grabación',
  title_of: 'Grabación: {0}',
  audited: 'Cada escucha queda registrada con su nombre.',
};

export const card: Texts['card'] = {
  region: 'Llamadas telefónicas',
  pick_up: 'Conteste para hablar con {name}.',
  contact_ringing: 'Sonando: {name}',
  logged: 'Guardada en el historial',
  log_pending: 'Se guardará en el historial',
  log_failed: 'No se pudo guardar en el historial',
  saving: 'Guardando…',
  saved: 'Guardado',
  not_saved: 'No guardado',
  close: 'Cerrar',
  show: 'Mostrar la llamada',
  joined: 'También hizo clic en otra pestaña: ambos clics son esta única llamada.',
  mapping_locked: 'Solo un administrador puede cambiar esta asignación de teléfono.',
  details: 'Notas y resultado',
  call_number: 'Llamar al {number}',
  again: 'Reintentar',
  log_in: 'Iniciar sesión',
  no_live: 'El estado en vivo está interrumpido; reintentando.',
  result_none: 'Elegir…',
};

export const incoming: Texts['incoming'] = {
  ringing: 'Llamada entrante',
  to: 'Al {did}',
  withheld: 'Número oculto',
  unknown_caller: 'Número desconocido',
  looking_up: 'Buscando a quien llama…',
  not_in_time: 'El CRM no ha dicho a tiempo quién es.',
  several: 'Varios registros tienen este número. ¿Quién llama?',
  more: 'Hay más que estos.',
  answered_by: 'Contestada por {name}',
  open: 'Abrir {name}',
  create_lead: 'Crear cliente potencial',
  create_contact: 'Crear contacto',
  not_shown: 'Por el momento no se pueden mostrar las llamadas entrantes.',
  open_cases: 'Casos abiertos: {count}',
  open_opportunities: 'Oportunidades abiertas: {count}',
};

export const connection: Texts['connection'] = {
  part_code: 'Código de conexión',
  code_help:
    'Péguelo en la configuración inicial del conector, que obtiene la clave y el acceso de este servidor; el código no contiene ninguno de los dos. Vale una sola vez, durante 15 minutos. El conector trabaja después con los permisos del usuario que lo creó; se puede elegir otro en Admin > OAuth2 Clients and Tokens.',
  code_make: 'Crear un código de conexión',
  part_callers: 'Llamadas entrantes',
  fill: 'Preparar los números',
  fill_help:
    'Los registros que se guardan se preparan solos, para encontrar a quien llama sea cual sea la forma en que está escrito su número. Aquí se preparan los anteriores: no cambia nada más en ellos y puede repetirse.',
  filling: 'Preparando: {done} de {total} registros',
  filled: 'Listo: {done} registros.',
  title: 'Telefonía MOR',
  intro: 'Llamar con un clic a través del conector. Los cambios se aplican de inmediato.',
  part_connection: 'Conexión',
  part_dialling: 'Marcación',
  url: 'Dirección del conector',
  url_help: 'Cómo lo alcanza este servidor, por ejemplo https://calls.example.com',
  browser_url: 'Dirección para navegadores',
  browser_url_help: 'Vacío: la misma. «none»: los navegadores solo preguntan a este CRM.',
  key_1: 'Clave de firma',
  key_2: 'Segunda clave (durante el cambio)',
  key_stored: 'Hay una clave guardada. Escriba otra para reemplazarla.',
  key_none: 'No hay clave guardada.',
  key_remove: 'Quitar',
  key_help: 'El mismo texto que en signingSecrets del conector, por ejemplo whsec_…',
  country: 'País predeterminado',
  country_help: 'Para números escritos sin código de país. Los números de registros los trata el conector.',
  country_none: 'Ninguno',
  modules: 'Módulos con números para llamar',
  modules_help: 'Nombres separados por comas, por ejemplo Contacts,Leads,Accounts',
  free_roles: 'Roles con marcación libre',
  free_roles_help:
    'Sus usuarios pueden llamar a números que no están en ningún registro; los demás solo a números de registros visibles.',
  no_roles: 'Aún no hay roles en este CRM.',
  hooks: 'Informar de los cambios al conector',
  hooks_help: 'Necesario para «Marcar ahora». Solo se envían identificadores.',
  save: 'Guardar',
  saved: 'Guardado.',
  test: 'Probar la conexión',
  testing: 'Probando…',
  link_settings: 'Ajustes',
  link_reach: 'Acceso al conector',
  link_ready: 'Estado del conector',
  link_key: 'Clave de firma',
  link_connector: 'Preguntas al conector',
  link_you: 'Su teléfono',
  link_hooks: 'Aviso de los cambios',
  fine: 'bien',
  broken: 'fallo',
  p_crm_error: 'El CRM respondió con un error; su registro indica el motivo.',
  link_extension: 'Script en las páginas de SuiteCRM 8',
  extension_missing: 'Las páginas no reciben el script (HTTP {status}).',
  extension_missing_cure:
    'Vacíe la caché de SuiteCRM: borre la carpeta cache/prod o ejecute bin/console cache:clear como el usuario del servidor web. Después pruebe de nuevo.',
  extension_old: 'Las páginas reciben el script de otra versión.',
  extension_old_cure: 'Vacíe la caché de SuiteCRM y recargue la página con Ctrl+F5.',
  extension_asleep: 'El script está disponible, pero esta página no lo ha cargado.',
  extension_asleep_cure: 'Recargue la página con Ctrl+F5. Si no basta, vacíe la caché de SuiteCRM.',
};

export const reasons: Texts['reasons'] = {
  bad_code: 'Este código de conexión no es válido: se ha usado, se ha sustituido o tiene más de 15 minutos.',
  bad_code_cure: 'Cree otro en el CRM, en Admin > Telefonía MOR.',
  no_api_keys: 'El conector aún no puede iniciar sesión: la API de SuiteCRM no tiene par de claves.',
  no_api_keys_cure:
    'En este servidor, como usuario del servidor web, ejecute en {folder}: openssl genrsa -out private.key 2048 && openssl rsa -in private.key -pubout -out public.key && chmod 600 private.key public.key. Después pulse el botón otra vez.',
  not_logged_in: 'No ha iniciado sesión.',
  log_in_cure: 'Inicie sesión de nuevo.',
  crm_error: 'El CRM no pudo hacerlo.',
  crm_error_cure: 'El registro del CRM indica el motivo; muéstrelo al administrador.',
  not_configured: 'La telefonía aún no está configurada en este CRM.',
  unknown_operation: 'Esa operación no existe.',
  reload_cure: 'Vuelva a cargar la página.',
  click_without_key: 'El clic llegó sin clave.',
  click_again_cure: 'Vuelva a cargar la página y haga clic otra vez.',
  no_number: 'No es un número de teléfono.',
  no_number_cure: 'Corrija el número en el registro.',
  record_hidden: 'No se encontró el registro de este número, o usted no puede verlo.',
  record_hidden_cure:
    'Abra el registro y llame desde allí, o pida al administrador que añada su módulo en los ajustes de MOR.',
  not_on_record: 'Este número no está guardado en el registro.',
  not_on_record_cure: 'Guarde primero el registro, o pida al administrador la marcación libre.',
  no_call: 'No se indicó ninguna llamada.',
  not_your_call: 'Esta llamada no es suya.',
  only_administrators: 'Solo los administradores pueden hacerlo.',
  script_needed: 'Esta página necesita JavaScript.',
  bad_address: 'Esto no es una dirección: {address}',
  bad_address_cure: 'Ejemplo: https://calls.example.com',
  bad_key: 'La clave es demasiado corta o contiene espacios.',
  bad_key_cure: 'Copie la clave completa, que empieza por whsec_.',
  incomplete: 'Falta la dirección o la clave.',
  incomplete_cure: 'Introduzca ambas y guarde.',
  wrong_key: 'El conector no acepta la clave.',
  wrong_key_cure:
    'Introduzca la misma clave aquí y en signingSecrets de este CRM en el conector; compruebe ambos relojes.',
  hooks_paused: 'En pausa durante {seconds} s tras varios fallos.',
  hooks_paused_cure: 'Guarde los ajustes para intentarlo enseguida.',
  unexpected: 'La dirección del conector respondió con HTTP {status}, no como un conector.',
  unexpected_cure: 'Compruebe la dirección del conector: puede ser de otro servicio o le falta una ruta.',
  unreachable: 'No se pudo contactar con el conector.',
  unreachable_because: 'No se pudo contactar con el conector ({detail}).',
  unreachable_dns_cure:
    'Este servidor no conoce el nombre de la dirección del conector: compruebe la escritura y el DNS.',
  unreachable_refused_cure:
    'Nadie escucha en la dirección del conector: compruebe que esté en marcha, su puerto y el cortafuegos.',
  unreachable_timeout_cure:
    'El conector no respondió a tiempo: compruebe que esté en marcha y que ningún cortafuegos descarte los paquetes.',
  unreachable_unanswered_cure:
    'El conector recibió la petición pero no respondió a tiempo: consulte su registro y su comprobación.',
  unreachable_tls_cure:
    'La conexión no es de confianza: compruebe el certificado de la dirección del conector.',
  unreachable_blocked_cure: 'Este CRM no permite peticiones a esa dirección: use un nombre público con TLS.',
  unreachable_other_cure: 'Compruebe la dirección del conector y que esté en marcha.',
  https_for_http: 'El conector responde en esta dirección, pero sin TLS: http, no https.',
  http_for_https: 'El conector responde en esta dirección, pero solo con TLS: https, no http.',
  scheme_cure: 'Introduzca {address} como dirección del conector.',
};

export const dashlet: Texts['dashlet'] = {
  title: 'Mis llamadas (MOR)',
  description: 'Llamadas por MOR de hoy y de esta semana, sus resultados y lo que se perdió',
  today: 'Hoy',
  week: 'Esta semana',
  week_made: 'Esta semana, hechas',
  week_in: 'Esta semana, recibidas',
  calls: 'Llamadas',
  answered: 'Contestadas',
  missed_calls: 'Perdidas',
  talk_time: 'Tiempo hablado',
  outcomes: 'Resultados de esta semana',
  outcome: 'Resultado',
  agent: 'Agente',
  by_agent: 'Todos los agentes esta semana',
  missed: 'Perdidas y atrasadas',
  missed_none: 'Nada perdido, nada atrasado.',
  no_calls: 'Todavía no hay llamadas esta semana.',
};

export const modules: Texts['modules'] = {
  application: {
    LBL_MOR_DIAL_FAILED: 'MOR: no se ha llamado, el servicio telefónico no está disponible en este momento.',
    LBL_MOR_DIAL_REFUSED: 'MOR: no se ha llamado:',
    LBL_MOR_DIAL_UNKNOWN:
      'MOR: no se sabe si la llamada se inició. Mire el historial antes de llamar otra vez.',
    LBL_MOR_DIAL_DONE: 'MOR: este registro ya tiene su llamada; planifique otra para volver a llamar.',
  },
  Administration: {
    LBL_MOR_ADMIN_GROUP: 'Telefonía',
    LBL_MOR_ADMIN_GROUP_DESCRIPTION: 'Llamadas desde el CRM con Kolmisoft MOR',
    LBL_MOR_ADMIN_TITLE: 'Telefonía MOR',
    LBL_MOR_ADMIN_DESCRIPTION: 'Dirección del conector, clave, permisos y prueba de conexión',
  },
  Users: {
    LBL_MOR_USERNAME: 'Usuario de MOR',
    LBL_MOR_DEVICE: 'Identificador de dispositivo MOR',
    LBL_MOR_SOURCE: 'Número propio (suena primero)',
  },
  Contacts: { LBL_MOR_NUMBERS: 'Últimos dígitos de un número de teléfono (MOR)' },
  Leads: { LBL_MOR_NUMBERS: 'Últimos dígitos de un número de teléfono (MOR)' },
  Accounts: { LBL_MOR_NUMBERS: 'Últimos dígitos de un número de teléfono (MOR)' },
  Prospects: { LBL_MOR_NUMBERS: 'Últimos dígitos de un número de teléfono (MOR)' },
  Calls: {
    LBL_MOR_CALL_ID: 'Llamada MOR',
    LBL_MOR_TALK_SECONDS: 'Tiempo de conversación (segundos)',
    LBL_MOR_OUTCOME: 'Resultado de la llamada',
    LBL_MOR_RESULT: 'Resultado según el agente',
    LBL_MOR_RECORDING: 'Grabación',
    LBL_MOR_DIAL_NOW: 'Marcar ahora',
  },
};

export const task: Texts['task'] = {
  outcomes: {
    answered: 'Contestada',
    no_answer: 'Sin respuesta',
    busy: 'Ocupado',
    failed: 'Fallida',
    cancelled: 'Cancelada',
    agent_no_answer: 'El agente no contestó',
    missed: 'Perdida',
    unknown: 'Desconocido',
  },
  subject: 'Llamada a {contact} - {outcome}',
  subject_in: 'Llamada de {contact} - {outcome}',
  keyed_in: 'un número que introdujo el agente',
  withheld: 'número oculto',
  from_to: '{0} a {1}',
  rang: 'Sonó {0} s, conversación {1} s',
  hangup_cause: 'Causa de desconexión {0}',
  not_dialled: 'No se marcó: {0}',
};

export const callBack: Texts['callBack'] = {
  subject: 'Llamar a {0}',
  count: '({0} perdidas)',
  missed: 'Llamada perdida de {0} a las {1} UTC',
  planned: 'Planificado tras la llamada con {0} a las {1} UTC',
};

export const salesforce: Texts['salesforce'] = {
  Mor_Call_Title: 'Llamar',
  Mor_Call_Number: 'Llamar a {0}: {1}',
  Mor_Call_Record: 'Llamar a este registro',
  Mor_Call_Record_Hint: 'El número procede del contacto o de la cuenta relacionados.',
  Mor_No_Telephone: 'No hay ningún número de teléfono que usted pueda ver.',
  Mor_Record_Gone: 'Este registro no existe o usted no puede verlo.',
  Mor_Do_Not_Call: 'No llamar: este contacto no desea recibir llamadas.',
  Mor_Stale: 'Ahora no se puede leer el estado. La llamada no se ve afectada.',
  Mor_Someone: 'el contacto',
  Mor_List_Title: 'Llamar a los registros seleccionados',
  Mor_List_Empty: 'No hay registros seleccionados a los que llamar. Vuelva a la lista y seleccione algunos.',
  Mor_List_Progress: '{0} de {1}',
  Mor_List_Confirm: 'Elija un número para llamar u omita este registro.',
  Mor_List_Skip: 'Omitir',
  Mor_List_Next: 'Registro siguiente',
  Mor_List_Wait: 'Espere a que termine la llamada.',
  Mor_List_Finish: 'Volver a la lista',
  Mor_List_Done: 'Terminado: {0} llamados, {1} omitidos.',
  Mor_Refresh: 'Actualizar',
  Mor_Check_Title: '¿Por qué no puedo llamar?',
  Mor_Check_Run: 'Comprobar ahora',
  Mor_Check_Ok: 'Todo está en orden: puede llamar.',
  Mor_Check_Source: 'Su teléfono: {0}',
  Mor_Admin_Title: 'Conector MOR',
  Mor_Admin_Connection: 'Conexión',
  Mor_Admin_Connection_Hint:
    'Pregunta al conector por usted. Demuestra que la dirección, la clave y el servicio funcionan.',
  Mor_Admin_Test: 'Probar la conexión',
  Mor_Admin_Connection_Ok: 'El conector responde y acepta la clave de esta organización.',
  Mor_Admin_Agents: 'Usuarios con el conjunto de permisos MOR Agent',
  Mor_Admin_Search: 'Buscar por nombre',
  Mor_Admin_More: 'Se muestran los primeros {0}; busque los demás.',
  Mor_Admin_Agents_Empty: 'Nadie tiene todavía el conjunto de permisos MOR Agent.',
  Mor_Admin_Name: 'Nombre',
  Mor_Admin_Username: 'Usuario de MOR',
  Mor_Admin_Device: 'Dispositivo',
  Mor_Admin_Source: 'Número de origen',
  Mor_Admin_Status: 'Estado',
  Mor_Admin_Check: 'Comprobar',
  Mor_Admin_Check_User: 'Comprobar {0}',
  Mor_Admin_Ready: 'Puede llamar',
  Mor_Admin_Forbidden: 'Solo quienes tengan el conjunto de permisos MOR Administrator pueden ver esto.',
  Mor_Problem_Unauthenticated:
    'El conector no acepta la clave de esta organización. Un administrador debe introducirla de nuevo en Configuración.',
  Mor_Setup_Title: 'Configuración',
  Mor_Setup_Progress: '{0} de {1} pasos están hechos.',
  Mor_Setup_Again: 'Comprobar de nuevo',
  Mor_Setup_Done: 'Hecho',
  Mor_Setup_Missing: 'Pendiente',
  Mor_Setup_Look: 'Compruébelo usted',
  Mor_Setup_Open: 'Abrir en Configuración',
  Mor_Setup_Address: 'Dirección del conector',
  Mor_Setup_Address_Hint:
    'Introduzca la dirección https pública del conector. Salesforce la consulta en cada llamada.',
  Mor_Setup_Address_Invalid:
    'Introduzca la dirección completa con https:// delante, como la muestra el navegador, sin signo de interrogación.',
  Mor_Setup_Key: 'Clave de esta organización',
  Mor_Setup_Key_Hint:
    'Introduzca una clave de API que el conector tenga para esta organización. Salesforce la guarda cifrada y nadie puede volver a leerla.',
  Mor_Setup_Key_Invalid: 'Introduzca la clave.',
  Mor_Setup_Connection: 'Conexión',
  Mor_Setup_Connection_Hint: 'Salesforce pregunta al conector: debe responder y aceptar la clave.',
  Mor_Setup_Agents: 'Agentes',
  Mor_Setup_Agents_Hint:
    'Asigne el conjunto de permisos MOR Agent a todos los que llaman. Usuarios que lo tienen: {0}',
  Mor_Setup_Integration: 'Usuario del conector',
  Mor_Setup_Integration_Hint:
    'Cree un usuario para el conector, con una función por encima de las de los agentes, y asígnele el conjunto de permisos MOR Integration. Encontrado: {0}',
  Mor_Setup_Licence: 'Licencia de ese usuario',
  Mor_Setup_Licence_Hint:
    'Asigne la licencia de conjunto de permisos Salesforce API Integration: sin ella, la licencia del usuario no da acceso a los registros.',
  Mor_Setup_Login: 'Inicio de sesión del conector',
  Mor_Setup_Login_Hint:
    'Despliegue la carpeta service-login, dé al conector la clave de consumidor, el nombre de usuario y la clave privada, y ejecute su check. El paso está hecho cuando ese usuario ha iniciado sesión.',
  Mor_Setup_Flow: 'Flujo para vistas de lista',
  Mor_Setup_Flow_Hint:
    'Configuración, Flujos: active Call selected records with MOR. En producción los flujos se despliegan desactivados.',
  Mor_Setup_Telephones: 'Teléfonos de los agentes',
  Mor_Setup_Telephones_Hint:
    'Rellene MOR Username, MOR Device y MOR Source Number en los usuarios, o use la página de asignación del conector, y compruebe abajo cada agente. Sin número en el usuario: {0}',
  Mor_Setup_Pages: 'Páginas de registro y botones',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: ponga MOR Call en las páginas de registro, para escritorio y para teléfono. Formatos de página: añada la acción Call. Vistas de lista: añada el botón Call with MOR. La organización no puede saber si está hecho.',
  Mor_Setup_Call: 'Primera llamada',
  Mor_Setup_Call_Hint: 'Haga una llamada. Unos segundos después de terminar, su tarea está aquí.',
};

export const salesforceApps: Texts['salesforceApps'] = {
  MOR_Calls: 'Llamadas MOR',
  MOR_Administration: 'Administración MOR',
};
