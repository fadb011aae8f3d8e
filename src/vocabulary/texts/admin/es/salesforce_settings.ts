/** Fields of a Salesforce connection: label and hint, by path. */
export const salesforce_settings = {
  url: {
    label: 'Dirección',
    hint: 'La dirección My Domain de la organización, https://NAME.my.salesforce.com',
  },
  login: { label: 'Inicio de sesión' },
  'login.flow': { label: 'Forma de iniciar sesión' },
  'login.clientId': { label: 'Id de cliente', hint: 'Clave de consumidor de la External Client App' },
  'login.username': { label: 'Nombre de usuario', hint: 'Del usuario de integración' },
  'login.privateKey': {
    label: 'Clave privada (PEM)',
    hint: 'RSA, de BEGIN a END; su certificado está en la External Client App',
  },
  'login.audience': {
    label: 'Destinatario',
    hint: 'La dirección de la organización, salvo que una nube gubernamental pida otra',
  },
  'login.certificate': {
    label: 'Certificado (PEM)',
    hint: 'De BEGIN a END; solo para que la autocomprobación avise antes de que caduque',
  },
  'login.clientSecret': {
    label: 'Secreto de cliente',
    hint: 'Secreto de consumidor de la External Client App',
  },
  apiVersion: { label: 'Versión de la API' },
  timeoutMs: {
    label: 'Tiempo límite (ms)',
    hint: 'De una petición; las operaciones enteras terminan a los 10 s como mucho',
  },
  cacheSec: {
    label: 'Recordar usuarios (s)',
    hint: 'Cuánto se recuerdan los usuarios, y los registros 5 s; los cambios lo acortan',
  },
  visibility: { label: 'A quién pueden llamar los agentes' },
  objects: {
    label: 'Objetos',
    hint: 'Objetos propios a los que se puede llamar, y otros campos de los habituales (Contact, Lead, Account ...)',
  },
  'objects.*.phones': { label: 'Campos de teléfono' },
  'objects.*.otherPhones': {
    label: 'También otros campos de teléfono',
    hint: 'Marcar los demás campos de tipo Phone, tras los de la lista',
  },
  'objects.*.names': { label: 'Campos de nombre' },
  'objects.*.countries': { label: 'Campos de país' },
  'objects.*.doNotCall': { label: 'Campos de no llamar' },
  userFields: { label: 'Campos del registro de usuario' },
  'userFields.username': { label: 'Nombre de usuario' },
  'userFields.device': { label: 'Dispositivo' },
  'userFields.source': { label: 'Origen' },
  'userFields.callerIdA': { label: 'Número mostrado al agente' },
  'userFields.callerIdB': { label: 'Número mostrado al contacto' },
  task: { label: 'Tareas (Tasks)' },
  'task.callIdField': { label: 'Campo del id de la llamada' },
  'task.outcomeField': { label: 'Campo del desenlace' },
  'task.directionField': { label: 'Campo de la dirección', hint: 'Saliente o entrante, para informes' },
  'task.talkSecondsField': { label: 'Campo del tiempo de conversación' },
  'task.status': {
    label: 'Estado',
    hint: 'De una llamada terminada; vacío: «Completed» si cuenta como cerrado, si no el primero que lo sea',
  },
  'task.recordType': {
    label: 'Tipo de registro',
    hint: 'Nombre de desarrollador de un tipo de registro de Task',
  },
  'task.subject': {
    label: 'Asunto',
    hint: 'De una tarea nueva, con {contact}, {number}, {source}, {outcome}, {result}, {talk}, {call}',
  },
  'task.language': { label: 'Idioma', hint: 'De lo que el conector escribe en las tareas' },
  'task.fields': {
    label: 'Otros campos',
    hint: 'De una tarea nueva, también para devolver llamadas, por ejemplo obligatorios; con {contact}, {number}, {source}, {outcome}, {result}, {talk}, {call}',
  },
  stateEvent: {
    label: 'Evento de plataforma',
    hint: 'Con él se publica cada cambio de estado de una llamada; vacío: ninguno',
  },
  permissionSet: {
    label: 'Conjunto de permisos',
    hint: 'La autocomprobación lo espera en el usuario de integración',
  },
} as const;
