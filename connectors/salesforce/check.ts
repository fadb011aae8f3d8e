import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { CheckLine } from '../../src/calls/connector.ts';
import type { Now } from '../../src/calls/ports.ts';
import type { Api, Row } from './api.ts';
import type { Deadline } from './deadline.ts';
import { SalesforceError } from './errors.ts';
import { bad, ok } from './finding.ts';
import type { Finding } from './finding.ts';
import { grantsQuery } from './field-access.ts';
import { soqlText } from './ids.ts';
import { textAt } from './objects.ts';
import type { ObjectPlans } from './objects.ts';
import type { SalesforceOptions } from './options.ts';
import { existingPaths } from './schema.ts';
import type { OrgSchema } from './schema.ts';
import { checkTaskValues } from './check-task.ts';
import type { TaskChoices } from './task-choices.ts';
import { telephonePaths } from './telephone-fields.ts';

const PERMISSION_CURE = 'Assign the permission set MOR Integration to the integration user.';
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
const DAY_MS = 86_400_000;
const WARN_DAYS = 30;
const WARN_SHARE = 0.8;

interface Parts {
  readonly api: Api;
  readonly schema: OrgSchema;
  readonly plans: ObjectPlans;
  readonly options: SalesforceOptions;
  readonly choices: TaskChoices;
  readonly now: Now;
}

const versionsAnswer = z.array(z.object({ version: z.string() }));

const checkVersion = async ({ api }: Parts, deadline: Deadline): Promise<Finding> => {
  const answer = versionsAnswer.parse(await api.request({ method: 'GET', path: '/services/data' }, deadline));
  const versions = answer.map(({ version }) => version);
  const newest = versions.at(-1) ?? 'none';
  if (versions.includes(api.version)) return ok(`API ${api.version} is offered (newest ${newest})`);
  return bad(
    `API ${api.version} is not offered by this org (newest ${newest})`,
    `Set apiVersion to "${newest}".`,
  );
};

