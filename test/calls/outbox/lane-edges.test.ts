import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { advance } from '../../../src/calls/call/advance.ts';
import { annotate, hangUp } from '../../../src/calls/during-call.ts';
import { createActivityLog } from '../../../src/calls/outbox/log-activity.ts';
import type { ActivityLogDeps } from '../../../src/calls/outbox/log-activity.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { FakeMor } from '../../helpers/fake-mor.ts';
import { activityOf, crm, ended, given, test } from './setup.ts';

const open = async (change: Partial<ActivityLogDeps>): Promise<void> => {
  await given().outbox.stop();
  const { book, calls, now, log } = test();
  const connectors = new Map([['sales', crm()]]);
  given().outbox = createActivityLog({ book, store: calls, connectors, now, log, ...change });
};

describe('the activity of a call that changes a call-back task', () => {
  const tasks = (after: (call: Call) => Promise<undefined>) => {
    const swept: string[] = [];
    const of = (id: string) => ({ after, sweep: () => Promise.resolve(void swept.push(id)) });
    return { swept, tasks: new Map(['sales', 'other'].map((id) => [id, of(id)])) };
  };

  it('stays in the outbox while the task fails, and says why', async () => {
    await open(tasks(() => Promise.reject(new Error('disk is full'))));
    const id = await ended();
    await given().outbox.drain();
    expect(await activityOf(id)).toMatchObject({ state: 'pending', attempts: 1, error: 'disk is full' });
  });

  it('updates the task once: a later note does not call anybody back', async () => {
    const told: string[] = [];
    await open(tasks(({ id }) => Promise.resolve(void told.push(id))));
    const id = await ended();
    await given().outbox.drain();
    await annotate(test(), id, { notes: 'later' });
    await given().outbox.drain();
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
    expect([told, crm().attempts.length]).toEqual([[id], 2]);
  });

  it('is swept in all instances', async () => {
    const { swept, tasks: all } = tasks(() => Promise.resolve(undefined));
    await open({ tasks: all });
    await given().outbox.sweep();
    expect(swept).toEqual(['sales', 'other']);
    await open({});
    await given().outbox.sweep();
    expect(swept).toHaveLength(2);
  });
});

describe('calls that a node has claimed from the outbox', () => {
  it('are written as they ended at another node, also if their callers are looked up first', async () => {
    const asked: string[] = [];
    const callers = {
      owes: () => true,
      ask: (calls: readonly Call[]) => Promise.resolve(void asked.push(...calls.map(({ id }) => id))),
    };
    await open({ callers: new Map([['sales', callers]]) });
    const call = await test().add(acceptedCall());
    const end = advance(call, 'ended', 'cdr', T0 + 5_000, { outcome: 'busy' });
    const owed = { ...end, activity: { state: 'pending' as const } };
    await test().calls.save(owed, { activityDueMs: test().now() });
    await given().outbox.drain();
    expect([asked, crm().attempts]).toMatchObject([[call.id], [{ outcome: 'busy' }]]);
  });

  it('are given back when they are written', async () => {
    const id = await ended();
    const calls = [await test().get(id)];
    const givenBack: string[] = [];
    const batches = [calls, []];
    await open({
      claims: {
        take: () =>
          Promise.resolve({
            calls: batches.shift() ?? [],
            giveBack: () => Promise.resolve(void givenBack.push('all')),
          }),
        nextMs: () => Promise.resolve(undefined),
      },
    });
    await given().outbox.drain();
    expect(givenBack).toEqual(['all']);
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
  });
});

describe('a CRM that writes several activities at once', () => {
  it('is asked again for a call that its answer left out', async () => {
    const ids = [await ended(), await ended()];
    Object.assign(crm(), { writeActivities: () => Promise.resolve([{ kind: 'written', id: 'a' }]) });
    await given().outbox.drain();
    const activities = await Promise.all(ids.map(activityOf));
    expect(activities.map(({ state }) => state).sort()).toEqual(['pending', 'written']);
    expect(activities.find(({ state }) => state === 'pending')?.error).toBe(
      'the connector gave no result for this call',
    );
  });
});

describe('an incoming call', () => {
  const incoming = {
    from: null,
    agents: [],
    matches: [],
    lookUp: 'done',
    answeredIds: [],
    cdrs: [],
  } as const;
  it.each([
    ['another record', { type: 'Lead', id: '0031' }, true, 'pending'],
    ['another id', { type: 'Contact', id: '9' }, true, 'pending'],
    ['the same record', { type: 'Contact', id: '0031' }, true, 'written'],
    ['another record that nobody chose', { type: 'Lead', id: '9' }, false, 'written'],
  ] as const)('is written again when it got %s in the meantime', async (_what, record, isChosen, state) => {
    const id = await ended({ incoming });
    crm().duringWrite = () =>
      test().book.update(id, (call) => ({
        ...call,
        version: call.version + 1,
        record,
        incoming: isChosen ? { ...incoming, chosen: true } : incoming,
      }));
    const first = crm().writeActivity.bind(crm());
    const states: string[] = [];
    crm().writeActivity = async (activity) => {
      if (crm().attempts.length > 0) states.push((await activityOf(id)).state);
      return first(activity);
    };
    await given().outbox.drain();
    expect(states).toEqual(state === 'pending' ? ['pending'] : []);
    expect((await activityOf(id)).state).toBe('written');
  });
});

describe('notes and result that change again before they are written', () => {
  it('list each state that the CRM may hold once', async () => {
    const id = await ended();
    for (const [notes, result] of [
      ['a', 'reached'],
      ['a', 'call_back'],
      ['b', 'call_back'],
      ['a', 'reached'],
      ['c', null],
    ] as const)
      await annotate(test(), id, { notes, result });
    expect((await activityOf(id)).earlier).toEqual([
      {},
      { notes: 'a', result: 'call_back' },
      { notes: 'b', result: 'call_back' },
      { notes: 'a', result: 'reached' },
    ]);
  });

  it('clear a result that an earlier version had stored', async () => {
    const { id } = await test().add(acceptedCall({ disposition: 'Sale' }));
    expect(await annotate(test(), id, { result: null })).not.toHaveProperty('disposition');
  });
});

describe('hanging up a call that is deleted from the database in the meantime', () => {
  it('still returns the call as it was', async () => {
    const mor = new FakeMor();
    const call = await test().add(
      acceptedCall({ following: { uniqueIds: [], activeCallId: '77' }, createdAt: iso(T0) }),
    );
    const book = { ...test().book, update: () => Promise.resolve(undefined) };
    const mors = new Map([['main', { gateway: mor, numbers: { form: 'digits' as const, prefixes: [] } }]]);
    expect(await hangUp({ book, mors, now: test().now }, call.id)).toBe(call);
    expect(mor.hungUp).toEqual(['77']);
  });
});
