/** What is wrong and what to do, by problem code, for administrators. */
export const problems = {
  unauthenticated: { title: 'Sie sind nicht angemeldet', cure: 'Melden Sie sich erneut an.' },
  forbidden: { title: 'Das dürfen Sie nicht', cure: 'Bitten Sie einen Administrator um das Recht.' },
  invalid_request: { title: 'So geht es nicht', cure: 'Berichtigen Sie, was hier genannt ist.' },
  not_found: { title: 'Das gibt es nicht mehr', cure: 'Laden Sie die Seite neu.' },
  method_not_allowed: {
    title: 'Seite und Konnektor sind von verschiedenen Versionen',
    cure: 'Laden Sie die Seite neu.',
  },
  payload_too_large: {
    title: 'Das ist zu viel auf einmal',
    cure: 'Senden Sie weniger, zum Beispiel eine kleinere Datei.',
  },
  call_not_found: {
    title: 'Diesen Anruf gibt es nicht',
    cure: 'Anrufe werden nach der eingestellten Zahl von Tagen gelöscht.',
  },
  recording_not_found: {
    title: 'Von diesem Anruf gibt es keine Aufnahme',
    cure: 'MOR braucht nach einem Anruf einige Minuten; Aufnahmen werden nach einer Zeit gelöscht.',
  },
  recording_unavailable: {
    title: 'MOR gibt die Aufnahme jetzt nicht heraus',
    cure: 'Versuchen Sie es später; der Selbsttest nennt den Grund.',
  },
  idempotency_conflict: {
    title: 'Dieser Klick wurde schon für eine andere Anfrage benutzt',
    cure: 'Versuchen Sie es noch einmal.',
  },
  agent_not_mapped: {
    title: 'Dieser Agent hat kein Telefon im Konnektor',
    cure: 'Geben Sie ihm in der Zuordnung eine Leitung: MOR-Benutzer, Gerät und Quelle.',
  },
  agent_disabled: {
    title: 'Anrufen ist für diesen Agenten ausgeschaltet',
    cure: 'Schalten Sie es in der Zuordnung ein.',
  },
  record_not_found: {
    title: 'Der Datensatz wurde im CRM nicht gefunden',
    cure: 'Er wurde vielleicht gelöscht, oder der Agent darf ihn nicht sehen.',
  },
  no_telephone_number: {
    title: 'Der Datensatz hat keine Telefonnummer',
    cure: 'Tragen Sie im CRM eine ein.',
  },
  number_invalid: {
    title: 'Das ist keine wählbare Telefonnummer',
    cure: 'Berichtigen Sie sie; die internationale Form mit + geht immer.',
  },
  destination_blocked: {
    title: 'Dieses Ziel darf nicht angerufen werden',
    cure: 'Ändern Sie die Regeln, wenn es möglich sein soll.',
  },
  do_not_call: {
    title: 'Dieser Kontakt will nicht angerufen werden',
    cure: 'Achten Sie die Markierung, oder lassen Sie sie im CRM entfernen, wenn sie falsch ist.',
  },
  agent_busy: { title: 'Der Agent hat schon einen Anruf', cure: 'Beenden Sie zuerst diesen Anruf.' },
  rate_limited: { title: 'Zu viele Anrufe in kurzer Zeit', cure: 'Warten Sie einen Moment.' },
  too_many_requests: {
    title: 'Zu viele Anfragen von einer Stelle',
    cure: 'Warten Sie einen Moment, und schließen Sie Fenster, die nicht gebraucht werden.',
  },
  sign_in_throttled: {
    title: 'Zu viele Anmeldeversuche',
    cure: 'Warten Sie, und geben Sie das Passwort dann erneut ein.',
  },
  mor_refused: {
    title: 'MOR hat den Anruf abgewiesen',
    cure: 'Was MOR sagt, nennt den Grund: ändern Sie es in MOR oder in der Zuordnung.',
  },
  mor_unreachable: {
    title: 'MOR war nicht erreichbar; nichts wurde gewählt',
    cure: 'Versuchen Sie es erneut; bleibt es so, prüfen Sie das Netz und die Adresse von MOR.',
  },
  mor_unusable_answer: {
    title: 'Ob MOR angerufen hat, ist nicht sicher',
    cure: 'Warten Sie auf das Telefon; nichts wird ein zweites Mal gewählt.',
  },
  crm_unreachable: {
    title: 'Das CRM hat nicht geantwortet',
    cure: 'Versuchen Sie es erneut; bleibt es so, testen Sie seine Verbindung.',
  },
  overloaded: { title: 'Zu viele Anrufe warten auf MOR', cure: 'Versuchen Sie es gleich noch einmal.' },
  not_supported: {
    title: 'Dieses MOR oder CRM kann das nicht',
    cure: 'Auflegen braucht API v2 von MOR X18 oder neuer.',
  },
  not_ready: {
    title: 'Der Konnektor startet oder stoppt, oder kann seine Datenbank nicht nutzen',
    cure: 'Versuchen Sie es gleich noch einmal; dauert es an, steht der Grund im Protokoll.',
  },
  internal: {
    title: 'Der Konnektor hat einen Fehler gemacht',
    cure: 'Nennen Sie dem Betreiber die Anfrage-Id; Einzelheiten stehen im Protokoll.',
  },
  unreachable: {
    title: 'Der Konnektor antwortet nicht',
    cure: 'Prüfen Sie das Netz, und versuchen Sie es erneut.',
  },
  unreadable: {
    title: 'Etwas zwischen Ihnen und dem Konnektor hat an seiner Stelle geantwortet',
    cure: 'Sagen Sie es denen, die den Proxy betreiben.',
  },
} as const;
