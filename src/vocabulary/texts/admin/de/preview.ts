import type { AdminTexts } from '../texts.ts';

/** The page Preview. */
export const preview: AdminTexts['preview'] = {
  the_mapping: 'die Zuordnung',
  the_user_record_in_the: 'der Benutzerdatensatz im CRM',
  the_defaults_of_the_crm: 'die Vorgaben des CRM',
  built_in: 'eingebaut',
  would_dial: 'würde wählen',
  would_not_dial: 'würde nicht wählen',
  the_field_holds_several_numbers:
    'Das Feld enthält mehrere Nummern: {0}. Ein Klick auf eine davon wählt diese, sonst die erste.',
  steps: 'Schritte',
  source: 'Quelle',
  record: 'Datensatz',
  number: 'Nummer',
  dial_rules: 'Wählregeln',
  values_of_the_line: 'Werte des Anschlusses',
  comes_from: 'Kommt aus',
  request_to_mor: 'Anfrage an MOR',
  parameters_of_the_request_to: 'Parameter der Anfrage an MOR',
  parameter: 'Parameter',
  preview: 'Vorschau',
  choose_an_agent_and_a:
    'Wählen Sie einen Agenten und einen Datensatz oder eine Nummer: Sie sehen jeden Schritt, den ein Klick nähme, und warum. Es wird nichts gewählt.',
  show: 'Zeigen',
};
