import type { Texts } from '../texts.ts';

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
