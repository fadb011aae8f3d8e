import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLimiter } from '../../src/mor/limits.ts';
import type { CallbackLimits } from '../../src/mor/options.ts';

/** A limiter on a clock that only the test moves, and what it has started so far. */
const limited = (limits: CallbackLimits) => {
  const limiter = createLimiter({ id: 'main', limits, timeoutMs: 60_000 });
  if (limiter === undefined) throw new Error('nothing is limited');
  const begun: number[] = [];
  const start = Date.now();
  return {
    begun,
    run: () =>
      limiter.run(() => {
        begun.push(Date.now() - start);
        return Promise.resolve('done' as const);
      }),
  };
};

describe('MOR’s limits, on a clock that the test moves', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([
    [20, 50],
    [4, 250],
    [3, 334],
  ])('%d a second start %d ms apart, never several at once', async (perSecond, pauseMs) => {
    const { begun, run } = limited({ perSecond, queue: 10 });
    const all = Promise.all(Array.from({ length: 5 }, run));
    await jest.advanceTimersByTimeAsync(pauseMs * 4 - 10);
    expect(begun.length).toBeLessThanOrEqual(4);
    await jest.advanceTimersByTimeAsync(pauseMs);
    expect(await all).toEqual(Array(5).fill('done'));
    const pauses = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
    for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(pauseMs - 1);
  });

  it('answers overloaded when the turn does not come in time, and never starts that request', async () => {
    const limiter = createLimiter({ id: 'main', limits: { perSecond: 1, queue: 10 }, timeoutMs: 500 });
    let begun = 0;
    const run = () =>
      limiter?.run(() => {
        begun += 1;
        return Promise.resolve('done');
      });
    const [first, second] = [run(), run()];
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await first).toBe('done');
    expect(await second).toMatchObject({ kind: 'overloaded' });
    expect(begun).toBe(1);
  });
});
