import type { AgentRef, Call, RecordRef } from './call/call.ts';
import type { ActivityState, CallState } from '../vocabulary/call-states.ts';
import type { Outcome } from '../vocabulary/outcomes.ts';
import type { Direction } from '../vocabulary/directions.ts';
import type { ReportQuery, ReportRow } from './report-rows.ts';
import type { MappingStore, RecordKind, RecordStore, SecretStore, SettingStore } from './admin-ports.ts';
import type { NodeMessage, SharedStore } from './nodes.ts';

/** Wall clock in Unix milliseconds; injected so that tests control time. */
export type Now = () => number;

export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Limits that are checked in the transaction that writes the intent, so that two clicks cannot both slip through. */
export interface AgentLimits {
  readonly concurrent: number;
  readonly perMinute: number;
  readonly perDay: number;
}

/** The same for all agents of one CRM instance together; absent: no limit. */
export interface InstanceLimits {
  readonly concurrent?: number | undefined;
  readonly perMinute?: number | undefined;
  readonly perDay?: number | undefined;
}

export interface Intent {
  readonly call: Call;
  /** Unique within the CRM instance; absent for clicks without one (each is then a separate call). */
  readonly idempotencyKey?: string;
  /** Digest of the request; the same key with another fingerprint is a conflict. */
  readonly fingerprint: string;
  readonly limits: AgentLimits;
  readonly instanceLimits?: InstanceLimits | undefined;
  readonly nowMs: number;
  /** For a call that comes in, if several nodes share a database: write only while this still holds. */
  readonly fence?: Fence | undefined;
}

/** `fenced`: another node now holds the lease; nothing was written. */
export type BeginResult =
  | { readonly kind: 'created' }
  | { readonly kind: 'existing'; readonly call: Call; readonly fingerprint: string }
  | { readonly kind: 'fenced' }
  | { readonly kind: 'agent_busy'; readonly callId: string }
  | { readonly kind: 'rate_limited'; readonly limit: 'minute' | 'day'; readonly retryAfterSec: number }
  | {
      readonly kind: 'instance_limited';
      readonly limit: 'concurrent' | 'minute' | 'day';
      readonly retryAfterSec: number;
    };

export interface SaveOptions {
  /** Release the idempotency key: nothing reached MOR, so the same click may be repeated. */
  readonly releaseKey?: boolean;
  /** Next time the outbox considers this call, Unix milliseconds; null takes it out of the outbox. */
  readonly activityDueMs?: number | null;
  /** The same for the recording: when its MOR is to be asked; null: never again. */
  readonly recordingDueMs?: number | null;
  /** The stored call, where its outcome changes after its end: the counters move with it, once. */
  readonly corrects?: Call;
  /** If several nodes share a database: write only while this still holds. */
  readonly fence?: Fence;
}

/** What entitles a node to write: the lease that it holds, or its claim on the call's activity. */
export type Fence =
  { readonly node: string; readonly lease: string } | { readonly node: string; readonly claim: string };

/**
 * `stale`: the store has this version or a newer one, or the call is gone. `fenced`: another node now holds the lease or
 * claim. In both cases nothing was written.
 */
export type SaveResult = 'saved' | 'stale' | 'fenced';

/** `newest` is the default. */
export type CallOrder = 'newest' | 'oldest' | 'longest';

