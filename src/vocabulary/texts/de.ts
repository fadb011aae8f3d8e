import type { Texts } from './texts.ts';

export const language: Texts['language'] = { salesforce: 'de', crm: 'de_DE' };

export const problems: Texts['problems'] = {
  agent_not_mapped: {
    title: 'Ihnen ist kein Telefon zugeordnet',
    cure: 'Bitten Sie einen Administrator, MOR-Benutzername, Gerät und Nummer für Sie einzutragen.',
  },
  agent_disabled: {
    title: 'Anrufe sind für Sie abgeschaltet',
    cure: 'Ein Administrator kann sie einschalten.',
  },
  record_not_found: {
    title: 'Der Datensatz wurde nicht gefunden',
    cure: 'Laden Sie die Seite neu.',
  },
  no_telephone_number: {
    title: 'Der Datensatz hat keine Telefonnummer',
    cure: 'Tragen Sie eine ein und versuchen Sie es erneut.',
  },
  number_invalid: {
    title: 'Das ist keine Telefonnummer',
    cure: 'Berichtigen Sie sie im Datensatz; die internationale Form mit + geht immer.',
  },
  destination_blocked: {
    title: 'Diese Nummer darf nicht angerufen werden',
    cure: 'Ein Administrator kann die Wählregeln ändern, wenn dieser Anruf möglich sein soll.',
  },
  destination_blocked_emergency: {
    title: 'Notrufnummern werden nie per Klick angerufen',
    cure: 'Wählen Sie sie am Telefon.',
  },
  destination_blocked_service_code: {
    title: 'Servicecodes werden nie per Klick angerufen',
    cure: 'Wählen Sie den Code am Telefon.',
  },
  do_not_call: {
    title: 'Dieser Kontakt möchte nicht angerufen werden',
    cure: 'Beachten Sie den Vermerk, oder lassen Sie ihn berichtigen, wenn er falsch ist.',
  },
  agent_busy: {
    title: 'Sie haben schon einen Anruf',
    cure: 'Beenden Sie ihn zuerst.',
  },
  rate_limited: {
    title: 'Zu viele Anrufe in kurzer Zeit',
    cure: 'Warten Sie einen Augenblick und versuchen Sie es erneut.',
  },
  mor_refused: {
    title: 'Die Telefonanlage hat den Anruf abgelehnt',
    cure: 'Nennen Sie einem Administrator den Grund, den sie angegeben hat.',
  },
  mor_unreachable: {
    title: 'Die Telefonanlage war nicht erreichbar; es wurde nichts gewählt',
    cure: 'Versuchen Sie es erneut.',
  },
  mor_unusable_answer: {
    title: 'Es ist nicht sicher, ob der Anruf gestartet ist',
    cure: 'Warten Sie auf Ihr Telefon; es wird nichts ein zweites Mal gewählt.',
  },
  crm_unreachable: {
    title: 'Der Konnektor konnte diesen Datensatz im CRM nicht lesen',
    cure: 'Versuchen Sie es erneut.',
  },
  overloaded: {
    title: 'Zu viele Anrufe warten',
    cure: 'Versuchen Sie es gleich noch einmal.',
  },
  not_ready: {
    title: 'Der Konnektor startet oder kann gerade nicht arbeiten; es wurde nichts gewählt',
    cure: 'Versuchen Sie es gleich noch einmal. Bleibt es dabei, sagen Sie es einem Administrator.',
  },
  not_supported: {
    title: 'Das kann Ihre Telefonanlage nicht',
    cure: 'Legen Sie stattdessen am Telefon auf.',
  },
  internal: {
    title: 'Der Konnektor hat einen Fehler gemacht',
    cure: 'Sehen Sie nach, ob Ihr Telefon klingelt, bevor Sie es erneut versuchen, und sagen Sie es einem Administrator.',
  },
  unauthenticated: {
    title: 'Ihre Anmeldung ist abgelaufen',
    cure: 'Öffnen Sie diese Seite erneut aus dem CRM.',
  },
  forbidden: {
    title: 'Das dürfen Sie nicht',
    cure: 'Bitten Sie einen Administrator um das Recht.',
  },
  call_not_found: {
    title: 'Diesen Anruf gibt es nicht mehr',
    cure: 'Laden Sie die Seite neu.',
  },
  recording_not_found: {
    title: 'Zu diesem Anruf gibt es keine Aufnahme',
    cure: 'Sie kommt einige Minuten nach dem Anruf und wird nach einiger Zeit gelöscht.',
  },
  recording_unavailable: {
    title: 'Die Aufnahme lässt sich gerade nicht abspielen',
    cure: 'Versuchen Sie es später noch einmal. Wenn es so bleibt, sagen Sie es einem Administrator.',
  },
  connector_unreachable: {
    title: 'Der Telefondienst antwortet nicht',
    cure: 'Versuchen Sie es erneut: Derselbe Anruf wird nie doppelt gestartet.',
  },
  permission_missing: {
    title: 'Sie dürfen keine Anrufe starten',
    cure: 'Bitten Sie einen Administrator um den Berechtigungssatz MOR Agent.',
  },
  credential_missing: {
    title: 'Salesforce darf den Schlüssel des Konnektors nicht für Sie verwenden',
    cure: 'Bitten Sie einen Administrator um den Berechtigungssatz MOR Agent.',
  },
  session_expired: {
    title: 'Ihre Sitzung ist abgelaufen',
    cure: 'Melden Sie sich wieder an.',
  },
  not_configured: {
    title: 'Telefonie ist noch nicht eingerichtet',
    cure: 'Ein Administrator trägt Adresse und Schlüssel unter Administration, MOR-Telefonie ein.',
  },
  offline: {
    title: 'Das CRM ist nicht erreichbar',
    cure: 'Prüfen Sie Ihr Netz und versuchen Sie es erneut.',
  },
  number_not_on_record: {
    title: 'Diese Nummer steht nicht im Datensatz',
    cure: 'Speichern Sie den Datensatz zuerst, oder bitten Sie den Administrator um freies Wählen.',
  },
  other: {
    title: 'Das hat nicht geklappt',
    cure: 'Nennen Sie einem Administrator, was hier steht.',
  },
};

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
};

