/** Fields of a MOR connection: label and hint, by path. */
export const mor_settings = {
  url: { label: 'Dirección', hint: 'Donde están las páginas de MOR, como https://mor.example.com/billing' },
  secretKey: {
    label: 'Clave secreta de la API',
    hint: 'MOR: Settings, API. Vacía solo si ese MOR no comprueba los hash',
  },
  hashOrder: { label: 'Orden del hash', hint: 'El conector puede averiguarlo por sí mismo' },
  status: { label: 'Seguimiento de llamadas' },
  'status.username': {
    label: 'Usuario de estado',
    hint: 'Administrador o revendedor de MOR que puede leer llamadas activas y CDR; sin él no se sigue ninguna llamada y poco se puede probar',
  },
  'status.password': {
    label: 'Contraseña del usuario de estado',
    hint: 'Solo hace falta para emparejar agentes automáticamente',
  },
  'status.pollMs': { label: 'Preguntar cada (ms)' },
  inbound: {
    label: 'Llamadas entrantes',
    hint: 'Las muestra a los agentes de los CRM configurados para ello; entonces se pregunta a este MOR todo el tiempo',
  },
  recordings: {
    label: 'Grabaciones',
    hint: 'Desactivado hasta decidir por qué se graban las llamadas, quién lo dice y cuánto se conservan',
  },
  'recordings.enabled': {
    label: 'Ofrecer grabaciones',
    hint: 'Requiere el complemento Recordings de MOR y, abajo, cuánto tiempo, con qué base legal y quién avisa',
  },
  'recordings.keepDays': {
    label: 'Conservarlas (días)',
    hint: 'Después el conector borra la grabación en MOR (MOR X16 y posteriores)',
  },
  'recordings.listen': { label: 'Quién puede escuchar', hint: 'Los administradores siempre pueden' },
  'recordings.legalBasis': {
    label: 'Base legal',
    hint: 'Con la que su empresa graba llamadas; su abogado lo sabe',
  },
  'recordings.notice': { label: 'Quién avisa a la otra parte' },
  'recordings.guarded': {
    label: 'Nadie más puede obtener los archivos',
    hint: 'Márquelo cuando haya visto desde otra máquina que MOR rechaza la dirección de una grabación; hasta entonces la autocomprobación lo da por roto',
  },
  'recordings.hosts': {
    label: 'Servidores de grabaciones',
    hint: 'Solo si MOR guarda las grabaciones en otra máquina, como http://recordings.example.com. El audio se lee de MOR y de estos, de ningún otro sitio',
  },
  endpoint: {
    label: 'Nombre del método de devolución',
    hint: 'Las versiones antiguas de MOR tienen el nombre antiguo',
  },
  method: { label: 'Cómo se envían las peticiones' },
  callbackUniqueId: {
    label: 'Este MOR responde con un id de devolución',
    hint: 'Une las dos partes de una llamada; requiere use_callback_uniqueid en mor.conf',
  },
  timeoutMs: { label: 'Tiempo límite (ms)' },
  connectTimeoutMs: { label: 'Tiempo límite para conectar (ms)' },
  limits: { label: 'Límites de este MOR', hint: 'Protege un MOR pequeño. Vacío: sin límite' },
  'limits.concurrent': { label: 'Peticiones a la vez' },
  'limits.perSecond': { label: 'Por segundo' },
  'limits.queue': { label: 'Clics que pueden esperar', hint: 'Los demás se rechazan enseguida' },
  callEndSecret: {
    label: 'Secreto del webhook Call End',
    hint: 'El final de la dirección en MOR: /hooks/mor/ID/call-end/SECRET, para que nadie más haga leer CDR al conector. Vacío: sin secreto',
  },
  v2: { label: 'API v2', hint: 'MOR X18 y posteriores: los agentes pueden colgar' },
  'v2.username': { label: 'Usuario de API v2' },
  'v2.password': { label: 'Contraseña de API v2' },
  numbers: { label: 'Números como los quiere este MOR' },
  'numbers.form': { label: 'Forma' },
  'numbers.homeCountry': { label: 'País propio', hint: 'El país cuyos números se marcan en forma nacional' },
  'numbers.prefixes': {
    label: 'Otros comienzos',
    hint: 'Se aplica la primera entrada que coincide con el comienzo de los dígitos',
  },
  'numbers.prefixes[].match': { label: 'Comienzo' },
  'numbers.prefixes[].replace': { label: 'En su lugar' },
  legALcr: { label: 'LCR de la parte A', hint: 'La ruta de la llamada al agente, para todas las llamadas' },
  tls: { label: 'TLS' },
  'tls.caFile': { label: 'Archivo de la CA', hint: 'Certificado de su propia CA, en PEM' },
  'tls.rejectUnauthorized': { label: 'Rechazar certificados que no se pueden comprobar' },
} as const;
