import type { RawBuilder } from 'kysely';
import type { AgentRef } from '../../calls/call/call.ts';
import type { MappingChange } from '../../calls/admin-ports.ts';
import { MAPPING_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import type { Db } from '../database.ts';
import { fromMappingRow, mappingRow, toMappingRow } from '../mapping-row.ts';
import { statement, tables } from '../query.ts';
import type { MappingsTable } from '../tables.ts';
import { addAudit } from './audit.ts';
import { mappingOf } from './mapping-read.ts';
import { write } from './operation.ts';

export interface ApplyArgs {
  readonly changes: readonly MappingChange[];
  readonly actor: string;
  readonly action: string;
  readonly atMs: number;
}

type Parameters = { readonly [C in keyof MappingsTable]: RawBuilder<MappingsTable[C]> };

const upsert = statement<MappingsTable>()((p) =>
  tables.replaceInto('mappings').values(mappingRow(p) as Parameters),
);

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
  tables.selectFrom('batches').select('id').where('undone_at', 'is', null).orderBy('id', 'desc').limit(1),
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

const current = (db: Db, ref: AgentRef): Mapping | undefined => {
  const row = db.row(mappingOf, { crm: ref.crm, user: ref.user });
  return row && fromMappingRow(row);
};

const put = (db: Db, ref: AgentRef, mapping: Mapping | undefined): void => {
  if (mapping === undefined) db.run(remove, ref);
  else db.run(upsert, toMappingRow(mapping));
};

const json = (value: Mapping | undefined): string | null =>
  value === undefined
    ? null
    : JSON.stringify(Object.fromEntries(MAPPING_COLUMNS.map((column) => [column, value[column]])));

/** Writes all changes with one audit entry for each row, as a batch that can be undone; returns the batch's number. */
export const applyMappings = write((db, { changes, actor, action, atMs }: ApplyArgs): number => {
  const batch = db.rows(addBatch, { atMs, actor, action })[0]?.id ?? 0;
  for (const { ref, after } of changes) {
    const before = current(db, ref);
    put(db, ref, after);
    const entry = { at: atMs, actor, action, subject: `${ref.crm}/${ref.user}`, batch };
    db.run(addAudit, { ...entry, before: json(before), after: json(after) });
  }
  // An empty import is no batch that somebody would want back: it must not hide the one before it.
  if (changes.length === 0) db.run(markUndone, { id: batch, atMs });
  return batch;
});

export interface Undone {
  readonly batch: number;
  readonly rows: number;
}

/**
 * Puts the rows of the newest batch back, newest change first, so that a row that the batch changed twice ends as it
 * began. Batches are undone in reverse order, so no later change can be lost.
 */
export const undoLastBatch = write(
  (db, { actor, atMs }: { actor: string; atMs: number }): Undone | undefined => {
    const batch = db.row(lastBatch, {})?.id;
    if (batch === undefined) return undefined;
    let rows = 0;
    for (const row of db.rows(rowsOfBatch, { batch })) {
      const before = row.before === null ? undefined : (JSON.parse(row.before) as Mapping);
      const after = row.after === null ? undefined : (JSON.parse(row.after) as Mapping);
      const known = before ?? after;
      // Neither: somebody removed a row that was not there. Nothing to restore.
      if (known === undefined) continue;
      const ref = { crm: known.crm, user: known.user };
      put(db, ref, before);
      rows += 1;
      const entry = {
        at: atMs,
        actor,
        action: 'mapping.undo',
        subject: `${ref.crm}/${ref.user}`,
        batch: null,
      };
      db.run(addAudit, { ...entry, before: row.after, after: row.before });
    }
    db.run(markUndone, { id: batch, atMs });
    return { batch, rows };
  },
);