export const panel: Texts['panel'] = {
  title: 'Anrufe',
  idle: 'Gerade kein Anruf.',
  also_in_field: 'Auch in diesem Feld',
  ring_me_at: 'Mich anrufen unter',
  number: 'Nummer',
  dial_pad: 'Wähltasten',
  redial: '{0} erneut anrufen',
  hang_up: 'Auflegen',
  help: 'Hilfe',
  live: 'Online',
  connecting: 'Verbindung wird aufgebaut',
  lost: 'Verbindung unterbrochen; neuer Versuch läuft',
  no_identity: 'Öffnen Sie dieses Fenster aus dem CRM: Es ist nicht bekannt, wer Sie sind.',
  incoming: 'Eingehender Anruf',
  withheld: 'Nummer unterdrückt',
  unknown_caller: 'Unbekannter Anrufer',
  looking_up: 'Wird gesucht …',
  not_looked_up: 'Das CRM hat nicht rechtzeitig gesagt, wer es ist.',
  who_is_it: 'Mehrere Datensätze haben diese Nummer. Wer ist es?',
  more_matches: 'Es gibt mehr, als hier stehen.',
  create_record: 'Anlegen: {0}',
  answered_by: '{0} hat angenommen',
  to_number: 'an {0}',
  incoming_not_shown: 'Eingehende Anrufe werden gerade nicht angezeigt.',
  open_cases: 'Offene Tickets: {0}',
  open_opportunities: 'Offene Verkaufschancen: {0}',
  digit_back: 'Letzte Ziffer löschen',
  recording_deleted: 'Die Aufnahme wurde gelöscht.',
  my_figures: 'Meine Zahlen',
  period: 'Zeitraum',
  today: 'Heute',
  last_days: 'Letzte {0} Tage',
  count_by: 'Zählen',
  by_day: 'nach Tag',
  by_result: 'nach Ergebnis',
  day: 'Tag',
  calls: 'Anrufe',
  answered: 'Angenommen',
  total: 'Gesamt',
  heard_by: 'Wer hat zugehört?',
  heard_by_nobody: 'Noch niemand hat zugehört.',
  heard_by_administrator: '{0} (Administrator)',
  heard_by_crm: 'Der Server des CRM',
  call_backs: 'Geplante Rückrufe',
  due_now: 'Jetzt fällig',
  done: 'Erledigt',
  show_call: 'Anruf mit {0} zeigen',
  call_now: '{0} anrufen',
  notify: 'Über eingehende und verpasste Anrufe und fällige Rückrufe benachrichtigen',
  notify_blocked:
    'Der Browser sperrt Benachrichtigungen dieser Seite. Erlauben Sie sie in seinen Einstellungen und kreuzen Sie dies erneut an.',
};

