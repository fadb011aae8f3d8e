import type { AgentRef, Call, RecordRef } from './call/call.ts';
import type { ActivityState, CallState } from '../vocabulary/call-states.ts';
import type { Outcome } from '../vocabulary/outcomes.ts';
import type { Direction } from '../vocabulary/directions.ts';
import type { MappingStore, RecordKind, RecordStore, SecretStore, SettingStore } from './admin-ports.ts';
import type { NodeMessage, SharedStore } from './nodes.ts';

/** Wall clock in Unix milliseconds; injected so that tests own time. */
export type Now = () => number;

export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Limits that are decided in the same step that writes the intent, so that two clicks cannot both slip through. */
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
  /** Unique within the CRM instance; absent for clicks that bring none (each is then a call of its own). */
  readonly idempotencyKey?: string;
  /** Digest of the request; the same key with another fingerprint is a conflict. */
  readonly fingerprint: string;
  readonly limits: AgentLimits;
  readonly instanceLimits?: InstanceLimits | undefined;
  readonly nowMs: number;
}

export type BeginResult =
  | { readonly kind: 'created' }
  | { readonly kind: 'existing'; readonly call: Call; readonly fingerprint: string }
  | { readonly kind: 'agent_busy'; readonly callId: string }
  | { readonly kind: 'rate_limited'; readonly limit: 'minute' | 'day'; readonly retryAfterSec: number }
  | {
      readonly kind: 'instance_limited';
      readonly limit: 'concurrent' | 'minute' | 'day';
      readonly retryAfterSec: number;
    };

export interface SaveOptions {
  /** Give the idempotency key free again: nothing reached MOR, so the same click may be tried once more. */
  readonly releaseKey?: boolean;
  /** Next time the outbox considers this call, Unix milliseconds; null takes it out of the outbox. */
  readonly activityDueMs?: number | null;
  /** Where several nodes share a database: write only while this still stands. */
  readonly fence?: Fence;
}

/** By what right a node writes: it holds the lease, or has claimed the activity of the call. */
export type Fence =
  { readonly node: string; readonly lease: string } | { readonly node: string; readonly claim: string };

/**
 * `stale`: the store has this version or a newer one, or the call is gone. `fenced`: the lease or claim is another's by
 * now. Nothing was written.
 */
export type SaveResult = 'saved' | 'stale' | 'fenced';

/** `newest` is the usual one. */
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
  /** The other party's number, or its last digits where at least four are given. */
  readonly number?: string;
  /** How the contact's name, or its last word, begins. */
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

/** Durable state of calls. A promise that resolves means: survives `kill -9` and power loss. */
export interface CallStore {
  /** Checks key and limits and writes the call, in one transaction. */
  begin(intent: Intent): Promise<BeginResult>;
  /** The call that an idempotency key stands for, if any. */
  findByKey(crm: string, idempotencyKey: string): Promise<{ call: Call; fingerprint: string } | undefined>;
  /** Writes a call that needs no key and no limits: a refusal that is kept for the record. */
  insert(call: Call, options?: Pick<SaveOptions, 'activityDueMs'>): Promise<void>;
  /** Replaces the stored call if it is older (`version`); otherwise says `stale`. */
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
  /** What waits for a CRM instance is due now, however long it should have waited. */
  hurryActivities(crm: string, nowMs: number): Promise<void>;
  /** Which CRM instances activities wait for, also those that have left the configuration. */
  waitingActivities(): Promise<readonly WaitingActivities[]>;
  /** Deletes closed calls whose activity is not waiting, created before the time; returns how many. */
  purgeCalls(beforeMs: number): Promise<number>;
}

/** Calls that were over in one hour, counted when they closed, at the hour in which they were clicked. */
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
  /** How long until the agent's telephone rang: calls by upper bound in milliseconds, smallest first. */
  readonly ring: readonly { readonly untilMs: number; readonly calls: number }[];
  /** Activities that wait in the outbox or were given up, now. */
  readonly activities: { readonly pending: number; readonly dead: number };
}

/** How fast a CRM instance places calls; refused clicks are none. */
export interface Pace {
  readonly calls: number;
  /** Of the minutes of the clock. */
  readonly busiestMinute: number;
}

/** Calls of one agent in a period that ended the same way and have the same result. */
export interface ReportRow extends AgentRef {
  readonly outcome: Outcome;
  /** Null: the agent chose none. */
  readonly result: string | null;
  readonly calls: number;
  readonly talkSeconds: number;
}

/** Counters that are kept with the calls, so that an overview never reads calls. */
export interface StatStore {
  /**
   * `fromMs` inclusive, `toMs` exclusive, in whole hours: those that the period touches. So the days of any zone can be
   * asked for; where it is half an hour off, a day begins half an hour early.
   */
  sums(period: { fromMs: number; toMs: number; agents: number }): Promise<StatSums>;
  /** Ended calls that began in the period, `fromMs` inclusive, `toMs` exclusive; a day or so at a time. */
  report(period: {
    fromMs: number;
    toMs: number;
    crm?: string;
    user?: string;
  }): Promise<readonly ReportRow[]>;
  /** `fromMs` exclusive, `toMs` inclusive. */
  pace(period: { crm: string; fromMs: number; toMs: number }): Promise<Pace>;
  purge(beforeMs: number): Promise<void>;
}

/** What other processes have written. */
export interface ForeignChange {
  /** Ids of calls that are new or changed. */
  readonly calls: readonly string[];
  readonly kinds: ReadonlySet<RecordKind | 'mappings' | 'settings'>;
  /** What other nodes say to all others. */
  readonly messages: readonly NodeMessage[];
}

/** Everything durable, behind one door: SQLite, or PostgreSQL. */
export interface Store {
  readonly calls: CallStore;
  /** Does with the database what `calls` does, and undoes each write at once. Absent: this store cannot. */
  readonly rehearsal?: CallStore;
  readonly mappings: MappingStore;
  readonly settings: SettingStore;
  readonly records: RecordStore;
  readonly secrets: SecretStore;
  readonly stats: StatStore;
  /** What nodes share besides; absent where one service at a time can use the database. */
  readonly shared?: SharedStore;
  /** Tells, soon after it happened, that another process has written to the database; undefined: anything. */
  onForeignWrite(listener: (change?: ForeignChange) => void): void;
  /** Can the database be read and written now? Rejects with the reason when not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
