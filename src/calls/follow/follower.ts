import type { CallBook } from '../book.ts';
import type { CallClock } from '../call-clock.ts';
import type { Call } from '../call/call.ts';
import type { FollowPolicy } from '../call/policy.ts';
import type { Intake } from '../intake.ts';
import type { MorGateway } from '../mor-gateway.ts';
import type { Fence, Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';

export interface FollowerDeps {
  readonly gateway: MorGateway;
  readonly book: CallBook;
  readonly policy: FollowPolicy;
  readonly pollMs: number;
  /** The wall clock that stamps calls. */
  readonly now: Now;
  /** Monotonic milliseconds; `now` by default. */
  readonly steady?: Now;
  /** The calls' clock, shared by the whole process; by default a new one. */
  readonly callClock?: CallClock;
  /** Node's own by default. */
  readonly timers?: Timers;
  /** Observations are written only while this node holds the lease. Absent: this process is the only follower. */
  readonly fence?: Fence;
  readonly log: Log;
  /** Takes incoming calls, for which MOR is polled all the time. Absent: they are ignored. */
  readonly intake?: Intake | undefined;
}

/** Follows all open calls of one MOR server with a single poller. */
export interface Follower {
  readonly morServer: string;
  /** `ended`: calls that ended before this process began, so that late rows and CDRs are not taken for other calls'. */
  start(ended?: readonly Call[]): void;
  /** Asks for the list of active calls now, once for all callers; resolves soon, whether MOR answers or not. */
  look(): Promise<void>;
  /** MOR hints that a call has ended, or a call was just placed: look now. */
  hint(): void;
  /** One round, for tests and for a deterministic clock. */
  poll(): Promise<void>;
  /** When MOR last answered a question about calls, Unix milliseconds; undefined: never since the start. */
  lastAnswerMs(): number | undefined;
  /** Are incoming calls taken here? */
  readonly takesCalls: boolean;
  /** Age of the last list of active calls; undefined: none since the start; `elsewhere`: another node follows. */
  listAgeMs(): number | 'elsewhere' | undefined;
  stop(): Promise<void>;
}
