import type { Listeners, Notice } from '../../vocabulary/recordings.ts';

/** What the configuration says about the recordings of a MOR server. */
export interface RecordingRules {
  /** False: no further calls are looked up; those that were found are still kept and deleted in time. */
  readonly enabled: boolean;
  readonly keepDays: number;
  readonly listen: Listeners;
  readonly notice: Notice;
}

/** Undefined: nothing is configured for this server. */
export type RecordingRulesOf = (morServer: string) => RecordingRules | undefined;
