import type { FindingTexts } from '../texts.ts';

/** Warum der Dienst nicht tat, worum eine Verwaltungsseite bat. */
export const pages: FindingTexts['pages'] = {
  page_cut_off: { finding: 'Die Verbindung endete, bevor alles übertragen war.' },
  page_too_large: { finding: 'Das sind mehr als {bytes} Bytes.' },
  page_other_host: {
    finding: 'Dieser Konnektor antwortet nur unter {hosts}, nicht unter dem Namen in der Anfrage.',
  },
  page_no_database: { finding: 'Der Konnektor kann seine Datenbank gerade nicht benutzen.' },
  page_mistake: {
    finding:
      'Der Konnektor hat einen Fehler gemacht; im Protokoll steht mehr unter der Nummer dieser Anfrage.',
  },
  page_starting: { finding: 'Der Konnektor startet gerade.' },
  page_unreadable: { finding: 'Die Anfrage ist nicht lesbar.' },
  page_not_json: { finding: 'Der Inhalt ist kein JSON in UTF-8.' },
  page_many_streams: { finding: 'Zu viele Seiten sind gleichzeitig offen.' },
  page_no_route: { finding: '{method} {path} gibt es nicht.' },
  page_foreign: {
    finding:
      'Diese Anfrage kommt nicht von einer Seite des Konnektors. Kommt sie doch von dort, setzen Sie admin.publicUrl (oder server.publicUrl) auf die Adresse im Browser, und lassen Sie den Proxy den Host-Header weitergeben.',
  },
  page_old_token: { finding: 'Der Header X-CSRF-Token fehlt oder ist veraltet; laden Sie die Seite neu.' },
  page_many_sign_ins: { finding: 'Von dieser Adresse wurden zu viele Anmeldungen begonnen.' },
  page_no_oidc: { finding: 'Die Anmeldung mit OpenID Connect ist nicht eingerichtet.' },
  page_oidc_in_file: {
    finding: 'Die Anmeldung mit OpenID Connect steht in der Konfigurationsdatei; ändern Sie sie dort.',
  },
  page_provider_silent: {
    finding:
      'Der Anbieter war nicht zu erreichen. Prüfen Sie seine Adresse und die Client-ID, oder melden Sie sich mit dem Passwort an.',
  },
  page_entered: { finding: 'In der Eingabe: {why}.' },
  page_signed_out: { finding: 'Sie sind nicht angemeldet, oder die Sitzung ist zu Ende.' },
  page_viewer: { finding: 'Sie dürfen alles ansehen, aber nichts ändern: Ihre Rolle ist Betrachter.' },
  page_password_there: { finding: 'Ein Administratorpasswort gibt es schon; melden Sie sich damit an.' },
  page_wrong_password: { finding: 'Das Passwort ist falsch.' },
  page_set_up_code: {
    finding: 'Geben Sie den Einrichtungscode ein, den der Konnektor beim Start ins Protokoll schrieb.',
  },
  page_wrong_code: {
    finding:
      'Der Einrichtungscode ist falsch. Der richtige steht seit dem letzten Start im Protokoll des Konnektors.',
  },
  page_password_in_file: {
    finding: 'Das Passwort kommt aus der Konfiguration (admin.password); ändern Sie es dort.',
  },
  page_wrong_current: { finding: 'Das jetzige Passwort ist falsch.' },
  page_throttled: { finding: 'Zu viele Versuche; versuchen Sie es in {seconds} s wieder.' },
  page_one_visitor: {
    finding:
      'Alle, die über den Proxy {address} kommen, zählen als ein Besucher, weil server.trustProxy ihn nicht nennt.',
  },
  page_no_call: { finding: 'Den Anruf {call} gibt es nicht.' },
  page_no_key_header: { finding: 'Senden Sie für jeden Klick einen Header Idempotency-Key.' },
  page_no_restart: {
    finding: 'Dieser Prozess kann sich nicht selbst neu starten; starten Sie den Dienst neu.',
  },
  page_in_file: { finding: '{id} steht in der Konfigurationsdatei; ändern Sie es dort.' },
  page_key_in_file: { finding: 'Dieser Schlüssel steht in der Konfigurationsdatei; ändern Sie ihn dort.' },
  page_no_key: { finding: 'Diesen Schlüssel gibt es nicht.' },
  page_no_own_key: { finding: 'Der Konnektor hat keinen eigenen Schlüssel namens {name}.' },
  page_no_cursor: { finding: 'Diese Seite gibt es nicht mehr; fangen Sie vorn an.' },
  page_old_cursor: { finding: 'Diese Stelle gehört nicht zu dieser Liste; fangen Sie vorn an.' },
  page_no_mapping: { finding: '{crm}/{user} hat keine Zuordnung.' },
  page_no_undo: { finding: 'Es gibt nichts rückgängig zu machen.' },
  page_undo_changed: {
    finding:
      'Die Zuordnung hat sich geändert, seit Sie nachsahen. Sehen Sie noch einmal nach, was rückgängig gemacht würde.',
  },
  page_no_package: { finding: 'Für {type} gibt es kein Paket.' },
  page_no_listening: { finding: 'Sie dürfen Anrufe ansehen, aber nicht anhören: Ihre Rolle ist Betrachter.' },
  page_no_session: { finding: 'Diese Sitzung gibt es nicht; vielleicht ist sie schon zu Ende.' },
  page_no_stored_connection: { finding: 'Es gibt keine gespeicherte Verbindung {id}.' },
  page_no_connection: { finding: 'Es gibt keine Verbindung {id}.' },
  page_not_a_code: {
    finding: 'Das ist kein Verbindungscode. Kopieren Sie den ganzen Code aus dem CRM: Admin, MOR-Telefonie.',
  },
  page_code_unreachable: {
    finding: '{host} antwortet diesem Server nicht. Prüfen Sie, ob der Konnektor das CRM erreicht.',
  },
  page_code_no_package: {
    finding:
      '{host} antwortete mit HTTP {status}, aber nicht wie das MOR-Paket. Installieren Sie das Paket dieser Version.',
  },
  page_id_taken: { finding: 'Ein CRM mit der Kennung {id} gibt es schon; wählen Sie eine andere.' },
  page_code_sugar: { finding: 'Sugar braucht auch Benutzername und Passwort des Konnektorbenutzers.' },
  page_other_nodes: {
    finding:
      'Auch andere Knoten laufen mit diesem Schlüssel: Ersetzen Sie ihn über MOR_CONNECTOR_KEY, wie docs/operations.md es für mehrere Knoten beschreibt.',
  },
  page_secret_sealed: {
    finding:
      'Ein gespeichertes Geheimnis lässt sich nicht entschlüsseln: Geben Sie MOR_CONNECTOR_KEY oder die Schlüsseldatei an, mit der es gespeichert wurde, oder geben Sie es neu ein.',
  },
  page_no_recording: { finding: 'Dieser Anruf hat keine Aufzeichnung.' },
  page_recording_pending: {
    finding: 'MOR ist mit dieser Aufzeichnung noch nicht fertig; das dauert nach dem Anruf einige Minuten.',
  },
  page_recording_deleted: { finding: 'Die Aufzeichnung dieses Anrufs wurde gelöscht.' },
  page_recording_too_late: { finding: 'Zu spät: Die Aufzeichnung ist schon gelöscht.' },
  page_recording_no_mor: { finding: 'Den MOR-Server dieses Anrufs hat die Konfiguration nicht.' },
  page_recording_refused: { finding: 'MOR gibt sie nicht heraus: {why}' },
  page_no_answer: { finding: 'Der Konnektor antwortet nicht.' },
  page_no_reason: { finding: 'Der Server antwortete {status}, ohne einen Grund zu nennen.' },
};
