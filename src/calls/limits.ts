import type { Finding } from '../vocabulary/findings.ts';
/** The limit on requests from all nodes together to one MOR or one CRM. */
export interface Limit {
  /** Tasks under way at the same time. */
  readonly concurrent?: number | undefined;
  /** Tasks begun per second. */
  readonly perSecond?: number | undefined;
  /** `even`: spaced evenly; `bursts`: at once, until this second's allowance is used up. */
  readonly pace: 'even' | 'bursts';
  /** Tasks that may wait at one node. */
  readonly queue: number;
  /** No task takes longer, milliseconds: after that, a dead node's place is free again. */
  readonly longestMs: number;
}

/** A queue for turns under a limit. */
export interface Turns {
  /** Settles like the task, which starts at most once; rejects with QueueFull if it does not. Lowest priority first. */
  run<T>(task: () => Promise<T>, priority?: number): Promise<T>;
  /** Tasks that have not started. */
  waiting(): number;
  /** Closes the queue: nothing more will run. */
  close(): Promise<void>;
}

/** Limits that the nodes share. */
export interface Limits {
  /** `name` is unique and the same at all nodes: `mor ID` or `crm ID`. Opened before the service starts. */
  open(name: string, limit: Limit): Turns;
}

/** State of the shared limits, for readiness and pages. */
/** `ok`: Redis can be used; if not, limits are divided by the number of nodes. */
export interface LimitsHealth extends Finding {
  /** Whether all nodes currently share one limit. */
  readonly isShared: boolean;
}
