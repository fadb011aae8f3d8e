/** Why an activity is not in the CRM yet, and what to do. */
export const activities = {
  activity_no_crm: {
    finding: 'It waits: CRM instance {crm} is not in the configuration. Add it again, and it is written.',
  },
  activity_given_up: { finding: 'given up after {attempts} attempts; the last one: {why}' },
  activity_cure_connection: {
    finding: 'Correct the connection to the CRM, then retry this call on the Calls page.',
  },
  activity_task: { finding: 'The task to call back could not be written: {why}' },
  activity_cure_rights: {
    finding: 'Give the integration user the right to view and edit Calls, Tasks and their related records.',
  },
  activity_cure_deleted: {
    finding: 'Check in the CRM whether the record was deleted; restore it if it is needed.',
  },
  activity_cure_check: {
    finding: 'Run `check`: it names the fields and modules that do not fit; then retry this call.',
  },
  activity_cure_on_purpose: {
    finding:
      'Nothing to do if it was deleted on purpose; otherwise restore it in the CRM and retry this call.',
  },
  activity_cure_first_page: { finding: 'Start from the first page.' },
  activity_cure_restart: { finding: 'Then restart the connector.' },
  activity_cure_credentials: { finding: 'Correct the credentials in the configuration.' },
  activity_receiver: { finding: 'The receiver of ended calls could not be reached: {why}' },
  activity_none_kept: { finding: 'This CRM instance keeps no activities' },
  activity_cure_receiver: { finding: 'Configure activity.url if ended calls should be posted somewhere.' },
  activity_mistake: { finding: 'The connector made a mistake; its log has the details' },
  activity_sf_slow: {
    finding: 'Salesforce was too slow with earlier calls; there was no time left for this one',
  },
  activity_sf_changing: { finding: 'Salesforce changed its mind too often' },
  activity_sf_hidden: { finding: 'The Task of this call exists, but the integration user may not see it' },
  activity_sf_gone: { finding: 'The Task that asked for this call is gone' },
  activity_cure_refused: { finding: 'Nothing to do: the call was refused.' },
  activity_cure_sf_role: {
    finding:
      'Give the integration user a role above those of the agents, and the right "Edit Tasks" (README of the package, "User of the connector").',
  },
  activity_cure_sf_fields: {
    finding:
      'Give the integration user the permission set MOR Integration: it needs the call fields of Activity, readable and editable.',
  },
  activity_cure_sf_package: {
    finding: "Install the package's field on Activity, or correct task.callIdField.",
  },
  activity_cure_sf_install: {
    finding:
      'Install the package (field on Activity) and give the integration user the permission set MOR Integration.',
  },
  activity_cure_sf_record_type: { finding: 'Correct task.recordType.' },
  activity_sf_record_type: { finding: 'Task has no active record type {name}' },
  activity_cure_sf_unique: {
    finding: 'Two Tasks have the same call id: delete one and make the field Unique.',
  },
  activity_cure_sf_several: {
    finding: 'Several Tasks have the same call id: delete all but one and make the field Unique.',
  },
  activity_cure_sf_duplicate_rule: {
    finding: 'A duplicate rule stops the Task: exempt the integration user from it.',
  },
  activity_cure_sf_validation: { finding: 'A validation rule stops the Task: exempt the integration user.' },
  activity_cure_sf_rights: { finding: 'Give the integration user read and edit rights for Tasks.' },
  activity_cure_sf_edit: { finding: 'Give the integration user the right "Edit Tasks".' },
  activity_cure_sf_edition: {
    finding: 'This edition or user has no API access: enable it for the integration user.',
  },
  activity_cure_sf_api_off: { finding: 'API access is switched off for the integration user: enable it.' },
  activity_cure_sf_trigger_limit: {
    finding:
      'A trigger on Task exceeds a limit of Salesforce even for one Task: let its developer reduce its queries (see the reason).',
  },
  activity_cure_sf_trigger: {
    finding:
      'A trigger on Task fails, or objects: repair it, or exempt the integration user (see the reason).',
  },
  activity_cure_sf_flow_limit: {
    finding:
      '{flow} exceeds a limit of Salesforce even for one Task: reduce what it reads and writes (Setup, Flows).',
  },
  activity_cure_sf_flow: {
    finding:
      '{flow} fails when a Task is saved: repair it in Setup, Flows, give it a fault path, or keep Tasks with a MOR Call ID out of its entry conditions.',
  },
  activity_cure_sf_required: { finding: 'A field of Task was made required: give it a default value.' },
  activity_cure_sf_picklist: {
    finding: 'A picklist of Task lacks this value: add it, or set task.status to one that exists.',
  },
  activity_cure_sf_short: { finding: 'A text field of Task is shorter than usual: lengthen it.' },
  activity_cure_sf_storage: { finding: 'The org has no data storage left: free some.' },
  activity_cure_sf_version: { finding: 'Set apiVersion to one that this org offers.' },
  activity_cure_sf_message: {
    finding:
      "Find the reason in the message; an administrator's debug log for the integration user shows more.",
  },
  activity_sf_notes_lost: {
    finding: 'The Task of this call is no longer in Salesforce, so the notes were not written',
  },
  activity_cure_sf_recycle: {
    finding:
      'Restore it from the recycle bin and try again; if it was deleted on purpose there is nothing to do.',
  },
} as const;
