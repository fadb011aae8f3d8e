const PERMISSION = 'Assign the permission set MOR Integration to the integration user.';

/** Salesforce’s Tasks: what is written about a call, and tasks to call back. */
export const salesforce_tasks = {
  sf_no_tasks: { finding: 'the integration user may not create and edit Tasks', cure: PERMISSION },
  sf_tasks_hidden: { finding: 'the integration user may not see Tasks', cure: PERMISSION },
  sf_no_key_field: {
    finding: 'Task has no field {field}, or it is hidden',
    cure: `Install the package. ${PERMISSION}`,
  },
  sf_key_not_unique: {
    finding: '{field} is not marked External ID and Unique, so one call could get two Tasks',
    cure: 'Mark the field on Activity as External ID and Unique.',
  },
  sf_task_fields_locked: {
    finding: 'these fields of Task cannot be written: {fields}',
    cure: PERMISSION,
  },
  sf_tasks: { finding: 'Tasks can be written, one per {field}' },
  sf_status_open: {
    finding: 'Tasks would get the status "{status}", which does not count as closed, and stay open',
    cure: 'Set task.status to one of: {closed}.',
  },
  sf_record_type: {
    finding: 'Task has no active record type {name}',
    cure: 'Correct task.recordType: the developer name of an active record type of Task.',
  },
  sf_own_fields_wrong: { finding: 'task.fields: {fields}', cure: 'Correct task.fields.' },
  sf_values_missing: {
    finding: 'picklists of Task lack values that the connector writes: {values}',
    cure: 'Add the values to the picklists, and to the record type (Setup, Object Manager, Task), or change task.status, task.fields, task.outcomeField or the `value` of the results.',
  },
  sf_values: {
    finding: 'finished calls get the status "{status}"; every picklist value that is written exists',
  },
  sf_default_closed: {
    finding:
      'new Tasks get the status "{status}", which counts as closed, so nobody would see whom to call back',
    cure: 'Make an open status the default of Task Status (Setup, Object Manager, Task, Fields, Status).',
  },
  sf_call_backs: { finding: 'tasks to call back can be written, and are open' },
} as const;
