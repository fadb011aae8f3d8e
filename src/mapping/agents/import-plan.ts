import { MAPPING_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { MappingColumn } from '../../vocabulary/column-lists.ts';
import type { Mapping } from './mapping.ts';

export interface MappingUpdate {
  readonly before: Mapping;
  readonly after: Mapping;
  readonly changed: readonly MappingColumn[];
}

/** What an import would do; rows that the file does not name stay as they are. */
export interface ImportPlan {
  readonly create: readonly Mapping[];
  readonly update: readonly MappingUpdate[];
  readonly unchanged: readonly Mapping[];
  /** Rows in the file. */
  readonly total: number;
}

const agentKey = ({ crm, user }: Pick<Mapping, 'crm' | 'user'>): string => JSON.stringify([crm, user]);

/** Keeps the stored values of columns that the file lacks. */
const withKept = (row: Mapping, before: Mapping, isGiven: ReadonlySet<string>): Mapping => {
  const kept = Object.entries(before).filter(([name]) => !isGiven.has(name));
  return { ...row, ...(Object.fromEntries(kept) as Partial<Mapping>) };
};

/**
 * Compares a checked file, which has these columns, with what is stored: the dry run of an import, and the list of what
 * it writes.
 */
export const planImport = (
  current: readonly Mapping[],
  incoming: readonly Mapping[],
  columns: readonly MappingColumn[],
): ImportPlan => {
  const stored = new Map(current.map((mapping) => [agentKey(mapping), mapping]));
  const isGiven = new Set<string>(columns);
  const create: Mapping[] = [];
  const update: MappingUpdate[] = [];
  const unchanged: Mapping[] = [];
  for (const row of incoming) {
    const before = stored.get(agentKey(row));
    if (before === undefined) {
      create.push(row);
      continue;
    }
    const after = withKept(row, before, isGiven);
    const changed = MAPPING_COLUMNS.filter((column) => before[column] !== after[column]);
    if (changed.length > 0) update.push({ before, after, changed });
    else unchanged.push(after);
  }
  return { create, update, unchanged, total: incoming.length };
};
