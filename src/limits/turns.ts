import Bottleneck from 'bottleneck';
import type { Limit, Turns } from '../calls/limits.ts';
import { defined } from '../defined.ts';
import { closeLane } from './lane.ts';
import type { Lane } from './lane.ts';

/** The queue is full, so this task was not started. */
export class QueueFull extends Error {
  constructor() {
    super('too many tasks are waiting');
    this.name = 'QueueFull';
  }
}

/** Turns that can be moved from one queue to another. */
export interface MovableTurns extends Turns {
  /** Moves the tasks that have not started to this queue; undefined: they wait for the next queue. */
  move(lane: Lane | undefined): void;
}

const USUAL_PRIORITY = 5;

export const createTurns = ({ queue }: Pick<Limit, 'queue'>, first: Lane): MovableTurns => {
  const waiting = new Set<(lane: Lane) => void>();
  let current: Lane | undefined = first;

  return {
    waiting: () => waiting.size,
    async close() {
      if (current) await closeLane(current);
    },
    move(lane) {
      current = lane;
      if (lane) for (const enter of [...waiting]) enter(lane);
    },
    run: <T>(task: () => Promise<T>, priority = USUAL_PRIORITY) =>
      new Promise<T>((resolve, reject) => {
        const enter = (lane: Lane): void => {
          const options = { priority, ...defined({ expiration: lane.expiration }) };
          const begin = async (): Promise<void> => {
            // The task was moved and may have started elsewhere: a queue that was left must start nothing.
            if (lane !== current || !waiting.delete(enter)) return;
            await task().then(resolve, reject);
          };
          lane.limiter.schedule(options, begin).catch((error: unknown) => {
            // Any other error comes from Redis; the task is moved as soon as that is noticed.
            if (lane !== current || !(error instanceof Bottleneck.BottleneckError)) return;
            if (waiting.delete(enter)) reject(new QueueFull());
          });
        };
        if (current === undefined && waiting.size >= queue) {
          reject(new QueueFull());
          return;
        }
        waiting.add(enter);
        if (current) enter(current);
      }),
  };
};
