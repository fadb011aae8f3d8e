/** Fields of SugarCRM and SuiteCRM connections: label and hint, by path. */
export const sugar_settings = {
  url: { label: 'Address' },
  numbersFrom: { label: 'Numbers come from' },
  modules: {
    label: 'Modules',
    hint: 'Modules whose numbers can be called, besides Contacts, Leads, Prospects, Accounts and Users',
  },
  'modules.*.phones': { label: 'Telephone fields' },
  'modules.*.name': { label: 'Name fields' },
  'modules.*.country': { label: 'Country field' },
  'modules.*.doNotCall': { label: 'Do-not-call fields' },
  userFields: { label: 'Fields of the user record' },
  'userFields.username': { label: 'User name' },
  'userFields.device': { label: 'Device' },
  'userFields.source': { label: 'Source' },
  activityFields: { label: 'Fields of the activity' },
  'activityFields.callId': { label: 'Call’s id' },
  'activityFields.talkSeconds': { label: 'Talk time' },
  'activityFields.outcome': { label: 'Outcome' },
  'activityFields.recording': {
    label: 'Link to the recording',
    hint: 'Written only where the CRM has the field',
  },
  'activityFields.disposition': {
    label: 'Result',
    hint: 'None, or a CRM without it: the agent’s result is the first line of the description',
  },
  task: { label: 'Tasks to call back' },
  'task.language': {
    label: 'Language',
    hint: 'Of the subject of a call, and of what the connector writes into a task to call back',
  },
  'task.fields': {
    label: 'Further fields',
    hint: 'Of a new task to call back, for instance required ones; with {contact}, {number}, {call}',
  },
  numberFields: {
    label: 'Fields of last digits',
    hint: 'In which the package keeps the last digits of a record’s numbers, for calls that come in',
  },
  changesPollSec: {
    label: 'Look for changed users (s)',
    hint: 'How often the CRM is asked for users that changed without its package telling; 0: never',
  },
  rate: { label: 'Requests to the CRM' },
  'rate.perSecond': { label: 'Per second' },
  'rate.concurrent': { label: 'At a time' },
  timeoutMs: { label: 'Time limit (ms)' },
  version: {
    label: 'Version',
    hint: 'The newest that the instance has; Sugar 14 has v11_24. SuiteCRM: 8 keeps its APIs below /legacy',
  },
  apiPath: {
    label: 'Path of the API',
    hint: 'Below the address, when it is not where this version usually has it',
  },
  api: { label: 'API' },
  username: { label: 'User name' },
  password: { label: 'Password' },
  passwordEncoding: {
    label: 'Form of the password',
    hint: 'As it is only when the CRM checks passwords against LDAP, and over https',
  },
  platform: {
    label: 'Platform',
    hint: 'Registered by the package, or in Admin > Configure API Platforms; several nodes need one each',
  },
  clientId: {
    label: 'Client id',
    hint: 'Of an OAuth client of the CRM; in Sugar, sugar exists in every instance and has no secret',
  },
  clientSecret: { label: 'Client secret' },
} as const;
