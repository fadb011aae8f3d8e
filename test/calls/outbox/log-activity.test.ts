import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { Activity, ActivityResult, Connector } from '../../../src/calls/connector.ts';
import { annotate } from '../../../src/calls/during-call.ts';
import { advance } from '../../../src/calls/call/advance.ts';
import { createActivityLog } from '../../../src/calls/outbox/log-activity.ts';
import { retryDelayMs } from '../../../src/calls/outbox/settle.ts';
import type { ActivityLog } from '../../../src/calls/outbox/log-activity.ts';
import { acceptedCall, iso, T0 } from '../../helpers/calls.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import type { TestBook } from '../../helpers/call-book.ts';
import { FakeCrm } from '../../helpers/fake-crm.ts';

let test: TestBook;
let crm: FakeCrm;
let outbox: ActivityLog;
const create = (connectors: readonly Connector[], random = () => 0): ActivityLog =>
  createActivityLog({
    book: test.book,
    store: test.calls,
    connectors: new Map(connectors.map((connector) => [connector.id, connector])),
    now: test.now,
    log: test.log,
    random,
  });
beforeEach(async () => {
  test = await openTestBook();
  crm = new FakeCrm();
  outbox = create([crm]);
});
afterEach(async () => {
  await outbox.stop();
  await test.close();
});

const ended = async (change: Partial<Call> = {}): Promise<string> => {
  const { id } = await test.add(acceptedCall(change));
  await test.book.update(id, (call) =>
    advance(call, 'ended', 'cdr', T0 + 30_000, {
      outcome: 'answered',
      answeredAt: iso(T0 + 8_000),
      endedAt: iso(T0 + 30_000),
      talkSeconds: 22,
      hangupCause: 16,
    }),
  );
  return id;
};
const activityOf = async (id: string): Promise<Call['activity']> => (await test.get(id)).activity;
const drainAfter = async (ms: number): Promise<void> => {
  test.now.tick(ms);
  await outbox.drain();
};
const RETRY: ActivityResult = { kind: 'retry', reason: 'CRM answered 503' };

describe('an ended call', () => {
  it('becomes one activity with everything that is known', async () => {
    const id = await ended({
      notes: 'n',
      disposition: 'hot',
      mor: { server: 'main', username: 'office', device: '12', callbackUniqueId: '17400000000000001' },
    });
    await outbox.drain();
    await outbox.drain();
    expect(crm.attempts).toEqual([
      {
        callId: id,
        write: 'first',
        user: (await test.get(id)).user,
        record: { type: 'Contact', id: '0031' },
        contactName: 'Ona Petrauskienė',
        outcome: 'answered',
        subject: 'Call to Ona Petrauskienė - answered',
        subjectEnding: ' - answered',
        startedAt: iso(T0 + 100),
        answeredAt: iso(T0 + 8_000),
        endedAt: iso(T0 + 30_000),
        talkSeconds: 22,
        source: '37060011111',
        destination: '+37060022222',
        hangupCause: 16,
        callbackUniqueId: '17400000000000001',
        notes: 'n',
        disposition: 'hot',
      },
    ]);
    expect(await activityOf(id)).toEqual({
      state: 'written',
      id: `act-${id}`,
      url: `https://crm.example.com/${id}`,
      attempts: 0,
      writtenAt: iso(T0),
    });
    expect(await test.calls.nextActivityDueMs('sales')).toBeUndefined();
  });

  it('of which little is known leaves out what is not', async () => {
    const { record: _r, contactName: _n, acceptedAt: _a, ...bare } = acceptedCall();
    await test.add(bare);
    await test.book.update(bare.id, (call) => advance(call, 'ended', 'clock', T0));
    await outbox.drain();
    expect(crm.activities.get(bare.id)).toEqual({
      callId: bare.id,
      write: 'first',
      user: bare.user,
      outcome: 'unknown',
      subject: 'Call to +37060022222 - outcome unknown',
      subjectEnding: ' - outcome unknown',
      startedAt: iso(T0),
      endedAt: iso(T0),
      talkSeconds: 0,
      source: '37060011111',
      destination: '+37060022222',
    });
  });

  it('completes the activity that asked for it', async () => {
    const id = await ended({ activity: { state: 'none', id: 'task-9' } });
    await outbox.drain();
    expect(crm.activities.get(id)).toMatchObject({ existingId: 'task-9', write: 'first' });
  });

  it('that is open or was refused is not written', async () => {
    await test.add(acceptedCall());
    await test.book.insert(acceptedCall({ state: 'refused' }));
    await outbox.drain();
    expect(crm.attempts).toEqual([]);
  });
});

