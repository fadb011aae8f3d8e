/** Fields of a Salesforce connection: label and hint, by path. */
export const salesforce_settings = {
  url: { label: 'Adresse', hint: 'Die My-Domain-Adresse der Organisation, https://NAME.my.salesforce.com' },
  login: { label: 'Anmeldung' },
  'login.flow': { label: 'Art der Anmeldung' },
  'login.clientId': { label: 'Client-Id', hint: 'Consumer Key der External Client App' },
  'login.username': { label: 'Benutzername', hint: 'Des Integrationsbenutzers' },
  'login.privateKey': {
    label: 'Privater Schlüssel (PEM)',
    hint: 'RSA, von BEGIN bis END; das zugehörige Zertifikat ist in der External Client App',
  },
  'login.audience': {
    label: 'Empfänger',
    hint: 'Die Adresse der Organisation, außer eine Behörden-Cloud will eine andere',
  },
  'login.certificate': {
    label: 'Zertifikat (PEM)',
    hint: 'Von BEGIN bis END; nur damit der Selbsttest vor dem Ablauf warnen kann',
  },
  'login.clientSecret': { label: 'Client-Geheimnis', hint: 'Consumer Secret der External Client App' },
  apiVersion: { label: 'API-Version' },
  timeoutMs: { label: 'Zeitlimit (ms)', hint: 'Einer Anfrage; ganze Vorgänge enden spätestens nach 10 s' },
  cacheSec: {
    label: 'Benutzer merken (s)',
    hint: 'Wie lange Benutzer gemerkt werden, Datensätze 5 s davon; Änderungen beenden beides früher',
  },
  visibility: { label: 'Was Agenten anrufen können' },
  objects: {
    label: 'Objekte',
    hint: 'Eigene Objekte, die angerufen werden können, und andere Felder der üblichen (Contact, Lead, Account ...)',
  },
  'objects.*.phones': { label: 'Telefonfelder' },
  'objects.*.otherPhones': {
    label: 'Auch andere Telefonfelder',
    hint: 'Die übrigen Felder vom Typ Phone wählen, nach denen der Liste',
  },
  'objects.*.names': { label: 'Namensfelder' },
  'objects.*.countries': { label: 'Länderfelder' },
  'objects.*.doNotCall': { label: 'Felder „nicht anrufen“' },
  userFields: { label: 'Felder des Benutzerdatensatzes' },
  'userFields.username': { label: 'Benutzername' },
  'userFields.device': { label: 'Gerät' },
  'userFields.source': { label: 'Quelle' },
  'userFields.callerIdA': { label: 'Anzeigenummer für den Agenten' },
  'userFields.callerIdB': { label: 'Anzeigenummer für den Kontakt' },
  task: { label: 'Aufgaben (Tasks)' },
  'task.callIdField': { label: 'Feld der Anruf-Id' },
  'task.outcomeField': { label: 'Feld des Ausgangs' },
  'task.directionField': { label: 'Feld der Richtung', hint: 'Ausgehend oder eingehend, für Berichte' },
  'task.talkSecondsField': { label: 'Feld der Gesprächszeit' },
  'task.status': {
    label: 'Status',
    hint: 'Eines beendeten Anrufs; leer: „Completed“, wo das als geschlossen gilt, sonst der erste solche',
  },
  'task.recordType': { label: 'Datensatztyp', hint: 'Entwicklername eines Datensatztyps von Task' },
  'task.subject': {
    label: 'Betreff',
    hint: 'Einer neuen Aufgabe, mit {contact}, {number}, {source}, {outcome}, {result}, {talk}, {call}',
  },
  'task.language': { label: 'Sprache', hint: 'Dessen, was der Konnektor in Aufgaben schreibt' },
  'task.fields': {
    label: 'Weitere Felder',
    hint: 'Einer neuen Aufgabe, auch zum Rückruf, etwa Pflichtfelder; mit {contact}, {number}, {source}, {outcome}, {result}, {talk}, {call}',
  },
  stateEvent: {
    label: 'Plattformereignis',
    hint: 'Als solches wird jede Zustandsänderung eines Anrufs veröffentlicht; leer: keines',
  },
  permissionSet: {
    label: 'Berechtigungssatz',
    hint: 'Der Selbsttest erwartet ihn beim Integrationsbenutzer',
  },
} as const;