export const player: Texts['player'] = {
  title: 'Aufnahme',
  title_of: 'Aufnahme: {0}',
  audited: 'Jedes Anhören wird mit Ihrem Namen festgehalten.',
};

export const card: Texts['card'] = {
  region: 'Telefonate',
  pick_up: 'Nehmen Sie ab, um mit {name} verbunden zu werden.',
  contact_ringing: 'Es klingelt bei {name}',
  logged: 'In der Anrufliste gespeichert',
  log_pending: 'Wird in der Anrufliste gespeichert',
  log_failed: 'Konnte nicht in der Anrufliste gespeichert werden',
  saving: 'Wird gespeichert…',
  saved: 'Gespeichert',
  not_saved: 'Nicht gespeichert',
  close: 'Schließen',
  show: 'Anruf zeigen',
  joined: 'Sie haben das auch in einem anderen Tab angeklickt: Beide Klicks sind dieser eine Anruf.',
  mapping_locked: 'Diese Telefonzuordnung kann nur ein Administrator ändern.',
  details: 'Notizen und Ergebnis',
  call_number: '{number} anrufen',
  again: 'Erneut versuchen',
  log_in: 'Anmelden',
  no_live: 'Die Live-Anzeige ist unterbrochen; neuer Versuch läuft.',
  result_none: 'Auswählen…',
};