describe('a call that was refused', () => {
  it('tells the record that had asked for it why', async () => {
    const refusal = { code: 'do_not_call', detail: 'Ona is marked "do not call".' } as const;
    const call = acceptedCall({ state: 'refused', refusal, activity: { state: 'none', id: 'task-9' } });
    await test.book.insert(call);
    test.now.tick(5_000);
    await outbox.drain();
    expect(crm.activities.get(call.id)).toMatchObject({
      existingId: 'task-9',
      outcome: 'failed',
      refusal: refusal.detail,
      subject: expect.stringMatching(/ - not called$/),
    });
    expect((await test.get(call.id)).activity.state).toBe('written');
  });
});

describe('a CRM that fails', () => {
  it('is asked again later and later until the activity is there, once', async () => {
    const id = await ended();
    crm.faults.push(RETRY, new Error('socket closed'), RETRY);
    await outbox.drain();
    expect(await activityOf(id)).toEqual({ state: 'pending', attempts: 1, error: 'CRM answered 503' });
    await drainAfter(1_999);
    expect(crm.attempts).toHaveLength(1);
    await drainAfter(1);
    expect(await activityOf(id)).toMatchObject({ attempts: 2, error: 'socket closed' });
    await drainAfter(3_999);
    expect(crm.attempts).toHaveLength(2);
    await drainAfter(1);
    expect(await activityOf(id)).toMatchObject({ attempts: 3 });
    await drainAfter(8_000);
    expect(await activityOf(id)).toMatchObject({ state: 'written', attempts: 0 });
    expect(await activityOf(id)).not.toHaveProperty('error');
    expect([crm.attempts.length, crm.activities.size]).toEqual([4, 1]);
    expect(crm.attempts.map((attempt) => attempt.write)).toEqual(['first', 'first', 'first', 'first']);
  });

  it('says itself when to come back', async () => {
    await ended();
    crm.faults.push({ ...RETRY, retryAfterSec: 60 });
    await outbox.drain();
    await drainAfter(59_999);
    expect(crm.attempts).toHaveLength(1);
    await drainAfter(1);
    expect(crm.attempts).toHaveLength(2);
  });

  it('waits doubling times up to a quarter of an hour, spread by a quarter', () => {
    expect([1, 2, 3, 9, 10, 199].map((attempts) => retryDelayMs(attempts, () => 0))).toEqual([
      2_000, 4_000, 8_000, 512_000, 900_000, 900_000,
    ]);
    expect(retryDelayMs(1, () => 1)).toBe(2_500);
  });

  it('is given up after two hundred attempts, and can be tried again by hand', async () => {
    const id = await ended({ activity: { state: 'none', attempts: 199 } });
    crm.faults.push(RETRY);
    await outbox.drain();
    expect(await activityOf(id)).toMatchObject({ state: 'dead', attempts: 200 });
    expect((await activityOf(id)).error).toMatch(/given up after 200 attempts.*CRM answered 503.*Calls page/);
    expect(await test.calls.nextActivityDueMs('sales')).toBeUndefined();
    expect((await outbox.retry(id))?.activity).toMatchObject({ state: 'pending', attempts: 0 });
    await outbox.drain();
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
    expect((await outbox.retry(id))?.activity.state).toBe('written');
    expect(await outbox.retry('nobody')).toBeUndefined();
  });

  it('that will never take it says what to do', async () => {
    const id = await ended();
    crm.faults.push({ kind: 'dead', reason: 'No right to create tasks.', cure: 'Give it.' });
    await outbox.drain();
    await drainAfter(10_000_000);
    expect(crm.attempts).toHaveLength(1);
    expect(await activityOf(id)).toMatchObject({
      state: 'dead',
      error: 'No right to create tasks. Give it.',
    });
  });

  it('that left the configuration keeps its calls until it is back', async () => {
    const id = await ended({ crm: 'gone' });
    await outbox.drain();
    expect((await activityOf(id)).state).toBe('pending');
    expect(await test.calls.waitingActivities()).toEqual([{ crm: 'gone', calls: 1 }]);
    await outbox.stop();
    const back = new FakeCrm('gone');
    outbox = create([back]);
    await outbox.drain();
    expect(await test.calls.waitingActivities()).toEqual([]);
    expect(back.activities.has(id)).toBe(true);
  });

  it('that hangs does not hold up another one', async () => {
    const other = new FakeCrm('service');
    outbox = create([crm, other]);
    let letGo = (): void => undefined;
    crm.duringWrite = () => new Promise<void>((resolve) => (letGo = resolve));
    const [stuck, first] = [await ended(), await ended({ crm: 'service' })];
    outbox.start();
    while ((await activityOf(first)).state !== 'written')
      await new Promise((resolve) => setTimeout(resolve, 2));
    const second = await ended({ crm: 'service' });
    while ((await activityOf(second)).state !== 'written')
      await new Promise((resolve) => setTimeout(resolve, 2));
    expect([crm.attempts.length, (await activityOf(stuck)).state]).toEqual([1, 'pending']);
    letGo();
  });

  it('that asks for a pause gets one, also from what comes meanwhile', async () => {
    const first = await ended();
    crm.faults.push({ ...RETRY, retryAfterSec: 60 });
    await outbox.drain();
    const second = await ended();
    await drainAfter(59_000);
    expect(crm.attempts).toHaveLength(1);
    await drainAfter(1_000);
    expect([(await activityOf(first)).state, (await activityOf(second)).state]).toEqual([
      'written',
      'written',
    ]);
  });

  it('that was repaired gets all that was given up', async () => {
    const DEAD = { kind: 'dead', reason: 'No right.', cure: 'Give it.' } as const;
    const many = await Promise.all(Array.from({ length: 250 }, () => ended()));
    crm.faults.push(...many.map(() => DEAD));
    await outbox.drain();
    expect(crm.activities.size).toBe(0);
    expect(await outbox.retryAll('other')).toBe(0);
    expect(await outbox.retryAll()).toBe(250);
    await outbox.drain();
    expect([crm.activities.size, await outbox.retryAll()]).toEqual([250, 0]);
  });

  it('does not hold up another one', async () => {
    const other = new FakeCrm('service');
    outbox = create([crm, other]);
    crm.faults.push(new Error('down'));
    const [mine, theirs] = [await ended(), await ended({ crm: 'service' })];
    await outbox.drain();
    expect([(await activityOf(mine)).state, (await activityOf(theirs)).state]).toEqual([
      'pending',
      'written',
    ]);
  });
});

