import type { Now } from '../../src/calls/ports.ts';

/** A pause that a CRM asked for (429 or 503 with Retry-After): nothing is sent until it is over. */
export interface Pause {
  /** Starts a pause now, unless a longer one is under way. */
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
