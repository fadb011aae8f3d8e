import type { Log, Now } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';
import { createTally } from './tally.ts';

/** What a stranger can try at the API without permission. */
export type Door = 'api_key' | 'token' | 'signature';

/** Every place that turns senders away for coming too often; the label `door` of the metric. */
export type BusyDoor = Door | 'body' | 'sign_in' | 'oidc' | 'stream' | 'call_end';

/** What the metrics count. */
export interface DoorCounts {
  /** The sender could not prove who they are. */
  readonly refused: (door: Door | 'sign_in') => void;
  /** The sender came too often. */
  readonly throttled: (door: BusyDoor) => void;
}

/** An unknown credential, as a guess would be. An expired or missing one is not a guess. */
export class UnknownCredential extends Problem {
  readonly door: Door;

  constructor(door: Door, message: string) {
    super('unauthenticated', message);
    this.door = door;
  }
}

/** Counts guesses at the API by address. */
export interface Guesses {
  /** Counts a wrong credential. Returns the problem to answer with: the given one, or that there were too many. */
  failed(problem: UnknownCredential, address: string): Problem;
  /** Were there too many from this address lately? */
  isSlowed(address: string): boolean;
}

const WINDOW_MS = 60_000;
/** Per window; a script with an old key retries a few times, a guesser does not stop. */
const FREE_GUESSES = 30;

/**
 * Answers guessing with 429 and logs it. Correct credentials are still accepted: behind a proxy a stranger and the CRM's server
 * may share one address, and no stranger may lock the server out.
 */
export const createGuesses = (deps: {
  readonly now: Now;
  readonly log: Log;
  readonly counts: DoorCounts;
}): Guesses => {
  const { log, counts } = deps;
  const tally = createTally({ now: deps.now, windowMs: WINDOW_MS });
  return {
    failed(problem, address) {
      const { door } = problem;
      const guesses = tally.add(address);
      if (guesses <= FREE_GUESSES) {
        counts.refused(door);
        return problem;
      }
      counts.throttled(door);
      // Once per window, so that strangers cannot fill the log.
      if (guesses === FREE_GUESSES + 1) {
        log.warn(
          { address, door, guesses },
          'a client tries keys, tokens or signatures that nobody has; their requests are answered with 429 for now',
        );
      }
      return new Problem('too_many_requests', 'Too many requests with a wrong key, token or signature.', {
        retryAfterSec: tally.waitSec(address),
      });
    },
    isSlowed: (address) => tally.count(address) > FREE_GUESSES,
  };
};
