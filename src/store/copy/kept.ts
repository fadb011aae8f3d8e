import type { Tables } from '../tables.ts';

/**
 * What a backup keeps of each table, in the order in which rows may be written (a batch before the audit that names it):
 * the columns by which its rows are sorted. Undefined: it says something about this moment only.
 */
export const KEPT = {
  calls: ['id'],
  call_agents: ['user', 'crm', 'created_at', 'id'],
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
  /** Its primary key: the order of its rows, the same in both kinds of databases. */
  readonly key: readonly string[];
}

export const KEPT_TABLES: readonly KeptTable[] = Object.entries(KEPT).flatMap(([name, key]) =>
  key === undefined ? [] : [{ name, key }],
);

/** Filled by what people and calls did; a first start alone leaves only settings. */
export const CONTENT_TABLES: readonly KeptTable[] = KEPT_TABLES.filter(({ name }) => name !== 'settings');