export interface CallFilter {
  readonly crm?: string;
  /** Who clicked; also everybody whose telephone an incoming call has rung. */
  readonly user?: string;
  readonly record?: RecordRef;
  readonly state?: CallState;
  readonly direction?: Direction;
  readonly activity?: ActivityState;
  readonly outcome?: Outcome;
  /** Code of a result. */
  readonly result?: string;
  /** The other party's number, or at least its last four digits. */
  readonly number?: string;
  /** Beginning of the contact's name, or of its last word. */
  readonly contact?: string;
  /** Shortest talk time, in seconds. */
  readonly minSeconds?: number;
  readonly sort?: CallOrder;
  /** Inclusive lower and exclusive upper bound of `createdAt`, Unix milliseconds. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** 1 to 200. */
  readonly limit: number;
  readonly cursor?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface WaitingActivities {
  readonly crm: string;
  readonly calls: number;
}

export interface WaitingRecordings {
  readonly morServer: string;
  readonly calls: number;
}

/** Durable state of calls. Once a promise has resolved, its write survives `kill -9` and power loss. */
export interface CallStore {
  /** Checks key and limits and writes the call, in one transaction. */
  begin(intent: Intent): Promise<BeginResult>;
  /** The call of an idempotency key, if any. */
  findByKey(crm: string, idempotencyKey: string): Promise<{ call: Call; fingerprint: string } | undefined>;
  /** Writes a call without key and limits, that is, a refusal that is kept for the record. */
  insert(call: Call, options?: Pick<SaveOptions, 'activityDueMs'>): Promise<void>;
  /** Replaces the stored call if that is older (`version`); otherwise returns `stale`. */
  save(call: Call, options?: SaveOptions): Promise<SaveResult>;
  get(id: string): Promise<Call | undefined>;
  /** Newest first unless another order is wanted. Throws Problem `invalid_request` for a cursor that this store did not make. */
  list(filter: CallFilter): Promise<Page<Call>>;
  /** All calls in an open state, oldest first; read once at the start. */
  listOpen(): Promise<readonly Call[]>;
  /** Ended calls of a CRM instance whose activity is due, oldest due first. */
  dueActivities(crm: string, nowMs: number, limit: number): Promise<readonly Call[]>;
  /** When the next activity of a CRM instance is due, Unix milliseconds. */
  nextActivityDueMs(crm: string): Promise<number | undefined>;
  /** Makes everything that waits for a CRM instance due now. */
  hurryActivities(crm: string, nowMs: number): Promise<void>;
  /** The CRM instances for which activities wait, including those that have left the configuration. */
  waitingActivities(): Promise<readonly WaitingActivities[]>;
  /** Ended calls at a MOR server whose recording needs something, oldest due first. */
  dueRecordings(morServer: string, nowMs: number, limit: number): Promise<readonly Call[]>;
  /** When the next one is due, Unix milliseconds. */
  nextRecordingDueMs(morServer: string): Promise<number | undefined>;
  /** Makes all of them due now. */
  hurryRecordings(morServer: string, nowMs: number): Promise<void>;
  /** For how many recordings each MOR server still has to be asked, including servers that have left the configuration. */
  waitingRecordings(): Promise<readonly WaitingRecordings[]>;
  /**
   * Deletes closed calls created before that time, except those with a waiting activity or a recording in MOR; returns how
   * many.
   */
  purgeCalls(beforeMs: number): Promise<number>;
}

/** Calls of one hour, counted when they close, but in the hour of their click. */
export interface HourCount {
  readonly hourMs: number;
  /** An outcome, or `refused:CODE` (`refused:mor_refused:MOR_CODE` where MOR itself said no). */
  readonly result: string;
  readonly calls: number;
}

export interface AgentCount extends AgentRef {
  readonly calls: number;
  readonly answered: number;
  readonly talkSeconds: number;
}

export interface StatSums {
  readonly hours: readonly HourCount[];
  /** Busiest first. */
  readonly agents: readonly AgentCount[];
  /** Time until the agent's telephone rang: calls by upper bound in milliseconds, smallest first. */
  readonly ring: readonly { readonly untilMs: number; readonly calls: number }[];
  /** Activities that are now waiting in the outbox or given up. */
  readonly activities: { readonly pending: number; readonly dead: number };
}

/** How fast a CRM instance places calls, without refused clicks. */
export interface Pace {
  readonly calls: number;
  /** Per clock minute. */
  readonly busiestMinute: number;
}

/** Counters that are maintained with the calls, so that an overview never has to read calls. */
export interface StatStore {
  /**
   * `fromMs` inclusive, `toMs` exclusive, extended to whole hours. That allows for days in any time zone; in zones with
   * a half-hour offset, a day begins half an hour early.
   */
  sums(period: { fromMs: number; toMs: number; agents: number }): Promise<StatSums>;
  /** Ended calls that began in the period, `fromMs` inclusive, `toMs` exclusive; a day or so at a time. */
  report(asked: ReportQuery): Promise<readonly ReportRow[]>;
  /** `fromMs` exclusive, `toMs` inclusive. */
  pace(period: { crm: string; fromMs: number; toMs: number }): Promise<Pace>;
  purge(beforeMs: number): Promise<void>;
}

/** Writes by other processes. */
export interface ForeignChange {
  /** Ids of calls that are new or changed. */
  readonly calls: readonly string[];
  readonly kinds: ReadonlySet<RecordKind | 'mappings' | 'settings'>;
  /** Broadcasts of other nodes. */
  readonly messages: readonly NodeMessage[];
}

/** Everything durable behind one interface: SQLite or PostgreSQL. */
export interface Store {
  readonly calls: CallStore;
  /** Like `calls`, but rolls back each write at once. Absent: this store cannot do that. */
  readonly rehearsal?: CallStore;
  readonly mappings: MappingStore;
  readonly settings: SettingStore;
  readonly records: RecordStore;
  readonly secrets: SecretStore;
  readonly stats: StatStore;
  /** What nodes share beyond that; absent if only one service at a time can use the database. */
  readonly shared?: SharedStore;
  /** Calls `listener` soon after another process has written to the database; undefined: any data may have changed. */
  onForeignWrite(listener: (change?: ForeignChange) => void): void;
  /** Checks that the database can be read and written now. Rejects with the reason if not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
