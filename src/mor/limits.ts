import type { Limits } from '../calls/limits.ts';
import { ownLimits } from '../limits/limits.ts';
import { QueueFull } from '../limits/turns.ts';
import type { CallbackLimits } from './options.ts';

/** The task was not begun: the queue is full, or its turn did not come in time. */
export interface Overloaded {
  readonly kind: 'overloaded';
  readonly retryAfterSec: number;
}

export interface Limiter {
  /** Runs the task as soon as the limits allow; answers `overloaded` instead when it cannot run within the wait. */
  run<T>(task: () => Promise<T>): Promise<T | Overloaded>;
}

/** Of which MOR, and how long a task may wait for its turn: as long as its request may take. */
export interface LimiterOptions {
  readonly id: string;
  readonly limits?: CallbackLimits | undefined;
  readonly timeoutMs: number;
}

/** Undefined when nothing is limited: the limiter costs milliseconds a job and is then not on the path at all. */
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
          // Somebody who was told "overloaded" must not be rung later.
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
