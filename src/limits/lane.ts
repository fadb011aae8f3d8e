import Bottleneck from 'bottleneck';
import type { Limit } from '../calls/limits.ts';

/** A queue that tasks wait in. */
export interface Lane {
  readonly limiter: Bottleneck;
  /** A started task stops counting after this many milliseconds. */
  readonly expiration?: number;
}

const SECOND_MS = 1_000;

/** Bottleneck's settings for one of `nodes` shares of a limit. Each share is at least one task. */
export const settingsOf = ({ concurrent, perSecond, pace }: Limit, nodes: number) => {
  const maxConcurrent = concurrent === undefined ? null : Math.max(1, Math.floor(concurrent / nodes));
  if (perSecond === undefined) return { maxConcurrent };
  // A reservoir that refills lets twice the amount through around the refill, so an even pace uses a minimum gap.
  if (pace === 'even') return { maxConcurrent, minTime: Math.ceil((SECOND_MS * nodes) / perSecond) };
  const amount = Math.max(1, Math.floor(perSecond / nodes));
  // With more nodes than requests per second, each node waits longer for its one request. Bottleneck wants multiples of 250.
  const quarters = Math.ceil((4 * nodes * amount) / perSecond);
  return {
    maxConcurrent,
    reservoir: amount,
    reservoirRefreshAmount: amount,
    reservoirRefreshInterval: 250 * Math.max(4, quarters),
  };
};

/** The queue settings that a limit has in Redis and in this process alike. */
export const queueOf = ({ queue }: Limit) => ({
  highWater: queue,
  strategy: Bottleneck.strategy.OVERFLOW,
});

/** A queue of this process alone, for one of `nodes` shares of the limit. */
export const ownLane = (limit: Limit, nodes: number): Lane => ({
  limiter: new Bottleneck({ ...settingsOf(limit, nodes), ...queueOf(limit) }),
});

/** Closes a queue that belongs to this process; tasks still waiting in it never run. */
export const closeLane = ({ limiter, expiration }: Lane): Promise<void> =>
  // A queue in Redis ends with the connection that all of them share.
  expiration === undefined ? limiter.disconnect() : Promise.resolve();
