import type { FindingTexts } from '../texts.ts';

/** Warum eine Aktivität noch nicht im CRM ist und was zu tun ist. */
export const activities: FindingTexts['activities'] = {
  activity_no_crm: {
    finding:
      'Sie wartet: Das CRM {crm} ist nicht in der Konfiguration. Tragen Sie es wieder ein, dann wird sie geschrieben.',
  },
  activity_given_up: { finding: 'nach {attempts} Versuchen aufgegeben; der letzte: {why}' },
  activity_cure_connection: {
    finding:
      'Berichtigen Sie die Verbindung zum CRM, und schreiben Sie sie dann auf der Seite Anrufe noch einmal.',
  },
  activity_task: { finding: 'Die Aufgabe zum Rückruf ließ sich nicht schreiben: {why}' },
  activity_cure_rights: {
    finding:
      'Geben Sie dem Integrationsbenutzer das Recht, Anrufe, Aufgaben und ihre Datensätze zu sehen und zu bearbeiten.',
  },
  activity_cure_deleted: {
    finding:
      'Prüfen Sie im CRM, ob der Datensatz gelöscht wurde; stellen Sie ihn wieder her, wenn er gebraucht wird.',
  },
  activity_cure_check: {
    finding:
      'Starten Sie die Selbstprüfung: Sie nennt die Felder und Module, die nicht passen. Schreiben Sie dann noch einmal.',
  },
  activity_cure_on_purpose: {
    finding:
      'Nichts, wenn sie mit Absicht gelöscht wurde; sonst stellen Sie sie im CRM wieder her, und schreiben Sie noch einmal.',
  },
  activity_cure_first_page: { finding: 'Beginnen Sie mit der ersten Seite.' },
  activity_cure_restart: { finding: 'Starten Sie danach den Konnektor neu.' },
  activity_cure_credentials: { finding: 'Berichtigen Sie die Zugangsdaten in der Konfiguration.' },
  activity_receiver: { finding: 'Der Empfänger beendeter Anrufe war nicht erreichbar: {why}' },
  activity_none_kept: { finding: 'Dieses CRM führt keine Aktivitäten' },
  activity_cure_receiver: {
    finding: 'Tragen Sie activity.url ein, wenn beendete Anrufe irgendwohin gesendet werden.',
  },
  activity_mistake: { finding: 'Der Konnektor hat einen Fehler gemacht; sein Protokoll sagt mehr' },
  activity_sf_slow: {
    finding: 'Salesforce war bei früheren Anrufen zu langsam; für diesen blieb keine Zeit',
  },
  activity_sf_changing: { finding: 'Salesforce änderte zu oft seine Antwort' },
  activity_sf_hidden: {
    finding: 'Den Task dieses Anrufs gibt es, aber der Integrationsbenutzer darf ihn nicht sehen',
  },
  activity_sf_gone: { finding: 'Den Task, der um diesen Anruf bat, gibt es nicht mehr' },
  activity_cure_refused: { finding: 'Nichts zu tun: Der Anruf wurde abgelehnt.' },
  activity_cure_sf_role: {
    finding:
      'Geben Sie dem Integrationsbenutzer eine Rolle über denen der Agenten und das Recht „Edit Tasks“ (README des Pakets).',
  },
  activity_cure_sf_fields: {
    finding:
      'Geben Sie dem Integrationsbenutzer den Berechtigungssatz MOR Integration: Er muss die Anruffelder von Activity lesen und schreiben.',
  },
  activity_cure_sf_package: {
    finding: 'Installieren Sie das Feld des Pakets auf Activity, oder berichtigen Sie task.callIdField.',
  },
  activity_cure_sf_install: {
    finding:
      'Installieren Sie das Paket (Feld auf Activity), und geben Sie dem Integrationsbenutzer den Berechtigungssatz MOR Integration.',
  },
  activity_cure_sf_record_type: { finding: 'Berichtigen Sie task.recordType.' },
  activity_sf_record_type: { finding: 'Task hat keinen aktiven Datensatztyp {name}' },
  activity_cure_sf_unique: {
    finding:
      'Zwei Tasks haben dieselbe Anrufkennung: Löschen Sie einen, und machen Sie das Feld eindeutig (Unique).',
  },
  activity_cure_sf_several: {
    finding:
      'Mehrere Tasks haben dieselbe Anrufkennung: Löschen Sie alle bis auf einen, und machen Sie das Feld eindeutig (Unique).',
  },
  activity_cure_sf_duplicate_rule: {
    finding: 'Eine Duplikatregel hält den Task auf: Nehmen Sie den Integrationsbenutzer davon aus.',
  },
  activity_cure_sf_validation: {
    finding: 'Eine Prüfregel hält den Task auf: Nehmen Sie den Integrationsbenutzer davon aus.',
  },
  activity_cure_sf_rights: {
    finding: 'Geben Sie dem Integrationsbenutzer Lese- und Schreibrecht für Tasks.',
  },
  activity_cure_sf_edit: { finding: 'Geben Sie dem Integrationsbenutzer das Recht „Edit Tasks“.' },
  activity_cure_sf_edition: {
    finding:
      'Diese Edition oder dieser Benutzer hat keinen API-Zugang: Schalten Sie ihn für den Integrationsbenutzer ein.',
  },
  activity_cure_sf_api_off: {
    finding: 'Der API-Zugang des Integrationsbenutzers ist aus: Schalten Sie ihn ein.',
  },
  activity_cure_sf_trigger_limit: {
    finding:
      'Ein Trigger auf Task überschreitet schon bei einem Task eine Grenze von Salesforce: Sein Entwickler muss die Abfragen verringern (siehe Grund).',
  },
  activity_cure_sf_trigger: {
    finding:
      'Ein Trigger auf Task schlägt fehl oder widerspricht: Reparieren Sie ihn, oder nehmen Sie den Integrationsbenutzer aus (siehe Grund).',
  },
  activity_cure_sf_flow_limit: {
    finding:
      '{flow} überschreitet schon bei einem Task eine Grenze von Salesforce: Verringern Sie, was er liest und schreibt (Setup, Flows).',
  },
  activity_cure_sf_flow: {
    finding:
      '{flow} schlägt beim Speichern eines Task fehl: Reparieren Sie ihn unter Setup, Flows, geben Sie ihm einen Fehlerpfad, oder lassen Sie Tasks mit einer MOR Call ID durch seine Startbedingungen nicht zu.',
  },
  activity_cure_sf_required: {
    finding: 'Ein Feld von Task wurde zum Pflichtfeld: Geben Sie ihm einen Standardwert.',
  },
  activity_cure_sf_picklist: {
    finding:
      'Einer Auswahlliste von Task fehlt dieser Wert: Ergänzen Sie ihn, oder setzen Sie task.status auf einen vorhandenen.',
  },
  activity_cure_sf_short: { finding: 'Ein Textfeld von Task ist kürzer als üblich: Verlängern Sie es.' },
  activity_cure_sf_storage: { finding: 'Die Org hat keinen Datenspeicher mehr: Schaffen Sie Platz.' },
  activity_cure_sf_version: { finding: 'Setzen Sie apiVersion auf eine, die diese Org anbietet.' },
  activity_cure_sf_message: {
    finding: 'Der Grund steht in der Meldung; ein Debug-Protokoll für den Integrationsbenutzer zeigt mehr.',
  },
  activity_sf_notes_lost: {
    finding:
      'Den Task dieses Anrufs gibt es in Salesforce nicht mehr, deshalb wurden die Notizen nicht geschrieben',
  },
  activity_cure_sf_recycle: {
    finding:
      'Holen Sie ihn aus dem Papierkorb zurück, und versuchen Sie es noch einmal; wurde er mit Absicht gelöscht, ist nichts zu tun.',
  },
};
