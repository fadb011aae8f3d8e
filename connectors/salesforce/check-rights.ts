import type { Row } from './api.ts';
import { PERMISSION_CURE } from './check-parts.ts';
import type { CheckParts } from './check-parts.ts';
import type { Deadline } from '../shared/deadline.ts';
import { CrmError, isRefusal } from '../shared/crm-error.ts';
import { grantsQuery } from './field-access.ts';
import { bad, ok } from './finding.ts';
import type { Finding } from './finding.ts';
import { soqlText } from './ids.ts';
import { textAt } from './objects.ts';
import { existingPaths } from './schema.ts';
import { telephonePaths } from './telephone-fields.ts';

const TASK_FIELDS = [
  'Subject',
  'Status',
  'Description',
  'OwnerId',
  'WhoId',
  'WhatId',
  'CallType',
  'CallDurationInSeconds',
  'CallDisposition',
  'CallObject',
];

export const checkTask = async ({ schema, options }: CheckParts, deadline: Deadline): Promise<Finding> => {
  const shape = await schema.objectOf('Task', deadline);
  if (shape?.createable !== true || !shape.updateable) {
    return bad('the integration user may not create and edit Tasks', PERMISSION_CURE);
  }
  const { callIdField } = options.task;
  const key = shape.fields.get(callIdField);
  if (key === undefined) {
    return bad(
      `Task has no field ${callIdField}, or it is hidden`,
      `Install the package. ${PERMISSION_CURE}`,
    );
  }
  if (!key.externalId || !key.unique) {
    return bad(
      `${callIdField} is not marked External ID and Unique, so one call could get two Tasks`,
      'Mark the field on Activity as External ID and Unique.',
    );
  }
  const locked = [callIdField, ...TASK_FIELDS].filter((name) => shape.fields.get(name)?.createable !== true);
  if (locked.length > 0)
    return bad(`these fields of Task cannot be written: ${locked.join(', ')}`, PERMISSION_CURE);
  return ok(`Tasks can be written, one per ${callIdField}`);
};

export const checkRecords = async (
  { schema, plans, options }: CheckParts,
  deadline: Deadline,
): Promise<Finding> => {
  const missing: string[] = [];
  const seen: string[] = [];
  for (const [object, plan] of plans) {
    // A Task has no number of its own: the call goes to the record that it is about.
    if (object === 'Task') continue;
    const shape = await schema.objectOf(object, deadline);
    const configured = options.objects[object]?.phones;
    if (shape === undefined) {
      if (configured !== undefined || ['Contact', 'Lead', 'Account'].includes(object)) missing.push(object);
      continue;
    }
    const found = await existingPaths(schema, shape, telephonePaths(shape, plan), deadline);
    // No org has all fields of the built-in lists; configured fields, however, must exist.
    const lacking = configured?.filter((path) => !found.includes(path)) ?? [];
    missing.push(...lacking.map((path) => `${object}.${path}`));
    if (found.length > 0) seen.push(object);
    else if (lacking.length === 0) missing.push(`${object}: any telephone field`);
  }
  if (missing.length === 0) return ok(`telephone fields are readable of ${seen.join(', ')}`);
  return bad(
    `not visible: ${missing.join(', ')}`,
    `Correct "objects" in the configuration. ${PERMISSION_CURE}`,
  );
};

export const checkUsers = async ({ schema, options }: CheckParts, deadline: Deadline): Promise<Finding> => {
  const shape = await schema.objectOf('User', deadline);
  if (shape === undefined) return bad('the integration user may not see users', PERMISSION_CURE);
  const fields = Object.values(options.userFields).filter((field) => field !== undefined);
  const absent = fields.filter((field) => !shape.fields.has(field));
  if (absent.length === 0) return ok(`users are readable, with ${fields.join(', ')}`);
  return ok(`users are readable; not there or hidden, so not used: ${absent.join(', ')}`);
};

export const checkVisibility = async ({ api, options }: CheckParts, deadline: Deadline): Promise<Finding> => {
  if (options.visibility === 'integration')
    return ok('agents may call every record that the integration user sees');
  const me = (await api.userId(deadline)) ?? '';
  const soql = `SELECT RecordId,HasReadAccess FROM UserRecordAccess WHERE UserId = ${soqlText(me)} AND RecordId = ${soqlText(me)}`;
  try {
    await api.query(soql, deadline);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return bad(`UserRecordAccess cannot be read: ${error.message}`, PERMISSION_CURE);
  }
  if (options.visibility === 'records')
    return ok("each agent's right to read a record is asked for, not the right to each field");
  try {
    await api.query(grantsQuery(me, ['Contact.Phone']), deadline);
    return ok("each agent's right to read records and telephone fields is asked for");
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return bad(
      `field permissions cannot be read, so no record can be called: ${error.message}`,
      'Give the integration user "View Setup and Configuration" (permission set MOR Integration), or set visibility to "records".',
    );
  }
};

export const checkPermissionSet = async (
  { api, options }: CheckParts,
  deadline: Deadline,
): Promise<Finding> => {
  const wanted = options.permissionSet;
  const me = (await api.userId(deadline)) ?? '';
  const soql = `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = ${soqlText(me)}`;
  let rows: readonly Row[];
  try {
    rows = await api.query(soql, deadline);
  } catch (error) {
    // Only users with "View Setup and Configuration" see assignments, and otherwise this user does not need that right.
    if (!(error instanceof CrmError) || !error.faults.some(({ code }) => code === 'INVALID_TYPE'))
      throw error;
    return ok('assignments are hidden from the integration user; what they give is in the lines above');
  }
  const names = rows.map((row) => textAt(row, 'PermissionSet.Name'));
  if (names.includes(wanted)) return ok(`the integration user has ${wanted}`);
  return bad(
    `the integration user lacks the permission set ${wanted}`,
    `Assign ${wanted} to the integration user.`,
  );
};

export const checkEvent = async (
  { schema }: CheckParts,
  event: string,
  deadline: Deadline,
): Promise<Finding> => {
  const shape = await schema.objectOf(event, deadline);
  if (shape?.createable === true) return ok(`states are published as ${event}`);
  return bad(
    `${event} cannot be published`,
    `Create the platform event, or remove stateEvent. ${PERMISSION_CURE}`,
  );
};
