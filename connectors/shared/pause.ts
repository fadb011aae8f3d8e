import type { Now } from '../../src/calls/ports.ts';

/** A CRM asked for patience (429 or 503 with Retry-After): nothing is sent before that is over. */
export interface Pause {
  /** From now on, unless a longer one is under way. */
  begin(seconds: number): void;
  /** Milliseconds left; 0: requests may go out. */
  leftMs(): number;
}

/** `now`: a monotonic clock. */
export const createPause = (now: Now): Pause => {
  let untilMs = 0;
  return {
    begin: (seconds) => {
      untilMs = Math.max(untilMs, now() + seconds * 1_000);
    },
    leftMs: () => Math.max(0, untilMs - now()),
  };
};
