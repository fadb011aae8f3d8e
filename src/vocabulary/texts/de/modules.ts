import type { Texts } from '../texts.ts';

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
