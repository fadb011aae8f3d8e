/** How much all nodes together may ask of one MOR or one CRM. */
export interface Limit {
  /** Tasks under way at the same time. */
  readonly concurrent?: number | undefined;
  /** Tasks begun per second. */
  readonly perSecond?: number | undefined;
  /** `even`: each a little later than the one before; `bursts`: at once, until those of this second are used up. */
  readonly pace: 'even' | 'bursts';
  /** Tasks that may wait at one node. */
  readonly queue: number;
  /** No task takes longer, milliseconds: a node that died with one gives its place back after that. */
  readonly longestMs: number;
}

/** A place to wait for one's turn under a limit. */
export interface Turns {
  /** Settles like the task, which is begun once, or not at all: then it rejects with QueueFull. The smallest priority goes first. */
  run<T>(task: () => Promise<T>, priority?: number): Promise<T>;
  /** Tasks that have not begun. */
  waiting(): number;
  /** Nothing more will be run. */
  close(): Promise<void>;
}

/** Limits that the nodes keep together. */
export interface Limits {
  /** `name` is the same at all nodes and names nothing else: `mor ID` or `crm ID`. Opened before the service starts. */
  open(name: string, limit: Limit): Turns;
}

/** Where limits are kept together, as readiness and pages tell it. */
export interface LimitsHealth {
  /** Redis can be used; where it cannot, limits are divided by the number of nodes. */
  readonly ok: boolean;
  /** All nodes take from one limit at the moment. */
  readonly isShared: boolean;
  readonly detail: string;
}
