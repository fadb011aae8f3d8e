import { describe, expect, it } from '@jest/globals';
import { createWakeableLoop } from '../../src/calls/wakeable-loop.ts';
import type { WakeableLoop } from '../../src/calls/wakeable-loop.ts';
import { nodeTimers } from '../../src/calls/timers.ts';

const HOUR_MS = 3_600_000;

/** A loop whose rounds the test ends by hand; it would sleep for an hour between two. */
const looped = (retryMs = HOUR_MS) => {
  const rounds: { end(): void; fail(error: Error): void }[] = [];
  const failures: unknown[] = [];
  const loop: WakeableLoop = createWakeableLoop({
    round: () =>
      new Promise((resolve, reject) => {
        rounds.push({
          end: () => {
            resolve(HOUR_MS);
          },
          fail: reject,
        });
      }),
    failed: (error) => failures.push(error),
    retryMs,
    timers: nodeTimers,
  });
  loop.start();
  const begun = async (count: number): Promise<void> => {
    while (rounds.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return { loop, rounds, failures, begun };
};

describe('a loop that can be woken', () => {
  it('misses no wake-up, at whatever moment between two rounds it comes', async () => {
    for (let moments = 0; moments < 12; moments += 1) {
      const { loop, rounds, begun } = looped();
      rounds[0]?.end();
      for (let i = 0; i < moments; i += 1) await Promise.resolve();
      loop.wake();
      await begun(2);
      rounds[1]?.end();
      await loop.stop();
    }
  });

  it('does one more round, not two, for all wake-ups during one', async () => {
    const { loop, rounds, begun } = looped();
    loop.wake();
    loop.wake();
    rounds[0]?.end();
    await begun(2);
    rounds[1]?.end();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(rounds).toHaveLength(2);
    await loop.stop();
  });

  it('goes on after a failed round', async () => {
    const { loop, rounds, failures, begun } = looped(1);
    const error = new Error('no database');
    rounds[0]?.fail(error);
    await begun(2);
    expect(failures).toEqual([error]);
    rounds[1]?.end();
    await loop.stop();
  });

  it('stops after the round in progress, and leaves no timer behind', async () => {
    const { loop, rounds } = looped();
    let isOver = false;
    const stopping = loop.stop().then(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isOver).toBe(false);
    rounds[0]?.end();
    await stopping;
    loop.wake();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(rounds).toHaveLength(1);

    const other = looped();
    other.rounds[0]?.end();
    await other.begun(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await other.loop.stop();
  });
});
