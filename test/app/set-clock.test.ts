import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Call } from '../../src/calls/call/call.ts';
import { advance } from '../../src/calls/call/advance.ts';
import { createCallClock } from '../../src/calls/call-clock.ts';
import { createAbandoned } from '../../src/calls/follow/abandoned.ts';
import { createFollower } from '../../src/calls/follow/follow.ts';
import { createActivityLog } from '../../src/calls/outbox/log-activity.ts';
import { createAskMor } from '../../src/calls/place/ask-mor.ts';
import { nodeTimers } from '../../src/calls/timers.ts';
import { createSessions } from '../../src/http/admin/sessions.ts';
import { createThrottle } from '../../src/http/admin/throttle.ts';
import { createTokens } from '../../src/http/tokens.ts';
import { createUsedIds } from '../../src/http/used-ids.ts';
import { createRetention } from '../../src/upkeep/retention.ts';
import { sampleMapping } from '../contracts/store/samples.ts';
import { openTestBook, LOOSE } from '../helpers/call-book.ts';
import type { TestBook } from '../helpers/call-book.ts';
import { acceptedCall, iso, legACdr, legBCdr, liveRow, POLICY, T0, testClock } from '../helpers/calls.ts';
import { FakeCrm } from '../helpers/fake-crm.ts';
import { FakeMor } from '../helpers/fake-mor.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const grantOf = () => 'granted';
const who = { via: 'password', role: 'administrator', name: 'admin', address: '192.0.2.1' } as const;

