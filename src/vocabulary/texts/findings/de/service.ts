import type { FindingTexts } from '../texts.ts';

/** Der Dienst selbst: seine Dateien, seine Datenbank, was noch niemand eingerichtet hat. */
export const service: FindingTexts['service'] = {
  configuration_complete: { finding: 'vollständig' },
  configuration_warned: { finding: 'vollständig; Warnungen: {count}' },
  secrets_readable: {
    finding:
      '{path} enthält Geheimnisse, und jeder Benutzer dieses Rechners kann die Datei lesen; führen Sie aus: chmod o-rwx {path}',
  },
  secrets_writable: {
    finding:
      '{path} enthält Geheimnisse, und jeder Benutzer dieses Rechners kann die Datei ändern; führen Sie aus: chmod o-rwx {path}',
  },
  secrets_open: {
    finding:
      '{path} enthält Geheimnisse, und jeder Benutzer dieses Rechners kann die Datei lesen und ändern; führen Sie aus: chmod o-rwx {path}',
  },
  file_writable: {
    finding:
      '{path} sagt, wohin Anrufe gehen, und jeder Benutzer dieses Rechners kann die Datei ändern; führen Sie aus: chmod o-w {path}',
  },
  database_answers: { finding: '{address}' },
  database_works: { finding: 'kann gelesen und beschrieben werden' },
  sqlite_broken: {
    finding: 'antwortet nicht: {text}',
    cure: 'Prüfen Sie den Pfad, seine Rechte und den freien Platz auf der Festplatte.',
  },
  postgres_broken: {
    finding: 'antwortet nicht: {text}',
    cure: 'Prüfen Sie, ob der Datenbankserver läuft und diesem Rechner antwortet, und den freien Platz auf seiner Festplatte.',
  },
  no_mor: {
    finding: 'Es ist kein MOR-Server verbunden.',
    cure: 'Verbinden Sie einen auf den Verwaltungsseiten (Einrichtung) oder in der Konfiguration unter mor.',
  },
  no_crm: {
    finding: 'Es ist kein CRM verbunden.',
    cure: 'Verbinden Sie eines auf den Verwaltungsseiten (Einrichtung) oder in der Konfiguration unter crms.',
  },
  no_agents: {
    finding: 'Kein Agent ist zugeordnet.',
    cure: 'Lesen Sie eine CSV-Datei mit „users import DATEI“ ein, oder benutzen Sie die Zuordnungsseite.',
  },
  no_countries: {
    finding: 'Niemand hat Länder ausgewählt; jedes Land darf angerufen werden.',
    cure: 'Wählen Sie die Länder auf den Verwaltungsseiten (Einrichtung) oder unter rules.allowedCountries.',
  },
  no_key: {
    finding:
      'Für das CRM {crm} gibt es weder API-Schlüssel noch Signaturgeheimnis noch jwt; niemand kann von dort aus anrufen.',
    cure: 'Erstellen Sie einen Schlüssel auf den Verwaltungsseiten (Einrichtung oder Schlüssel), oder nennen Sie einen in der Konfiguration.',
  },
};
