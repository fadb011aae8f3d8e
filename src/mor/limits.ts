import Bottleneck from 'bottleneck';
import type { CallbackLimits } from './options.ts';

/** The task was not begun: the queue is full, or its turn did not come in time. */
export interface Overloaded {
  readonly kind: 'overloaded';
  readonly retryAfterSec: number;
}

export interface Limiter {
  /** Runs the task as soon as the limits allow; answers `overloaded` instead when it cannot run within the wait. */
  run<T>(task: () => Promise<T>): Promise<T | Overloaded>;
  /** Divides the limits among this number of nodes; each keeps at least one request at a time. */
  share(nodes: number): void;
}

/** Undefined when nothing is limited: the limiter costs milliseconds a job and is then not on the path at all. */
export function createLimiter(limits: CallbackLimits | undefined, maxWaitMs: number): Limiter | undefined {
  const { concurrent, perSecond } = limits ?? {};
  if (limits === undefined || (concurrent === undefined && perSecond === undefined)) return undefined;
  const partOf = (nodes: number) => ({
    maxConcurrent: concurrent === undefined ? null : Math.max(1, Math.floor(concurrent / nodes)),
    // Evenly spaced, not a refilled reservoir: that lets twice the amount through around each refill.
    minTime: perSecond === undefined ? 0 : Math.ceil((1000 * nodes) / perSecond),
  });
  const bottleneck = new Bottleneck({
    ...partOf(1),
    highWater: limits.queue,
    strategy: Bottleneck.strategy.OVERFLOW,
  });
  const overloaded = (): Overloaded => ({
    kind: 'overloaded',
    retryAfterSec: Math.max(1, Math.ceil(bottleneck.queued() / (perSecond ?? concurrent ?? 1))),
  });

  return {
    share(nodes) {
      bottleneck.updateSettings(partOf(nodes));
    },
    run: <T>(task: () => Promise<T>) =>
      new Promise<T | Overloaded>((resolve, reject) => {
        let waiting = true;
        const stopWaiting = (): void => {
          waiting = false;
          resolve(overloaded());
        };
        const timer = setTimeout(stopWaiting, maxWaitMs);
        const job = async (): Promise<void> => {
          // Somebody who was told "overloaded" must not be rung later.
          if (!waiting) return;
          clearTimeout(timer);
          await task().then(resolve, reject);
        };
        // The job itself never fails, so a failure here is the full queue.
        bottleneck.schedule(job).catch(() => {
          clearTimeout(timer);
          stopWaiting();
        });
      }),
  };
}
