/** Fields that every CRM connection has, and those of the generic one: label and hint, by path. */
export const crm_settings = {
  jwt: { label: 'Browser-Token des CRM', hint: 'Token, die das CRM selbst signiert' },
  'jwt.publicKey': { label: 'Öffentlicher Schlüssel oder Zertifikat (PEM)', hint: 'RS256 oder ES256' },
  'jwt.issuer': { label: 'Aussteller' },
  'jwt.audience': { label: 'Empfänger' },
  origins: {
    label: 'Herkunft der Seiten',
    hint: 'Seiten des CRM, die den Konnektor aus einem Browser nutzen dürfen, etwa https://crm.example.com',
  },
  defaultCountry: { label: 'Land seiner Nummern', hint: 'Für Nummern ohne +' },
  callerIds: {
    label: 'Anzeigenummern',
    hint: 'Nummern, die Agenten dem Kontakt zeigen dürfen, neben denen ihrer eigenen Leitung',
  },
  results: {
    label: 'Ergebnisse von Anrufen',
    hint: 'Was Agenten nach einem Anruf wählen können. Leer: fünf übliche, mit Texten in jeder Sprache des Panels',
  },
  'results[].code': {
    label: 'Code',
    hint: 'Was gespeichert und gezählt wird; seine Bedeutung darf sich nie ändern',
  },
  'results[].labels': { label: 'Texte', hint: 'Was Agenten lesen, je Sprache, etwa en oder pt-BR' },
  'results[].outcome': {
    label: 'Ausgang',
    hint: 'Für ein Ergebnis, das sagt, wie der Anruf wirklich endete; leer: wie MOR es sagt',
  },
  'results[].value': { label: 'Wert im CRM', hint: 'Der passende Eintrag der Liste des CRM; leer: der Code' },
  resultRequired: {
    label: 'Ergebnisse sind Pflicht',
    hint: 'Die Karte eines angenommenen Anrufs bleibt, bis der Agent ein Ergebnis gewählt hat',
  },
  inbound: { label: 'Eingehende Anrufe' },
  'inbound.enabled': {
    label: 'Eingehende Anrufe zeigen',
    hint: 'Anrufe an zugeordnete Agenten, von den MOR-Servern, die sie zeigen sollen',
  },
  'inbound.pop': {
    label: 'Datensatz öffnen',
    hint: 'Wann sich der Datensatz des Anrufers von selbst öffnet',
  },
  'inbound.objects': {
    label: 'Wo Anrufer gesucht werden',
    hint: 'Arten von Datensätzen in der Reihenfolge der Wahl, etwa Contact, Lead. Leer: die üblichen dieses CRM',
  },
  'inbound.createLead': {
    label: 'Anlegen eines Datensatzes anbieten',
    hint: 'Bei einem unbekannten Anrufer führt die Karte zur Seite des CRM; nichts wird von selbst angelegt',
  },
  'inbound.missedTask': {
    label: 'Aufgabe für verpasste Anrufe',
    hint: 'Eine offene Rückrufaufgabe, eine für alle Anrufe derselben Nummer in einer Stunde',
  },
  'inbound.defaultOwner': {
    label: 'Besitzer solcher Aufgaben',
    hint: 'Id eines CRM-Benutzers, für Anrufe, die keinem einzelnen Agenten gehören. Leer: der Agent, dessen Telefon zuerst klingelte',
  },
  'inbound.ignoreDids': {
    label: 'Angerufene Nummern, die ausgelassen werden',
    hint: 'Anrufe an sie werden weder gezeigt noch gezählt',
  },
  'inbound.ignoreCallers': { label: 'Anrufer, die ausgelassen werden', hint: 'Zum Beispiel private Nummern' },
  'inbound.hours': {
    label: 'Zeiten',
    hint: 'Außerhalb wird MOR nur alle 9 Sekunden gefragt, solange es keine Anrufe gibt. Leer: immer so oft wie während der Arbeit',
  },
  'inbound.hours.from': { label: 'Von' },
  'inbound.hours.to': { label: 'Bis', hint: 'Früher als der Anfang heißt: nach Mitternacht' },
  'inbound.hours.zone': { label: 'Zeitzone', hint: 'Etwa Europe/Vilnius; leer: die Zone dieses Rechners' },
  defaults: {
    label: 'Übliche Werte',
    hint: 'Gelten, wo weder die Zuordnung noch der Benutzerdatensatz des CRM einen Wert hat',
  },
  'defaults.mor': { label: 'MOR-Server' },
  'defaults.username': { label: 'MOR-Benutzer' },
  'defaults.device': { label: 'Gerät' },
  'defaults.source': {
    label: 'Quelle',
    hint: 'Nicht mehr genutzt: ein Telefon gehört einem Agenten. Beim Start nennt das Protokoll die CRMs, die das noch haben',
  },
  'defaults.callerIdA': { label: 'Anzeigenummer für den Agenten' },
  'defaults.callerIdB': { label: 'Anzeigenummer für den Kontakt' },
  'defaults.country': { label: 'Land' },
  activity: {
    label: 'Nachrichten über Anrufe',
    hint: 'Wohin beendete Anrufe signiert gesendet werden, und eingehende, sobald es klingelt',
  },
  'activity.url': { label: 'Adresse' },
  'activity.secret': { label: 'Signaturgeheimnis' },
  'activity.timeoutMs': { label: 'Zeitlimit (ms)' },
  task: { label: 'Aufgaben und Betreffe' },
  'task.language': { label: 'Sprache', hint: 'Des Betreffs eines Anrufs und einer Rückrufaufgabe' },
} as const;
