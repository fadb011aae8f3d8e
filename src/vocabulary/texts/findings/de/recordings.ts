import type { FindingTexts } from '../texts.ts';

/** Aufnahmen von Anrufen in MOR. */
export const recordings: FindingTexts['recordings'] = {
  recordings_settled: {
    finding: 'Rechtsgrundlage {basis}, Hinweis {notice}, {days} Tage aufbewahrt, gehört von {listen}',
  },
  recordings_none: {
    finding:
      'keine in den letzten sieben Tagen; ob sie lesbar sind, zeigt sich nach einem aufgenommenen Anruf',
  },
  recordings_guarded: {
    finding: 'von hier aus lesbar; laut recordings.guarded von niemandem sonst',
  },
  recordings_open: {
    finding:
      'Wer einen Namen errät, kann Aufnahmen hören: Der Webserver von MOR gibt sie ohne Anmeldung heraus, jedenfalls an diesen Rechner.',
    cure: 'Lassen Sie den Webserver von MOR /recordings nur an die Adresse dieses Konnektors (und an MORs eigene Seiten) herausgeben. Rufen Sie dann die Adresse einer Aufnahme von einem anderen Rechner aus auf: Wird sie verweigert, setzen Sie recordings.guarded auf true.',
  },
  recordings_closed: {
    finding: 'Der Webserver von MOR gibt diesem Rechner keine Aufnahmen.',
    cure: 'Lassen Sie den Webserver von MOR /recordings ohne Anmeldung an die Adresse dieses Konnektors herausgeben, und an niemanden sonst: Über die API lassen sie sich nicht lesen.',
  },
};
