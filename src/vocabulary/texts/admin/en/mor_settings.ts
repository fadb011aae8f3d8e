/** Fields of a MOR connection: label and hint, by path. */
export const mor_settings = {
  url: { label: 'Address', hint: 'Where MOR’s pages are, such as https://mor.example.com/billing' },
  secretKey: {
    label: 'API secret key',
    hint: 'MOR: Settings, API. Empty only if that MOR does not check hashes',
  },
  hashOrder: { label: 'Order of the hash', hint: 'The connector can find out by itself' },
  status: { label: 'Following calls' },
  'status.username': {
    label: 'Status user',
    hint: 'MOR administrator or reseller who may read active calls and CDRs; without one no call is followed, and little can be tested',
  },
  'status.password': {
    label: 'Password of the status user',
    hint: 'Needed for matching agents automatically only',
  },
  'status.pollMs': { label: 'Ask every (ms)' },
  inbound: {
    label: 'Calls that come in',
    hint: 'Shows them to the agents of those CRMs that are set to show incoming calls; this MOR is then asked all the time',
  },
  recordings: {
    label: 'Recordings',
    hint: 'Off until it is settled why calls are recorded, who says so, and how long they are kept',
  },
  'recordings.enabled': {
    label: 'Offer recordings',
    hint: 'Needs MOR’s Recordings add-on, and how long, on what legal basis and with whose notice, below',
  },
  'recordings.keepDays': {
    label: 'Keep them (days)',
    hint: 'After this time the connector deletes the recording in MOR (MOR X16 and newer)',
  },
  'recordings.listen': { label: 'Who may listen', hint: 'Administrators always may' },
  'recordings.legalBasis': {
    label: 'Legal basis',
    hint: 'On which your company records calls; your lawyer knows',
  },
  'recordings.notice': { label: 'Who tells the other party' },
  'recordings.guarded': {
    label: 'Nobody else can fetch the files',
    hint: 'Tick it once you have seen from another machine that MOR refuses the address of a recording; until then the self-check says that this is broken',
  },
  'recordings.hosts': {
    label: 'Recordings servers',
    hint: 'Only where MOR keeps recordings on another machine, such as http://recordings.example.com. Audio is read from MOR itself and from these, from nowhere else',
  },
  endpoint: { label: 'Name of the callback method', hint: 'Older versions of MOR have the old name' },
  method: { label: 'How requests are sent' },
  callbackUniqueId: {
    label: 'This MOR answers with a callback id',
    hint: 'It links both legs of a call; needs use_callback_uniqueid in mor.conf',
  },
  timeoutMs: { label: 'Time limit (ms)' },
  connectTimeoutMs: { label: 'Time limit to connect (ms)' },
  limits: { label: 'Limits of this MOR', hint: 'Protects a small MOR. Empty: no limit' },
  'limits.concurrent': { label: 'Requests at a time' },
  'limits.perSecond': { label: 'Per second' },
  'limits.queue': { label: 'Clicks that may wait', hint: 'Further ones are refused at once' },
  callEndSecret: {
    label: 'Secret of the Call End webhook',
    hint: 'The end of the address in MOR: /hooks/mor/ID/call-end/SECRET, so that nobody else can make the connector read CDRs. Empty: no secret',
  },
  v2: { label: 'API v2', hint: 'MOR X18 and newer: lets agents hang up' },
  'v2.username': { label: 'API v2 user' },
  'v2.password': { label: 'API v2 password' },
  numbers: { label: 'Numbers as this MOR wants them' },
  'numbers.form': { label: 'Form' },
  'numbers.homeCountry': {
    label: 'Home country',
    hint: 'The country whose numbers are dialled in the national form',
  },
  'numbers.prefixes': {
    label: 'Other beginnings',
    hint: 'The first entry that matches the beginning of the digits applies',
  },
  'numbers.prefixes[].match': { label: 'Beginning' },
  'numbers.prefixes[].replace': { label: 'Instead' },
  legALcr: { label: 'LCR of leg A', hint: 'The route of the call to the agent, for all calls' },
  tls: { label: 'TLS' },
  'tls.caFile': { label: 'File of the CA', hint: 'Certificate of your own CA, in PEM' },
  'tls.rejectUnauthorized': { label: 'Refuse certificates that cannot be checked' },
} as const;
