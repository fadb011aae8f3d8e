import { describe, expect, it } from '@jest/globals';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { ADMIN_PASSWORD } from '../../helpers/pages.ts';
import { OTHER_KEY, closeApps, startApp } from '../../helpers/app.ts';
import { signedIn } from '../../http/admin/client.ts';
import { sampleCall } from '../../contracts/store/samples.ts';
import { addAgent, JWT_LOGIN, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

// Retries come seconds later, and the machine may be busy.
const CALLS = 60;
const TRIGGER = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
const LOCKED =
  'TaskTrigger: execution of AfterInsert caused by: System.DmlException: first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const app = fixtureOfEach(
  () =>
    startApp({
      config: { admin: { password: ADMIN_PASSWORD } },
      connectorTypes: [salesforce],
      crms: [{ id: 'sales', type: 'salesforce', apiKeys: [OTHER_KEY], url: fake().url, login: JWT_LOGIN }],
      mappings: [],
    }),
  closeApps,
);

/** Calls that ended while Salesforce was unreachable. */
const backlog = async (): Promise<void> => {
  const user = addAgent(fake());
  const endedAt = new Date().toISOString();
  for (let i = 0; i < CALLS; i++) {
    const ended = { state: 'ended', outcome: 'answered', talkSeconds: 5, endedAt } as const;
    const call = sampleCall({
      id: `call-${i}`,
      crm: 'sales',
      user,
      ...ended,
      activity: { state: 'pending' },
    });
    await app().runtime.store.calls.insert(call, { activityDueMs: Date.now() });
  }
  app().runtime.activityLog.wake();
};

const counted = async (): Promise<Record<string, number>> => {
  const { items } = await app().runtime.store.calls.list({ crm: 'sales', limit: 200 });
  const count: Record<string, number> = {};
  for (const { activity } of items) count[activity.state] = (count[activity.state] ?? 0) + 1;
  return count;
};
/** Waits until the activities reach these states. */
const until = async (wanted: Record<string, number>): Promise<void> => {
  for (let round = 0; round < 900; round++) {
    if (JSON.stringify(await counted()) === JSON.stringify(wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await counted()).toEqual(wanted);
};
const taskIds = (): unknown[] =>
  fake()
    .org.live('Task')
    .map(({ values }) => values['MOR_Call_Id__c']);
const everyCallOnce = (): void => {
  expect(taskIds()).toHaveLength(CALLS);
  expect(new Set(taskIds()).size).toBe(CALLS);
};

describe('a backlog of 60 calls, from the outbox to Salesforce', () => {
  it('loses none to a trigger that handles one Task at a time', async () => {
    fake().setAutomation((rows) =>
      rows.length > 1
        ? { code: TRIGGER, message: 'TaskTrigger: System.LimitException: Too many SOQL queries: 101' }
        : undefined,
    );
    await backlog();
    await until({ written: CALLS });
    everyCallOnce();
  });

  it('outlasts a lock inside a trigger, however many attempts hit it', async () => {
    let locks = 2 * CALLS;
    fake().setAutomation((rows) => {
      locks -= rows.length;
      return locks > 0 ? { code: TRIGGER, message: LOCKED } : undefined;
    });
    await backlog();
    await until({ written: CALLS });
    everyCallOnce();
  });

  it('writes what a broken trigger stopped, once it is fixed and a retry of all is requested', async () => {
    fake().setAutomation(() => ({ code: TRIGGER, message: 'TaskTrigger: System.NullPointerException' }));
    await backlog();
    await until({ dead: CALLS });
    expect(taskIds()).toEqual([]);
    fake().setAutomation(() => undefined);
    const admin = await signedIn(app().url, undefined, ADMIN_PASSWORD);
    const answer = await admin.send('POST', 'calls/retry-activities', { body: { crm: 'sales' } });
    expect(answer).toMatchObject({ status: 200, body: { retried: CALLS } });
    await until({ written: CALLS });
    everyCallOnce();
    expect((await admin.send('POST', 'calls/retry-activities', { body: {} })).body).toEqual({ retried: 0 });
  });
});
