import type { Timers } from '../../src/calls/timers.ts';
import type { TestClock } from './calls.ts';

export interface VirtualTimers extends Timers {
  /** Lets time pass on the clock: what is due runs when it is due, and what it begins has turns to go on. */
  pass(ms: number): Promise<void>;
}

/** Answers that need no time have arrived after these turns. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Timers that run as a test lets time pass. `idle`: resolves when nothing is under way that takes real time. */
export const createVirtualTimers = (clock: TestClock, idle = settled): VirtualTimers => {
  const waiting = new Set<{ readonly atMs: number; readonly work: () => void }>();
  return {
    after(ms, work) {
      const one = { atMs: clock() + ms, work };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    async pass(ms) {
      const endMs = clock() + ms;
      await idle();
      for (;;) {
        const [next] = [...waiting]
          .filter(({ atMs }) => atMs <= endMs)
          .toSorted((one, other) => one.atMs - other.atMs);
        if (next === undefined) break;
        waiting.delete(next);
        clock.tick(Math.max(0, next.atMs - clock()));
        next.work();
        await idle();
      }
      clock.tick(Math.max(0, endMs - clock()));
      await idle();
    },
  };
};
