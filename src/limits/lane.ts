import Bottleneck from 'bottleneck';
import type { Limit } from '../calls/limits.ts';

/** A queue that tasks wait in. */
export interface Lane {
  readonly limiter: Bottleneck;
  /** After this time a task that was begun counts no more, milliseconds. */
  readonly expiration?: number;
}

const SECOND_MS = 1_000;

/** Bottleneck's settings for one of `nodes` parts of a limit. Each part is at least one task. */
export const settingsOf = ({ concurrent, perSecond, pace }: Limit, nodes: number) => {
  const maxConcurrent = concurrent === undefined ? null : Math.max(1, Math.floor(concurrent / nodes));
  if (perSecond === undefined) return { maxConcurrent };
  // A reservoir that is filled again lets twice the amount through around that moment.
  if (pace === 'even') return { maxConcurrent, minTime: Math.ceil((SECOND_MS * nodes) / perSecond) };
  const amount = Math.max(1, Math.floor(perSecond / nodes));
  // With more nodes than requests per second each waits longer for its one. Bottleneck wants multiples of 250.
  const quarters = Math.ceil((4 * nodes * amount) / perSecond);
  return {
    maxConcurrent,
    reservoir: amount,
    reservoirRefreshAmount: amount,
    reservoirRefreshInterval: 250 * Math.max(4, quarters),
  };
};

/** What is the same for a limit's queues, wherever they are. */
export const queueOf = ({ queue }: Limit) => ({
  highWater: queue,
  strategy: Bottleneck.strategy.OVERFLOW,
});

/** A queue of this process alone, for one of `nodes` parts of the limit. */
export const ownLane = (limit: Limit, nodes: number): Lane => ({
  limiter: new Bottleneck({ ...settingsOf(limit, nodes), ...queueOf(limit) }),
});

/** Lets a process' own queue go; what waits in it stays there for ever. */
export const closeLane = ({ limiter, expiration }: Lane): Promise<void> =>
  // A queue in Redis ends with the connection that all of them share.
  expiration === undefined ? limiter.disconnect() : Promise.resolve();
