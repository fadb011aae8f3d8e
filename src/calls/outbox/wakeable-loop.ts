import type { Timers } from '../timers.ts';

export interface LoopDeps {
  /** One round. Resolves with the milliseconds until the next one is due. */
  round(): Promise<number>;
  /** A round failed; the next one follows after `retryMs`. */
  failed(error: unknown): void;
  readonly retryMs: number;
  readonly timers: Timers;
}

/** Does rounds one after the other: when the next one is due, and at once when it is woken. */
export interface WakeableLoop {
  start(): void;
  /** There may be something to do. Said during a round, another one follows it without a pause. */
  wake(): void;
  /** Resolves when the round under way is over; none follows. */
  stop(): Promise<void>;
}

export const createWakeableLoop = (deps: LoopDeps): WakeableLoop => {
  let running: Promise<void> | undefined;
  let isStopped = false;
  let isWoken = false;
  let endPause = (): void => undefined;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      // Whatever was said since the round began counts, up to this very moment: a call to wake is never lost.
      if (isWoken || isStopped) {
        resolve();
        return;
      }
      const cancel = deps.timers.after(ms, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!isStopped) {
      isWoken = false;
      const waitMs = await deps.round().catch((error: unknown) => {
        deps.failed(error);
        return deps.retryMs;
      });
      await pause(waitMs);
    }
  };

  return {
    start() {
      running ??= run();
    },
    wake() {
      isWoken = true;
      endPause();
    },
    async stop() {
      isStopped = true;
      endPause();
      await running;
    },
  };
};
