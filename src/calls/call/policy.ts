export interface FollowPolicy {
  /** A call without news ends as `unknown` after this time. */
  readonly giveUpAfterMs: number;
  /** The same for a call that MOR's list of active calls never showed, or if MOR cannot be asked at all. */
  readonly uncertainAfterMs: number;
  /** How long to wait for a missing CDR once the call is over. */
  readonly cdrGraceMs: number;
  /** How long a call without news keeps the agent's line busy if there is no list of active calls. */
  readonly busyWithoutListMs: number;
  /** Can this MOR be asked about calls? */
  readonly following: boolean;
}
