import type { FindingTexts } from '../texts.ts';

const PERMISSION = 'Weisen Sie dem Integrationsbenutzer den Berechtigungssatz MOR Integration zu.';

/** Aufgaben in Salesforce: was über einen Anruf geschrieben wird, und Aufgaben zum Zurückrufen. */
export const salesforce_tasks: FindingTexts['salesforce_tasks'] = {
  sf_no_tasks: {
    finding: 'Der Integrationsbenutzer darf Aufgaben nicht anlegen und bearbeiten.',
    cure: PERMISSION,
  },
  sf_tasks_hidden: { finding: 'Der Integrationsbenutzer darf keine Aufgaben sehen.', cure: PERMISSION },
  sf_no_key_field: {
    finding: 'Task hat kein Feld {field}, oder es ist verborgen.',
    cure: `Installieren Sie das Paket. ${PERMISSION}`,
  },
  sf_key_not_unique: {
    finding:
      '{field} ist nicht als External ID und Unique markiert; ein Anruf könnte zwei Aufgaben bekommen.',
    cure: 'Markieren Sie das Feld von Activity als External ID und Unique.',
  },
  sf_task_fields_locked: {
    finding: 'Diese Felder von Task lassen sich nicht schreiben: {fields}',
    cure: PERMISSION,
  },
  sf_tasks: { finding: 'Aufgaben lassen sich schreiben, eine je {field}.' },
  sf_status_open: {
    finding: 'Aufgaben bekämen den Status „{status}“, der nicht als abgeschlossen gilt, und blieben offen.',
    cure: 'Setzen Sie task.status auf einen von diesen: {closed}.',
  },
  sf_record_type: {
    finding: 'Task hat keinen aktiven Datensatztyp {name}.',
    cure: 'Berichtigen Sie task.recordType: der Entwicklername eines aktiven Datensatztyps von Task.',
  },
  sf_own_fields_wrong: { finding: 'falsch in task.fields: {fields}', cure: 'Berichtigen Sie task.fields.' },
  sf_values_missing: {
    finding: 'Auswahllisten von Task fehlen Werte, die der Konnektor schreibt: {values}',
    cure: 'Ergänzen Sie die Werte in den Auswahllisten und im Datensatztyp (Setup, Object Manager, Task), oder ändern Sie task.status, task.fields, task.outcomeField oder `value` der Ergebnisse.',
  },
  sf_values: {
    finding:
      'Beendete Anrufe bekommen den Status „{status}“; jeden Auswahlwert, der geschrieben wird, gibt es.',
  },
  sf_default_closed: {
    finding:
      'Neue Aufgaben bekommen den Status „{status}“, der als abgeschlossen gilt. Niemand sähe, wen er zurückrufen soll.',
    cure: 'Machen Sie einen offenen Status zum Standard von Task Status (Setup, Object Manager, Task, Fields, Status).',
  },
  sf_call_backs: { finding: 'Aufgaben zum Zurückrufen lassen sich schreiben und sind offen.' },
};
