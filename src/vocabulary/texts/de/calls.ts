import type { Texts } from '../texts.ts';

export const states: Texts['states'] = {
  requested: 'Anruf wird gestartet',
  accepted: 'Ihr Telefon wird angerufen',
  unknown: 'Warten auf Nachricht über den Anruf',
  agent_ringing: 'Ihr Telefon klingelt',
  contact_ringing: 'Es klingelt',
  connected: 'Verbunden',
  refused: 'Nicht angerufen',
};

export const outcomes: Texts['outcomes'] = {
  answered: 'Anruf beendet',
  no_answer: 'Keine Antwort',
  busy: 'Besetzt',
  failed: 'Verbindung nicht möglich',
  cancelled: 'Abgebrochen',
  agent_no_answer: 'Sie haben nicht abgenommen',
  missed: 'Verpasster Anruf',
  unknown: 'Beendet, Ergebnis unbekannt',
};

export const outcomeNames: Texts['outcomeNames'] = {
  answered: 'Angenommen',
  no_answer: 'Keine Antwort',
  busy: 'Besetzt',
  failed: 'Nicht zustande gekommen',
  cancelled: 'Abgebrochen',
  agent_no_answer: 'Eigenes Telefon nicht abgenommen',
  missed: 'Verpasst',
  unknown: 'Ergebnis unbekannt',
};

export const results: Texts['results'] = {
  reached: 'Erreicht',
  left_message: 'Nachricht hinterlassen',
  call_back: 'Rückruf',
  wrong_number: 'Falsche Nummer',
  not_interested: 'Kein Interesse',
  my_voicemail: 'Meine Mailbox hat abgenommen',
};

export const call: Texts['call'] = {
  call: 'Anrufen',
  loading: 'Wird geladen',
  placing: 'Anruf wird angefordert',
  retry: 'Erneut versuchen',
  dismiss: 'Meldung schließen',
  close_call: 'Schließen',
  timeline: 'Was geschehen ist',
  wait_seconds: 'Warten Sie {0} Sekunden, bevor Sie es erneut versuchen.',
  talk_time: 'Gesprächsdauer',
  notes: 'Notizen',
  result: 'Ergebnis',
  result_none: 'Keines',
  save: 'Speichern',
  saved: 'Am Anruf gespeichert',
  recent: 'Meine letzten Anrufe',
  recent_empty: 'Sie haben noch keine Anrufe gemacht.',
  open_record: 'Datensatz von {0} öffnen',
  hint_unknown: 'Warten Sie auf Ihr Telefon. Es wird nie doppelt gewählt.',
  hint_agent_ringing: 'Nehmen Sie ab, dann wird der Kontakt angerufen.',
  wrap_up: 'Wie ist der Anruf verlaufen?',
  call_back_on: 'Zurückrufen am',
  save_and_close: 'Speichern und schließen',
  result_missing: 'Wählen Sie zuerst ein Ergebnis.',
  consent: 'Die andere Seite ist mit der Aufnahme einverstanden',
  listen: 'Aufnahme anhören',
  recording_pending: 'Die Aufnahme kommt einige Minuten nach dem Anruf.',
  recording_deleted: 'Die Aufnahme wurde gelöscht.',
};

export const incoming: Texts['incoming'] = {
  ringing: 'Eingehender Anruf',
  to: 'An {did}',
  withheld: 'Nummer unterdrückt',
  unknown_caller: 'Unbekannter Anrufer',
  looking_up: 'Anrufer wird gesucht …',
  not_in_time: 'Das CRM hat noch nicht gesagt, wer das ist. Es wird erneut gefragt.',
  several: 'Mehrere Datensätze haben diese Nummer. Wer ruft an?',
  more: 'Es gibt noch weitere.',
  answered_by: 'Angenommen von {name}',
  open: '{name} öffnen',
  create_lead: 'Lead anlegen',
  create_contact: 'Kontakt anlegen',
  not_shown: 'Eingehende Anrufe können zurzeit nicht angezeigt werden.',
  open_cases: 'Offene Tickets: {count}',
  open_opportunities: 'Offene Verkaufschancen: {count}',
};
