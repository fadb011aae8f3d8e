import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../src/calls/call/call.ts';
import { createCallBook } from '../../src/calls/book.ts';
import { advance, revise } from '../../src/calls/call/advance.ts';
import { T0, acceptedCall, iso } from '../helpers/calls.ts';
import { openTestBook } from '../helpers/call-book.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';

const test = fixtureOfEach(openTestBook, (book) => book.close());
const note = (text: string) => (call: Call) => revise(call, { notes: `${call.notes ?? ''}${text}` });
const toEnd = (call: Call): Call =>
  advance(call, 'ended', 'clock', T0 + 5_000, {
    outcome: 'unknown',
    endedAt: iso(T0 + 5_000),
    talkSeconds: 0,
  });

describe('updates of one call', () => {
  it('are applied in the order they were requested, each on the result of the one before', async () => {
    const { id } = await test().add(acceptedCall());
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => test().book.update(id, note(text))));
    expect(await test().get(id)).toMatchObject({ notes: 'abcd', version: 5 });
    expect(await test().calls.get(id)).toMatchObject({ notes: 'abcd', version: 5 });
  });

  it('report a failed write to their caller only, and leave the call as it was', async () => {
    const { id } = await test().add(acceptedCall());
    const told: Call[] = [];
    test().book.watch((call) => told.push(call));
    test().broken.add('save');
    const lost = test().book.update(id, note('lost'));
    const after = lost
      .catch(() => {
        test().broken.clear();
      })
      .then(() => test().book.update(id, note('kept')));
    await expect(lost).rejects.toThrow('disk is full');
    await after;
    expect(await test().get(id)).toMatchObject({ notes: 'kept', version: 2 });
    expect(told.map((call) => call.notes)).toEqual(['kept']);
  });

  it('still run when queued behind a failed one', async () => {
    const { id } = await test().add(acceptedCall());
    test().broken.add('save');
    const first = test().book.update(id, note('1'));
    const second = test().book.update(id, (call) => {
      test().broken.clear();
      return note('2')(call);
    });
    await expect(first).rejects.toThrow();
    expect((await second)?.notes).toBe('2');
  });

  it('that change nothing are neither written nor announced', async () => {
    const call = await test().add(acceptedCall());
    const told: Call[] = [];
    test().book.watch((changed) => told.push(changed));
    test().broken.add('save');
    expect(await test().book.update(call.id, (same) => same)).toBe(call);
    expect(told).toEqual([]);
  });

  it('return undefined for a call that does not exist', async () => {
    expect(await test().book.update('nobody', note('x'))).toBeUndefined();
  });

  it('to a closed call are read from and written to the store', async () => {
    const { id } = await test().add(acceptedCall());
    await test().book.update(id, toEnd);
    expect(test().book.open()).toEqual([]);
    await test().book.update(id, note('late'));
    expect(await test().calls.get(id)).toMatchObject({ state: 'ended', notes: 'late' });
    expect(test().book.open()).toEqual([]);
  });
});

describe('the end of a call', () => {
  it('puts it into the outbox in the same write', async () => {
    const { id } = await test().add(acceptedCall());
    await test().book.update(id, toEnd);
    expect(await test().calls.get(id)).toMatchObject({ activity: { state: 'pending' } });
    expect((await test().calls.dueActivities('sales', test().now(), 10)).map((call) => call.id)).toEqual([
      id,
    ]);
    await test().book.update(id, note('later'), () => ({ activityDueMs: null }));
    expect(await test().calls.dueActivities('sales', test().now(), 10)).toEqual([]);
  });

  it('does not, for a CRM that keeps no activities', async () => {
    const other = await openTestBook(false);
    const { id } = await other.add(acceptedCall());
    await other.book.update(id, toEnd);
    expect(await other.get(id)).toMatchObject({ state: 'ended', activity: { state: 'none' } });
    expect(await other.calls.nextActivityDueMs('sales')).toBeUndefined();
    await other.close();
  });

  it('does not, for a refused click', async () => {
    const { id } = await test().add(acceptedCall());
    await test().book.update(id, (call) => advance(call, 'refused', 'mor', T0));
    expect(await test().get(id)).toMatchObject({ state: 'refused', activity: { state: 'none' } });
    expect(await test().calls.nextActivityDueMs('sales')).toBeUndefined();
  });
});

