/** What is wrong and what to do, by problem code, for administrators. */
export const problems = {
  unauthenticated: { title: 'No ha iniciado sesión', cure: 'Inicie sesión de nuevo.' },
  forbidden: { title: 'No puede hacer eso', cure: 'Pida el permiso a un administrador.' },
  invalid_request: { title: 'Así no se puede hacer', cure: 'Corrija lo que se indica aquí.' },
  not_found: { title: 'Eso ya no existe', cure: 'Recargue la página.' },
  method_not_allowed: {
    title: 'La página y el conector son de versiones distintas',
    cure: 'Recargue la página.',
  },
  payload_too_large: {
    title: 'Es demasiado de una vez',
    cure: 'Envíe menos, por ejemplo un archivo más pequeño.',
  },
  call_not_found: {
    title: 'No existe esa llamada',
    cure: 'Las llamadas se borran tras los días configurados.',
  },
  recording_not_found: {
    title: 'No hay grabación de esta llamada',
    cure: 'MOR necesita unos minutos tras la llamada; las grabaciones se borran pasado un tiempo.',
  },
  recording_unavailable: {
    title: 'MOR no entrega la grabación ahora',
    cure: 'Inténtelo más tarde; la autocomprobación dice el motivo.',
  },
  idempotency_conflict: { title: 'Este clic ya se usó para otra petición', cure: 'Inténtelo de nuevo.' },
  agent_not_mapped: {
    title: 'Este agente no tiene teléfono en el conector',
    cure: 'Dele una línea en la asignación: usuario de MOR, dispositivo y origen.',
  },
  agent_disabled: {
    title: 'Las llamadas están desactivadas para este agente',
    cure: 'Actívelas en la asignación.',
  },
  record_not_found: {
    title: 'No se encontró el registro en el CRM',
    cure: 'Puede haberse borrado, o el agente no puede verlo.',
  },
  no_telephone_number: {
    title: 'El registro no tiene número de teléfono',
    cure: 'Introduzca uno en el CRM.',
  },
  number_invalid: {
    title: 'No es un número que se pueda marcar',
    cure: 'Corríjalo; la forma internacional con + siempre funciona.',
  },
  destination_blocked: {
    title: 'No se puede llamar a este destino',
    cure: 'Cambie las reglas si debe ser posible.',
  },
  do_not_call: {
    title: 'Este contacto no quiere llamadas',
    cure: 'Respete la marca, o pida que la quiten en el CRM si es errónea.',
  },
  agent_busy: { title: 'El agente ya tiene una llamada', cure: 'Termine primero esa llamada.' },
  rate_limited: { title: 'Demasiadas llamadas en poco tiempo', cure: 'Espere un momento.' },
  too_many_requests: {
    title: 'Demasiadas peticiones desde un mismo sitio',
    cure: 'Espere un momento y cierre las ventanas que no necesite.',
  },
  sign_in_throttled: {
    title: 'Demasiados intentos de iniciar sesión',
    cure: 'Espere y vuelva a introducir la contraseña.',
  },
  mor_refused: {
    title: 'MOR rechazó la llamada',
    cure: 'Lo que dijo MOR indica el motivo: cámbielo en MOR o en la asignación.',
  },
  mor_unreachable: {
    title: 'No se pudo alcanzar MOR; no se marcó nada',
    cure: 'Inténtelo de nuevo; si persiste, revise la red y la dirección de MOR.',
  },
  mor_unusable_answer: {
    title: 'No es seguro que MOR haya llamado',
    cure: 'Espere al teléfono; no se marca nada por segunda vez.',
  },
  crm_unreachable: {
    title: 'El CRM no respondió',
    cure: 'Inténtelo de nuevo; si persiste, pruebe su conexión.',
  },
  overloaded: { title: 'Demasiadas llamadas esperan a MOR', cure: 'Inténtelo de nuevo en un momento.' },
  not_supported: {
    title: 'Este MOR o CRM no puede hacerlo',
    cure: 'Colgar requiere la API v2 de MOR X18 o posterior.',
  },
  not_ready: {
    title: 'El conector está arrancando o parando, o no puede usar su base de datos',
    cure: 'Inténtelo en un momento; si dura, el registro tiene el motivo.',
  },
  internal: {
    title: 'El conector cometió un error',
    cure: 'Diga al operador el id de la petición; el registro tiene los detalles.',
  },
  unreachable: { title: 'El conector no responde', cure: 'Compruebe la red e inténtelo de nuevo.' },
  unreadable: {
    title: 'Algo entre usted y el conector respondió en su lugar',
    cure: 'Dígaselo a quien lleve el proxy.',
  },
} as const;
