import { describe, expect, it } from '@jest/globals';
import { createFollower } from '../../../src/calls/follow/follow.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { POLICY, T0, acceptedCall, legACdr, legBCdr, liveRow, testClock } from '../../helpers/calls.ts';
import { FakeMor, MOR_DOWN } from '../../helpers/fake-mor.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { POLL_MS } from './setup.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const book = fixtureOfEach(openTestBook, (opened) => opened.close());

/** One life of the process. MOR's clock is right and agrees with ours until ours is changed. */
const startLife = (mor: FakeMor) => {
  const { now, log } = book();
  const steady = testClock(now());
  const follower = createFollower({
    gateway: mor,
    book: book().book,
    policy: POLICY,
    pollMs: POLL_MS,
    now,
    steady,
    log,
  });
  follower.start();
  return {
    follower,
    poll: async (afterMs: number) => {
      now.tick(afterMs);
      steady.tick(afterMs);
      await follower.poll();
    },
  };
};

describe.each([-HOUR, -600 * SECOND, 0, 332 * SECOND, 600 * SECOND, 5 * HOUR])(
  'a process that starts after its clock was set by %d ms',
  (stepMs) => {
    it('does not mistake the clock of an older call for that of the CDRs', async () => {
      const mor = new FakeMor();
      await book().add(acceptedCall({ user: 'ann' }));
      mor.rows = [liveRow({ status: 'answered' })];
      const before = startLife(mor);
      await before.poll(SECOND);
      await before.follower.stop();

      book().now.tick(stepMs);
      mor.skewMs = -stepMs;
      const after = startLife(mor);
      mor.rows = [];
      mor.records = [
        legACdr('ANSWERED', { startedAtMs: T0 }),
        legBCdr('BUSY', { startedAtMs: T0 + SECOND, hangupCause: 17 }),
      ];
      for (let poll = 0; poll < 4; poll += 1) await after.poll(SECOND);

      const createdMs = book().now();
      const begunMs = createdMs - stepMs;
      const other = { src: '37060033333', dst: '37060044444' };
      const { id } = await book().add(
        acceptedCall(
          { user: 'bob', mor: { server: 'main', username: 'office', device: '13' }, dialled: other },
          createdMs,
        ),
      );
      mor.rows = [liveRow({ id: '9', uniqueId: 'a.2', src: other.src, dst: other.src, deviceId: '13' })];
      await after.poll(SECOND);
      mor.rows = [];
      const records = [
        legACdr('FAILED', {
          uniqueId: 'a.2',
          src: other.src,
          dst: other.src,
          startedAtMs: begunMs,
          hangupCause: 34,
        }),
      ];
      mor.records = records;
      for (let poll = 0; poll < 70; poll += 1) await after.poll(SECOND);
      expect(await book().get(id)).toMatchObject({ state: 'ended', outcome: 'failed' });
      await after.follower.stop();
    });
  },
);

describe.each([-HOUR, -600 * SECOND, 0, 332 * SECOND, 600 * SECOND, 5 * HOUR])(
  'a call whose acceptance is unknown, after the clock was set by %d ms',
  (stepMs) => {
    it('does not get the CDR of an older call of the same numbers', async () => {
      const mor = new FakeMor();
      mor.rows = [];
      const before = startLife(mor);
      const call = await book().add(acceptedCall({ state: 'unknown' }));
      await before.poll(SECOND);
      await before.poll(SECOND);
      await before.follower.stop();

      book().now.tick(stepMs);
      mor.skewMs = -stepMs;
      const after = startLife(mor);
      // As if it had begun at the click, to anyone who mistakes the new clock for the old one.
      const older = T0 - (stepMs > 0 ? stepMs - 400 : 60 * SECOND);
      const strangers = [
        legACdr('ANSWERED', { uniqueId: 'x.a', startedAtMs: older }),
        legBCdr('BUSY', { uniqueId: 'x.b', startedAtMs: older + SECOND, hangupCause: 17 }),
      ];
      mor.records = strangers;
      for (let poll = 0; poll < 10; poll += 1) await after.poll(SECOND);
      mor.records = [
        ...strangers,
        legACdr('ANSWERED', { uniqueId: 'y.a', startedAtMs: T0 + 500, billSeconds: 1 }),
        legBCdr('ANSWERED', { uniqueId: 'y.b', startedAtMs: T0 + SECOND, billSeconds: 1 }),
      ];
      for (let poll = 0; poll < 90; poll += 1) await after.poll(SECOND);
      expect(await book().get(call.id)).toMatchObject({ state: 'ended', outcome: 'answered' });
      await after.follower.stop();
    });
  },
);

describe('a process that was down for longer than the wait for a silent MOR', () => {
  const downFor = async (mor: FakeMor) => {
    const { id } = await book().add(acceptedCall());
    mor.rows = [liveRow()];
    const before = startLife(mor);
    await before.poll(SECOND);
    mor.rows = [];
    await before.poll(SECOND);
    await before.follower.stop();
    book().now.tick(POLICY.giveUpAfterMs + HOUR);
    mor.rows = MOR_DOWN;
    mor.records = MOR_DOWN;
    const life = startLife(mor);
    await life.poll(SECOND);
    expect((await book().get(id)).state).toBe('agent_ringing');
    return { id, life };
  };

  it('still uses MOR’s answer when MOR is back', async () => {
    const mor = new FakeMor();
    const { id, life } = await downFor(mor);
    mor.rows = [];
    mor.records = [legACdr('FAILED', { startedAtMs: T0, hangupCause: 34 })];
    for (let poll = 0; poll < 5; poll += 1) await life.poll(60 * SECOND);
    expect(await book().get(id)).toMatchObject({ state: 'ended', outcome: 'failed' });
    await life.follower.stop();
  });

  it('gives up when MOR stays silent for that time', async () => {
    const { id, life } = await downFor(new FakeMor());
    await life.poll(POLICY.giveUpAfterMs - 60 * SECOND);
    expect((await book().get(id)).state).toBe('agent_ringing');
    await life.poll(120 * SECOND);
    expect(await book().get(id)).toMatchObject({ state: 'ended' });
    await life.follower.stop();
  });
});
