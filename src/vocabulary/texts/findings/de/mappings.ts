import type { FindingTexts } from '../texts.ts';

const DEVICE =
  'Tragen Sie die Kennung (ACC) eines Geräts ein, das es gibt und das dem zugeordneten MOR-Benutzer gehört.';

/** Die Zuordnung: Agenten, ihre Geräte und ihre Telefone. */
export const mappings: FindingTexts['mappings'] = {
  agent_twice: {
    finding:
      'Dieser Agent hat eine zweite Zeile unter der Kennung, die das CRM benutzt; diese hier gilt nicht.',
    cure: 'Entfernen Sie eine der beiden Zeilen.',
  },
  agents_sample: {
    finding:
      'eine Stichprobe: die ersten {count} Benutzer des CRM; „Alles prüfen“ auf der Seite oder check --all sieht alle an',
  },
  crm_source_refused: {
    finding: 'Dieser Agent kann nicht anrufen. Die Quelle in seinem Benutzerdatensatz im CRM: {text}',
    cure: 'Geben Sie dem Agenten eine Zeile in der Zuordnung, nehmen Sie die Nebenstelle in numbers.internal auf, oder berichtigen Sie den Benutzerdatensatz.',
  },
  source_refused: {
    finding: 'Dieser Agent kann nicht anrufen. Seine Quelle: {text}',
    cure: 'Berichtigen Sie die Quelle: eine Nebenstelle mit bis zu 6 Ziffern oder eine Nummer, die die Wählregeln erlauben.',
  },
  unknown_mor: {
    finding: 'Der MOR-Server „{mor}“ steht nicht in der Konfiguration.',
    cure: 'Berichtigen Sie den MOR-Server dieser Zeile.',
  },
  device_refused: { finding: 'Gerät {device}: {text}', cure: DEVICE },
  user_not_seen: {
    finding: 'MOR-Benutzer {username}: nicht gefunden, oder für den Statusbenutzer nicht sichtbar',
    cure: DEVICE,
  },
  device_of_another: {
    finding: 'Gerät {device} gehört einem anderen MOR-Benutzer als {username}.',
    cure: DEVICE,
  },
  devices_not_compared: { finding: 'nicht verglichen: Dieses MOR hat kein device_details_get.' },
  devices_compared: { finding: '{good} von {count} Geräten gibt es in MOR, und sie gehören ihrem Benutzer.' },
  devices_sampled: {
    finding:
      '{good} von {count} Geräten gibt es in MOR, und sie gehören ihrem Benutzer. Das ist eine Stichprobe: {total} Agenten sind zugeordnet; „Alles prüfen“ auf der Seite oder check --all fragt nach allen.',
  },
};
