import { describe, expect, it } from '@jest/globals';
import { acceptedCall, legACdr, liveRow, unique } from '../../helpers/calls.ts';
import { MOR_DOWN } from '../../helpers/fake-mor.ts';
import { POLL_MS, given, mor, pollAt, test } from './setup.ts';

const until = async (condition: () => boolean): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it did not happen within a minute');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

describe('cost', () => {
  it('thousands of calls cost one request for rows and one for CDRs per poll', async () => {
    const calls = await Promise.all(
      Array.from({ length: 2_000 }, (_, i) =>
        test().add(
          acceptedCall({
            dialled: { src: `3706${1_000_000 + i}`, dst: `3707${1_000_000 + i}` },
            mor: { server: 'main', username: 'office', device: unique('d') },
          }),
        ),
      ),
    );
    mor().rows = calls.slice(0, 1_000).map((call, i) =>
      liveRow({
        id: `r${i}`,
        uniqueId: `u${i}`,
        src: '',
        dst: call.dialled.src,
        deviceId: call.mor.device,
      }),
    );
    await pollAt(10);
    expect([mor().liveQuestions, mor().cdrQueries.length]).toEqual([1, 1]);
    const states = test()
      .book.open()
      .map((call) => call.state);
    expect(states.filter((state) => state === 'agent_ringing')).toHaveLength(1_000);
    expect(states.filter((state) => state === 'accepted')).toHaveLength(1_000);
  });

  it('the longer a CDR is missing, the less often it is requested; a hint asks at once', async () => {
    await test().add(acceptedCall());
    for (let second = 1; second <= 600; second += 1) await pollAt(second);
    expect(mor().liveQuestions).toBe(600);
    expect(mor().cdrQueries.length).toBeLessThan(120);
    const before = mor().cdrQueries.length;
    await pollAt(601);
    expect(mor().cdrQueries).toHaveLength(before);
    given().follower.hint();
    await pollAt(602);
    expect(mor().cdrQueries).toHaveLength(before + 1);
  });
});

describe('the poller', () => {
  it('runs while calls are open, rests otherwise, and stops', async () => {
    given().follower.start();
    await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    expect(mor().liveQuestions).toBe(0);
    const { id } = await test().add(acceptedCall());
    mor().rows = [liveRow()];
    await until(() => mor().liveQuestions >= 3);
    expect((await test().get(id)).state).toBe('agent_ringing');
    mor().rows = [];
    mor().records = [legACdr('NO ANSWER', { hangupCause: 19 })];
    await until(() => test().book.open().length === 0);
    expect(await test().get(id)).toMatchObject({ outcome: 'agent_no_answer' });
    const asked = mor().liveQuestions;
    await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    expect(mor().liveQuestions).toBe(asked);
    await test().add(acceptedCall());
    await given().follower.stop();
    await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    expect(mor().liveQuestions).toBe(asked);
  });

  it('ignores calls of another MOR', async () => {
    given().follower.start();
    await test().add(acceptedCall({ mor: { server: 'branch', username: 'x', device: '1' } }));
    await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    expect(mor().liveQuestions).toBe(0);
  });

  it('backs off while MOR fails, polls at once on a hint, and recovers', async () => {
    mor().rows = MOR_DOWN;
    given().follower.start();
    await test().add(acceptedCall());
    await until(() => mor().liveQuestions >= 5);
    // By now it waits 15 times the interval.
    const asked = mor().liveQuestions;
    await new Promise((resolve) => setTimeout(resolve, 4 * POLL_MS));
    expect(mor().liveQuestions - asked).toBeLessThanOrEqual(1);
    const before = mor().liveQuestions;
    given().follower.hint();
    await until(() => mor().liveQuestions > before);
    mor().rows = [liveRow()];
    await until(() => test().book.open()[0]?.state === 'agent_ringing');
  });

  it('a hint during a poll triggers another one right after it', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const ask = mor().activeCalls.bind(mor());
    mor().activeCalls = async () => {
      await held;
      return ask();
    };
    given().follower.start();
    await test().add(acceptedCall());
    given().follower.hint();
    await new Promise((resolve) => setTimeout(resolve, 3 * POLL_MS));
    given().follower.hint();
    release();
    await until(() => mor().liveQuestions >= 2);
    await given().follower.stop();
    given().follower.hint();
    expect(mor().liveQuestions).toBeGreaterThanOrEqual(2);
  });

  it('goes on when a change cannot be stored', async () => {
    const { id } = await test().add(acceptedCall());
    mor().rows = [liveRow()];
    test().broken.add('save');
    await pollAt(1);
    expect(test().log.lines.at(-1)?.message).toBe('following calls failed; trying again');
    expect((await test().get(id)).state).toBe('accepted');
    test().broken.clear();
    await pollAt(2);
    expect((await test().get(id)).state).toBe('agent_ringing');
  });
});

describe('lists requested by several callers', () => {
  it('are read one after the other, so that none is older than the one before', async () => {
    await test().add(acceptedCall());
    let underWay = 0;
    let most = 0;
    let asked = 0;
    mor().activeCalls = async () => {
      underWay += 1;
      asked += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      underWay -= 1;
      return { ok: true, value: [liveRow()] };
    };
    given().follower.start();
    while (asked < 20) {
      await given().follower.look();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(most).toBe(1);
  });
});
