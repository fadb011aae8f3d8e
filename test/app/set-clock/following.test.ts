import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { advance } from '../../../src/calls/call/advance.ts';
import { createAbandoned } from '../../../src/calls/follow/abandoned.ts';
import { createFollower } from '../../../src/calls/follow/follow.ts';
import { POLICY, T0, acceptedCall, iso, legACdr, legBCdr, liveRow, testClock } from '../../helpers/calls.ts';
import { FakeMor } from '../../helpers/fake-mor.ts';
import { MINUTE, SECOND, WAYS, beginAt, given, pass, test } from './setup.ts';

const follow = (mor: FakeMor) =>
  createFollower({
    gateway: mor,
    book: test().book,
    policy: POLICY,
    pollMs: 1_000,
    now: test().now,
    steady: given().steady,
    log: test().log,
  });

describe.each(WAYS)('a clock that is set %s', (_name, setClock) => {
  it('changes neither the end nor the talk time of a call in progress', async () => {
    const mor = new FakeMor();
    const follower = follow(mor);
    const { id } = await test().add(acceptedCall());
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
      expect((await test().get(id)).state).toBe('connected');
    }
    mor.rows = [];
    for (let second = 0; second < 80; second += 1) {
      pass(SECOND);
      await follower.poll();
    }
    const call = await test().get(id);
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered' });
    expect(call.talkSeconds).toBeGreaterThanOrEqual(19);
    expect(call.talkSeconds).toBeLessThanOrEqual(22);
    const lastedMs = Date.parse(call.endedAt ?? '') - Date.parse(call.createdAt);
    expect(lastedMs).toBeGreaterThanOrEqual(25 * SECOND);
    expect(lastedMs).toBeLessThanOrEqual(29 * SECOND);
    await follower.stop();
  });

  it('does not prevent a call’s CDRs from being requested and matched', async () => {
    const mor = new FakeMor();
    const follower = follow(mor);
    const { id } = await test().add(acceptedCall());
    const begunMs = given().steady();
    mor.rows = [liveRow()];
    pass(SECOND);
    await follower.poll();
    setClock();
    pass(20 * SECOND);
    mor.rows = [];
    // MOR's own clock keeps running; the follower compares it with the steady one.
    mor.records = [
      legACdr('ANSWERED', { startedAtMs: begunMs + 500 }),
      legBCdr('BUSY', { startedAtMs: begunMs + 4_000, hangupCause: 17 }),
    ];
    for (let second = 0; second < 3; second += 1) {
      await follower.poll();
      pass(SECOND);
    }
    expect(await test().get(id)).toMatchObject({ state: 'ended', outcome: 'busy', talkSeconds: 0 });
    await follower.stop();
  });

  it('frees the line and ends the call even for a process that starts afterwards', async () => {
    const { id, user } = await test().add(
      acceptedCall({ state: 'unknown', timeline: [{ at: iso(T0), state: 'unknown', by: 'mor' }] }),
    );
    setClock();
    given().steady = testClock(test().now());
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
    expect(await test().get(id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
    await follower.stop();
  });

  it('gives a call up when its time is over, neither earlier nor later', async () => {
    const mor = new FakeMor();
    mor.rows = { ok: false, code: 'unreachable', text: 'no answer' };
    mor.records = { ok: false, code: 'unreachable', text: 'no answer' };
    const follower = follow(mor);
    const { id } = await test().add(acceptedCall());
    await follower.poll();
    setClock();
    pass(POLICY.giveUpAfterMs - MINUTE);
    await follower.poll();
    expect((await test().get(id)).state).toBe('accepted');
    pass(2 * MINUTE);
    await follower.poll();
    expect(await test().get(id)).toMatchObject({ state: 'ended', outcome: 'unknown', talkSeconds: 0 });
    await follower.stop();
  });

  it('does not end calls of a MOR that is no longer configured', async () => {
    const abandoned = createAbandoned({
      book: test().book,
      now: test().now,
      steady: given().steady,
      log: test().log,
      policy: { ...POLICY, giveUpAfterMs: 30 },
      isFollowed: () => false,
    });
    // In real time, because it sleeps on Node's timers.
    const { id } = await test().add(acceptedCall());
    const call: Call = await test().get(id);
    abandoned.start();
    setClock();
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect((await test().get(id)).state).toBe(call.state);
    pass(SECOND);
    await test().book.update(id, (one) => advance(one, 'agent_ringing', 'live', T0 + 50));
    while ((await test().get(id)).state !== 'ended') await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await test().get(id)).toMatchObject({ outcome: 'unknown', talkSeconds: 0 });
    abandoned.stop();
  });
});
