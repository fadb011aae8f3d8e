const RIGHTS = 'Give its role access, view, list and edit rights on {module}.';

const PACKAGE =
  'Download the package in the admin pages (Set-up, Connect a CRM) and install it with the Module Loader: it replaces the old one.';

/** SugarCRM, SuiteCRM, and connectors for any CRM. */
export const crm = {
  crm_logged_in: { finding: 'logged in as {name} ({title})' },
  crm_version_found: { finding: '{version}' },
  crm_fields_untold: { finding: 'the API does not tell the fields of {module}' },
  crm_fields_found: { finding: '{count} fields found' },
  crm_fields_missing: {
    finding: '{module} has no {fields}',
    cure: 'Install the package, or correct or switch off these fields of {module} in the configuration.',
  },
  crm_no_recording_field: {
    finding: '{count} fields found; without {recording}, calls have no link to their recording',
  },
  crm_no_result_field: {
    finding: '{count} fields found; without {result}, results are in the description only',
  },
  crm_no_extra_fields: {
    finding:
      '{count} fields found; without {recording}, calls have no link to their recording; without {result}, results are in the description only',
  },
  crm_results_in_text: {
    finding: 'Calls has no {field}; results are the first line of the description',
  },
  crm_results_untold: { finding: 'the API does not tell which entries {field} has' },
  crm_results_found: { finding: '{field} has an entry for every result' },
  crm_results_missing: {
    finding: 'the dropdown of {field} in Calls has no entry for these results: {values}',
    cure: 'Add them to the dropdown (Studio or Dropdown Editor), or set the `value` of these results to an entry that it has.',
  },
  crm_rights_untold: {
    finding: 'the API does not tell rights in advance; the first one written will show it',
  },
  crm_may_write: { finding: 'the integration user may create and edit {module}' },
  crm_may_not_write: {
    finding: 'the integration user may not create or edit {module}',
    cure: RIGHTS,
  },
  crm_users_read: { finding: 'the user list can be read' },
  crm_users_hidden: {
    finding: 'only one user is visible',
    cure: 'Newer versions show the list to administrators only: use an administrator as integration user, or maintain the mapping by import.',
  },
  crm_clock_untold: { finding: 'the CRM does not tell its time' },
  crm_clock_near: { finding: 'differs by {seconds} s' },
  crm_clock_far: {
    finding: 'the clocks differ by {seconds} s',
    cure: 'Let both machines take their time from NTP.',
  },
  crm_no_receiver: { finding: 'ended calls are posted nowhere (no activity.url)' },
  crm_receiver_answers: { finding: 'ended calls go to {origin}; it answers' },
  crm_receiver_clear: { finding: 'ended calls go to {origin}, without encryption; it answers' },
  crm_receiver_silent: {
    finding: 'ended calls go to {origin}, which does not answer: {why}',
    cure: 'Start the receiver, or correct activity.url in the configuration.',
  },
  crm_connector_failed: {
    finding: 'its connector failed: {text}',
    cure: 'Ask the makers of this connector; the log has the details.',
  },
  crm_check_failed: { finding: '{text}' },
  crm_answers: { finding: 'answers' },
  crm_demo_contacts: { finding: '{count} contacts, kept in memory' },
  crm_users_readable: { finding: 'logged in; the users can be read' },
  package_unseen: { finding: 'has not asked anything yet; its version is seen with its first request' },
  package_installed: { finding: '{version} is installed' },
  package_old: { finding: '{version} is installed; this service has {newest}', cure: PACKAGE },
  package_very_old: {
    finding: 'one from before 1.3.0 is installed; this service has {newest}',
    cure: PACKAGE,
  },
} as const;
