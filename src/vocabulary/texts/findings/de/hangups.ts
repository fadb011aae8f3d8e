import type { FindingTexts } from '../texts.ts';

const NOTHING = 'Nichts: So enden Anrufe.';
const PROVIDER =
  'Sehen Sie im Anrufdatensatz nach, welcher Anbieter den Anruf hatte, und fragen Sie ihn; ein anderer Anbieter in der LCR würde übernehmen.';
const UNBLOCK = 'Heben Sie in MOR die Sperre des Benutzers auf.';
const BALANCE = 'Sehen Sie nach Guthaben und Kreditgrenze des Kontos, und laden Sie es auf.';
const LIMIT = 'Warten Sie, bis Anrufe enden, oder erhöhen Sie die Grenze in MOR.';
const RATES = 'Vergleichen Sie die Tarife von Anbieter und Benutzer für diese Vorwahl.';

/** Warum ein Leg endete, nach der Nummer im Anrufdatensatz, und was zu prüfen ist. */
export const hangups: FindingTexts['hangups'] = {
  hangup_1: {
    finding: 'Die Nummer ist nicht vergeben.',
    cure: 'Vergleichen Sie die Nummer im Datensatz; sehen Sie nach den Vorwahlregeln dieses MOR.',
  },
  hangup_16: { finding: 'Normales Ende.', cure: NOTHING },
  hangup_17: { finding: 'Der Angerufene spricht gerade.', cure: NOTHING },
  hangup_18: {
    finding: 'Kein Telefon meldet sich.',
    cure: 'Beim Leg des Agenten: Ist das Telefon eingeschaltet und in MOR registriert?',
  },
  hangup_19: { finding: 'Niemand nahm ab.', cure: NOTHING },
  hangup_20: {
    finding: 'Das Telefon ist nicht angemeldet.',
    cure: 'Beim Leg des Agenten: Das Gerät ist in MOR nicht registriert.',
  },
  hangup_21: {
    finding: 'Anruf abgewiesen.',
    cure: 'Beim Leg des Agenten: „Nicht stören“, oder das Gerät weist die Rufnummer ab.',
  },
  hangup_34: { finding: 'Keine Leitung und kein Kanal ist frei.', cure: PROVIDER },
  hangup_41: { finding: 'Vorübergehender Fehler.', cure: PROVIDER },
  hangup_58: {
    finding: 'Die verlangte Übertragungsart gibt es nicht.',
    cure: 'Vergleichen Sie die Codecs von Gerät und Anbieter.',
  },
  hangup_102: { finding: 'Die Zeit lief ab.', cure: PROVIDER },
  hangup_487: { finding: 'Vor dem Abheben abgebrochen.', cure: NOTHING },
  hangup_200: {
    finding: 'MOR kennt den Anrufer nicht.',
    cure: 'Das Gerät der Zuordnung muss in MOR vorhanden sein und dem zugeordneten Benutzer gehören.',
  },
  hangup_201: { finding: 'Der Benutzer ist gesperrt.', cure: UNBLOCK },
  hangup_202: {
    finding: 'Der Wiederverkäufer ist gesperrt.',
    cure: 'Heben Sie in MOR die Sperre des Wiederverkäufers auf.',
  },
  hangup_203: {
    finding: 'Der Tarif des Benutzers hat für die Nummer keinen Preis.',
    cure: 'Ergänzen Sie den Tarif des Benutzers um einen Preis. Auch Leg A braucht einen, wenn die Quelle kein Gerät von MOR ist; oder setzen Sie in der Zuordnung einen Tarif für Leg A.',
  },
  hangup_204: {
    finding: 'Für die Nummer gibt es keinen passenden Anbieter.',
    cure: 'Sehen Sie nach der LCR des Benutzers: Darin muss ein Anbieter mit einem Preis für diese Vorwahl sein.',
  },
  hangup_205: {
    finding: 'Auf diesem Rechner nicht zugelassen.',
    cure: 'Lassen Sie das Gerät auf dem Server zu, über den der Rückruf läuft (server_id oder die Einstellung Callback Server).',
  },
  hangup_207: {
    finding: 'Es ist nicht klar, wer den Anruf bekommt.',
    cure: 'Suchen Sie nach zwei Geräten oder DIDs mit dieser Nummer.',
  },
  hangup_208: {
    finding: 'Der Benutzer kann keine weiteren Anrufe führen.',
    cure: 'Sehen Sie in MOR nach den Grenzen des Benutzers.',
  },
  hangup_209: {
    finding: 'Die Testzeit ist abgelaufen.',
    cure: 'Die MOR-Lizenz oder das Testkonto ist abgelaufen.',
  },
  hangup_210: { finding: 'Das Guthaben reicht nicht für eine Sekunde.', cure: BALANCE },
  hangup_211: { finding: 'Wenig Guthaben, oder die Tagesgrenze ist erreicht.', cure: BALANCE },
  hangup_212: { finding: 'Das Guthaben reicht nicht für einen weiteren Anruf.', cure: BALANCE },
  hangup_213: { finding: 'Das Guthaben des Besitzers der DID reicht nicht.', cure: BALANCE },
  hangup_215: { finding: 'Das Guthaben des Wiederverkäufers reicht nicht.', cure: BALANCE },
  hangup_217: {
    finding: 'Zu der Nummer, die um Rückruf bat, gibt es kein Gerät.',
    cure: 'Tragen Sie die Nummer bei den CLIs des Geräts ein.',
  },
  hangup_218: {
    finding: 'Der Wiederverkäufer erlaubt keine Anrufe mit Verlust.',
    cure: 'Vergleichen Sie den Preis des Benutzers mit dem des Wiederverkäufers.',
  },
  hangup_219: { finding: 'Die Anrufgrenze der DID ist erreicht.', cure: LIMIT },
  hangup_220: { finding: 'Die Anrufgrenze des Benutzers ist erreicht.', cure: LIMIT },
  hangup_221: {
    finding: 'Die Anrufgrenze des Geräts ist erreicht.',
    cure: 'Warten Sie, bis Anrufe enden, oder erhöhen Sie die Grenze in MOR. Ein Rückruf führt zwei Anrufe.',
  },
  hangup_222: { finding: 'Die Anrufgrenze des Wiederverkäufers ist erreicht.', cure: LIMIT },
  hangup_223: { finding: 'Die Anrufgrenze des Anbieters ist erreicht.', cure: LIMIT },
  hangup_224: { finding: 'Der Anbieter ist teurer als der Preis des Benutzers.', cure: RATES },
  hangup_225: {
    finding: 'Die angezeigte Rufnummer ist gesperrt.',
    cure: 'Sehen Sie nach den Rufnummern der Zuordnung und den gesperrten CLIs in MOR.',
  },
  hangup_226: { finding: 'Die DID ist frei: Sie gehört niemandem.', cure: 'Weisen Sie die DID in MOR zu.' },
  hangup_227: {
    finding: 'Es wurde keine Karten-PIN eingegeben.',
    cure: 'Tragen Sie die Karten-PIN in die Zuordnung ein, oder nehmen Sie Telefonkarten aus dem Weg der Rückrufe.',
  },
  hangup_228: { finding: 'Es wurde kein Ziel eingegeben.', cure: NOTHING },
  hangup_229: { finding: 'Die DID ist reserviert.', cure: 'Aktivieren Sie die DID in MOR.' },
  hangup_230: { finding: 'Der Anbieter gab 0 zurück.', cure: PROVIDER },
  hangup_232: {
    finding: 'Die DID für Rückrufe ist nicht verfügbar.',
    cure: 'Sehen Sie nach den Rückrufeinstellungen von MOR.',
  },
  hangup_234: {
    finding: 'Der Anruf dreht sich in MOR im Kreis.',
    cure: 'Suchen Sie nach einer Weiterleitung, die zu sich selbst zurückführt.',
  },
  hangup_235: {
    finding: 'Der Preis des Anbieters liegt weiter über dem des Benutzers, als erlaubt ist.',
    cure: RATES,
  },
  hangup_236: {
    finding: 'Der Rückruf kam zu früh.',
    cure: 'Sehen Sie in MORs Rückrufeinstellungen nach der Zeit zwischen Rückrufen.',
  },
  hangup_237: { finding: 'Der Benutzer der DID ist gesperrt.', cure: UNBLOCK },
  hangup_249: {
    finding:
      'Eine Grenze, die Sperre, das Guthaben oder ein fehlender Preis des Partners hält den Anruf auf.',
    cure: 'Der Partner, dem der Wiederverkäufer gehört, sieht in MOR nach Grenzen, Guthaben und Preisen.',
  },
  hangup_other: {
    finding: 'Ursache {cause}, die in keiner bekannten Tabelle steht.',
    cure: 'Suchen Sie einen Anruf mit dieser Ursache in MORs Anrufdatensätzen und Call Tracing; unter 128 ist es eine aus ITU-T Q.850.',
  },
};
