/** Fixtures shared by the tests in this folder; each importing file gets its own instances. */
import { afterEach } from '@jest/globals';
import type { CrmRecord } from '../../../src/calls/connector.ts';
import type { FakeOrgOptions, RunningOrg } from '../../simulators/salesforce/server.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';

const running: RunningOrg[] = [];
export const start = async (options: Partial<FakeOrgOptions> = {}): Promise<RunningOrg> => {
  const org = await startOrg(options);
  running.push(org);
  return org;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((org) => org.close()));
});

export const read = (
  fake: RunningOrg,
  type: string,
  id: string,
  options: Record<string, unknown> = {},
): Promise<CrmRecord | undefined> =>
  connectTo(fake, options).readRecord({ type, id }, { crm: 'sales', user: addAgent(fake) });

export const numbers = (record: CrmRecord | undefined) => record?.numbers.map((n) => [n.field, n.value]);
