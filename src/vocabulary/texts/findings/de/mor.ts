import type { FindingTexts } from '../texts.ts';

const REACH =
  'Prüfen Sie die Adresse des MOR (sie endet auf /billing), den Namen, den Port, eine Firewall zwischen beiden Rechnern und das TLS-Zertifikat.';
const LANGUAGE = 'Lesen Sie den Text; MOR antwortet manchmal in der Sprache seiner Oberfläche.';
const SEES =
  'Nehmen Sie als Statusbenutzer einen Administrator oder den Wiederverkäufer, dem die MOR-Benutzer der Agenten gehören: Ein einfacher Benutzer sieht nur eigene Anrufe. Ein Buchhalter braucht in seiner Rechtegruppe „Read“ für die API.';
const APPROVAL =
  'MOR weist die erste Anmeldung eines Administrators von einer neuen Adresse ab, bis sie per E-Mail freigegeben ist („Admin login with approved IP only“, ab Werk eingeschaltet). Geben Sie sie frei, oder nehmen Sie einen Buchhalter oder Wiederverkäufer.';

/** Ein MOR-Server, sein Statusbenutzer und was sich über Anrufe erfragen lässt. */
export const mor: FindingTexts['mor'] = {
  mor_unreachable: { finding: '{text}', cure: REACH },
  mor_unusable_answer: { finding: 'Die Antwort ist nicht von MOR: {text}', cure: REACH },
  mor_unknown_answer: { finding: 'MOR antwortet: {text}', cure: LANGUAGE },
  mor_being_asked: {
    finding: 'wird gerade gefragt; noch ist nichts bekannt',
    cure: 'Warten Sie einige Sekunden und sehen Sie noch einmal nach.',
  },
  mor_not_asked: { finding: 'nicht gefragt: Es ist kein Statusbenutzer eingetragen.' },
  mor_version: { finding: 'Version {version}' },
  mor_release: { finding: '{version}' },
  mor_answers: { finding: 'antwortet' },
  mor_api_on: { finding: 'eingeschaltet' },
  mor_hash_order: { finding: '{order}' },
  mor_no_hash: { finding: 'Kein Schlüssel ist eingetragen; MOR prüft keine Hashes.' },
  mor_hash_untried: {
    finding:
      'nicht versucht: Ordnen Sie einen Agenten zu, oder nennen Sie einen Statusbenutzer. MOR beurteilt den Schlüssel nur für Benutzer, die es kennt.',
  },
  mor_addon_active: { finding: 'aktiv' },
  mor_addon_missing: {
    finding: 'MOR erlaubt keine Rückrufe: Das Callback-Add-on fehlt oder ist nicht aktiv.',
    cure: 'Aktivieren Sie das Callback-Add-on in MOR.',
  },
  mor_no_status_user: {
    finding:
      'Es gibt keinen Statusbenutzer. Anrufe lassen sich nicht verfolgen, und wenig lässt sich prüfen.',
    cure: 'Nennen Sie als Statusbenutzer einen Administrator oder Wiederverkäufer in MOR, der laufende Anrufe und Anrufdatensätze abfragen darf.',
  },
  mor_unknown_status_user: {
    finding: 'MOR hat keinen Benutzer „{username}“ (MOR: {text}).',
    cure: 'Tragen Sie als Statusbenutzer einen MOR-Benutzer ein, den es gibt; „{username}“ gibt es nicht.',
  },
  mor_unknown_agent_user: {
    finding: 'MOR hat keinen Benutzer „{username}“ (MOR: {text}).',
    cure: 'Berichtigen Sie den MOR-Benutzer in der Zuordnung: Es ist der, dem das Gerät des Agenten gehört.',
  },
  mor_callback_id_asked: {
    finding:
      'wird verlangt; dafür braucht mor.conf use_callback_uniqueid, und das zeigt nur ein wirklicher Anruf',
  },
  mor_callback_id_off: {
    finding: 'wird nicht verlangt; Anrufe werden an Gerät, Nummern und Zeit erkannt',
  },
  mor_sees_users: { finding: 'sieht die MOR-Benutzer der Agenten, zum Beispiel {username}' },
  mor_simple_user: {
    finding: '„{username}“ ist ein einfacher MOR-Benutzer und sieht nur eigene Anrufe.',
    cure: SEES,
  },
  mor_may_not_ask: { finding: 'MOR erlaubt dem Statusbenutzer diese Frage nicht (MOR: {text}).', cure: SEES },
  mor_saw_calls: { finding: '{seen} der letzten {calls} Anrufe' },
  mor_saw_cdrs_only: {
    finding:
      'Anrufdatensätze für {seen} der letzten {calls} Anrufe, aber keinen davon in der Liste der laufenden: Sie lässt Rückrufe aus, oder „{username}“ darf sie nicht sehen. Zustände kommen spät.',
  },
  mor_saw_nothing: {
    finding: 'MOR nahm in den letzten Tagen {calls} Anrufe an und zeigte „{username}“ keinen davon.',
    cure: SEES,
  },
  mor_password_right: { finding: 'stimmt; Benutzer zum Zuordnen: {users}' },
  mor_password_wrong: {
    finding: 'MOR nimmt es nicht an (MOR: {text}).',
    cure: `Berichtigen Sie das Passwort des Statusbenutzers. Er muss Administrator, Wiederverkäufer oder ein Buchhalter sein, dessen Rechtegruppe „Read“ für users_get hat. ${APPROVAL}`,
  },
  mor_v2_works: { finding: 'Die Anmeldung gelingt.' },
  mor_v2_refused: {
    finding: 'MOR weist die Anmeldung ab: {text}',
    cure: `Berichtigen Sie Benutzer und Passwort der API v2; es gibt sie ab MOR X18. ${APPROVAL}`,
  },
  mor_active_calls_now: { finding: 'zurzeit {count}' },
  mor_no_active_calls: {
    finding: 'Dieses MOR hat keine solche Liste (vor X14: {text}); nur Ausgänge werden gezeigt.',
  },
  mor_cdrs_last_hour: { finding: '{count} in der letzten Stunde' },
  mor_list_missing: { finding: 'MOR hat seine laufenden Anrufe noch nicht genannt.' },
  mor_list_elsewhere: { finding: 'Ein anderer Knoten holt die laufenden Anrufe.' },
  mor_list_age: { finding: 'Die letzte Liste der laufenden Anrufe ist {seconds} s alt.' },
};
