import type { Timers } from './timers.ts';

export interface LoopDeps {
  /** One round. Resolves with the milliseconds until the next one is due. */
  round(): Promise<number>;
  /** Called when a round has failed; the next one follows after `retryMs`. */
  failed(error: unknown): void;
  readonly retryMs: number;
  readonly timers: Timers;
}

/** Runs rounds one after the other, each when it is due or as soon as the loop is woken. */
export interface WakeableLoop {
  start(): void;
  /** Wakes the loop. During a round, it makes another one follow without a pause. */
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
      // Every call to `wake` since the round began counts, up to this very moment, so none is lost.
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
