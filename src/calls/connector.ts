import type { AgentRef, Call, RecordRef } from './call/call.ts';
import type { ResultChoice } from '../vocabulary/results.ts';
import type { Activity, ActivityResult, CallBackTask } from './activity.ts';
import type { CanonicalId } from '../mapping/agents/agent-id.ts';
import type { PartialMapping } from '../mapping/agents/mapping.ts';
import type { Limits } from './limits.ts';
import type { Log, Now } from './ports.ts';

/** A telephone number as the CRM stores it, unparsed. */
export interface RecordNumber {
  /** The CRM's field name. */
  readonly field: string;
  readonly value: string;
}

/** What a connector reads behind a click. */
export interface CrmRecord {
  readonly ref: RecordRef;
  readonly name: string;
  /** In the instance's order of preference. Empty fields are left out. */
  readonly numbers: readonly RecordNumber[];
  /** ISO 3166 alpha-2, or the CRM's own country text when it cannot be told. */
  readonly country?: string;
  readonly doNotCall: boolean;
  readonly url?: string;
}

/** A CRM user, with whatever mapping values the CRM itself keeps about them. */
export interface CrmAgent {
  readonly user: string;
  readonly name: string;
  readonly username?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly active: boolean;
  readonly country?: string;
  readonly mapping: PartialMapping;
}

/** A page of the CRM on which a person makes a new record, some of it filled in. */
export interface NewRecordPage {
  /** Type of the record, as the CRM names it. */
  readonly type: string;
  readonly url: string;
}

/** For whom, and how, a caller is looked up. */
export interface NumberQuery {
  /** Only records that this agent may see, as far as the CRM can tell. */
  readonly agent: AgentRef;
  /** The most records to return. */
  readonly limit: number;
  /** Types of records, the most wanted first. Absent: the connector's own types and order. */
  readonly objects?: readonly string[];
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** An incoming call, as a CRM hears of it while it rings. */
export interface RingingCall {
  readonly callId: string;
  /** Whose telephone rings. */
  readonly agent: AgentRef;
  /** E.164; null: withheld, or not a number that can be understood. */
  readonly from: string | null;
  /** The number that was called, as MOR shows it. */
  readonly did?: string;
  readonly startedAt: string;
}

/** One link of the self-check. */
export interface CheckLine {
  /** For instance `crm sales: login`. */
  readonly link: string;
  readonly ok: boolean;
  /** It holds, but is worth a thought. */
  readonly warn?: true;
  /** What was found; with `ok: false` what is wrong. */
  readonly detail: string;
  readonly cure?: string;
}

/** Repairs what missed events left stale. */
export interface CatchUp {
  readonly everySec: number;
  /** Asks the CRM once what changed since the last time and forgets it as `invalidate` does; how much that was. */
  run(): Promise<number>;
}

/**
 * One CRM instance. All methods may reject with Problem `crm_unreachable`; `writeActivity` and `check` never reject.
 * Each method bounds its own time (10 s at most).
 */
export interface Connector {
  /** The CRM instance's id in the configuration. */
  readonly id: string;
  readonly type: string;
  /**
   * `request`: the CRM's server brings record and number itself and vouches for them; `record`: the number must be one
   * that `readRecord` returns, unless the agent has free dialling.
   */
  readonly numbersFrom: 'request' | 'record';
  /** Whether `readRecord` answers for what this agent may see, not for what the integration user may. */
  readonly checksVisibility: boolean;
  /** False: this instance keeps no activities. */
  readonly writesActivities: boolean;
  /**
   * Brings an id, of a user or a record, into the one form that this CRM has for it. Absent: what `plainId` does is enough
   * for users, and records keep what their CRM wrote.
   */
  readonly canonicalId?: CanonicalId;
  /** The record as this agent may see it; undefined: does not exist, is deleted or not visible. */
  readRecord(record: RecordRef, agent: AgentRef): Promise<CrmRecord | undefined>;
  /** Undefined: no such user, or this CRM has no user list. */
  readAgent(user: string): Promise<CrmAgent | undefined>;
  /**
   * Records that may have this number (E.164), the most wanted first; neither deleted nor converted ones. All numbers and
   * the country of each are needed: the caller compares them whatever their spelling, so whatever ends in the same digits
   * may be given. It waits 2 s, keeps the answer for a minute and asks 5 times at a time at most
   * (calls/inbound/look-up.ts). Absent: this CRM cannot be searched by number.
   */
  findByNumber?(e164: string, query: NumberQuery): Promise<readonly CrmRecord[]>;
  /**
   * Tells a CRM that nobody can search of each incoming call, once for each agent whose telephone rings; it may answer
   * with the records that it knows the caller by. Bounded like `findByNumber`, but nothing is kept.
   */
  announce?(call: RingingCall, signal: AbortSignal): Promise<readonly CrmRecord[]>;
  listAgents(query: { search?: string; limit: number; cursor?: string }): Promise<{
    readonly items: readonly CrmAgent[];
    readonly next?: string;
  }>;
  /** Creates or updates the one activity of a call. Repeating it is harmless. */
  writeActivity(activity: Activity): Promise<ActivityResult>;
  /** Several ended calls at once, results in the same order; for CRMs whose API can do that in one request. */
  writeActivities?(activities: readonly Activity[]): Promise<readonly ActivityResult[]>;
  /** Creates, updates or completes the one task of a missed call. Repeating it is harmless; it never rejects. */
  writeTask?(task: CallBackTask): Promise<ActivityResult>;
  /** Where a person can make a record for a caller whom nobody knows (E.164). The connector creates none by itself. */
  newRecordPages?(e164: string): readonly NewRecordPage[];
  /** Optional push of a call's state into the CRM. Failures are logged, never retried. */
  pushState?(call: Call): Promise<void>;
  /** The CRM says that this user or record changed: forget what is cached. */
  invalidate(what: { user?: string; record?: RecordRef }): void;
  /** For connectors that keep values longer than a minute: finds what changed without an event having told. */
  readonly catchUp?: CatchUp;
  check(): Promise<readonly CheckLine[]>;
  close(): Promise<void>;
}

export interface ConnectorDeps {
  /** The wall clock: for what others read. */
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes of the wall clock: for pauses and ages. `now` by default. */
  readonly steady?: Now;
  readonly log: Log;
  /** The most time for each method, milliseconds; what the interface demands by default. */
  readonly limitMs?: number;
  /** What agents of this instance can choose after a call; the CRM is given `value`, else `code`. */
  readonly results?: readonly ResultChoice[];
  /** Keeps what is asked of the CRM within a limit, together with the other nodes; absent: the connector is alone. */
  readonly limits?: Limits | undefined;
}

/** One CRM type: its name in the configuration, the schema of its own options, and how to make an instance. */
export interface ConnectorType<Options = unknown> {
  readonly type: string;
  /** Parses what the instance's configuration holds besides the common keys; throws ZodError. */
  readonly options: { parse(value: unknown): Options };
  create(id: string, options: Options, deps: ConnectorDeps): Connector;
}