describe('notes', () => {
  it('that come while the activity is written are written after it', async () => {
    const id = await ended({ notes: 'first' });
    crm.duringWrite = async () => {
      crm.duringWrite = () => Promise.resolve();
      await annotate(test, id, { notes: 'second', disposition: 'hot' });
    };
    await outbox.drain();
    expect(crm.attempts.map(({ write, notes, existingId }) => [write, notes, existingId])).toEqual([
      ['first', 'first', undefined],
      ['update', 'second', `act-${id}`],
    ]);
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
  });

  it('that come after an attempt whose answer was lost are written behind its repeat', async () => {
    const id = await ended();
    crm.faults.push({ ...RETRY });
    await outbox.drain();
    await annotate(test, id, { notes: 'first' });
    await annotate(test, id, { notes: 'second', disposition: 'hot' });
    await drainAfter(3_000);
    const earlier = [{}, { notes: 'first' }];
    expect(crm.attempts.map((attempt) => [attempt.write, attempt.notes, attempt.earlier])).toEqual([
      ['first', undefined, undefined],
      ['first', 'second', earlier],
      ['update', 'second', earlier],
    ]);
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
    expect(await activityOf(id)).not.toHaveProperty('earlier');
  });

  it('that come later update what is there', async () => {
    const id = await ended();
    await outbox.drain();
    await annotate(test, id, { notes: 'later' });
    await outbox.drain();
    expect(crm.activities.get(id)).toMatchObject({
      write: 'update',
      notes: 'later',
      existingId: `act-${id}`,
    });
    expect(crm.activities.size).toBe(1);
  });
});

