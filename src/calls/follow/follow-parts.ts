import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import type { FollowPolicy } from '../call/fold.ts';
import type { Matcher } from './match.ts';
import type { MorGateway, MorReply } from '../mor-gateway.ts';
import type { Observation } from '../call/observation.ts';
import type { Log, Now } from '../ports.ts';

/** What the two questions of a poll, for active calls and for CDRs, share. */
export interface FollowParts {
  readonly gateway: MorGateway;
  readonly book: CallBook;
  readonly policy: FollowPolicy;
  readonly now: Now;
  readonly log: Log;
  /** Folds it in and stores what changed. */
  readonly observe: (call: Call, seen: Observation) => Promise<Call | undefined>;
  /** The value of an answer; a failure is logged once until the question is answered again, and makes polls rarer. */
  readonly answered: <T>(reply: MorReply<T>, question: string) => T | undefined;
  /** Knows the open calls and those closed lately. */
  readonly matcher: Matcher;
}
