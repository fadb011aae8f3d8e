import type { CallBook } from '../book.ts';
import type { Call } from '../call/call.ts';
import { advance, isClosed } from '../call/advance.ts';
import { fold } from '../call/fold.ts';
import { tickDueMs } from '../call/patience.ts';
import type { FollowPolicy } from '../call/policy.ts';
import { createCallClock } from '../call-clock.ts';
import type { CallClock } from '../call-clock.ts';
import type { Log, Now } from '../ports.ts';
import { nodeTimers } from '../timers.ts';
import type { Timers } from '../timers.ts';

const RETRY_MS = 10_000;
/** Node's timers cannot wait longer than 24 days; looking once an hour costs nothing. */
const LONGEST_SLEEP_MS = 3_600_000;

export interface AbandonedDeps {
  readonly book: CallBook;
  /** Is this call followed, that is, is its MOR server configured, and for an incoming call, does it take those? */
  readonly isFollowed: (call: Call) => boolean;
  readonly policy: FollowPolicy;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes to the wall clock; `now` by default. */
  readonly steady?: Now;
  /** The calls' clock, shared by the whole process; by default a new one. */
  readonly callClock?: CallClock;
  /** Node's own by default. */
  readonly timers?: Timers;
  readonly log: Log;
}

/** Ends open calls whose MOR server has been removed from the configuration: nobody can be asked about them. */
export interface Abandoned {
  start(): void;
  stop(): void;
}

const dueMs = ({ acceptedAt, createdAt, following }: Call, { giveUpAfterMs }: FollowPolicy): number =>
  Date.parse(following.goneSince ?? acceptedAt ?? createdAt) + giveUpAfterMs;

const nextMs = (call: Call, policy: FollowPolicy): number =>
  call.incoming === undefined ? Math.min(dueMs(call, policy), tickDueMs(call, policy)) : dueMs(call, policy);

/** A call that was seen to be over ends as it was seen; for all others, nobody saw the end. */
const endUnseen = (call: Call, policy: FollowPolicy, nowMs: number): Call => {
  // The tick frees the agent's line in time, and ends what is known to be over.
  const ticked = call.incoming === undefined ? fold(call, { kind: 'tick', atMs: nowMs }, policy) : call;
  if (isClosed(ticked) || nowMs < dueMs(call, policy)) return ticked;
  return advance(
    call,
    'ended',
    'clock',
    nowMs,
    { outcome: 'unknown', endedAt: new Date(dueMs(call, policy)).toISOString(), talkSeconds: 0 },
    call.incoming === undefined
      ? 'its MOR server is no longer in the configuration'
      : 'nobody asks its MOR server about calls that come in any more',
  );
};

export const createAbandoned = (deps: AbandonedDeps): Abandoned => {
  const { book, policy, now, log, timers = nodeTimers } = deps;
  const clock = deps.callClock ?? createCallClock(deps.steady ?? now, now);
  let cancelTimer: (() => void) | undefined;
  let stopped = true;

  const left = (): readonly Call[] =>
    [...book.open(), ...book.incoming()].filter((call) => !deps.isFollowed(call));

  const sweep = async (): Promise<void> => {
    const due = left().filter((call) => clock.at(call.id) >= nextMs(call, policy));
    await Promise.all(due.map(({ id }) => book.update(id, (call) => endUnseen(call, policy, clock.at(id)))));
  };

  const schedule = (atLeastMs = 0): void => {
    if (stopped || cancelTimer) return;
    const leftMs = Math.min(...left().map((call) => nextMs(call, policy) - clock.at(call.id)));
    if (leftMs === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.min(LONGEST_SLEEP_MS, Math.max(atLeastMs, leftMs));
    cancelTimer = timers.after(waitMs, () => {
      const done = (pauseMs: number): void => {
        cancelTimer = undefined;
        schedule(pauseMs);
      };
      sweep().then(
        () => {
          done(0);
        },
        (error: unknown) => {
          log.error(
            { err: error },
            'calls of a MOR that left the configuration could not be ended; trying again',
          );
          done(RETRY_MS);
        },
      );
    });
  };

  const unwatch = book.watch((call) => {
    if (deps.isFollowed(call)) return;
    if (isClosed(call)) {
      clock.forget(call.id);
      return;
    }
    clock.begin(call);
    schedule();
  });

  return {
    start() {
      stopped = false;
      for (const call of left()) clock.begin(call);
      schedule();
    },
    stop() {
      stopped = true;
      unwatch();
      cancelTimer?.();
      cancelTimer = undefined;
    },
  };
};
