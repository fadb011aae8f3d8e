import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { ActivityResult, CallBackTask } from '../../../src/calls/activity.ts';
import { createCallBackTasks } from '../../../src/calls/outbox/call-back-tasks.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

const FROM = '+37061234001';
const MINUTE_MS = 60_000;

/** A CRM that stores tasks by their key. */
const createCrm = () => {
  const tasks = new Map<string, CallBackTask>();
  const refuse: { next?: ActivityResult } = {};
  /** Keys of tasks that people have closed. */
  const closed = new Set<string>();
  return {
    tasks,
    refuse,
    closed,
    id: 'demo',
    writeTask: (task: CallBackTask): Promise<ActivityResult> => {
      if (refuse.next) return Promise.resolve(refuse.next);
      if (closed.has(task.key))
        return Promise.resolve({ kind: 'written', id: `task-${task.key}`, closed: true });
      const known = tasks.get(task.key);
      if (known || task.state === 'open') tasks.set(task.key, { ...known, ...task });
      return Promise.resolve({ kind: 'written', id: `task-${task.key}` });
    },
  };
};

const stage = fixtureOfEach(
  async () => {
    const test = await openTestBook();
    const crm = createCrm();
    const { store, now } = test;
    const open = () =>
      createCallBackTasks({
        connector: crm,
        rules: { defaultOwner: 'chief' },
        records: store.records,
        calls: store.calls,
        now,
      });
    return { test, crm, open, tasks: open() };
  },
  ({ test }) => test.close(),
);

const ended = (id: string, atMs: number, change: Partial<Call>): Call => ({
  ...acceptedCall({ id, crm: 'demo', createdAt: iso(atMs - 5_000) }),
  state: 'ended',
  endedAt: iso(atMs),
  talkSeconds: 0,
  ...change,
});
const rang = (...users: readonly string[]): NonNullable<Call['incoming']> => ({
  from: FROM,
  matches: [],
  lookUp: 'done',
  answeredIds: [],
  cdrs: [],
  agents: users.map((user) => ({ user, rangAt: iso(T0) })),
});
const missed = (id: string, atMs: number, users: readonly string[] = ['ann']): Call =>
  ended(id, atMs, { outcome: 'missed', incoming: rang(...users) });
const callBack = (id: string, atMs: number): Call =>
  ended(id, atMs, { outcome: 'answered', destination: FROM });
/** Stores a call as the node that followed it to its end does. */
const stored = async (call: Call): Promise<void> => {
  await stage().test.add({ ...call, state: 'connected', version: 1 });
  await stage().test.book.update(call.id, () => ({ ...call, version: 2 }));
};
const state = (): unknown =>
  [...stage().crm.tasks.values()].map((task) => [task.key, task.state, task.count]);

describe('a missed call', () => {
  it('becomes a task of the agent who owns the number, due the same day', async () => {
    expect(await stage().tasks.after(missed('m1', T0))).toBeUndefined();
    expect([...stage().crm.tasks.values()]).toMatchObject([
      { key: 'm1', state: 'open', from: FROM, owner: 'ann', count: 1, lastAt: iso(T0) },
    ]);
    const [task] = stage().crm.tasks.values();
    expect(task?.dueOn).toBe(new Date(T0).toLocaleDateString('sv'));
    expect(task?.contactName).toBe('Ona Petrauskienė');
  });

  it('of a group becomes a task of the default owner', async () => {
    await stage().tasks.after(missed('m1', T0, ['ann', 'bob']));
    expect(stage().crm.tasks.get('m1')).toMatchObject({ owner: 'chief' });
  });

  it('shares one task with those of the next hour; a later one gets its own', async () => {
    const { tasks } = stage();
    for (const [id, minutes] of [
      ['m1', 0],
      ['m2', 30],
      ['m3', 59],
      ['m4', 200],
    ] as const)
      await tasks.after(missed(id, T0 + minutes * MINUTE_MS));
    expect(state()).toEqual([
      ['m1', 'open', 3],
      ['m4', 'open', 1],
    ]);
  });

  it('gets a new task when somebody has closed the previous one, but only for another missed call', async () => {
    const { tasks, crm } = stage();
    await tasks.after(missed('m1', T0));
    crm.closed.add('m1');
    expect(await tasks.after(missed('m1', T0))).toBeUndefined();
    expect(state()).toEqual([['m1', 'open', 1]]);
    await tasks.after(missed('m2', T0 + MINUTE_MS));
    await tasks.after(missed('m3', T0 + 2 * MINUTE_MS));
    expect(state()).toEqual([
      ['m1', 'open', 1],
      ['m2', 'open', 2],
    ]);
  });

  it('counts once however often the CRM has to be asked, even after a restart', async () => {
    const { crm, open } = stage();
    crm.refuse.next = { kind: 'retry', reason: 'down' };
    expect(await open().after(missed('m1', T0))).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('down'),
    });
    delete crm.refuse.next;
    expect(await open().after(missed('m1', T0))).toBeUndefined();
    expect(await open().after(missed('m1', T0))).toBeUndefined();
    expect(state()).toEqual([['m1', 'open', 1]]);
  });

  it('at the same time as another one shares its task', async () => {
    await Promise.all(['m1', 'm2', 'm3'].map((id) => stage().tasks.after(missed(id, T0))));
    expect(state()).toEqual([['m1', 'open', 3]]);
  });

  it('from a withheld number gets no task', async () => {
    await stage().tasks.after(
      ended('m1', T0, { outcome: 'missed', incoming: { ...rang('ann'), from: null } }),
    );
    expect(state()).toEqual([]);
  });
});