describe('a CRM that takes several at once', () => {
  class BatchCrm extends FakeCrm {
    results: (activities: readonly Activity[]) => readonly ActivityResult[] = (activities) =>
      activities.map(({ callId }) => ({ kind: 'written', id: `b-${callId}` }));
    readonly batches: number[] = [];
    writeActivities(activities: readonly Activity[]): Promise<readonly ActivityResult[]> {
      this.batches.push(activities.length);
      return Promise.resolve(this.results(activities));
    }
  }

  it('gets them in one request, each with its own result', async () => {
    const batch = new BatchCrm();
    outbox = create([batch]);
    const [a, b] = [await ended(), await ended()];
    await outbox.drain();
    expect(batch.batches).toEqual([2]);
    expect([(await activityOf(a)).id, (await activityOf(b)).id]).toEqual([`b-${a}`, `b-${b}`]);
    expect(batch.attempts).toEqual([]);
  });

  it('that breaks or gives too few results is asked again for what is missing', async () => {
    const batch = new BatchCrm();
    outbox = create([batch]);
    const [a, b] = [await ended(), await ended()];
    const well = batch.results;
    batch.results = () => {
      throw new Error('socket closed');
    };
    await outbox.drain();
    expect([(await activityOf(a)).error, (await activityOf(b)).error]).toEqual([
      'socket closed',
      'socket closed',
    ]);
    batch.results = (activities) => well(activities).slice(0, 1);
    await drainAfter(2_000);
    const states = [await activityOf(a), await activityOf(b)];
    expect(states.map(({ state }) => state).sort()).toEqual(['pending', 'written']);
    expect(states.find(({ state }) => state === 'pending')?.error).toBe(
      'the connector gave no result for this call',
    );
    batch.results = well;
    await drainAfter(10_000);
    expect([(await activityOf(a)).state, (await activityOf(b)).state]).toEqual(['written', 'written']);
  });

  it('what is thrown need not be an error', async () => {
    const id = await ended();
    const strange: unknown = 'strange';
    crm.writeActivity = () => Promise.resolve().then(() => Promise.reject(strange as Error));
    await outbox.drain();
    expect((await activityOf(id)).error).toBe('strange');
  });
});

describe('by itself', () => {
  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    const deadline = Date.now() + 8_000;
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error('it did not happen within 8 s');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };

  it('writes what waited before the start and what ends afterwards', async () => {
    const before = await ended();
    outbox.start();
    await until(() => crm.activities.has(before));
    const after = await ended();
    await until(() => crm.activities.has(after));
    await outbox.stop();
    const late = await ended();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(crm.activities.has(late)).toBe(false);
  });

  it('stops behind what it is writing; the next start writes the rest', async () => {
    const first = await ended();
    let stopping: Promise<void> | undefined;
    let rest = '';
    crm.duringWrite = async () => {
      crm.duringWrite = () => Promise.resolve();
      rest = await ended();
      stopping = outbox.stop();
    };
    outbox.start();
    await until(() => stopping !== undefined);
    await stopping;
    expect([...crm.activities.keys()]).toEqual([first]);
    outbox = create([crm]);
    outbox.start();
    await until(() => crm.activities.has(rest));
  });

  it('sleeps until the next one is due', async () => {
    crm.faults.push({ ...RETRY });
    const id = await ended();
    outbox.start();
    await until(async () => (await activityOf(id)).attempts === 1);
    test.now.tick(1_990);
    expect(crm.activities.has(id)).toBe(false);
    test.now.tick(10);
    const other = await ended();
    await until(() => crm.activities.has(id) && crm.activities.has(other));
  });

  it('goes on after the database was away', async () => {
    test.broken.add('dueActivities');
    outbox.start();
    const failures = (): number =>
      test.log.lines.filter((line) => line.message.includes('outbox failed')).length;
    await until(() => failures() > 0);
    test.broken.clear();
    const id = await ended();
    await until(() => crm.activities.has(id));
    const before = failures();
    test.broken.add('nextActivityDueMs');
    await ended();
    await until(() => failures() > before);
    test.broken.clear();
    const again = await ended();
    await until(() => crm.activities.has(again));
  });
});
