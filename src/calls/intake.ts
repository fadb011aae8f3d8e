import type { Cdr, LiveRow } from './call/observation.ts';

/** Takes incoming calls at one MOR. The follower passes on what it reads anyway; see calls/inbound. */
export interface Intake {
  /** Resumes the calls that were open before the start. */
  start(): void;
  /** Takes the rows of a list of active calls that belong to no callback. `askedMs`: steady time of the request. */
  list(rows: readonly LiveRow[], askedMs: number): Promise<void>;
  /** Since when CDRs are needed, by the steady clock; undefined: none are needed now. */
  cdrsSinceMs(): number | undefined;
  /** Takes the CDRs of its own calls and returns the others. `skewMs`: how far the CDRs' clock is ahead. */
  cdrs(cdrs: readonly Cdr[], skewMs: number): Promise<readonly Cdr[]>;
  /** Ends the calls that are over. */
  tick(): Promise<void>;
  /** How long to wait for the next list if nothing else needs one. */
  pauseMs(pollMs: number): number;
  stop(): void;
}
