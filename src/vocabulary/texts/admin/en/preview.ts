/** The page Preview. */
export const preview = {
  the_mapping: 'the mapping',
  the_user_record_in_the: 'the user record in the CRM',
  the_defaults_of_the_crm: 'the defaults of the CRM',
  built_in: 'built in',
  would_dial: 'would dial',
  would_not_dial: 'would not dial',
  the_field_holds_several_numbers:
    'The field holds several numbers: {0}. A click on one of them dials that one; otherwise it is the first.',
  steps: 'Steps',
  source: 'Source',
  record: 'Record',
  number: 'Number',
  dial_rules: 'Dial rules',
  values_of_the_line: 'Values of the line',
  comes_from: 'Comes from',
  request_to_mor: 'Request to MOR',
  parameters_of_the_request_to: 'Parameters of the request to MOR',
  parameter: 'Parameter',
  preview: 'Preview',
  choose_an_agent_and_a:
    'Choose an agent, and a record or a number: every step that a click would take is shown, and why. Nothing is dialled.',
  show: 'Show',
} as const;
