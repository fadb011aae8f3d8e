/** The page Rules. */
export const rules = {
  set_here: 'set here',
  what_you_save_here_counts: 'What you save here counts instead.',
  the_configuration_files_are_not: 'The configuration file’s are not used.',
  back_to_the_files: 'Back to the file’s',
  go_back_to_the_files: 'Go back to the file’s rules?',
  the_rules_that_were_set:
    'The rules that were set here are forgotten; those of the configuration file count again from the next click on.',
  the_rules_of_the_configuration: 'The rules of the configuration file count again.',
  rules: 'Rules',
  and_more: '{0} and {1} more',
  internal_numbers: 'Internal numbers',
  short_numbers_are_dialled_only:
    'Short numbers are dialled only where a pattern names them: 1XX is 100 to 199.',
  suggested: 'The extensions of your agents suggest:',
  nothing_suggested: 'The extensions of your agents suggest no further pattern.',
  add_named: 'Add {0}',
  an_internal_number: '{0}, an internal number',
  try_a_number: 'Try a number',
  what_the_rules_on_this: 'What the rules on this page make of it, also before they are saved.',
  number_as_in_the_crm: 'Number as in the CRM',
  may_be_called: 'may be called',
  not_called: 'not called',
  gets: '{0} gets {1}',
} as const;
