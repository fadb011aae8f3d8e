import type { FindingTexts } from '../texts.ts';

const REACH =
  'Prüfen Sie die Adresse in `redis`, ob Redis läuft und ob eine Firewall dazwischensteht. Bis dahin werden die Grenzen durch die Zahl der Knoten geteilt.';
const LOGIN =
  'Berichtigen Sie Benutzer und Passwort in `redis`; ACL LIST zeigt, welche Benutzer Redis kennt.';
const TLS = 'Prüfen Sie, ob `redis` mit rediss:// beginnt, wenn Redis TLS verlangt, und redisTls.caFile.';

/** Redis, das die Grenzen mehrerer Knoten zusammenhält. */
export const redis: FindingTexts['redis'] = {
  redis_works: { finding: '{address}' },
  redis_together: { finding: '{address}: Die Grenzen werden gemeinsam gezählt.' },
  redis_not_all: {
    finding:
      '{address}: erreicht, aber nicht von allen Knoten mit denselben Grenzen. Die Grenzen werden auf {nodes} Knoten verteilt.',
  },
  redis_alone: {
    finding:
      '{address}: erreicht, aber nicht von allen Knoten mit denselben Grenzen. Dieser Knoten zählt allein.',
  },
  redis_asked: { finding: '{address}: wird gerade gefragt' },
  redis_refused: {
    finding: '{address}: Redis weist den Benutzer oder das Passwort ab ({name}).',
    cure: LOGIN,
  },
  redis_wants_password: { finding: '{address}: Redis verlangt ein Passwort ({name}).', cure: LOGIN },
  redis_no_rights: {
    finding: '{address}: Der Benutzer darf nicht, was nötig ist ({name}).',
    cure: 'Geben Sie ihm +@all auf ~b_* und &b_*, oder nehmen Sie einen anderen Benutzer.',
  },
  redis_replica: {
    finding: '{address}: Dieses Redis ist eine Kopie und nimmt keine Schreibbefehle an ({name}).',
    cure: 'Tragen Sie in `redis` den Hauptserver ein.',
  },
  redis_full: {
    finding: '{address}: Redis hat keinen Speicher mehr ({name}).',
    cure: 'Geben Sie ihm mehr, oder entfernen Sie, was es sonst noch speichert.',
  },
  redis_busy: { finding: '{address}: Redis nimmt gerade keine Befehle an ({name}).', cure: REACH },
  redis_untrusted: {
    finding: '{address}: Dem Zertifikat von Redis wird nicht vertraut ({name}).',
    cure: TLS,
  },
  redis_no_tls: { finding: '{address}: Redis spricht TLS nicht, wie es sollte ({name}).', cure: TLS },
  redis_unknown_name: {
    finding: '{address}: Der Name des Rechners ist nicht bekannt ({name}).',
    cure: REACH,
  },
  redis_silent: { finding: '{address}: Redis antwortet nicht.', cure: REACH },
  redis_unreachable: { finding: '{address}: Redis ist nicht erreichbar ({name}).', cure: REACH },
  redis_clock: {
    finding: '{address}: Die Uhren dieses Rechners und von Redis gehen {seconds} s auseinander.',
    cure: 'Lassen Sie beide Rechner ihre Zeit mit NTP stellen.',
  },
};
