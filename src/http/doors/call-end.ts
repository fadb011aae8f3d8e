import { timingSafeEqual } from 'node:crypto';
import type { Log } from '../../calls/ports.ts';
import type { DoorCounts } from './doors.ts';

/** What a Call End webhook of a MOR triggers. */
export interface CallEndTarget {
  /** Checks the CDRs of this MOR now. */
  readonly hint: () => void;
  readonly pollMs: number;
  /** The last part of the webhook's address; undefined: the address has no secret. */
  readonly secret?: string | undefined;
}

/** Open to anybody, because MOR signs nothing. */
export interface CallEndDoor {
  knock(morServer: string, secret: string | undefined): void;
  stop(): void;
}

/** The log names each unknown server once, up to this number of servers. */
const MOST_STRANGERS = 100;

const isSame = (given: string | undefined, expected: string): boolean => {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Passes hints on, at most one per MOR and poll interval, so MOR is never asked more often than it would be anyway. Hints that
 * arrive in between are kept as one hint for the end of the interval, so none is lost.
 */
export const createCallEndDoor = (
  targets: ReadonlyMap<string, CallEndTarget>,
  { log, counts }: { readonly log: Log; readonly counts: Pick<DoorCounts, 'throttled'> },
): CallEndDoor => {
  const named = new Set<string>();
  /** MOR servers that were asked within their poll interval; `again`: another hint has arrived since. */
  const resting = new Map<string, { again: boolean; timer: NodeJS.Timeout }>();

  const say = (morServer: string, message: string): void => {
    if (named.has(morServer) || named.size >= MOST_STRANGERS) return;
    named.add(morServer);
    log.warn({ mor: morServer }, message);
  };

  const ask = (morServer: string, target: CallEndTarget): void => {
    target.hint();
    const timer = setTimeout(() => {
      const state = resting.get(morServer);
      resting.delete(morServer);
      if (state?.again) ask(morServer, target);
    }, target.pollMs).unref();
    resting.set(morServer, { again: false, timer });
  };

  return {
    knock(morServer, secret) {
      const target = targets.get(morServer);
      if (!target) {
        say(
          morServer,
          'a Call End webhook names a MOR server that is not in the configuration; correct its address in that MOR',
        );
        return;
      }
      if (target.secret !== undefined && !isSame(secret, target.secret)) {
        counts.throttled('call_end');
        say(
          `${morServer} without secret`,
          'a Call End webhook came without the secret of mor.callEndSecret, or with another; correct its address in that MOR',
        );
        return;
      }
      const state = resting.get(morServer);
      if (!state) {
        ask(morServer, target);
        return;
      }
      state.again = true;
      counts.throttled('call_end');
    },
    stop() {
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
};
