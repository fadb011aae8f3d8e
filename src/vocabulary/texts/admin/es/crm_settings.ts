/** Fields that every CRM connection has, and those of the generic one: label and hint, by path. */
export const crm_settings = {
  jwt: { label: 'Tokens de navegador del CRM', hint: 'Tokens que firma el propio CRM' },
  'jwt.publicKey': { label: 'Clave pública o certificado (PEM)', hint: 'RS256 o ES256' },
  'jwt.issuer': { label: 'Emisor' },
  'jwt.audience': { label: 'Destinatario' },
  origins: {
    label: 'Orígenes de páginas',
    hint: 'Páginas del CRM que pueden usar el conector desde un navegador, como https://crm.example.com',
  },
  defaultCountry: { label: 'País de sus números', hint: 'Para números sin +' },
  callerIds: {
    label: 'Números mostrados',
    hint: 'Números que los agentes pueden mostrar al contacto, además de los de su propia línea',
  },
  results: {
    label: 'Resultados de llamadas',
    hint: 'Lo que los agentes pueden elegir tras una llamada. Vacío: cinco habituales, con textos en todos los idiomas del panel',
  },
  'results[].code': {
    label: 'Código',
    hint: 'Lo que se guarda y se cuenta; su significado nunca debe cambiar',
  },
  'results[].labels': { label: 'Textos', hint: 'Lo que leen los agentes, por idioma, como en o pt-BR' },
  'results[].outcome': {
    label: 'Desenlace',
    hint: 'Para un resultado que dice cómo terminó de verdad la llamada; vacío: como dice MOR',
  },
  'results[].value': {
    label: 'Valor en el CRM',
    hint: 'La entrada correspondiente de la lista del CRM; vacío: el código',
  },
  resultRequired: {
    label: 'Los resultados son obligatorios',
    hint: 'La ficha de una llamada contestada permanece hasta que el agente elige un resultado',
  },
  inbound: { label: 'Llamadas entrantes' },
  'inbound.enabled': {
    label: 'Mostrar llamadas entrantes',
    hint: 'Llamadas a agentes asignados, de los servidores MOR configurados para ello',
  },
  'inbound.pop': {
    label: 'Abrir el registro',
    hint: 'Cuándo se abre por sí solo el registro de quien llama',
  },
  'inbound.objects': {
    label: 'Dónde se busca a quien llama',
    hint: 'Tipos de registro por orden de preferencia, como Contact, Lead. Vacío: los habituales de ese CRM',
  },
  'inbound.createLead': {
    label: 'Ofrecer crear un registro',
    hint: 'Si quien llama es desconocido, la ficha enlaza a la página del CRM; no se crea nada automáticamente',
  },
  'inbound.missedTask': {
    label: 'Tarea para llamadas perdidas',
    hint: 'Una tarea abierta para devolver la llamada, una para todas las del mismo número en una hora',
  },
  'inbound.defaultOwner': {
    label: 'Propietario de esas tareas',
    hint: 'Id de un usuario del CRM, para llamadas que no son de un solo agente. Vacío: el agente cuyo teléfono sonó primero',
  },
  'inbound.ignoreDids': {
    label: 'Números llamados que se omiten',
    hint: 'Las llamadas a ellos ni se muestran ni se cuentan',
  },
  'inbound.ignoreCallers': { label: 'Llamantes que se omiten', hint: 'Por ejemplo, números privados' },
  'inbound.hours': {
    label: 'Horas',
    hint: 'Fuera de ellas se pregunta a MOR solo cada 9 segundos mientras no haya llamadas. Vacío: siempre como en horario laboral',
  },
  'inbound.hours.from': { label: 'Desde' },
  'inbound.hours.to': { label: 'Hasta', hint: 'Antes del comienzo significa pasada la medianoche' },
  'inbound.hours.zone': {
    label: 'Zona horaria',
    hint: 'Como Europe/Vilnius; vacía: la zona de esta máquina',
  },
  defaults: {
    label: 'Valores habituales',
    hint: 'Se usan cuando ni la asignación ni el registro de usuario del CRM tienen un valor',
  },
  'defaults.mor': { label: 'Servidor MOR' },
  'defaults.username': { label: 'Usuario de MOR' },
  'defaults.device': { label: 'Dispositivo' },
  'defaults.source': {
    label: 'Origen',
    hint: 'Ya no se usa: un teléfono pertenece a un agente. Al arrancar, el registro nombra los CRM que aún lo tienen',
  },
  'defaults.callerIdA': { label: 'Número mostrado al agente' },
  'defaults.callerIdB': { label: 'Número mostrado al contacto' },
  'defaults.country': { label: 'País' },
  activity: {
    label: 'Mensajes sobre llamadas',
    hint: 'Adónde se envían, firmadas, las llamadas terminadas y las entrantes mientras suenan',
  },
  'activity.url': { label: 'Dirección' },
  'activity.secret': { label: 'Secreto de firma' },
  'activity.timeoutMs': { label: 'Tiempo límite (ms)' },
  task: { label: 'Tareas y asuntos' },
  'task.language': {
    label: 'Idioma',
    hint: 'Del asunto de una llamada y de una tarea para devolver la llamada',
  },
} as const;
