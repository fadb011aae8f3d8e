import type { Now } from '../calls/ports.ts';

/**
 * The database's clock, which all nodes share. Each node stamps calls, and the next node to follow them compares these stamps
 * with its own time: between machines whose clocks differ by minutes, one call would be taken for another.
 */
export interface SharedClock {
  /** Unix milliseconds; this machine's own time until the database has told its time for the first time. */
  readonly now: Now;
  /** The database told this time (Unix milliseconds), some time between these two on the steady clock. */
  heard(databaseMs: number, sentMs: number, receivedMs: number): void;
}

/** `wall`: this machine's clock, which people can set; `steady`: monotonic milliseconds. */
export const createSharedClock = (wall: Now, steady: Now): SharedClock => {
  /** The database's clock minus the steady one. */
  let aheadMs: number | undefined;
  return {
    now: () => (aheadMs === undefined ? wall() : Math.round(steady() + aheadMs)),
    heard(databaseMs, sentMs, receivedMs) {
      const [leastMs, mostMs] = [databaseMs - receivedMs, databaseMs - sentMs];
      // Changed only where it is proven wrong, and no further than that, so that slow answers do not make the time jump.
      aheadMs = aheadMs === undefined ? (leastMs + mostMs) / 2 : Math.min(Math.max(aheadMs, leastMs), mostMs);
    },
  };
};