export const incoming: Texts['incoming'] = {
  ringing: 'Eingehender Anruf',
  to: 'An {did}',
  withheld: 'Nummer unterdrückt',
  unknown_caller: 'Unbekannter Anrufer',
  looking_up: 'Anrufer wird gesucht …',
  not_in_time: 'Das CRM hat nicht rechtzeitig gesagt, wer das ist.',
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

export const connection: Texts['connection'] = {
  part_code: 'Verbindungscode',
  code_help:
    'In die Einrichtung des Connectors einfügen; er holt Schlüssel und Anmeldung von diesem Server, im Code selbst steht beides nicht. Er gilt einmal, 15 Minuten lang. Der Connector arbeitet dann mit den Rechten des Benutzers, der ihn erzeugt hat; unter Admin > OAuth2 Clients and Tokens lässt sich ein anderer wählen.',
  code_make: 'Verbindungscode erzeugen',
  part_callers: 'Anrufer',
  fill: 'Rufnummern aufbereiten',
  fill_help:
    'Gespeicherte Datensätze werden von selbst aufbereitet, damit Anrufer gefunden werden, wie immer ihre Nummer geschrieben ist. Hier lässt sich das für ältere nachholen: Sonst ändert sich an ihnen nichts, und es lässt sich wiederholen.',
  filling: 'Aufbereitung: {done} von {total} Datensätzen',
  filled: 'Fertig: {done} Datensätze.',
  title: 'MOR-Telefonie',
  intro: 'Anrufen per Klick über den Konnektor. Änderungen gelten sofort.',
  part_connection: 'Verbindung',
  part_dialling: 'Wählen',
  url: 'Adresse des Konnektors',
  url_help: 'So erreicht ihn dieser Server, zum Beispiel https://calls.example.com',
  browser_url: 'Adresse für Browser',
  browser_url_help: 'Leer: dieselbe. „none“: Browser fragen nur dieses CRM.',
  key_1: 'Signaturschlüssel',
  key_2: 'Zweiter Schlüssel (beim Tausch)',
  key_stored: 'Ein Schlüssel ist gespeichert. Ein neuer ersetzt ihn.',
  key_none: 'Kein Schlüssel gespeichert.',
  key_remove: 'Entfernen',
  key_help: 'Derselbe Text wie unter signingSecrets im Konnektor, zum Beispiel whsec_…',
  country: 'Standardland',
  country_help:
    'Für Nummern, die ohne Landesvorwahl eingegeben werden. Nummern aus Datensätzen regelt der Konnektor.',
  country_none: 'Keines',
  modules: 'Module mit Nummern zum Anrufen',
  modules_help: 'Namen mit Komma getrennt, zum Beispiel Contacts,Leads,Accounts',
  free_roles: 'Rollen mit freiem Wählen',
  free_roles_help:
    'Ihre Benutzer dürfen Nummern wählen, die in keinem Datensatz stehen; alle anderen nur Nummern aus sichtbaren Datensätzen.',
  no_roles: 'In diesem CRM gibt es noch keine Rollen.',
  hooks: 'Änderungen an den Konnektor melden',
  hooks_help: 'Nötig für „Jetzt wählen“. Es werden nur Kennungen gesendet.',
  save: 'Speichern',
  saved: 'Gespeichert.',
  test: 'Verbindung testen',
  testing: 'Test läuft…',
  link_settings: 'Einstellungen',
  link_reach: 'Erreichbarkeit des Konnektors',
  link_ready: 'Zustand des Konnektors',
  link_key: 'Signaturschlüssel',
  link_connector: 'Anfragen an den Konnektor',
  link_you: 'Ihr Telefon',
  link_hooks: 'Melden von Änderungen',
  fine: 'in Ordnung',
  broken: 'Fehler',
  p_crm_error: 'Das CRM antwortete mit einem Fehler; der Grund steht in seinem Protokoll.',
  link_extension: 'Skript in den Seiten von SuiteCRM 8',
  extension_missing: 'Die Seiten bekommen das Skript nicht (HTTP {status}).',
  extension_missing_cure:
    'Leeren Sie den Cache von SuiteCRM: Ordner cache/prod löschen oder bin/console cache:clear als Benutzer des Webservers ausführen. Danach erneut testen.',
  extension_old: 'Die Seiten bekommen das Skript einer anderen Version.',
  extension_old_cure: 'Leeren Sie den Cache von SuiteCRM und laden Sie die Seite mit Strg+F5 neu.',
  extension_asleep: 'Das Skript wird ausgeliefert, aber diese Seite hat es nicht geladen.',
  extension_asleep_cure:
    'Laden Sie die Seite mit Strg+F5 neu. Hilft das nicht, leeren Sie den Cache von SuiteCRM.',
};

export const reasons: Texts['reasons'] = {
  bad_code: 'Dieser Verbindungscode gilt nicht: er wurde benutzt, ersetzt oder ist älter als 15 Minuten.',
  bad_code_cure: 'Im CRM unter Admin > MOR-Telefonie einen neuen erzeugen.',
  no_api_keys: 'Der Connector kann sich noch nicht anmelden: die API von SuiteCRM hat kein Schlüsselpaar.',
  no_api_keys_cure:
    'Auf diesem Server als Benutzer des Webservers im Ordner {folder} ausführen: openssl genrsa -out private.key 2048 && openssl rsa -in private.key -pubout -out public.key && chmod 600 private.key public.key. Dann noch einmal auf die Schaltfläche drücken.',
  not_logged_in: 'Sie sind nicht angemeldet.',
  log_in_cure: 'Melden Sie sich neu an.',
  crm_error: 'Das CRM konnte das nicht ausführen.',
  crm_error_cure: 'Der Grund steht im Protokoll des CRM; zeigen Sie es dem Administrator.',
  not_configured: 'Telefonie ist in diesem CRM noch nicht eingerichtet.',
  unknown_operation: 'Diesen Vorgang gibt es nicht.',
  reload_cure: 'Laden Sie die Seite neu.',
  click_without_key: 'Der Klick kam ohne Kennung an.',
  click_again_cure: 'Laden Sie die Seite neu und klicken Sie noch einmal.',
  no_number: 'Das ist keine Telefonnummer.',
  no_number_cure: 'Berichtigen Sie die Nummer im Datensatz.',
  record_hidden: 'Den Datensatz zu dieser Nummer gibt es nicht, oder Sie dürfen ihn nicht sehen.',
  record_hidden_cure:
    'Öffnen Sie den Datensatz und rufen Sie von dort an, oder bitten Sie den Administrator, das Modul in den MOR-Einstellungen zu ergänzen.',
  not_on_record: 'Diese Nummer ist im Datensatz nicht gespeichert.',
  not_on_record_cure:
    'Speichern Sie zuerst den Datensatz, oder bitten Sie den Administrator um freies Wählen.',
  no_call: 'Es wurde kein Anruf angegeben.',
  not_your_call: 'Das ist keiner Ihrer Anrufe.',
  only_administrators: 'Das dürfen nur Administratoren.',
  script_needed: 'Diese Seite braucht JavaScript.',
  bad_address: 'Das ist keine Adresse: {address}',
  bad_address_cure: 'Beispiel: https://calls.example.com',
  bad_key: 'Der Schlüssel ist zu kurz oder enthält Leerzeichen.',
  bad_key_cure: 'Kopieren Sie den ganzen Schlüssel ab whsec_.',
  incomplete: 'Adresse oder Schlüssel fehlt.',
  incomplete_cure: 'Tragen Sie beides ein und speichern Sie.',
  wrong_key: 'Der Konnektor nimmt den Schlüssel nicht an.',
  wrong_key_cure:
    'Tragen Sie hier und unter signingSecrets dieses CRM im Konnektor denselben Schlüssel ein; prüfen Sie beide Uhren.',
  hooks_paused: 'Nach Fehlern für {seconds} s ausgesetzt.',
  hooks_paused_cure: 'Speichern Sie die Einstellungen, um es sofort zu versuchen.',
  unexpected: 'Die Adresse des Konnektors antwortete mit HTTP {status}, nicht wie ein Konnektor.',
  unexpected_cure:
    'Prüfen Sie die Adresse des Konnektors: Sie gehört vielleicht zu einem anderen Dienst, oder ein Pfad fehlt.',
  unreachable: 'Der Konnektor war nicht erreichbar.',
  unreachable_because: 'Der Konnektor war nicht erreichbar ({detail}).',
  unreachable_dns_cure:
    'Dieser Server kennt den Namen in der Adresse des Konnektors nicht: Prüfen Sie Schreibweise und DNS.',
  unreachable_refused_cure:
    'Unter der Adresse des Konnektors nimmt niemand an: Prüfen Sie, ob er läuft, den Port und die Firewall.',
  unreachable_timeout_cure:
    'Der Konnektor hat nicht rechtzeitig geantwortet: Prüfen Sie, ob er läuft und ob eine Firewall die Pakete verwirft.',
  unreachable_unanswered_cure:
    'Der Konnektor nahm die Anfrage an, antwortete aber nicht rechtzeitig: Sehen Sie in sein Protokoll und seine Prüfung.',
  unreachable_tls_cure:
    'Der Verbindung wird nicht vertraut: Prüfen Sie das Zertifikat der Adresse des Konnektors.',
  unreachable_blocked_cure:
    'Dieses CRM erlaubt keine Anfragen an diese Adresse: Verwenden Sie einen öffentlichen Namen mit TLS.',
  unreachable_other_cure: 'Prüfen Sie die Adresse des Konnektors und ob er läuft.',
  https_for_http: 'Der Connector antwortet unter dieser Adresse, aber ohne TLS: http, nicht https.',
  http_for_https: 'Der Connector antwortet unter dieser Adresse, aber nur mit TLS: https, nicht http.',
  scheme_cure: 'Tragen Sie {address} als Adresse des Connectors ein.',
};

export const dashlet: Texts['dashlet'] = {
  title: 'Meine Anrufe (MOR)',
  description: 'Anrufe über MOR heute und in dieser Woche, ihre Ergebnisse und was versäumt wurde',
  today: 'Heute',
  week: 'Diese Woche',
  week_made: 'Diese Woche getätigt',
  week_in: 'Diese Woche eingegangen',
  calls: 'Anrufe',
  answered: 'Angenommen',
  missed_calls: 'Verpasst',
  talk_time: 'Gesprächszeit',
  outcomes: 'Ergebnisse dieser Woche',
  outcome: 'Ergebnis',
  agent: 'Mitarbeiter',
  by_agent: 'Alle Mitarbeiter in dieser Woche',
  missed: 'Verpasst und überfällig',
  missed_none: 'Nichts verpasst, nichts überfällig.',
  no_calls: 'In dieser Woche noch keine Anrufe.',
};

export const modules: Texts['modules'] = {
  application: {
    LBL_MOR_DIAL_FAILED:
      'MOR: Der Anruf wurde nicht gestartet, der Telefondienst ist zurzeit nicht erreichbar.',
    LBL_MOR_DIAL_REFUSED: 'MOR: Der Anruf wurde nicht gestartet:',
    LBL_MOR_DIAL_UNKNOWN:
      'MOR: Es ist nicht bekannt, ob der Anruf gestartet wurde. Sehen Sie in die Anrufliste, bevor Sie noch einmal anrufen.',
    LBL_MOR_DIAL_DONE:
      'MOR: Zu diesem Datensatz gibt es schon einen Anruf; planen Sie für den nächsten einen neuen.',
  },
  Administration: {
    LBL_MOR_ADMIN_GROUP: 'Telefonie',
    LBL_MOR_ADMIN_GROUP_DESCRIPTION: 'Anrufe aus dem CRM über Kolmisoft MOR',
    LBL_MOR_ADMIN_TITLE: 'MOR-Telefonie',
    LBL_MOR_ADMIN_DESCRIPTION: 'Adresse des Konnektors, Schlüssel, Wahlrechte, Verbindungsprüfung',
  },
  Users: {
    LBL_MOR_USERNAME: 'MOR-Benutzername',
    LBL_MOR_DEVICE: 'MOR-Gerätekennung',
    LBL_MOR_SOURCE: 'Eigene Rufnummer (klingelt zuerst)',
  },
  Contacts: { LBL_MOR_NUMBERS: 'Letzte Ziffern einer Rufnummer (MOR)' },
  Leads: { LBL_MOR_NUMBERS: 'Letzte Ziffern einer Rufnummer (MOR)' },
  Accounts: { LBL_MOR_NUMBERS: 'Letzte Ziffern einer Rufnummer (MOR)' },
  Prospects: { LBL_MOR_NUMBERS: 'Letzte Ziffern einer Rufnummer (MOR)' },
  Calls: {
    LBL_MOR_CALL_ID: 'MOR-Anruf',
    LBL_MOR_TALK_SECONDS: 'Gesprächsdauer (Sekunden)',
    LBL_MOR_OUTCOME: 'Ausgang des Anrufs',
    LBL_MOR_RESULT: 'Ergebnis',
    LBL_MOR_RECORDING: 'Aufnahme',
    LBL_MOR_DIAL_NOW: 'Jetzt wählen',
  },
};

export const task: Texts['task'] = {
  outcomes: {
    answered: 'Angenommen',
    no_answer: 'Keine Antwort',
    busy: 'Besetzt',
    failed: 'Gescheitert',
    cancelled: 'Abgebrochen',
    agent_no_answer: 'Mitarbeiter nahm nicht ab',
    missed: 'Verpasst',
    unknown: 'Unbekannt',
  },
  subject: 'Anruf bei {contact} - {outcome}',
  subject_in: 'Anruf von {contact} - {outcome}',
  keyed_in: 'eine Nummer, die der Mitarbeiter eingab',
  withheld: 'Unbekannt (unterdrückt)',
  from_to: '{0} an {1}',
  rang: '{0} s geläutet, {1} s gesprochen',
  hangup_cause: 'Auflegegrund {0}',
  not_dialled: 'Nicht gewählt: {0}',
};

export const callBack: Texts['callBack'] = {
  subject: '{0} zurückrufen',
  count: '({0} verpasst)',
  missed: 'Verpasster Anruf von {0} um {1} UTC',
  planned: 'Geplant nach dem Anruf mit {0} um {1} UTC',
};

export const salesforce: Texts['salesforce'] = {
  Mor_Call_Title: 'Anrufen',
  Mor_Call_Number: '{0} anrufen: {1}',
  Mor_Call_Record: 'Diesen Datensatz anrufen',
  Mor_Call_Record_Hint: 'Die Nummer kommt vom zugehörigen Kontakt oder Account.',
  Mor_No_Telephone: 'Hier gibt es keine Telefonnummer, die Sie sehen dürfen.',
  Mor_Record_Gone: 'Diesen Datensatz gibt es nicht, oder Sie dürfen ihn nicht sehen.',
  Mor_Do_Not_Call: 'Nicht anrufen: Dieser Kontakt möchte keine Anrufe.',
  Mor_Stale: 'Der Stand ist gerade nicht lesbar. Der Anruf läuft weiter.',
  Mor_Someone: 'der Kontakt',
  Mor_List_Title: 'Ausgewählte Datensätze anrufen',
  Mor_List_Empty:
    'Es ist kein Datensatz ausgewählt, der angerufen werden kann. Wählen Sie in der Liste welche aus.',
  Mor_List_Progress: '{0} von {1}',
  Mor_List_Confirm: 'Wählen Sie eine Nummer, oder überspringen Sie diesen Datensatz.',
  Mor_List_Skip: 'Überspringen',
  Mor_List_Next: 'Nächster Datensatz',
  Mor_List_Wait: 'Warten Sie, bis der Anruf beendet ist.',
  Mor_List_Finish: 'Zurück zur Liste',
  Mor_List_Done: 'Fertig: {0} angerufen, {1} übersprungen.',
  Mor_Refresh: 'Aktualisieren',
  Mor_Check_Title: 'Warum kann ich nicht anrufen?',
  Mor_Check_Run: 'Jetzt prüfen',
  Mor_Check_Ok: 'Alles in Ordnung: Sie können anrufen.',
  Mor_Check_Source: 'Ihr Telefon: {0}',
  Mor_Admin_Title: 'MOR-Konnektor',
  Mor_Admin_Connection: 'Verbindung',
  Mor_Admin_Connection_Hint:
    'Fragt den Konnektor nach Ihnen selbst. Das beweist, dass Adresse, Schlüssel und Dienst stimmen.',
  Mor_Admin_Test: 'Verbindung testen',
  Mor_Admin_Connection_Ok: 'Der Konnektor antwortet und nimmt den Schlüssel dieser Organisation an.',
  Mor_Admin_Agents: 'Benutzer mit dem Berechtigungssatz MOR Agent',
  Mor_Admin_Search: 'Nach Namen suchen',
  Mor_Admin_More: 'Die ersten {0} sind zu sehen; suchen Sie nach den anderen.',
  Mor_Admin_Agents_Empty: 'Noch niemand hat den Berechtigungssatz MOR Agent.',
  Mor_Admin_Name: 'Name',
  Mor_Admin_Username: 'MOR-Benutzername',
  Mor_Admin_Device: 'Gerät',
  Mor_Admin_Source: 'Quellnummer',
  Mor_Admin_Status: 'Status',
  Mor_Admin_Check: 'Prüfen',
  Mor_Admin_Check_User: '{0} prüfen',
  Mor_Admin_Ready: 'Kann anrufen',
  Mor_Admin_Forbidden: 'Nur Inhaber des Berechtigungssatzes MOR Administrator dürfen dies sehen.',
  Mor_Problem_Unauthenticated:
    'Der Konnektor nimmt den Schlüssel dieser Organisation nicht an. Ein Administrator trägt ihn im Setup neu ein.',
  Mor_Setup_Title: 'Einrichtung',
  Mor_Setup_Progress: '{0} von {1} Schritten sind erledigt.',
  Mor_Setup_Again: 'Erneut prüfen',
  Mor_Setup_Done: 'Erledigt',
  Mor_Setup_Missing: 'Zu tun',
  Mor_Setup_Look: 'Selbst prüfen',
  Mor_Setup_Open: 'In Setup öffnen',
  Mor_Setup_Address: 'Adresse des Connectors',
  Mor_Setup_Address_Hint:
    'Geben Sie die öffentliche https-Adresse des Connectors ein. Salesforce fragt sie bei jedem Anruf.',
  Mor_Setup_Address_Invalid:
    'Geben Sie die ganze Adresse mit https:// davor ein, wie der Browser sie zeigt, ohne Fragezeichen.',
  Mor_Setup_Key: 'Schlüssel dieser Org',
  Mor_Setup_Key_Hint:
    'Geben Sie einen API-Schlüssel ein, den der Connector für diese Org hat. Salesforce bewahrt ihn verschlüsselt auf, und niemand kann ihn wieder lesen.',
  Mor_Setup_Key_Invalid: 'Geben Sie den Schlüssel ein.',
  Mor_Setup_Connection: 'Verbindung',
  Mor_Setup_Connection_Hint: 'Salesforce fragt den Connector: Er muss antworten und den Schlüssel annehmen.',
  Mor_Setup_Agents: 'Agenten',
  Mor_Setup_Agents_Hint:
    'Weisen Sie allen, die anrufen, den Berechtigungssatz MOR Agent zu. Benutzer damit: {0}',
  Mor_Setup_Integration: 'Benutzer des Connectors',
  Mor_Setup_Integration_Hint:
    'Legen Sie einen Benutzer für den Connector an, mit einer Rolle über den Rollen der Agenten, und weisen Sie den Berechtigungssatz MOR Integration zu. Gefunden: {0}',
  Mor_Setup_Licence: 'Lizenz dieses Benutzers',
  Mor_Setup_Licence_Hint:
    'Weisen Sie die Berechtigungssatzlizenz Salesforce API Integration zu: Ohne sie gibt die Lizenz des Benutzers keinen Zugriff auf Datensätze.',
  Mor_Setup_Login: 'Anmeldung des Connectors',
  Mor_Setup_Login_Hint:
    'Stellen Sie den Ordner service-login bereit, geben Sie dem Connector Consumer Key, Benutzernamen und privaten Schlüssel und führen Sie dessen check aus. Erledigt ist der Schritt, wenn dieser Benutzer angemeldet war.',
  Mor_Setup_Flow: 'Flow für Listenansichten',
  Mor_Setup_Flow_Hint:
    'Setup, Flows: Aktivieren Sie Call selected records with MOR. In der Produktion werden Flows ausgeschaltet bereitgestellt.',
  Mor_Setup_Telephones: 'Telefone der Agenten',
  Mor_Setup_Telephones_Hint:
    'Füllen Sie MOR Username, MOR Device und MOR Source Number bei den Benutzern aus, oder nehmen Sie die Zuordnungsseite des Connectors, und prüfen Sie unten jeden Agenten. Ohne Nummer beim Benutzer: {0}',
  Mor_Setup_Pages: 'Datensatzseiten und Schaltflächen',
  Mor_Setup_Pages_Hint:
    'Lightning App Builder: Setzen Sie MOR Call auf die Datensatzseiten, für Desktop und für Telefon. Seitenlayouts: Fügen Sie die Aktion Call hinzu. Listenansichten: die Schaltfläche Call with MOR. Ob das erledigt ist, kann die Org nicht feststellen.',
  Mor_Setup_Call: 'Erster Anruf',
  Mor_Setup_Call_Hint: 'Rufen Sie jemanden an. Einige Sekunden nach dem Ende ist die Aufgabe da.',
};

export const salesforceApps: Texts['salesforceApps'] = {
  MOR_Calls: 'MOR-Anrufe',
  MOR_Administration: 'MOR-Verwaltung',
};
