import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import type { CallClock } from '../call-clock.ts';
import type { FollowPolicy } from '../call/policy.ts';
import type { Intake } from '../intake.ts';
import type { Matcher } from './match.ts';
import type { MorGateway, MorReply } from '../mor-gateway.ts';
import type { Observation } from '../call/observation.ts';
import type { Log, Now } from '../ports.ts';

/** What the two questions of a poll, for active calls and for CDRs, share. */
export interface FollowParts {
  readonly gateway: MorGateway;
  readonly book: CallBook;
  readonly policy: FollowPolicy;
  /** Monotonic milliseconds. */
  readonly now: Now;
  /** The time of each call. */
  readonly clock: CallClock;
  readonly log: Log;
  /** Folds it in and stores what changed. Times of the observation are those of `now`. */
  readonly observe: (call: Call, seen: Observation) => Promise<Call | undefined>;
  /** The value of an answer; a failure is logged once until the question is answered again, and makes polls rarer. */
  readonly answered: <T>(reply: MorReply<T>, question: string) => T | undefined;
  /** Takes what is of no callback. Absent: nobody wants it. */
  readonly intake?: Intake | undefined;
  /** Knows the open calls and those closed lately. */
  readonly matcher: Matcher;
}
