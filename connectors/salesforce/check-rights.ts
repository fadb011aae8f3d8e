import { good, wrong } from '../../src/vocabulary/findings.ts';
import type { Finding } from '../../src/vocabulary/findings.ts';
import type { Row } from './api.ts';
import type { CheckParts } from './check-parts.ts';
import type { Deadline } from '../shared/deadline.ts';
import { CrmError, isRefusal } from '../shared/crm-error.ts';
import { grantsQuery } from './field-access.ts';
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
    return wrong('sf_no_tasks');
  }
  const { callIdField } = options.task;
  const key = shape.fields.get(callIdField);
  if (key === undefined) {
    return wrong('sf_no_key_field', { field: callIdField });
  }
  if (!key.externalId || !key.unique) {
    return wrong('sf_key_not_unique', { field: callIdField });
  }
  const locked = [callIdField, ...TASK_FIELDS].filter((name) => shape.fields.get(name)?.createable !== true);
  if (locked.length > 0) return wrong('sf_task_fields_locked', { fields: locked.join(', ') });
  return good('sf_tasks', { field: callIdField });
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
  if (missing.length === 0) return good('sf_records', { objects: seen.join(', ') });
  return wrong('sf_records_hidden', { fields: missing.join(', ') });
};

export const checkUsers = async ({ schema, options }: CheckParts, deadline: Deadline): Promise<Finding> => {
  const shape = await schema.objectOf('User', deadline);
  if (shape === undefined) return wrong('sf_no_users');
  const fields = Object.values(options.userFields).filter((field) => field !== undefined);
  const absent = fields.filter((field) => !shape.fields.has(field));
  if (absent.length === 0) return good('sf_users', { fields: fields.join(', ') });
  return good('sf_users_without', { fields: absent.join(', ') });
};

export const checkVisibility = async ({ api, options }: CheckParts, deadline: Deadline): Promise<Finding> => {
  if (options.visibility === 'integration') return good('sf_sees_all');
  const me = (await api.userId(deadline)) ?? '';
  const soql = `SELECT RecordId,HasReadAccess FROM UserRecordAccess WHERE UserId = ${soqlText(me)} AND RecordId = ${soqlText(me)}`;
  try {
    await api.query(soql, deadline);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return wrong('sf_access_hidden', { why: error.message });
  }
  if (options.visibility === 'records') return good('sf_asks_records');
  try {
    await api.query(grantsQuery(me, ['Contact.Phone']), deadline);
    return good('sf_asks_fields');
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return wrong('sf_fields_hidden', { why: error.message });
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
    return good('sf_assignments_hidden');
  }
  const names = rows.map((row) => textAt(row, 'PermissionSet.Name'));
  if (names.includes(wanted)) return good('sf_has_permissions', { name: wanted });
  return wrong('sf_lacks_permissions', { name: wanted });
};

export const checkEvent = async (
  { schema }: CheckParts,
  event: string,
  deadline: Deadline,
): Promise<Finding> => {
  const shape = await schema.objectOf(event, deadline);
  if (shape?.createable === true) return good('sf_event', { event });
  return wrong('sf_no_event', { event });
};
