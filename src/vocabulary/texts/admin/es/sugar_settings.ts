/** Fields of SugarCRM and SuiteCRM connections: label and hint, by path. */
export const sugar_settings = {
  url: { label: 'Dirección' },
  numbersFrom: { label: 'Los números vienen de' },
  modules: {
    label: 'Módulos',
    hint: 'Módulos cuyos números se pueden llamar, además de Contacts, Leads, Prospects, Accounts y Users',
  },
  'modules.*.phones': { label: 'Campos de teléfono' },
  'modules.*.name': { label: 'Campos de nombre' },
  'modules.*.country': { label: 'Campo de país' },
  'modules.*.doNotCall': { label: 'Campos de no llamar' },
  userFields: { label: 'Campos del registro de usuario' },
  'userFields.username': { label: 'Nombre de usuario' },
  'userFields.device': { label: 'Dispositivo' },
  'userFields.source': { label: 'Origen' },
  activityFields: { label: 'Campos de la actividad' },
  'activityFields.callId': { label: 'Id de la llamada' },
  'activityFields.talkSeconds': { label: 'Tiempo de conversación' },
  'activityFields.outcome': { label: 'Desenlace' },
  'activityFields.recording': {
    label: 'Enlace a la grabación',
    hint: 'Solo se escribe si el CRM tiene el campo',
  },
  'activityFields.disposition': {
    label: 'Resultado',
    hint: 'Ninguno, o un CRM sin él: el resultado del agente es la primera línea de la descripción',
  },
  task: { label: 'Tareas para devolver llamadas' },
  'task.language': {
    label: 'Idioma',
    hint: 'Del asunto de una llamada y de lo que el conector escribe en una tarea para devolver la llamada',
  },
  'task.fields': {
    label: 'Otros campos',
    hint: 'De una tarea nueva para devolver la llamada, por ejemplo obligatorios; con {contact}, {number}, {call}',
  },
  numberFields: {
    label: 'Campos de últimos dígitos',
    hint: 'Donde el paquete guarda los últimos dígitos de los números de un registro, para llamadas entrantes',
  },
  changesPollSec: {
    label: 'Buscar usuarios cambiados (s)',
    hint: 'Con qué frecuencia se pregunta al CRM por usuarios que cambiaron sin aviso del paquete; 0: nunca',
  },
  rate: { label: 'Peticiones al CRM' },
  'rate.perSecond': { label: 'Por segundo' },
  'rate.concurrent': { label: 'A la vez' },
  timeoutMs: { label: 'Tiempo límite (ms)' },
  version: {
    label: 'Versión',
    hint: 'La más nueva que tenga la instancia; Sugar 14 tiene v11_24. SuiteCRM: 8 tiene sus API bajo /legacy',
  },
  apiPath: {
    label: 'Ruta de la API',
    hint: 'Bajo la dirección, si no está donde esta versión suele tenerla',
  },
  api: { label: 'API' },
  username: { label: 'Nombre de usuario' },
  password: { label: 'Contraseña' },
  passwordEncoding: {
    label: 'Forma de la contraseña',
    hint: 'Tal cual solo si el CRM comprueba contraseñas con LDAP, y por https',
  },
  platform: {
    label: 'Plataforma',
    hint: 'La registra el paquete, o Admin > Configure API Platforms; varios nodos necesitan una cada uno',
  },
  clientId: {
    label: 'Id de cliente',
    hint: 'De un cliente OAuth del CRM; en Sugar, sugar existe siempre y no tiene secreto',
  },
  clientSecret: { label: 'Secreto de cliente' },
} as const;
