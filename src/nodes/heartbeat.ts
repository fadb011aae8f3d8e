import type { Timers } from '../calls/timers.ts';

const BEAT_MS = 500;

/** Beats from start to stop, never twice at the same time. */
export interface Heartbeat {
  start(): void;
  /** Beats now, or right after the beat that is under way. Does nothing while stopped. */
  readonly hurry: () => void;
  isStopped(): boolean;
  /** Resolves when the last beat has ended. */
  stop(): Promise<void>;
}

/** `beat` must not reject. */
export const createHeartbeat = (beat: () => Promise<void>, timers: Timers): Heartbeat => {
  let stopped = true;
  let cancelTimer: (() => void) | undefined;
  let beating: Promise<void> | undefined;
  let again = false;

  const hurry = (): void => {
    cancelTimer?.();
    cancelTimer = undefined;
    if (stopped) return;
    if (beating) {
      again = true;
      return;
    }
    again = false;
    beating = beat().finally(() => {
      beating = undefined;
      if (stopped) return;
      if (again) hurry();
      else cancelTimer = timers.after(BEAT_MS, hurry);
    });
  };

  return {
    start() {
      stopped = false;
      hurry();
    },
    hurry,
    isStopped: () => stopped,
    async stop() {
      stopped = true;
      cancelTimer?.();
      await beating;
    },
  };
};
