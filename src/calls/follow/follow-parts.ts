import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import { createCallClock, rememberClock } from '../call-clock.ts';
import type { CallClock } from '../call-clock.ts';
import { fold } from '../call/fold.ts';
import type { FollowPolicy } from '../call/policy.ts';
import type { Intake } from '../intake.ts';
import { inTimeOf } from './call-time.ts';
import type { FollowerDeps } from './follower.ts';
import { createMatcher } from './match.ts';
import type { Matcher } from './match.ts';
import type { MorGateway, MorReply } from '../mor-gateway.ts';
import type { Observation } from '../call/observation.ts';
import type { Log, Now } from '../ports.ts';

/** What a poll's two questions, for active calls and for CDRs, have in common. */
export interface FollowParts {
  readonly gateway: MorGateway;
  readonly book: CallBook;
  readonly policy: FollowPolicy;
  /** Monotonic milliseconds. */
  readonly now: Now;
  /** The calls' clock. */
  readonly clock: CallClock;
  readonly log: Log;
  /** Folds an observation, with times of the clock `now`, into a call and stores the result. */
  readonly observe: (call: Call, seen: Observation) => Promise<Call | undefined>;
  /** The value of an answer; a failure is logged once until the question is answered again, and slows polls down. */
  readonly answered: <T>(reply: MorReply<T>, question: string) => T | undefined;
  /** Takes what belongs to no callback. Absent: it is ignored. */
  readonly intake?: Intake | undefined;
  /** Knows the open calls and those that closed recently. */
  readonly matcher: Matcher;
}

export const createFollowParts = (deps: FollowerDeps, answered: FollowParts['answered']): FollowParts => {
  const { gateway, book, policy, log, fence, intake } = deps;
  const now = deps.steady ?? deps.now;
  const clock = deps.callClock ?? createCallClock(now, deps.now, () => gateway.clockSkewMs());
  const fenced = fence && (() => ({ fence }));

  const observe: FollowParts['observe'] = async (call, at) => {
    const seen = inTimeOf(at, clock.shiftOf(call.id));
    // Most rows bring nothing new, and those need no place in the queue of writes.
    return fold(call, seen, policy) === call
      ? call
      : book.update(
          call.id,
          (current) => {
            const next = fold(current, seen, policy);
            return next === current ? current : rememberClock(next, clock);
          },
          fenced,
        );
  };

  const matcher = createMatcher((callId) => clock.shiftOf(callId));
  return { gateway, book, policy, now, clock, log, observe, matcher, answered, intake };
};
