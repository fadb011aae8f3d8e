import type { FindingTexts } from '../texts.ts';

const LOOK = 'Prüfen Sie `url`, das Netz und ob das CRM läuft; prüfen Sie dann noch einmal.';
const CLIENT = 'Berichtigen Sie clientId und clientSecret: Sie gehören zu einem OAuth2-Client im CRM.';
const GRANT =
  'Jeder OAuth2-Client des CRM erlaubt nur eine Art der Anmeldung: Nehmen Sie einen Passwort-Client mit Benutzername und Passwort, oder einen Client-Credentials-Client ohne beides.';
const LOGIN = 'Das CRM hat die Anmeldung abgelehnt: {why}';
const ADDRESS = 'Unter dieser Adresse antwortet nicht die API des CRM: {why}';

/** Warum ein CRM nicht tat, worum es gebeten wurde. */
export const crm_errors: FindingTexts['crm_errors'] = {
  crm_unreachable: { finding: 'Das CRM gab keine brauchbare Antwort: {why}', cure: LOOK },
  crm_silent: { finding: 'Das CRM hat nicht geantwortet: {why}', cure: LOOK },
  crm_busy: { finding: 'Das CRM bittet um Geduld: {why}', cure: LOOK },
  crm_session: { finding: 'Das CRM nimmt die Sitzung nicht an: {why}', cure: LOOK },
  crm_credentials: { finding: LOGIN, cure: LOOK },
  crm_denied: { finding: 'Das CRM erlaubt es nicht: {why}', cure: LOOK },
  crm_missing: { finding: 'Das CRM findet es nicht: {why}', cure: LOOK },
  crm_rejected: { finding: 'Das CRM lehnt die Anfrage ab: {why}', cure: LOOK },
  crm_too_large: {
    finding: 'Die Antwort ist zu groß: {why}',
    cure: 'Prüfen Sie, ob die Adresse zum CRM führt und nicht zu einer anderen Seite.',
  },
  crm_redirects_nowhere: {
    finding: 'Das CRM leitet um: {why}',
    cure: 'Prüfen Sie die API-Version in der Konfiguration; dieses CRM hat sie vielleicht nicht.',
  },
  crm_redirects: {
    finding: 'Das CRM leitet um: {why}',
    cure: 'Tragen Sie die Adresse, zu der es umleitet, als `url` ein. Umleitungen werden nicht befolgt, sie könnten das Passwort forttragen.',
  },
  crm_no_json: {
    finding: 'Das CRM gab keine brauchbare Antwort: {why}',
    cure: 'Prüfen Sie `url`. Stimmt sie, setzt das CRM Warnungen oder eine Anmeldeseite vor seine Antwort (display_errors von PHP muss aus sein).',
  },
  crm_login_paused: {
    finding: LOGIN,
    cure: 'Berichtigen Sie die Zugangsdaten in der Konfiguration. Starten Sie dann den Konnektor neu.',
  },
  sugar_version: {
    finding: 'Sugar lehnt die Anfrage ab: {why}',
    cure: 'Prüfen Sie `version`: Dieses Sugar hat die verlangte REST-Version nicht.',
  },
  sugar_platform: {
    finding: LOGIN,
    cure: 'Melden Sie die Plattform an: Installieren Sie das Paket, oder ergänzen Sie sie unter Admin > Configure API Platforms.',
  },
  sugar_client: {
    finding: LOGIN,
    cure: 'Berichtigen Sie clientId und clientSecret (Admin > OAuth Keys, Typ OAuth 2.0, Client-Typ user).',
  },
  sugar_licence: {
    finding: LOGIN,
    cure: 'Der Integrationsbenutzer hat keine Lizenz; ein Administrator teilt ihm eine zu.',
  },
  sugar_password: {
    finding: LOGIN,
    cure: 'Berichtigen Sie Benutzername und Passwort, und prüfen Sie, ob dieser Benutzer in Sugar aktiv ist und kein SSO braucht.',
  },
  sugar_address: { finding: ADDRESS, cure: 'Prüfen Sie `url` und `version`.' },
  crm_module_hidden: {
    finding: 'Das Modul ist nicht zugänglich: {why}',
    cure: 'Berichtigen Sie den Modulnamen in der Konfiguration, oder geben Sie dem Integrationsbenutzer Zugriff darauf.',
  },
  crm_module_rights: {
    finding: 'Das Modul ist nicht zugänglich: {why}',
    cure: 'Geben Sie seiner Rolle für das Modul die Rechte Zugriff, Ansehen, Auflisten und Bearbeiten.',
  },
  suite_old_password: {
    finding: LOGIN,
    cure: 'Berichtigen Sie Benutzername und Passwort, und prüfen Sie, ob dieser CRM-Benutzer aktiv ist und passwordEncoding passt.',
  },
  suite_old_session: {
    finding: 'Das CRM nimmt die Sitzung nicht an: {why}',
    cure: 'Wiederholt sich das, erreicht der Konnektor das CRM von wechselnden Adressen: Setzen Sie dort verify_client_ip auf false.',
  },
  suite_old_address: {
    finding: ADDRESS,
    cure: 'Prüfen Sie `url` und `version`; liegt rest.php woanders, setzen Sie `apiPath`.',
  },
  suite_address: {
    finding: ADDRESS,
    cure: 'Prüfen Sie `url` und `version`: SuiteCRM 7 hat die API unter /Api, SuiteCRM 8 unter /legacy/Api; für andere setzen Sie `apiPath`.',
  },
  suite_no_token: {
    finding: 'SuiteCRM hat das Token nicht bekommen: {why}',
    cure: 'Der Webserver muss die Kopfzeile Authorization an PHP weitergeben (Apache: CGIPassAuth On oder eine SetEnvIf-Regel).',
  },
  suite_client: { finding: LOGIN, cure: CLIENT },
  suite_password: {
    finding: LOGIN,
    cure: 'Berichtigen Sie Benutzername und Passwort, und prüfen Sie, ob dieser CRM-Benutzer aktiv ist.',
  },
  suite_grant: { finding: LOGIN, cure: GRANT },
  suite_client_or_grant: { finding: LOGIN, cure: `${CLIENT} ${GRANT}` },
  suite_server: {
    finding: LOGIN,
    cure: 'Sehen Sie in das Protokoll des CRM. Oft fehlen seine OAuth2-Schlüsseldateien, oder andere können sie lesen (nötig sind 600 oder 660).',
  },
};