describe('a refused call requested by a CRM record', () => {
  const dueIn = async (ms: number): Promise<string[]> =>
    (await test().calls.dueActivities('sales', test().now() + ms, 10)).map((call) => call.id);
  const asking = { activity: { state: 'none', id: 'task-9' } } as const;

  it('enters the outbox once the CRM has saved the record', async () => {
    const { id } = await test().add(acceptedCall(asking));
    await test().book.update(id, (call) => advance(call, 'refused', 'mor', T0));
    expect((await test().get(id)).activity).toEqual({ state: 'pending', id: 'task-9' });
    expect(await dueIn(4_000)).not.toContain(id);
    expect(await dueIn(5_000)).toContain(id);
  });

  it('does so too when it was refused before MOR was asked', async () => {
    const refused = acceptedCall({ state: 'refused', ...asking });
    await test().book.insert(refused);
    expect((await test().get(refused.id)).activity).toEqual({ state: 'pending', id: 'task-9' });
    expect(await dueIn(5_000)).toContain(refused.id);
  });
});

describe('watchers', () => {
  it('are notified of their call, their agent or everything, until they stop', async () => {
    const heard: string[] = [];
    const one = await test().add(acceptedCall({ user: 'ann' }));
    const stops = [
      test().book.watch((call) => heard.push(`all ${call.user}`)),
      test().book.watchCall(one.id, (call) => heard.push(`call ${call.user}`)),
      test().book.watchAgent({ crm: 'sales', user: 'ann' }, (call) => heard.push(`agent ${call.user}`)),
      test().book.watchAgent({ crm: 'sales', user: 'ann' }, (call) => heard.push(`also ${call.user}`)),
    ];
    const two = await test().add(acceptedCall({ user: 'bob' }));
    await test().book.update(one.id, note('1'));
    await test().book.update(two.id, note('2'));
    expect(heard).toEqual(['all bob', 'all ann', 'call ann', 'agent ann', 'also ann', 'all bob']);
    for (const stop of stops) stop();
    for (const stop of stops) stop();
    heard.length = 0;
    await test().book.update(one.id, note('3'));
    expect(heard).toEqual([]);
  });

  it('are not notified of a refusal kept only for the record', async () => {
    const heard: Call[] = [];
    test().book.watch((call) => heard.push(call));
    const refused = acceptedCall({ state: 'refused' });
    await test().book.insert(refused);
    expect(heard).toEqual([refused]);
    expect(await test().get(refused.id)).toEqual(refused);
    expect(test().book.open()).toEqual([]);
  });
});

describe('open calls', () => {
  it('are listed by MOR server, without calls that were never started', async () => {
    const main = await test().add(acceptedCall());
    const branch = await test().add(acceptedCall({ mor: { ...main.mor, server: 'branch' } }));
    expect(
      test()
        .book.open()
        .map((call) => call.id),
    ).toEqual([main.id, branch.id]);
    expect(
      test()
        .book.open('branch')
        .map((call) => call.id),
    ).toEqual([branch.id]);
    const limited = acceptedCall({ user: main.user });
    const intent = { call: limited, fingerprint: 'x', nowMs: test().now() };
    const result = await test().book.begin({ ...intent, limits: { concurrent: 1, perMinute: 9, perDay: 9 } });
    expect(result).toEqual({ kind: 'agent_busy', callId: main.id });
    expect(test().book.open()).toHaveLength(2);
  });

  it('come back after a start; those that were being dialled stay unknown', async () => {
    const asked = await test().add(acceptedCall({ state: 'dialling' }));
    const early = await test().add(acceptedCall({ state: 'requested' }));
    const running = await test().add(acceptedCall({ state: 'connected' }));
    const over = await test().add(acceptedCall());
    await test().book.update(over.id, toEnd);
    test().now.tick(60_000);

    const restarted = createCallBook({ store: test().calls, now: test().now, writesActivities: () => true });
    expect(await restarted.recover()).toBe(3);
    const states = restarted.open().map((call) => [call.id, call.state]);
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        [asked.id, 'unknown'],
        [early.id, 'unknown'],
        [running.id, 'connected'],
      ]),
    );
    expect(await test().calls.get(asked.id)).toMatchObject({
      state: 'unknown',
      version: 2,
      timeline: [{ state: 'requested' }, { state: 'unknown', by: 'connector', at: iso(T0 + 60_000) }],
    });
  });

  it('reflect what another process has written since they were read', async () => {
    const asked = await test().add(acceptedCall({ state: 'dialling' }));
    const store = {
      ...test().calls,
      async listOpen() {
        const found = await test().calls.listOpen();
        await test().calls.save(advance(asked, 'accepted', 'mor', T0 + 1_000));
        return found;
      },
    };
    const restarted = createCallBook({ store, now: test().now, writesActivities: () => true });
    await restarted.recover();
    expect(restarted.open()).toMatchObject([{ id: asked.id, state: 'accepted', version: 2 }]);
    expect(await test().calls.get(asked.id)).toMatchObject({ state: 'accepted', version: 2 });
  });
});
