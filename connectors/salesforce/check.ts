import type { CheckLine } from '../../src/calls/connector.ts';
import { PERMISSION_CURE } from './check-parts.ts';
import type { CheckParts } from './check-parts.ts';
import {
  checkEvent,
  checkPermissionSet,
  checkRecords,
  checkTask,
  checkUsers,
  checkVisibility,
} from './check-rights.ts';
import { checkCertificate, checkUsage, checkVersion } from './check-service.ts';
import { checkCallBacks, checkTaskValues } from './check-task.ts';
import type { Deadline } from '../shared/deadline.ts';
import { CrmError, isRefusal } from '../shared/crm-error.ts';
import { bad, ok } from './finding.ts';
import type { Finding } from './finding.ts';

const describeTrouble = (error: unknown): Finding => {
  if (!(error instanceof CrmError))
    return bad('the org gave an unexpected answer', 'Check the url of this CRM.');
  if (error.kind === 'credentials') {
    return bad(
      error.message,
      'Check url (My Domain), clientId, key or secret, and that the app is installed and its user pre-authorised.',
    );
  }
  if (isRefusal(error)) return bad(error.message, PERMISSION_CURE);
  return bad(error.message, 'Check the url (My Domain), the network and the proxy.');
};

/** Checks the chain from login to the last permission, one line per link; stops early if the org cannot be reached. */
export const checkOrg = async (id: string, parts: CheckParts, deadline: Deadline): Promise<CheckLine[]> => {
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
    const user = await api.userId(deadline);
    return ok(`token received${user === undefined ? '' : ` for user ${user}`}`);
  });
  if (!loggedIn || !(await run('API version', () => checkVersion(parts, deadline)))) return lines;
  // Describe all objects again, in parallel, to keep the check within its time; failures show up in their own lines.
  const objects = new Set(['Task', 'User', ...parts.plans.keys()]);
  for (const object of objects) parts.schema.forget(object);
  await Promise.allSettled([...objects].map((object) => parts.schema.objectOf(object, deadline)));
  await run('activities', () => checkTask(parts, deadline));
  await run('Task values', () => checkTaskValues(parts, deadline));
  if (parts.missedTask) await run('call-back tasks', () => checkCallBacks(parts, deadline));
  await run('records', () => checkRecords(parts, deadline));
  await run('users', () => checkUsers(parts, deadline));
  await run('visibility', () => checkVisibility(parts, deadline));
  await run('permission set', () => checkPermissionSet(parts, deadline));
  const { stateEvent } = options;
  if (stateEvent !== undefined) await run('state events', () => checkEvent(parts, stateEvent, deadline));
  await run('API usage', () => checkUsage(parts));
  return lines;
};
