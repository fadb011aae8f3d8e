import type { AgentRef, Call, RecordRef } from './call/call.ts';
import type { CodedMessage } from '../vocabulary/message-codes.ts';
import type { FindingCode, PlaceCode, Values } from '../vocabulary/findings.ts';
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

/** What the card of an incoming call says about the caller besides the name. Counting stops at 50. */
export interface CallerSummary {
  /** Whom the caller works for. */
  readonly company?: string;
  readonly openCases?: number;
  readonly openOpportunities?: number;
}

/** A clicked record, as a connector reads it. */
export interface CrmRecord {
  readonly ref: RecordRef;
  readonly name: string;
  /** In the instance's order of preference. Empty fields are left out. */
  readonly numbers: readonly RecordNumber[];
  /** ISO 3166 alpha-2, or the CRM's own country text if it cannot be converted. */
  readonly country?: string;
  readonly doNotCall: boolean;
  readonly url?: string;
  /** Where the CRM tells it along with the record. */
  readonly summary?: CallerSummary;
}

/** A CRM user, with the mapping values that the CRM itself keeps about them. */
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

/** A CRM page for creating a record, with some fields filled in. */
export interface NewRecordPage {
  /** Type of the record, as the CRM names it. */
  readonly type: string;
  readonly url: string;
}

/** For which agent, and within which bounds, a caller is looked up. */
export interface NumberQuery {
  /** Only records that this agent may see, as far as the CRM can tell. */
  readonly agent: AgentRef;
  /** The most records to return. */
  readonly limit: number;
  /** Record types in order of preference. Absent: the connector's own types and order. */
  readonly objects?: readonly string[];
  /** Aborts when nobody is waiting for the answer any more. */
  readonly signal?: AbortSignal;
}

/** An incoming call, as announced to a CRM while it rings. */
export interface RingingCall {
  readonly callId: string;
  /** Whose telephone rings. */
  readonly agent: AgentRef;
  /** E.164; null: withheld, or not a valid number. */
  readonly from: string | null;
  /** The number that was called, as MOR shows it. */
  readonly did?: string;
  readonly startedAt: string;
}

/** One link of the self-check: in English and, where `at` of src/vocabulary/findings.ts made it, as codes for other languages. */
export interface CheckLine {
  /** For instance `crm sales: login`. */
  readonly link: string;
  readonly place?: PlaceCode;
  readonly ok: boolean;
  /** The check passes, but deserves attention. */
  readonly warn?: true;
  readonly code?: FindingCode;
  /** What the texts of place and code name. */
  readonly values?: Values;
  /** What the value `text` says, where it is a message of ours. */
  readonly inner?: CodedMessage['inner'];
  /** What was found; with `ok: false`, what is wrong. */
  readonly detail: string;
  readonly cure?: string;
}

/** Repairs what missed events left stale. */
export interface CatchUp {
  readonly everySec: number;
  /** Asks the CRM once what has changed since the last run and invalidates it; resolves with how much that was. */
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
   * `request`: the CRM's server sends record and number and vouches for them; `record`: the number must be one that
   * `readRecord` returns, unless the agent has free dialling.
   */
  readonly numbersFrom: 'request' | 'record';
  /** Whether `readRecord` returns what this agent may see rather than what the integration user may see. */
  readonly checksVisibility: boolean;
  /** False: this instance keeps no activities. */
  readonly writesActivities: boolean;
  /**
   * Converts a user or record id into this CRM's canonical form. Absent: `plainId` is enough for users, and record ids
   * stay as the CRM wrote them.
   */
  readonly canonicalId?: CanonicalId;
  /** The same for the types of records. Absent: they have one name each. */
  readonly canonicalType?: CanonicalId;
  /** The record as this agent may see it; undefined: does not exist, is deleted or not visible. */
  readRecord(record: RecordRef, agent: AgentRef): Promise<CrmRecord | undefined>;
  /** Undefined: no such user, or this CRM has no user list. */
  readAgent(user: string): Promise<CrmAgent | undefined>;
  /**
   * Records that may have this number (E.164), in order of preference, without deleted and converted ones. Each needs
   * all its numbers and its country: the service compares them in any spelling, so it is enough that they end in the
   * same digits. The service shows what comes within 2 s and takes what comes later, asks again where this rejects, caches
   * the answer for a minute and has at most 5 look-ups under way (calls/inbound/look-up.ts): reject when the CRM does not
   * answer, since an empty list means that it knows nobody. Absent: this CRM cannot be searched by number.
   */
  findByNumber?(e164: string, query: NumberQuery): Promise<readonly CrmRecord[]>;
  /**
   * Reads ahead what `findByNumber` needs besides the search itself, such as field lists, so that no ringing call waits
   * for it. Runs after the start and every 20 minutes. Absent: it needs nothing.
   */
  prepareFindByNumber?(query: Pick<NumberQuery, 'objects'>): Promise<void>;
  /**
   * What is open about the only record that has a caller's number, as far as this agent may see it. Asked once the name is
   * shown, and bounded like `findByNumber`. Absent: this CRM cannot be asked cheaply.
   */
  summarise?(record: RecordRef, query: Pick<NumberQuery, 'agent' | 'signal'>): Promise<CallerSummary>;
  /**
   * Announces each incoming call to a CRM that cannot be searched, once for each agent whose telephone rings; the CRM
   * may answer with the caller's records. Bounded like `findByNumber`, but nothing is cached.
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
  /** Creates, updates or completes the one task of a missed or planned call. Repeating it is harmless; it never rejects. */
  writeTask?(task: CallBackTask): Promise<ActivityResult>;
  /** Pages where a person can create a record for an unknown caller (E.164). The connector never creates one itself. */
  newRecordPages?(e164: string): readonly NewRecordPage[];
  /** Optional push of a call's state into the CRM. Failures are logged, never retried. */
  pushState?(call: Call): Promise<void>;
  /** The CRM reports that this user or record has changed: forget what is cached. */
  invalidate(what: { user?: string; record?: RecordRef }): void;
  /** For connectors that cache values longer than a minute: finds changes for which no event arrived. */
  readonly catchUp?: CatchUp;
  check(): Promise<readonly CheckLine[]>;
  close(): Promise<void>;
}

export interface ConnectorDeps {
  /** The wall clock, for times that others read. */
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes to the wall clock, for pauses and ages. `now` by default. */
  readonly steady?: Now;
  readonly log: Log;
  /** Time limit for each method, milliseconds; the interface's own by default. */
  readonly limitMs?: number;
  /** The results that this instance's agents can choose after a call; the CRM gets `value`, else `code`. */
  readonly results?: readonly ResultChoice[];
  /** Missed calls become tasks to call back, so the self-check looks at the right to write them. */
  readonly missedTask?: boolean;
  /** Limits requests to the CRM across all nodes; absent: there is only one. */
  readonly limits?: Limits | undefined;
}

/** One CRM type: its name in the configuration, the schema of its own options, and how to make an instance. */
export interface ConnectorType<Options = unknown> {
  readonly type: string;
  /** Parses the instance's configuration without the common keys; throws ZodError. */
  readonly options: { parse(value: unknown): Options };
  create(id: string, options: Options, deps: ConnectorDeps): Connector;
}
