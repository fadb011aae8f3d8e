import type { Generated } from 'kysely';
import type { Mapping } from '../mapping/agents/mapping.ts';
import type { FlagColumn } from '../vocabulary/column-lists.ts';

/** `doc` is the truth; every other column exists to find rows or to enforce a rule. Times are Unix milliseconds. */
export interface CallsTable {
  id: string;
  crm: string;
  user: string;
  record_type: string | null;
  record_id: string | null;
  state: string;
  activity_state: string;
  /** See bucket.ts. */
  bucket: number;
  created_at: number;
  version: number;
  activity_due: number | null;
  idempotency_key: string | null;
  fingerprint: string | null;
  /** Only for an ended call. */
  outcome: string | null;
  /** Code of the result that the agent chose. */
  result: string | null;
  /** Seconds, once the call is over. */
  talk: number | null;
  /** The other party's digits in reverse order; history-columns.ts explains this column and the next ones. */
  number: string | null;
  contact: string | null;
  contact_last: string | null;
  /** The Call as JSON. */
  doc: string;
}

type Columns<T> = { [K in keyof T]-?: undefined extends T[K] ? string | null : T[K] };

/** The columns of a Mapping under their own names; absent is null, flags are 0 and 1. */
export type MappingsTable = Columns<Omit<Mapping, FlagColumn>> & {
  [K in FlagColumn]: number;
} & {
  /** Folded text that `search` is matched against. */
  search: string;
};

/** One line per changed row. `before` and `after` are JSON; with `batch` they are also the source for an undo. */
export interface AuditTable {
  id: Generated<number>;
  at: number;
  actor: string;
  action: string;
  subject: string;
  batch: number | null;
  before: string | null;
  after: string | null;
}

export interface BatchesTable {
  id: Generated<number>;
  at: number;
  actor: string;
  action: string;
  undone_at: number | null;
}

/** Calls by the hour of the click and by how they ended. */
export interface HourStatsTable {
  hour: number;
  crm: string;
  result: string;
  calls: number;
}

/** What one agent did in one hour. */
export interface AgentStatsTable {
  hour: number;
  crm: string;
  user: string;
  calls: number;
  answered: number;
  talk: number;
}

/** Calls by how long it took until the agent's telephone rang; `until` is the upper bound of a class in milliseconds. */
export interface RingStatsTable {
  hour: number;
  until: number;
  calls: number;
}

/** The agents whose telephones an incoming call has rung: all of them see it. A row is deleted with its call. */
export interface CallAgentsTable {
  crm: string;
  user: string;
  /** The call's. */
  created_at: number;
  /** The call's. */
  id: string;
}

/** Calls whose recording needs something of MOR: to be looked for, or to be deleted when its time is over. */
export interface RecordingsTable {
  /** The call's id. */
  call: string;
  mor: string;
  due: number;
}

export interface Tables {
  calls: CallsTable;
  call_agents: CallAgentsTable;
  recordings: RecordingsTable;
  mappings: MappingsTable;
  audit: AuditTable;
  batches: BatchesTable;
  settings: { key: string; value: string };
  records: { kind: string; id: string; value: string };
  hour_stats: HourStatsTable;
  agent_stats: AgentStatsTable;
  ring_stats: RingStatsTable;
  heartbeat: { id: number; at: number };
  /** From here on PostgreSQL only: a SQLite file has one service. */
  nodes: {
    id: string;
    name: string;
    version: string;
    started_at: number;
    beat: number;
    /** Absent: the node's version did not say. */
    connections: string | null;
  };
  leases: { name: string; node: string };
  claims: { call: string; crm: string; node: string };
  changes: { seq: Generated<number>; origin: string; what: string };
  used_ids: { crm: string; id: string; at: number };
}
