/** Fields of SugarCRM and SuiteCRM connections: label and hint, by path. */
export const sugar_settings = {
  url: { label: 'Adresse' },
  numbersFrom: { label: 'Nummern kommen von' },
  modules: {
    label: 'Module',
    hint: 'Module, deren Nummern angerufen werden können, neben Contacts, Leads, Prospects, Accounts und Users',
  },
  'modules.*.phones': { label: 'Telefonfelder' },
  'modules.*.name': { label: 'Namensfelder' },
  'modules.*.country': { label: 'Länderfeld' },
  'modules.*.doNotCall': { label: 'Felder „nicht anrufen“' },
  userFields: { label: 'Felder des Benutzerdatensatzes' },
  'userFields.username': { label: 'Benutzername' },
  'userFields.device': { label: 'Gerät' },
  'userFields.source': { label: 'Quelle' },
  activityFields: { label: 'Felder der Aktivität' },
  'activityFields.callId': { label: 'Anruf-Id' },
  'activityFields.talkSeconds': { label: 'Gesprächszeit' },
  'activityFields.outcome': { label: 'Ausgang' },
  'activityFields.recording': {
    label: 'Link zur Aufnahme',
    hint: 'Nur geschrieben, wo das CRM das Feld hat',
  },
  'activityFields.disposition': {
    label: 'Ergebnis',
    hint: 'Keines, oder im CRM nicht vorhanden: das Ergebnis des Agenten ist die erste Zeile der Beschreibung',
  },
  task: { label: 'Rückrufaufgaben' },
  'task.language': {
    label: 'Sprache',
    hint: 'Des Betreffs eines Anrufs und dessen, was der Konnektor in eine Rückrufaufgabe schreibt',
  },
  'task.fields': {
    label: 'Weitere Felder',
    hint: 'Einer neuen Rückrufaufgabe, etwa Pflichtfelder; mit {contact}, {number}, {call}',
  },
  numberFields: {
    label: 'Felder der letzten Ziffern',
    hint: 'In denen das Paket die letzten Ziffern der Nummern eines Datensatzes hält, für eingehende Anrufe',
  },
  changesPollSec: {
    label: 'Nach geänderten Benutzern sehen (s)',
    hint: 'Wie oft das CRM nach Benutzern gefragt wird, die sich ohne Meldung des Pakets geändert haben; 0: nie',
  },
  rate: { label: 'Anfragen an das CRM' },
  'rate.perSecond': { label: 'Je Sekunde' },
  'rate.concurrent': { label: 'Gleichzeitig' },
  timeoutMs: { label: 'Zeitlimit (ms)' },
  version: {
    label: 'Version',
    hint: 'Die neueste, die die Installation hat; Sugar 14 hat v11_24. SuiteCRM: 8 hat seine APIs unter /legacy',
  },
  apiPath: {
    label: 'Pfad der API',
    hint: 'Unter der Adresse, wenn er nicht dort ist, wo diese Version ihn üblicherweise hat',
  },
  api: { label: 'API' },
  username: { label: 'Benutzername' },
  password: { label: 'Passwort' },
  passwordEncoding: {
    label: 'Form des Passworts',
    hint: 'Unverändert nur, wenn das CRM Passwörter mit LDAP prüft, und über https',
  },
  platform: {
    label: 'Plattform',
    hint: 'Vom Paket angemeldet oder in Admin > Configure API Platforms; mehrere Knoten brauchen je eine',
  },
  clientId: {
    label: 'Client-Id',
    hint: 'Eines OAuth-Clients des CRM; in Sugar gibt es sugar überall, ohne Geheimnis',
  },
  clientSecret: { label: 'Client-Geheimnis' },
} as const;
