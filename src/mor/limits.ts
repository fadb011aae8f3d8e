import type { Limits } from '../calls/limits.ts';
import { ownLimits } from '../limits/limits.ts';
import { QueueFull } from '../limits/turns.ts';
import type { CallbackLimits } from './options.ts';

/** The task was not started: the queue is full, or its turn did not come in time. */
export interface Overloaded {
  readonly kind: 'overloaded';
  readonly retryAfterSec: number;
}

export interface Limiter {
  /** Runs the task as soon as the limits allow; resolves with `overloaded` if that is not within the wait. */
  run<T>(task: () => Promise<T>): Promise<T | Overloaded>;
}

/** The MOR, and how long a task may wait for its turn, which is as long as its request may take. */
export interface LimiterOptions {
  readonly id: string;
  readonly limits?: CallbackLimits | undefined;
  readonly timeoutMs: number;
}

/** Undefined if nothing is limited: the limiter costs milliseconds per job, so it is then left out altogether. */
export function createLimiter(
  { id, limits, timeoutMs }: LimiterOptions,
  all: Limits = ownLimits,
): Limiter | undefined {
  const { concurrent, perSecond } = limits ?? {};
  if (limits === undefined || (concurrent === undefined && perSecond === undefined)) return undefined;
  const turns = all.open(`mor ${id}`, { ...limits, pace: 'even', longestMs: 2 * timeoutMs });
  const overloaded = (): Overloaded => ({
    kind: 'overloaded',
    retryAfterSec: Math.max(1, Math.ceil(turns.waiting() / (perSecond ?? concurrent ?? 1))),
  });

  return {
    run: <T>(task: () => Promise<T>) =>
      new Promise<T | Overloaded>((resolve, reject) => {
        let waiting = true;
        const stopWaiting = (): void => {
          waiting = false;
          resolve(overloaded());
        };
        const timer = setTimeout(stopWaiting, timeoutMs);
        const job = async (): Promise<void> => {
          // An agent who got "overloaded" must not be rung later.
          if (!waiting) return;
          clearTimeout(timer);
          await task().then(resolve, reject);
        };
        turns.run(job).catch((error: unknown) => {
          clearTimeout(timer);
          if (error instanceof QueueFull) stopWaiting();
          else reject(error instanceof Error ? error : new Error(String(error)));
        });
      }),
  };
}
