import type { Tables } from '../tables.ts';

/**
 * The columns by which the rows of each table are sorted in a backup. The tables come in the order in which their rows can be
 * written (a batch before the audit entries that name it). Undefined: not backed up, because the table only describes the
 * present.
 */
export const KEPT = {
  calls: ['id'],
  call_agents: ['user', 'crm', 'created_at', 'id'],
  recordings: ['call'],
  mappings: ['crm', 'user'],
  batches: ['id'],
  audit: ['id'],
  settings: ['key'],
  records: ['kind', 'id'],
  hour_stats: ['hour', 'crm', 'result'],
  agent_stats: ['hour', 'crm', 'user'],
  ring_stats: ['hour', 'until'],
  heartbeat: undefined,
  nodes: undefined,
  leases: undefined,
  claims: undefined,
  changes: undefined,
  used_ids: undefined,
} as const satisfies Readonly<Record<keyof Tables, readonly string[] | undefined>>;

export interface KeptTable {
  readonly name: string;
  /** Its primary key gives the order of its rows, the same in both kinds of database. */
  readonly key: readonly string[];
}

export const KEPT_TABLES: readonly KeptTable[] = Object.entries(KEPT).flatMap(([name, key]) =>
  key === undefined ? [] : [{ name, key }],
);

/** Tables filled by what people and calls did; a first start alone fills only settings. */
export const CONTENT_TABLES: readonly KeptTable[] = KEPT_TABLES.filter(({ name }) => name !== 'settings');
