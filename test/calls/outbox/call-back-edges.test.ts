import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { ActivityResult, CallBackTask } from '../../../src/calls/activity.ts';
import { createCallBackTasks } from '../../../src/calls/outbox/call-back-tasks.ts';
import type { CallBackTasksDeps } from '../../../src/calls/outbox/call-back-tasks.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

const FROM = '+37061234001';
const MINUTE_MS = 60_000;

const stage = fixtureOfEach(
  async () => {
    const test = await openTestBook();
    const written: CallBackTask[] = [];
    const answers: ActivityResult[] = [];
    const open = (rules: CallBackTasksDeps['rules'] = {}, crm = 'demo') =>
      createCallBackTasks({
        connector: {
          id: crm,
          writeTask: (task) => {
            written.push(task);
            return Promise.resolve(answers.shift() ?? { kind: 'written', id: `task-${task.key}` });
          },
        },
        rules,
        records: test.store.records,
        calls: test.store.calls,
        now: test.now,
      });
    return { test, written, answers, open };
  },
  ({ test }) => test.close(),
);

/** A call from FROM that rang these agents and ended at that time. */
const missed = (atMs: number, users: readonly string[], change: Partial<Call> = {}): Call => {
  const { contactName: _name, record: _record, ...call } = acceptedCall({ crm: 'demo' });
  return {
    ...call,
    state: 'ended',
    outcome: 'missed',
    createdAt: iso(atMs),
    endedAt: iso(atMs),
    incoming: {
      from: FROM,
      matches: [],
      lookUp: 'done',
      answeredIds: [],
      cdrs: [],
      agents: users.map((user) => ({ user, rangAt: iso(atMs) })),
    },
    ...change,
  };
};
const talked = (atMs: number, change: Partial<Call> = {}): Call => {
  const { incoming: _incoming, ...call } = missed(atMs, []);
  return { ...call, outcome: 'answered', destination: FROM, ...change };
};
/** Shows the book a call that comes to its end, as following writes it. */
const seen = async (call: Call): Promise<void> => {
  await stage().test.add({ ...call, state: 'connected', version: 1 });
  await stage().test.book.update(call.id, () => ({ ...call, version: 2 }));
};

describe('the owner of a call-back task', () => {
  it.each([
    ['the one who rang', ['ann'], {}, 'ann'],
    ['the first of a group that has no default owner', ['ann', 'bob'], {}, 'ann'],
    ['the default owner where nobody rang', [], { defaultOwner: 'chief' }, 'chief'],
    ['nobody where there is neither', [], {}, undefined],
  ])('is %s', async (_what, users, rules, owner) => {
    await stage().open(rules).after(missed(T0, users));
    expect(stage().written[0]?.owner).toBe(owner);
  });

  it('stays with the call that created the task when another one is missed', async () => {
    const tasks = stage().open();
    await tasks.after(missed(T0, ['ann']));
    await tasks.after(missed(T0 + MINUTE_MS, ['bob']));
    expect(stage().written.map(({ owner, count }) => [owner, count])).toEqual([
      ['ann', 1],
      ['ann', 2],
    ]);
  });
});

describe('the text of a call-back task', () => {
  it('shows the number when no name is known, and the name that a later call brings', async () => {
    const tasks = stage().open();
    await tasks.after(missed(T0, ['ann']));
    await tasks.after(missed(T0 + MINUTE_MS, ['ann'], { contactName: 'Ona' }));
    expect(stage().written.map(({ contactName, count }) => [contactName, count])).toEqual([
      [undefined, 1],
      ['Ona', 2],
    ]);
  });

  it.each([
    ['Europe/Vilnius', '2026-03-03'],
    ['America/New_York', '2026-03-02'],
  ])('is due on the company’s day, wherever the server is: in %s', async (zone, dueOn) => {
    await stage()
      .open({ hours: { from: '08:00', to: '18:00', zone } })
      .after(missed(Date.UTC(2026, 2, 2, 23, 30), ['ann']));
    expect(stage().written[0]?.dueOn).toBe(dueOn);
  });

  it('counts from the last of the calls, in whatever order they come', async () => {
    const tasks = stage().open();
    await tasks.after(missed(T0 + 30 * MINUTE_MS, ['ann']));
    await tasks.after(missed(T0, ['ann']));
    expect(stage().written.map(({ lastAt }) => lastAt)).toEqual([
      iso(T0 + 30 * MINUTE_MS),
      iso(T0 + 30 * MINUTE_MS),
    ]);
  });
});

describe('a call that changes no task', () => {
  const withoutEnd = (): Call => {
    const { endedAt: _end, ...call } = talked(T0 + MINUTE_MS);
    return call;
  };
  it.each([
    ['goes on', () => missed(T0, ['ann'], { state: 'connected' })],
    ['was to a short number of the company', () => talked(T0, { destination: '201' })],
    ['was keyed in on the telephone', () => talked(T0, { destination: null })],
    ['was answered by somebody whom nobody has missed', () => talked(T0)],
    ['was answered by them, with no time of its end', withoutEnd],
    ['was busy', () => talked(T0, { outcome: 'busy' })],
  ])('%s', async (_what, call) => {
    expect(await stage().open().after(call())).toBeUndefined();
    expect(stage().written).toEqual([]);
  });

  it('was answered in another CRM instance, on another number, or before they called', async () => {
    const tasks = stage().open();
    await seen(talked(T0 + MINUTE_MS, { crm: 'other' }));
    await seen(talked(T0 + MINUTE_MS, { destination: '201' }));
    await seen(talked(T0 - MINUTE_MS));
    await tasks.after(missed(T0, ['ann']));
    expect(stage().written).toMatchObject([{ state: 'open', count: 1 }]);
  });

  it('came before another one was answered, but is in a task that may have been written: that one is completed', async () => {
    const tasks = stage().open();
    stage().answers.push({ kind: 'retry', reason: 'down' });
    const call = missed(T0, ['ann']);
    expect(await tasks.after(call)).toMatchObject({ kind: 'retry' });
    await seen(talked(T0 + MINUTE_MS));
    expect(await tasks.after(call)).toBeUndefined();
    expect(stage().written.map(({ key, state }) => [key, state])).toEqual([
      [call.id, 'open'],
      [call.id, 'done'],
    ]);
  });
});

describe('a CRM that refuses a task', () => {
  it('is named with its reason, and a task that cannot be completed is given up', async () => {
    const tasks = stage().open();
    await tasks.after(missed(T0, ['ann']));
    stage().answers.push({ kind: 'dead', reason: 'no such field', cure: 'Add it.' });
    const later = talked(T0 + MINUTE_MS);
    expect(await tasks.after(later)).toEqual({
      kind: 'dead',
      reason: 'The task to call back could not be written: no such field',
      cure: 'Add it.',
    });
    expect(await tasks.after(later)).toBeUndefined();
    expect(stage().written).toHaveLength(2);
  });

  it('keeps tasks of other instances when it is swept', async () => {
    const [own, other] = [stage().open(), stage().open({}, 'other')];
    await own.after(missed(T0, ['ann']));
    await other.after(missed(T0, ['ann']));
    stage().test.now.tick(25 * 60 * MINUTE_MS);
    await own.sweep();
    expect([...(await stage().test.store.records.all('call-back')).keys()]).toEqual([
      JSON.stringify(['other', FROM]),
    ]);
  });
});
