import type { FindingTexts } from '../texts.ts';

/** Wie weit die Einrichtung ist. */
export const setup_steps: FindingTexts['setup_steps'] = {
  setup_password_open: { finding: 'Es ist kein Passwort gesetzt.', cure: 'Wählen Sie eines.' },
  setup_password_done: { finding: 'Das Administratorpasswort ist gesetzt.' },
  setup_not_in_use: {
    finding: 'Die Verbindung ist eingetragen, aber noch nicht in Gebrauch.',
    cure: 'Drücken Sie „Jetzt neu starten“.',
  },
  setup_no_mor: {
    finding: 'Noch ist keiner verbunden.',
    cure: 'Tragen Sie die Adresse und den geheimen API-Schlüssel Ihres MOR ein, und prüfen Sie beides.',
  },
  setup_no_crm: {
    finding: 'Noch ist keines verbunden.',
    cure: 'Für SuiteCRM und Sugar genügt ein Code; für andere tragen Sie Adresse und Anmeldung ein und prüfen beides.',
  },
  setup_connected: { finding: 'Verbunden: {names}.' },
  setup_broken: {
    finding: 'Nicht in Ordnung: {detail}',
    cure: 'Öffnen Sie die Verbindung, berichtigen Sie, was die Prüfung nennt, und übernehmen Sie es.',
  },
  setup_countries: { finding: 'Angerufen werden darf: {countries}.' },
  setup_every_country: { finding: 'Jedes Land darf angerufen werden.' },
  setup_countries_open: {
    finding: 'Noch hat niemand gewählt: Jedes Land darf angerufen werden.',
    cure: 'Wählen Sie die Länder, die angerufen werden dürfen; Betrug geht in die anderen.',
  },
  setup_crm_not_in_use: {
    finding: 'Das CRM ist eingetragen, aber noch nicht in Gebrauch.',
    cure: 'Drücken Sie „Jetzt neu starten“.',
  },
  setup_pages_no_crm: {
    finding: 'Noch gibt es kein CRM.',
    cure: 'Erstellen Sie einen Schlüssel, und installieren Sie im CRM, worauf man klickt.',
  },
  setup_no_key: {
    finding: 'Noch ohne Schlüssel: {crms}.',
    cure: 'Erstellen Sie einen Schlüssel, und installieren Sie im CRM, worauf man klickt.',
  },
  setup_keys: { finding: 'Mit Schlüssel: {crms}.' },
  setup_agents: { finding: 'Agenten mit Zuordnung: {count}.' },
  setup_no_agents: {
    finding: 'Kein Agent hat eine eigene Zuordnung.',
    cure: 'Benutzen Sie die automatische Zuordnung, lesen Sie eine CSV-Datei ein, oder füllen Sie eine Zeile aus.',
  },
  setup_clicked: { finding: 'Ein Klick im CRM wurde bis zum Ende seines Anrufs verfolgt.' },
  setup_test_call: {
    finding: 'Ein Testanruf gelang. Noch kam kein Klick aus einem CRM.',
    cure: 'Klicken Sie im CRM auf eine Nummer; der Anruf erscheint hier.',
  },
  setup_no_call: {
    finding: 'Noch gab es keinen Anruf.',
    cure: 'Klicken Sie im CRM auf eine Nummer; der Anruf erscheint hier.',
  },
};
