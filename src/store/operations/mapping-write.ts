import type { RawBuilder } from 'kysely';
import type { AgentRef } from '../../calls/call/call.ts';
import type { MappingChange } from '../../calls/admin-ports.ts';
import { MAPPING_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import { fromMappingRow, mappingRow, toMappingRow } from '../mapping-row.ts';
import { statement, tables } from '../query.ts';
import type { MappingsTable } from '../tables.ts';
import { addAudit, sizeOfBatch } from './audit.ts';
import { mappingOf } from './mapping-read.ts';
import { read, row, rowOfEach, rows, run, runEach, write, writing } from './operation.ts';
import type { OneAsk, Steps } from './operation.ts';

export interface ApplyArgs {
  readonly changes: readonly MappingChange[];
  readonly actor: string;
  readonly action: string;
  readonly atMs: number;
}

type Parameters = { readonly [C in keyof MappingsTable]: RawBuilder<MappingsTable[C]> };

const upsert = statement<MappingsTable>()((p) => {
  const { crm, user, ...rest } = mappingRow(p) as Parameters;
  return tables
    .insertInto('mappings')
    .values({ crm, user, ...rest })
    .onConflict((oc) => oc.columns(['crm', 'user']).doUpdateSet(rest));
});

const remove = statement<AgentRef>()((p) =>
  tables.deleteFrom('mappings').where('crm', '=', p('crm')).where('user', '=', p('user')),
);

const addBatch = statement<{ atMs: number; actor: string; action: string }>()((p) =>
  tables
    .insertInto('batches')
    .values({ at: p('atMs'), actor: p('actor'), action: p('action') })
    .returning('id'),
);

const lastBatch = statement<object>()(() =>
  tables
    .selectFrom('batches')
    .select(['id', 'at', 'actor', 'action'])
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1),
);

const markUndone = statement<{ id: number; atMs: number }>()((p) =>
  tables
    .updateTable('batches')
    .set({ undone_at: p('atMs') })
    .where('id', '=', p('id')),
);

const rowsOfBatch = statement<{ batch: number }>()((p) =>
  tables
    .selectFrom('audit')
    .select(['before', 'after'])
    .where('batch', '=', p('batch'))
    .orderBy('id', 'desc'),
);

const put = (ref: AgentRef, mapping: Mapping | undefined): OneAsk =>
  mapping === undefined ? writing(remove, ref) : writing(upsert, toMappingRow(mapping));

const json = (value: Mapping | undefined): string | null =>
  value === undefined
    ? null
    : JSON.stringify(Object.fromEntries(MAPPING_COLUMNS.map((column) => [column, value[column]])));

/** Writes all changes with one audit entry per row, as a batch that can be undone; returns the batch's number. */
export const applyMappings = write(function* ({ changes, actor, action, atMs }: ApplyArgs): Steps<number> {
  const batch = (yield* rows(addBatch, { atMs, actor, action }))[0]?.id ?? 0;
  const found = yield* rowOfEach(
    mappingOf,
    changes.map(({ ref: { crm, user } }) => ({ crm, user })),
  );
  /** Rows that this batch changes twice. */
  const changed = new Map<string, Mapping | undefined>();
  const asks = changes.flatMap(({ ref, after }, at) => {
    const key = JSON.stringify([ref.crm, ref.user]);
    const row = found[at];
    const before = changed.has(key) ? changed.get(key) : row && fromMappingRow(row);
    changed.set(key, after);
    const entry = { at: atMs, actor, action, subject: `${ref.crm}/${ref.user}`, batch };
    return [put(ref, after), writing(addAudit, { ...entry, before: json(before), after: json(after) })];
  });
  yield* runEach(asks);
  // Nobody would want to undo an empty import, so it must not hide the batch before it.
  if (changes.length === 0) yield* run(markUndone, { id: batch, atMs });
  return batch;
});

export interface LastBatch {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly rows: number;
}

export interface Undone {
  readonly batch: number;
  readonly rows: number;
}

/** The batch that `undoLastBatch` would undo. */
export const lookAtLastBatch = read(function* (): Steps<LastBatch | undefined> {
  const last = yield* row(lastBatch, {});
  if (last === undefined) return undefined;
  const size = yield* row(sizeOfBatch, { batch: last.id });
  return { ...last, rows: size?.count ?? 0 };
});

const parseRow = (text: string | null): Mapping | undefined =>
  text === null ? undefined : (JSON.parse(text) as Mapping);

/**
 * Restores the rows of the newest batch, newest change first, so that a row that the batch changed twice ends up as it was at
 * first. Batches are undone in reverse order, so no later change can be lost.
 */
export const undoLastBatch = write(function* ({
  actor,
  atMs,
  expected,
}: {
  actor: string;
  atMs: number;
  /** Only this one: another may have been added since the administrator looked. */
  expected?: number;
}): Steps<Undone | undefined> {
  const batch = (yield* row(lastBatch, {}))?.id;
  if (batch === undefined || (expected !== undefined && expected !== batch)) return undefined;
  const back = (yield* rows(rowsOfBatch, { batch })).flatMap((entry) => {
    const before = parseRow(entry.before);
    const known = before ?? parseRow(entry.after);
    // With neither, the administrator removed a row that did not exist: nothing to restore.
    if (known === undefined) return [];
    const { crm, user } = known;
    const about = { at: atMs, actor, action: 'mapping.undo', subject: `${crm}/${user}`, batch: null };
    return [
      [put({ crm, user }, before), writing(addAudit, { ...about, before: entry.after, after: entry.before })],
    ];
  });
  yield* runEach(back.flat());
  yield* run(markUndone, { id: batch, atMs });
  return { batch, rows: back.length };
});
