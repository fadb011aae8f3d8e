import type { AdminTexts } from '../texts.ts';

/** The page Rules. */
export const rules: AdminTexts['rules'] = {
  set_here: 'hier gesetzt',
  what_you_save_here_counts: 'Was Sie hier speichern, gilt stattdessen.',
  the_configuration_files_are_not: 'Die der Konfigurationsdatei werden nicht benutzt.',
  back_to_the_files: 'Zurück zu denen der Datei',
  go_back_to_the_files: 'Zurück zu den Regeln der Datei?',
  the_rules_that_were_set:
    'Die hier gesetzten Regeln werden vergessen; ab dem nächsten Klick gelten wieder die der Konfigurationsdatei.',
  the_rules_of_the_configuration: 'Die Regeln der Konfigurationsdatei gelten wieder.',
  rules: 'Regeln',
  and_more: '{0} und {1} weitere',
  internal_numbers: 'Interne Nummern',
  short_numbers_are_dialled_only:
    'Kurze Nummern werden nur gewählt, wo ein Muster sie nennt: 1XX ist 100 bis 199.',
  suggested: 'Die Nebenstellen Ihrer Agenten legen nahe:',
  nothing_suggested: 'Die Nebenstellen Ihrer Agenten legen kein weiteres Muster nahe.',
  add_named: '{0} hinzufügen',
  an_internal_number: '{0}, eine interne Nummer',
  try_a_number: 'Eine Nummer ausprobieren',
  what_the_rules_on_this: 'Was die Regeln dieser Seite daraus machen, auch bevor sie gespeichert sind.',
  number_as_in_the_crm: 'Nummer wie im CRM',
  may_be_called: 'darf angerufen werden',
  not_called: 'wird nicht angerufen',
  gets: '{0} bekommt {1}',
};
