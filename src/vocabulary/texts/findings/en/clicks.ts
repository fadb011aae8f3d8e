/** Why a click was refused, in the words that the service sends. */
export const clicks = {
  click_no_crm: { finding: 'There is no CRM instance "{crm}" in the configuration.' },
  click_no_such_crm: { finding: 'There is no CRM instance "{crm}".' },
  click_other_spelling: { finding: 'The CRM writes the id {user} as {id}; use that.' },
  click_no_mor: {
    finding: 'The mapping of {user} names the MOR server "{mor}", which is not in the configuration.',
  },
  click_caller_id: { finding: '{number} is not a caller ID that you may show.' },
  click_unseen: {
    finding:
      'From here the connector cannot tell which records you may see. Click the number in the CRM’s own page.',
  },
  click_not_on_record: {
    finding: 'You may only dial numbers of a record you can see. Free dialling is off for you.',
  },
  click_do_not_call: { finding: '{name} is marked as do not call in the CRM.' },
  click_do_not_call_contact: { finding: 'This contact is marked as do not call in the CRM.' },
  click_no_record: { finding: '{type} {id} does not exist or is not visible to you.' },
  click_free_only: { finding: 'Calling without a number needs free dialling, which is off for you.' },
  click_no_number: { finding: 'The click brought no telephone number.' },
  click_no_source: { finding: 'Your mapping has no source number.' },
  click_other_source: { finding: '{number} is not one of your source numbers ({sources}).' },
  click_own_number: { finding: 'Your own number cannot be used: {why}. Ask your administrator.' },
  click_field_cannot_dial: { finding: '{field} "{value}" cannot be dialled: {reason}' },
  click_not_among: { finding: "{number} is not one of the record's telephone numbers." },
  click_no_fields: { finding: 'None of its telephone fields is filled in.' },
  click_empty_field: { finding: 'The field {field} is empty or is no telephone field of this record.' },
  click_switched_off: { finding: 'Calling is switched off for CRM user {user} of {crm} in {origin}.' },
  click_incomplete: { finding: 'CRM user {user} of {crm} has no {columns} in the connector.' },
  click_sealed: {
    finding:
      'The {column} of CRM user {user} of {crm} cannot be read, because the key that it was stored with is gone. Enter it again.',
  },
  click_unusable: { finding: 'The mapping of CRM user {user} of {crm} cannot be used: {why}.' },
  click_column: { finding: '{column} (from {origin}): {why}' },
  origin_mapping: { finding: 'the mapping' },
  origin_crm: { finding: "the CRM's user record" },
  origin_defaults: { finding: "the instance's defaults" },
  origin_built_in: { finding: 'the connector' },
  click_agent_busy: { finding: 'You already have a call; end it before you start another.' },
  click_agent_limit: { finding: 'You have reached the limit of calls per {per}.' },
  per_minute: { finding: 'minute' },
  per_day: { finding: 'day' },
  click_crm_concurrent: {
    finding: 'Your company has as many calls at a time as it allows; try again when one has ended.',
  },
  click_crm_minute: { finding: 'Your company has reached its limit of calls per minute.' },
  click_crm_day: { finding: 'Your company has reached its limit of calls per day.' },
  click_other_contents: { finding: 'This idempotency key belongs to a click with other contents.' },
  click_not_stored: { finding: 'The connector cannot write to its database; nothing was dialled.' },
  click_maybe_stored: {
    finding:
      'The connector cannot use its database. If you clicked before, your phone may ring all the same.',
  },
  click_fields_unknown: {
    finding:
      'The connector may not ask Salesforce which telephone fields you may see, so nothing was dialled. An administrator gives the integration user the right "View Setup and Configuration" (permission set MOR Integration), or sets "visibility" of this CRM to "records".',
  },
} as const;
