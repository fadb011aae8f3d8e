import type { FindingTexts } from '../texts.ts';

/** Warum von MOR keine brauchbare Antwort kam; MORs eigene Worte bleiben. */
export const mor_words: FindingTexts['mor_words'] = {
  mor_said: { finding: 'MOR {mor}: {why}' },
  mor_not_reached: { finding: 'MOR {mor} ist nicht erreichbar: {why}' },
  mor_uncertain: {
    finding: 'MOR {mor} hat den Anruf vielleicht begonnen; seine Antwort ist unbrauchbar: {why}',
  },
  mor_overloaded: { finding: 'Zu viele Anrufe warten auf MOR {mor}; versuchen Sie es in {seconds} s wieder' },
  mor_refused_port: { finding: 'An dieser Adresse und diesem Port nimmt nichts Verbindungen an ({code})' },
  mor_host_unknown: { finding: 'Der Rechnername ist nicht bekannt ({code})' },
  mor_host_later: { finding: 'Der Rechnername lässt sich gerade nicht auflösen ({code})' },
  mor_no_way: { finding: 'Es gibt keinen Weg zu diesem Rechner ({code})' },
  mor_no_network: { finding: 'Das Netz ist nicht erreichbar ({code})' },
  mor_connect_late: { finding: 'Keine Verbindung in der erlaubten Zeit ({code})' },
  mor_hung_up: { finding: 'MOR schloss die Verbindung ohne Antwort ({code})' },
  mor_reset: { finding: 'Die Verbindung wurde abgebrochen ({code})' },
  mor_broken: { finding: 'Die Verbindung schlug fehl' },
  mor_broken_code: { finding: 'Die Verbindung schlug fehl ({code})' },
  mor_certificate: { finding: 'Sein Zertifikat oder seine TLS-Einstellung ist nicht annehmbar ({code})' },
  mor_answer_late: { finding: 'Keine vollständige Antwort innerhalb von {ms} ms' },
  mor_connection_late: { finding: 'Keine Verbindung innerhalb von {ms} ms' },
  mor_lost_while_sending: { finding: 'Die Verbindung riss ab, während die Anfrage gesendet wurde' },
  mor_answer_too_large: { finding: 'Die Antwort ist größer als {bytes} Bytes' },
  mor_redirects: { finding: 'HTTP {status} leitet anderswohin um' },
  mor_empty: { finding: 'HTTP {status} ohne Inhalt' },
  mor_no_xml: { finding: 'HTTP {status} mit einem Inhalt, der nicht MORs XML ist' },
  mor_other_xml: {
    finding: 'MOR {mor} antwortete HTTP {status} mit einem Inhalt, der nicht das erwartete XML ist',
  },
  mor_needs_user: {
    finding: 'Fragen brauchen einen MOR-Benutzer: Tragen Sie bei diesem MOR den Statusbenutzer ein',
  },
  mor_needs_password: {
    finding:
      'Die Liste der Benutzer braucht das Passwort des Statusbenutzers: Tragen Sie es bei diesem MOR ein',
  },
  mor_needs_v2: {
    finding: 'Das braucht API v2: Tragen Sie bei diesem MOR Benutzer und Passwort für API v2 ein',
  },
  mor_v2_login_refused: {
    finding:
      'API v2 weist die Anmeldung ab. Prüfen Sie Benutzer und Passwort für API v2 dieses MOR. MOR weist auch die erste Anmeldung eines Administrators von einer neuen Adresse ab, bis sie per E-Mail freigegeben ist („Admin login with approved IP only“, ab Werk eingeschaltet): Geben Sie sie frei, oder nehmen Sie einen Buchhalter oder Wiederverkäufer.',
  },
  mor_v2_no_token: { finding: 'Die Anmeldung an API v2 antwortete HTTP {status} ohne Token' },
  mor_v2_token_refused: { finding: 'API v2 nimmt einen frischen Anmeldetoken nicht an' },
  mor_v2_no_list: { finding: 'Die Anrufdatensätze der API v2 kamen als HTTP {status} ohne Liste' },
  mor_no_id_to_hang_up: { finding: 'Auflegen braucht die Kennung eines laufenden Anrufs; dieser hat keine' },
  mor_may_not_hang_up: { finding: 'Der Benutzer der API v2 darf nicht auflegen' },
  mor_call_gone: { finding: 'MOR kennt diesen laufenden Anruf nicht (mehr)' },
  mor_hang_up_unconfirmed: { finding: 'Auf das Auflegen kam HTTP {status} ohne Bestätigung' },
  mor_recording_unread: { finding: 'Die Aufzeichnung war nicht lesbar: {why}' },
  mor_recording_login: {
    finding: 'Der Webserver von MOR verlangt für Aufzeichnungen eine Anmeldung (HTTP {status})',
  },
  mor_recording_none: { finding: 'Der Webserver von MOR hat diese Aufzeichnung nicht (HTTP {status})' },
  mor_recording_no_audio: { finding: 'Der Webserver von MOR antwortete mit {type}, und das ist kein Ton' },
  mor_recording_large: { finding: 'Die Aufzeichnung ist zu groß' },
  mor_recording_elsewhere: {
    finding:
      'MOR nennt für diese Aufzeichnung einen anderen Rechner; tragen Sie ihn unter recordings.hosts ein, wenn er Ihnen gehört',
  },
  mor_recording_no_id: { finding: 'Das ist keine Kennung einer Aufzeichnung' },
  mor_recording_gone: { finding: 'MOR hat diese Aufzeichnung nicht mehr' },
};