const checkTask = async ({ schema, options }: Parts, deadline: Deadline): Promise<Finding> => {
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

const checkRecords = async ({ schema, plans, options }: Parts, deadline: Deadline): Promise<Finding> => {
  const missing: string[] = [];
  const seen: string[] = [];
  for (const [object, plan] of plans) {
    // A Task is called through the record that it is about.
    if (object === 'Task') continue;
    const shape = await schema.objectOf(object, deadline);
    const configured = options.objects[object]?.phones;
    if (shape === undefined) {
      if (configured !== undefined || ['Contact', 'Lead', 'Account'].includes(object)) missing.push(object);
      continue;
    }
    const found = await existingPaths(schema, shape, telephonePaths(shape, plan), deadline);
    // Of the built-in lists only some fields exist in each org; what is configured has to be there.
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

const checkUsers = async ({ schema, options }: Parts, deadline: Deadline): Promise<Finding> => {
  const shape = await schema.objectOf('User', deadline);
  if (shape === undefined) return bad('the integration user may not see users', PERMISSION_CURE);
  const fields = Object.values(options.userFields).filter((field) => field !== undefined);
  const absent = fields.filter((field) => !shape.fields.has(field));
  if (absent.length === 0) return ok(`users are readable, with ${fields.join(', ')}`);
  return ok(`users are readable; not there or hidden, so not used: ${absent.join(', ')}`);
};

const checkVisibility = async ({ api, options }: Parts, deadline: Deadline): Promise<Finding> => {
  if (options.visibility === 'integration')
    return ok('agents may call every record that the integration user sees');
  const me = (await api.userId()) ?? '';
  const soql = `SELECT RecordId,HasReadAccess FROM UserRecordAccess WHERE UserId = ${soqlText(me)} AND RecordId = ${soqlText(me)}`;
  try {
    await api.query(soql, deadline);
  } catch (error) {
    if (!(error instanceof SalesforceError) || error.kind !== 'refused') throw error;
    return bad(`UserRecordAccess cannot be read: ${error.message}`, PERMISSION_CURE);
  }
  if (options.visibility === 'records')
    return ok("each agent's right to read a record is asked for, not the right to each field");
  try {
    await api.query(grantsQuery(me, ['Contact.Phone']), deadline);
    return ok("each agent's right to read records and telephone fields is asked for");
  } catch (error) {
    if (!(error instanceof SalesforceError) || error.kind !== 'refused') throw error;
    return bad(
      `field permissions cannot be read, so no record can be called: ${error.message}`,
      'Give the integration user "View Setup and Configuration" (permission set MOR Integration), or set visibility to "records".',
    );
  }
};

const checkPermissionSet = async ({ api, options }: Parts, deadline: Deadline): Promise<Finding> => {
  const wanted = options.permissionSet;
  const me = (await api.userId()) ?? '';
  const soql = `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = ${soqlText(me)}`;
  let rows: readonly Row[];
  try {
    rows = await api.query(soql, deadline);
  } catch (error) {
    // Only users with "View Setup and Configuration" see assignments, and this user needs nothing of it.
    if (!(error instanceof SalesforceError) || !error.faults.some(({ code }) => code === 'INVALID_TYPE'))
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

const checkEvent = async ({ schema }: Parts, event: string, deadline: Deadline): Promise<Finding> => {
  const shape = await schema.objectOf(event, deadline);
  if (shape?.createable === true) return ok(`states are published as ${event}`);
  return bad(
    `${event} cannot be published`,
    `Create the platform event, or remove stateEvent. ${PERMISSION_CURE}`,
  );
};

const checkUsage = ({ api }: Parts): Finding => {
  const usage = api.usage();
  if (usage === undefined) return ok('the org did not say how many API requests are left');
  const { used, limit } = usage;
  const text = `${used} of ${limit} API requests used in 24 hours`;
  if (used < limit * WARN_SHARE) return ok(text);
  return bad(text, 'Find out what uses them, or buy more; at the limit no call can be looked up or logged.');
};

const checkCertificate = (pem: string, nowMs: number): Finding => {
  try {
    const { validTo } = new X509Certificate(pem);
    const days = Math.floor((Date.parse(validTo) - nowMs) / DAY_MS);
    const text =
      days < 0 ? `the certificate has expired (${validTo})` : `the certificate is valid for ${days} days`;
    if (days >= WARN_DAYS) return ok(text);
    return bad(
      text,
      'Make a new key and certificate and upload it to the External Client App (README, rotation).',
    );
  } catch {
    return bad(
      'login.certificate is not a certificate in PEM',
      'Put the certificate itself there, BEGIN to END.',
    );
  }
};

const describeTrouble = (error: unknown): Finding => {
  if (!(error instanceof SalesforceError))
    return bad('the org gave an unexpected answer', 'Check the url of this CRM.');
  if (error.kind === 'login') {
    return bad(
      error.message,
      'Check url (My Domain), clientId, key or secret, and that the app is installed and its user pre-authorised.',
    );
  }
  if (error.kind === 'unreachable')
    return bad(error.message, 'Check the url (My Domain), the network and the proxy.');
  return bad(error.message, PERMISSION_CURE);
};

/** The chain from login to the last permission, one line per link; stops early when nothing can be asked. */
export const checkOrg = async (id: string, parts: Parts, deadline: Deadline): Promise<CheckLine[]> => {
  const { api, options } = parts;
  const lines: CheckLine[] = [];
  const run = async (name: string, work: () => Promise<Finding> | Finding): Promise<boolean> => {
    const finding = await Promise.resolve().then(work).catch(describeTrouble);
    lines.push({ link: `crm ${id}: ${name}`, ...finding });
    return finding.ok;
  };

  if (options.login.flow === 'jwt' && options.login.certificate !== undefined) {
    const { certificate } = options.login;
    await run('certificate', () => checkCertificate(certificate, parts.now()));
  }
  const loggedIn = await run('login', async () => {
    const user = await api.userId();
    return ok(`token received${user === undefined ? '' : ` for user ${user}`}`);
  });
  if (!loggedIn || !(await run('API version', () => checkVersion(parts, deadline)))) return lines;
  // Described anew and all at once, so that the whole check stays within its time; failures show up in their lines.
  const objects = new Set(['Task', 'User', ...parts.plans.keys()]);
  for (const object of objects) parts.schema.forget(object);
  await Promise.allSettled([...objects].map((object) => parts.schema.objectOf(object, deadline)));
  await run('activities', () => checkTask(parts, deadline));
  const task = await parts.schema.objectOf('Task', deadline).catch(() => undefined);
  if (task !== undefined)
    await run('Task values', () => checkTaskValues(task, options.task, parts.choices, deadline));
  await run('records', () => checkRecords(parts, deadline));
  await run('users', () => checkUsers(parts, deadline));
  await run('visibility', () => checkVisibility(parts, deadline));
  await run('permission set', () => checkPermissionSet(parts, deadline));
  const { stateEvent } = options;
  if (stateEvent !== undefined) await run('state events', () => checkEvent(parts, stateEvent, deadline));
  await run('API usage', () => checkUsage(parts));
  return lines;
};
