import type { Cdr, LiveRow } from './call/observation.ts';

/** What comes in at one MOR. The follower shows it what it reads anyway; see calls/inbound. */
export interface Intake {
  /** Takes up the calls that were open before the start. */
  start(): void;
  /** Rows of a list of active calls that are of no callback. */
  list(rows: readonly LiveRow[]): Promise<void>;
  /** Since when CDRs are wanted, Unix milliseconds; undefined: none are, now. */
  cdrsSinceMs(): number | undefined;
  /** Takes those that are of its calls, and gives the others. `skewMs`: how far the clock of the CDRs is ahead. */
  cdrs(cdrs: readonly Cdr[], skewMs: number): Promise<readonly Cdr[]>;
  /** Ends what is over. */
  tick(): Promise<void>;
  /** How long to wait for the next list when nothing else wants one. */
  pauseMs(pollMs: number): number;
  stop(): void;
}
