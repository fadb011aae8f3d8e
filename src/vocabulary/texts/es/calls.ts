import type { Texts } from '../texts.ts';

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
  recording_pending: 'La grabación llega unos minutos después de la llamada.',
  recording_deleted: 'La grabación se ha borrado.',
};

export const incoming: Texts['incoming'] = {
  ringing: 'Llamada entrante',
  to: 'Al {did}',
  withheld: 'Número oculto',
  unknown_caller: 'Número desconocido',
  looking_up: 'Buscando a quien llama…',
  not_in_time: 'El CRM aún no ha dicho quién es. Se le pregunta de nuevo.',
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