/** Somebody, or the time service, sets the wall clock; what lasts goes on lasting as long as it lasts. */
describe.each([
  ['back by an hour', -HOUR],
  ['on by 48 hours', 48 * HOUR],
])('a clock that is set %s', (_name, stepMs) => {
  let test: TestBook;
  /** Milliseconds that really pass. */
  let steady: ReturnType<typeof testClock>;
  const pass = (ms: number): void => {
    steady.tick(ms);
    test.now.tick(ms);
  };
  const setClock = (): void => {
    test.now.tick(stepMs);
  };
  beforeEach(async () => {
    test = await openTestBook();
    steady = testClock(5_000);
  });
  afterEach(() => test.close());

  const beginAt = async (user: string, limits: Partial<typeof LOOSE>) => {
    const call = acceptedCall({ user, createdAt: iso(test.now()) });
    const begun = await test.book.begin({
      call,
      fingerprint: 'print',
      limits: { ...LOOSE, ...limits },
      nowMs: test.now(),
      instanceLimits: { perMinute: 1_000 },
    });
    if (begun.kind === 'created')
      await test.book.update(call.id, (one) => advance(one, 'ended', 'cdr', test.now()));
    return begun;
  };

  it('rate-limits nobody for what happened before, and no wait is longer than its window', async () => {
    for (let click = 0; click < 3; click += 1) await beginAt('ann', { perMinute: 3, perDay: 300 });
    setClock();
    for (let click = 0; click < 3; click += 1) {
      pass(SECOND);
      expect(await beginAt('ann', { perMinute: 3, perDay: 300 })).toEqual({ kind: 'created' });
    }
    const minute = await beginAt('ann', { perMinute: 3, perDay: 300 });
    expect(minute).toMatchObject({ kind: 'rate_limited', limit: 'minute' });
    expect('retryAfterSec' in minute && minute.retryAfterSec).toBeLessThanOrEqual(60);
    const day = await beginAt('ann', { perMinute: 300, perDay: 3 });
    expect(day).toMatchObject({ kind: 'rate_limited', limit: 'day' });
    expect('retryAfterSec' in day && day.retryAfterSec).toBeLessThanOrEqual(86_400);
    pass(61 * SECOND);
    expect(await beginAt('ann', { perMinute: 3, perDay: 300 })).toEqual({ kind: 'created' });
  });

  it('keeps a CRM instance within its limits in the same way', async () => {
    const begin = () =>
      test.calls.begin({
        call: acceptedCall({ createdAt: iso(test.now()) }),

        fingerprint: 'print',
        limits: LOOSE,
        nowMs: test.now(),
        instanceLimits: { perMinute: 2, perDay: 50 },
      });
    await begin();
    await begin();
    setClock();
    expect((await begin()).kind).toBe('created');
    expect((await begin()).kind).toBe('created');
    const limited = await begin();
    expect(limited).toMatchObject({ kind: 'instance_limited', limit: 'minute' });
    expect('retryAfterSec' in limited && limited.retryAfterSec).toBeLessThanOrEqual(60);
  });

  const follow = (mor: FakeMor) =>
    createFollower({
      gateway: mor,
      book: test.book,
      policy: POLICY,
      pollMs: 1_000,
      now: test.now,
      steady,
      log: test.log,
    });

  it('changes neither the end nor the talk time of a call that goes on', async () => {
    const mor = new FakeMor();
    const follower = follow(mor);
    const { id } = await test.add(acceptedCall());
    pass(2 * SECOND);
    mor.rows = [liveRow({ status: 'answered' }), liveRow({ id: '4', uniqueId: 'b.1', dst: '37060022222' })];
    await follower.poll();
    pass(4 * SECOND);
    mor.rows = [
      liveRow({ status: 'answered' }),
      liveRow({ id: '4', uniqueId: 'b.1', dst: '37060022222', status: 'answered' }),
    ];
    await follower.poll();
    setClock();
    for (let second = 0; second < 20; second += 1) {
      pass(SECOND);
      await follower.poll();
      expect((await test.get(id)).state).toBe('connected');
    }
    mor.rows = [];
    for (let second = 0; second < 80; second += 1) {
      pass(SECOND);
      await follower.poll();
    }
    const call = await test.get(id);
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered' });
    expect(call.talkSeconds).toBeGreaterThanOrEqual(19);
    expect(call.talkSeconds).toBeLessThanOrEqual(22);
    const lastedMs = Date.parse(call.endedAt ?? '') - Date.parse(call.createdAt);
    expect(lastedMs).toBeGreaterThanOrEqual(25 * SECOND);
    expect(lastedMs).toBeLessThanOrEqual(29 * SECOND);
    await follower.stop();
  });

  it('does not keep the CDRs of a call from being asked for and understood', async () => {
    const mor = new FakeMor();
    const follower = follow(mor);
    const { id } = await test.add(acceptedCall());
    const begunMs = steady();
    mor.rows = [liveRow()];
    pass(SECOND);
    await follower.poll();
    setClock();
    pass(20 * SECOND);
    mor.rows = [];
    // MOR's own clock runs on; the follower compares it with the steady one.
    mor.records = [
      legACdr('ANSWERED', { startedAtMs: begunMs + 500 }),
      legBCdr('BUSY', { startedAtMs: begunMs + 4_000, hangupCause: 17 }),
    ];
    for (let second = 0; second < 3; second += 1) {
      await follower.poll();
      pass(SECOND);
    }
    expect(await test.get(id)).toMatchObject({ state: 'ended', outcome: 'busy', talkSeconds: 0 });
    await follower.stop();
  });

  it('leaves what MOR answers in the time of the call', async () => {
    const clock = createCallClock(steady, test.now);
    const mor = new FakeMor();
    const call = await test.add(acceptedCall({ state: 'dialling' }));
    clock.begin(call);
    mor.answer = () => {
      setClock();
      pass(SECOND);
      return { kind: 'accepted' };
    };
    const ask = createAskMor({ book: test.book, clock, timers: nodeTimers, log: test.log });
    const placed = await ask(call, {
      mapping: sampleMapping(),
      server: { gateway: mor, numbers: { form: 'digits', prefixes: [] } },
      source: call.source,
      destination: call.destination,
      request: { username: 'office', device: '12', src: call.source },
    });
    expect(placed.call.acceptedAt).toBe(iso(T0 + SECOND));
  });

  it('frees the line and ends the call also for a process that starts after that', async () => {
    const { id, user } = await test.add(
      acceptedCall({ state: 'unknown', timeline: [{ at: iso(T0), state: 'unknown', by: 'mor' }] }),
    );
    setClock();
    steady = testClock(test.now());
    const mor = new FakeMor();
    const follower = follow(mor);
    follower.start();
    for (let list = 0; list < 3; list += 1) {
      pass(SECOND);
      await follower.poll();
    }
    expect((await beginAt(user, { concurrent: 1 })).kind).toBe('created');
    pass(POLICY.uncertainAfterMs);
    await follower.poll();
    expect(await test.get(id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
    await follower.stop();
  });

  it('gives a call up after its time, neither earlier nor later', async () => {
    const mor = new FakeMor();
    mor.rows = { ok: false, code: 'unreachable', text: 'no answer' };
    mor.records = { ok: false, code: 'unreachable', text: 'no answer' };
    const follower = follow(mor);
    const { id } = await test.add(acceptedCall());
    await follower.poll();
    setClock();
    pass(POLICY.giveUpAfterMs - MINUTE);
    await follower.poll();
    expect((await test.get(id)).state).toBe('accepted');
    pass(2 * MINUTE);
    await follower.poll();
    expect(await test.get(id)).toMatchObject({ state: 'ended', outcome: 'unknown', talkSeconds: 0 });
    await follower.stop();
  });

  it('does not end calls of a MOR that left the configuration', async () => {
    const abandoned = createAbandoned({
      book: test.book,
      now: test.now,
      steady,
      log: test.log,
      policy: { ...POLICY, giveUpAfterMs: 30 },
      isFollowed: () => false,
    });
    // In real time: it sleeps on Node's timers.
    const { id } = await test.add(acceptedCall());
    const call: Call = await test.get(id);
    abandoned.start();
    setClock();
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect((await test.get(id)).state).toBe(call.state);
    pass(SECOND);
    await test.book.update(id, (one) => advance(one, 'agent_ringing', 'live', T0 + 50));
    while ((await test.get(id)).state !== 'ended') await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await test.get(id)).toMatchObject({ outcome: 'unknown', talkSeconds: 0 });
    abandoned.stop();
  });

  it('does not let activities wait longer than they should', async () => {
    const crm = new FakeCrm();
    const outbox = createActivityLog({
      book: test.book,
      store: test.calls,
      now: test.now,
      steady,
      log: test.log,
      random: () => 0,
      connectors: new Map([[crm.id, crm]]),
    });
    const { id } = await test.add(acceptedCall());
    crm.faults.push({ kind: 'retry', reason: 'CRM answered 503', retryAfterSec: 60 });
    await test.book.update(id, (call) =>
      advance(call, 'ended', 'cdr', T0, { outcome: 'busy', endedAt: iso(T0) }),
    );
    await outbox.drain();
    expect(crm.attempts).toHaveLength(1);
    setClock();
    await outbox.drain();
    // The CRM asked for a minute.
    expect(crm.attempts).toHaveLength(1);
    pass(61 * SECOND);
    await outbox.drain();
    expect(crm.attempts).toHaveLength(2);
    expect((await test.get(id)).activity.state).toBe('written');
    await outbox.stop();
  });

  it('signs no administrator out, and keeps none signed in for longer', async () => {
    const sessions = createSessions({ records: test.store.records, now: test.now, steady, grantOf });
    const { token } = await sessions.start(who);
    setClock();
    expect(await sessions.find(token)).toBeDefined();
    for (let hour = 1; hour < 12; hour += 1) {
      pass(HOUR);
      expect(await sessions.find(token)).toBeDefined();
    }
    pass(HOUR);
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('ends a session that is not used after four hours', async () => {
    const sessions = createSessions({ records: test.store.records, now: test.now, steady, grantOf });
    const { token } = await sessions.start(who);
    setClock();
    pass(4 * HOUR + MINUTE);
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('is no way round the waits after wrong passwords, and makes none longer', () => {
    const throttle = createThrottle(steady);
    const isRefused = (): boolean => {
      try {
        throttle.attempt({ kind: 'address', address: who.address });
        return false;
      } catch {
        return true;
      }
    };
    for (let attempt = 0; attempt < 4; attempt += 1) isRefused();
    expect(isRefused()).toBe(true);
    setClock();
    expect(isRefused()).toBe(true);
    pass(20 * SECOND);
    expect(isRefused()).toBe(false);
  });

  it('makes no token live longer than ten minutes', async () => {
    const tokens = createTokens({ key: () => Buffer.alloc(32, 7), trusted: [], now: test.now });
    const old = await tokens.issue({ crm: 'sales', user: 'ann' }, 'follow');
    setClock();
    await expect(tokens.verify(old.token)).rejects.toMatchObject({ code: 'unauthenticated' });
    const fresh = await tokens.issue({ crm: 'sales', user: 'ann' }, 'follow');
    expect(await tokens.verify(fresh.token)).toMatchObject({ user: 'ann' });
  });

  it('deletes nothing too early', async () => {
    const { id } = await test.add(acceptedCall());
    await test.book.update(id, (call) => advance(call, 'ended', 'cdr', T0));
    await test.calls.save({ ...(await test.get(id)), version: 9 }, { activityDueMs: null });
    const retention = createRetention({
      store: test.store,
      activityLog: { sweep: () => Promise.resolve() },
      now: test.now,
      log: test.log,
      callsDays: 1,
      auditDays: 1,
      otherClocks: () => [T0],
    });
    setClock();
    await retention.sweep();
    expect(await test.calls.get(id)).toBeDefined();
  });

  it('does not make the id of a signed request good again', async () => {
    const ids = createUsedIds(steady);
    expect(await ids.use('sales', 'msg_1')).toBe(true);
    setClock();
    expect(await ids.use('sales', 'msg_1')).toBe(false);
    pass(9 * MINUTE);
    expect(await ids.use('sales', 'msg_1')).toBe(false);
  });
});

describe('a process that starts with another clock', () => {
  it('signs out who was signed in by a clock that was far ahead, and keeps who was signed in by the right one', async () => {
    const test = await openTestBook();
    const steady = testClock(0);
    const before = createSessions({ records: test.store.records, now: test.now, steady, grantOf });
    test.now.tick(48 * HOUR);
    const { token: ahead } = await before.start(who);
    test.now.tick(-48 * HOUR);
    const { token: right } = await before.start(who);
    const after = createSessions({
      records: test.store.records,
      now: test.now,
      steady: testClock(77),
      grantOf,
    });
    expect(await after.find(ahead)).toBeUndefined();
    expect(await after.find(right)).toBeDefined();
    await test.close();
  });

  it('tries what waits for a CRM at once', async () => {
    const test = await openTestBook();
    const crm = new FakeCrm();
    const make = () =>
      createActivityLog({
        book: test.book,
        store: test.calls,
        now: test.now,
        log: test.log,
        connectors: new Map([[crm.id, crm]]),
      });
    const { id } = await test.add(acceptedCall());
    crm.faults.push({ kind: 'retry', reason: 'CRM answered 503' });
    await test.book.update(id, (call) =>
      advance(call, 'ended', 'cdr', T0, { outcome: 'busy', endedAt: iso(T0) }),
    );
    const first = make();
    await first.drain();
    await first.stop();
    test.now.tick(-HOUR);
    const next = make();
    await next.drain();
    expect((await test.get(id)).activity.state).toBe('written');
    await next.stop();
    await test.close();
  });
});
