/** Fields that every CRM connection has, and those of the generic one: label and hint, by path. */
export const crm_settings = {
  jwt: { label: 'Browser tokens of the CRM', hint: 'Tokens that the CRM signs itself' },
  'jwt.publicKey': { label: 'Public key or certificate (PEM)', hint: 'RS256 or ES256' },
  'jwt.issuer': { label: 'Issuer' },
  'jwt.audience': { label: 'Audience' },
  origins: {
    label: 'Page origins',
    hint: 'Pages of the CRM that may use the connector from a browser, such as https://crm.example.com',
  },
  defaultCountry: { label: 'Country of its numbers', hint: 'For numbers without +' },
  callerIds: {
    label: 'Caller IDs',
    hint: 'Numbers that agents may show to the contact, besides those of their own line',
  },
  results: {
    label: 'Results of calls',
    hint: 'What agents can choose after a call. Empty: five usual ones, with labels in every language of the panel',
  },
  'results[].code': { label: 'Code', hint: 'What is stored and counted; its meaning must never change' },
  'results[].labels': { label: 'Labels', hint: 'What agents read, by language, such as en or pt-BR' },
  'results[].outcome': {
    label: 'Outcome',
    hint: 'For a result that says how the call really ended; empty: as MOR says',
  },
  'results[].value': {
    label: 'Value in the CRM',
    hint: 'The corresponding entry of the CRM’s own list; empty: the code',
  },
  resultRequired: {
    label: 'Results are required',
    hint: 'The card of an answered call stays until the agent has chosen a result',
  },
  inbound: { label: 'Calls that come in' },
  'inbound.enabled': {
    label: 'Show calls that come in',
    hint: 'Calls to mapped agents, from those MOR servers that are set to show them',
  },
  'inbound.pop': { label: 'Open the record', hint: 'When the caller’s record opens by itself' },
  'inbound.objects': {
    label: 'Where callers are looked for',
    hint: 'Record types in order of preference, such as Contact, Lead. Empty: the usual ones of that CRM',
  },
  'inbound.createLead': {
    label: 'Offer to create a record',
    hint: 'For an unknown caller the card links to the CRM’s own page; nothing is created automatically',
  },
  'inbound.missedTask': {
    label: 'Task for missed calls',
    hint: 'An open task to call back, one for all calls from the same number within an hour',
  },
  'inbound.defaultOwner': {
    label: 'Owner of such tasks',
    hint: 'Id of a CRM user, for calls that belong to no single agent. Empty: the agent whose telephone rang first',
  },
  'inbound.ignoreDids': {
    label: 'Numbers called that are left out',
    hint: 'Calls to them are neither shown nor counted',
  },
  'inbound.ignoreCallers': { label: 'Callers that are left out', hint: 'For example private numbers' },
  'inbound.hours': {
    label: 'Hours',
    hint: 'Outside these hours MOR is asked only every 9 seconds while there are no calls. Empty: always as often as during work',
  },
  'inbound.hours.from': { label: 'From' },
  'inbound.hours.to': { label: 'To', hint: 'Earlier than the beginning means past midnight' },
  'inbound.hours.zone': {
    label: 'Time zone',
    hint: 'Such as Europe/Vilnius; empty: the zone of this machine',
  },
  defaults: {
    label: 'Usual values',
    hint: 'Used where neither the mapping nor the CRM’s user record has a value',
  },
  'defaults.mor': { label: 'MOR server' },
  'defaults.username': { label: 'MOR user' },
  'defaults.device': { label: 'Device' },
  'defaults.source': {
    label: 'Source',
    hint: 'No longer used: a telephone belongs to one agent. At start-up the log names the CRMs that still have it',
  },
  'defaults.callerIdA': { label: 'Caller ID to the agent' },
  'defaults.callerIdB': { label: 'Caller ID to the contact' },
  'defaults.country': { label: 'Country' },
  activity: {
    label: 'Messages about calls',
    hint: 'Where ended calls are posted, signed, and calls that come in as they ring',
  },
  'activity.url': { label: 'Address' },
  'activity.secret': { label: 'Signing secret' },
  'activity.timeoutMs': { label: 'Time limit (ms)' },
  task: { label: 'Tasks and subjects' },
  'task.language': { label: 'Language', hint: 'Of the subject of a call, and of a task to call back' },
} as const;
