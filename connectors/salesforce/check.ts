import type { CheckLine } from '../../src/calls/connector.ts';
import { at, good, wrong } from '../../src/vocabulary/findings.ts';
import type { CrmPlace, Finding } from '../../src/vocabulary/findings.ts';
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

const describeTrouble = (error: unknown): Finding => {
  if (!(error instanceof CrmError)) return wrong('sf_unexpected');
  const why = { why: error.message };
  if (error.kind === 'credentials') return wrong('sf_login_refused', why);
  return wrong(isRefusal(error) ? 'sf_refused' : 'sf_unreachable', why);
};

/** Checks the chain from login to the last permission, one line per link; stops early if the org cannot be reached. */
export const checkOrg = async (id: string, parts: CheckParts, deadline: Deadline): Promise<CheckLine[]> => {
  const { api, options } = parts;
  const lines: CheckLine[] = [];
  const run = async (place: CrmPlace, work: () => Promise<Finding> | Finding): Promise<boolean> => {
    const finding = await Promise.resolve().then(work).catch(describeTrouble);
    lines.push(at(place, { crm: id }, finding));
    return finding.ok;
  };

  if (options.login.flow === 'jwt' && options.login.certificate !== undefined) {
    const { certificate } = options.login;
    await run('crm_certificate', () => checkCertificate(certificate, parts.now()));
  }
  const loggedIn = await run('crm_login', async () => {
    const user = await api.userId(deadline);
    return user === undefined ? good('sf_token') : good('sf_token_for', { user });
  });
  if (!loggedIn || !(await run('crm_api_version', () => checkVersion(parts, deadline)))) return lines;
  // Describe all objects again, in parallel, to keep the check within its time; failures show up in their own lines.
  const objects = new Set(['Task', 'User', ...parts.plans.keys()]);
  for (const object of objects) parts.schema.forget(object);
  await Promise.allSettled([...objects].map((object) => parts.schema.objectOf(object, deadline)));
  await run('crm_activities', () => checkTask(parts, deadline));
  await run('crm_task_values', () => checkTaskValues(parts, deadline));
  if (parts.missedTask) await run('crm_tasks', () => checkCallBacks(parts, deadline));
  await run('crm_records', () => checkRecords(parts, deadline));
  await run('crm_users', () => checkUsers(parts, deadline));
  await run('crm_visibility', () => checkVisibility(parts, deadline));
  await run('crm_permission_set', () => checkPermissionSet(parts, deadline));
  const { stateEvent } = options;
  if (stateEvent !== undefined) await run('crm_state_events', () => checkEvent(parts, stateEvent, deadline));
  await run('crm_api_usage', () => checkUsage(parts));
  return lines;
};