describe('a call-back task', () => {
  it.each([
    ['a callback', (at: number) => callBack('b', at)],
    [
      'another call of theirs',
      (at: number) => ended('b', at, { outcome: 'answered', incoming: rang('bob') }),
    ],
  ])('is completed by %s that is answered', async (_name, later) => {
    const { tasks } = stage();
    await tasks.after(missed('m1', T0));
    expect(await tasks.after(later(T0 + 10 * MINUTE_MS))).toBeUndefined();
    expect(state()).toEqual([['m1', 'done', 1]]);
    await tasks.after(missed('m2', T0 + 20 * MINUTE_MS));
    expect(state()).toEqual([
      ['m1', 'done', 1],
      ['m2', 'open', 1],
    ]);
  });

  it('is not completed by an earlier call, an unanswered one, or one a day later', async () => {
    const { tasks } = stage();
    await tasks.after(missed('m1', T0));
    await tasks.after(callBack('b', T0 - MINUTE_MS));
    await tasks.after({ ...callBack('c', T0 + MINUTE_MS), outcome: 'no_answer' });
    await tasks.after(callBack('d', T0 + 25 * 60 * MINUTE_MS));
    expect(state()).toEqual([['m1', 'open', 1]]);
  });

  it('is never created when they were talked to before the outbox could write it, even before a restart', async () => {
    const { tasks, open } = stage();
    await stored(callBack('b', T0 + MINUTE_MS));
    await tasks.after(missed('m1', T0));
    await open().after(missed('m2', T0 + 1));
    expect(state()).toEqual([]);
  });

  it('is created when only a number with more digits was talked to', async () => {
    await stored({ ...callBack('b', T0 + MINUTE_MS), destination: `+9${FROM.slice(1)}` });
    await stage().tasks.after(missed('m1', T0));
    expect(state()).toEqual([['m1', 'open', 1]]);
  });

  it.each(['before', 'after'] as const)(
    'is completed when another node stores and reports the conversation right %s the CRM takes the task',
    async (when) => {
      const { crm, open } = stage();
      const take = crm.writeTask;
      const elsewhere = async (): Promise<void> => {
        crm.writeTask = take;
        const talk = callBack('b', T0 + MINUTE_MS);
        await stored(talk);
        await open().after(talk);
      };
      crm.writeTask = async (task) => {
        if (when === 'before') await elsewhere();
        const result = await take(task);
        if (when === 'after') await elsewhere();
        return result;
      };
      expect(await open().after(missed('m1', T0))).toBeUndefined();
      expect(state()).toEqual([['m1', 'done', 1]]);
      expect((await stage().test.store.records.all('call-back')).size).toBe(0);
    },
  );

  it('is eventually completed in a CRM that was away', async () => {
    const { crm, tasks } = stage();
    await tasks.after(missed('m1', T0));
    crm.refuse.next = { kind: 'retry', reason: 'down' };
    const later = callBack('b', T0 + MINUTE_MS);
    expect(await tasks.after(later)).toMatchObject({ kind: 'retry' });
    delete crm.refuse.next;
    expect(await tasks.after(later)).toBeUndefined();
    expect(state()).toEqual([['m1', 'done', 1]]);
  });

  it('is forgotten after a day', async () => {
    const { test, tasks } = stage();
    await tasks.after(missed('m1', T0));
    await tasks.sweep();
    expect((await test.store.records.all('call-back')).size).toBe(1);
    test.now.tick(25 * 60 * MINUTE_MS);
    await tasks.sweep();
    expect((await test.store.records.all('call-back')).size).toBe(0);
  });
});
