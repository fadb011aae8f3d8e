/** Fields of a MOR connection: label and hint, by path. */
export const mor_settings = {
  url: { label: 'Adresse', hint: 'Wo die Seiten von MOR sind, etwa https://mor.example.com/billing' },
  secretKey: {
    label: 'Geheimer API-Schlüssel',
    hint: 'MOR: Settings, API. Leer nur, wenn dieses MOR keine Hashes prüft',
  },
  hashOrder: { label: 'Reihenfolge des Hashs', hint: 'Der Konnektor kann sie selbst herausfinden' },
  status: { label: 'Anrufe verfolgen' },
  'status.username': {
    label: 'Statusbenutzer',
    hint: 'Administrator oder Wiederverkäufer in MOR, der laufende Anrufe und CDRs lesen darf; ohne ihn wird kein Anruf verfolgt und wenig geprüft',
  },
  'status.password': {
    label: 'Passwort des Statusbenutzers',
    hint: 'Nur zum automatischen Zuordnen der Agenten nötig',
  },
  'status.pollMs': { label: 'Abfragen alle (ms)' },
  inbound: {
    label: 'Eingehende Anrufe',
    hint: 'Zeigt sie den Agenten der CRMs, die eingehende Anrufe zeigen sollen; dieses MOR wird dann ständig gefragt',
  },
  recordings: {
    label: 'Aufnahmen',
    hint: 'Aus, bis feststeht, warum Anrufe aufgenommen werden, wer es sagt und wie lange sie bleiben',
  },
  'recordings.enabled': {
    label: 'Aufnahmen anbieten',
    hint: 'Braucht die MOR-Erweiterung Recordings und unten: wie lange, auf welcher Rechtsgrundlage und mit wessen Hinweis',
  },
  'recordings.keepDays': {
    label: 'Aufbewahren (Tage)',
    hint: 'Danach löscht der Konnektor die Aufnahme in MOR (MOR X16 und neuer)',
  },
  'recordings.listen': { label: 'Wer hören darf', hint: 'Administratoren dürfen immer' },
  'recordings.legalBasis': {
    label: 'Rechtsgrundlage',
    hint: 'Auf der Ihr Unternehmen Anrufe aufnimmt; Ihr Anwalt weiß es',
  },
  'recordings.notice': { label: 'Wer es der anderen Seite sagt' },
  'recordings.guarded': {
    label: 'Niemand sonst kann die Dateien abrufen',
    hint: 'Ankreuzen, sobald Sie von einem anderen Rechner gesehen haben, dass MOR die Adresse einer Aufnahme abweist; bis dahin meldet der Selbsttest einen Fehler',
  },
  'recordings.hosts': {
    label: 'Server für Aufnahmen',
    hint: 'Nur, wenn MOR Aufnahmen auf einem anderen Rechner hält, etwa http://recordings.example.com. Ton wird von MOR selbst und von diesen gelesen, von nirgends sonst',
  },
  endpoint: { label: 'Name der Callback-Methode', hint: 'Ältere Versionen von MOR haben den alten Namen' },
  method: { label: 'Wie Anfragen gesendet werden' },
  callbackUniqueId: {
    label: 'Dieses MOR antwortet mit einer Callback-Id',
    hint: 'Sie verbindet beide Teile eines Anrufs; braucht use_callback_uniqueid in mor.conf',
  },
  timeoutMs: { label: 'Zeitlimit (ms)' },
  connectTimeoutMs: { label: 'Zeitlimit zum Verbinden (ms)' },
  limits: { label: 'Grenzen dieses MOR', hint: 'Schützt ein kleines MOR. Leer: keine Grenze' },
  'limits.concurrent': { label: 'Anfragen gleichzeitig' },
  'limits.perSecond': { label: 'Je Sekunde' },
  'limits.queue': { label: 'Klicks, die warten dürfen', hint: 'Weitere werden sofort abgewiesen' },
  callEndSecret: {
    label: 'Geheimnis des Webhooks Call End',
    hint: 'Das Ende der Adresse in MOR: /hooks/mor/ID/call-end/SECRET, damit niemand sonst den Konnektor CDRs lesen lässt. Leer: kein Geheimnis',
  },
  v2: { label: 'API v2', hint: 'MOR X18 und neuer: Agenten können auflegen' },
  'v2.username': { label: 'API-v2-Benutzer' },
  'v2.password': { label: 'API-v2-Passwort' },
  numbers: { label: 'Nummern, wie dieses MOR sie will' },
  'numbers.form': { label: 'Form' },
  'numbers.homeCountry': {
    label: 'Heimatland',
    hint: 'Das Land, dessen Nummern in nationaler Form gewählt werden',
  },
  'numbers.prefixes': {
    label: 'Andere Anfänge',
    hint: 'Es gilt der erste Eintrag, der zum Anfang der Ziffern passt',
  },
  'numbers.prefixes[].match': { label: 'Anfang' },
  'numbers.prefixes[].replace': { label: 'Stattdessen' },
  legALcr: { label: 'LCR von Teil A', hint: 'Der Weg des Anrufs zum Agenten, für alle Anrufe' },
  tls: { label: 'TLS' },
  'tls.caFile': { label: 'Datei der CA', hint: 'Zertifikat Ihrer eigenen CA, in PEM' },
  'tls.rejectUnauthorized': { label: 'Zertifikate abweisen, die nicht prüfbar sind' },
} as const;
