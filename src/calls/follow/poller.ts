import type { Timers } from '../timers.ts';

/** Runs rounds of questions one after the other, as long as they are wanted. */
export interface Poller {
  start(): void;
  /** A round may be wanted again. */
  schedule(): void;
  /** Starts the next round at once. */
  hurry(): void;
  isStopped(): boolean;
  /** The round under way, if any. */
  running(): Promise<void> | undefined;
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>;
}

export const createPoller = (deps: {
  readonly timers: Timers;
  readonly isWanted: () => boolean;
  /** How long to wait before the next round. */
  readonly pauseMs: () => number;
  readonly round: () => Promise<void>;
}): Poller => {
  let cancelTimer: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;

  const cancel = (): void => {
    cancelTimer?.();
    cancelTimer = undefined;
  };

  const schedule = (): void => {
    if (stopped || cancelTimer || running || !deps.isWanted()) return;
    cancelTimer = deps.timers.after(again ? 0 : deps.pauseMs(), run);
    again = false;
  };

  function run(): void {
    cancelTimer = undefined;
    // The last call may have ended in the meantime.
    if (!deps.isWanted()) return;
    running = deps.round().finally(() => {
      running = undefined;
      schedule();
    });
  }

  return {
    start() {
      stopped = false;
      schedule();
    },
    schedule,
    hurry() {
      again = true;
      if (stopped || running) return;
      cancel();
      schedule();
    },
    isStopped: () => stopped,
    running: () => running,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
};
