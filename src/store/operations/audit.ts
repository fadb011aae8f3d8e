import type { Selectable } from 'kysely';
import { sql, statement, tables } from '../query.ts';
import type { AuditTable } from '../tables.ts';
import { query, read, row, run, write } from './operation.ts';
import type { Steps } from './operation.ts';

export type AuditRow = Selectable<AuditTable>;

export const addAudit = statement<Omit<AuditRow, 'id'>>()((p) =>
  tables.insertInto('audit').values({
    at: p('at'),
    actor: p('actor'),
    action: p('action'),
    subject: p('subject'),
    batch: p('batch'),
    before: p('before'),
    after: p('after'),
  }),
);

export const sizeOfBatch = statement<{ batch: number }>()((p) =>
  tables
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('batch', '=', p('batch')),
);

export interface AuditListArgs {
  readonly limit: number;
  readonly subject?: string;
  readonly actor?: string;
  readonly action?: string;
  /** Only entries of this batch. */
  readonly batch?: number;
  readonly fromMs?: number;
  readonly toMs?: number;
  /** One entry for each batch, its newest, with how many there are. */
  readonly grouped?: boolean;
  /** Only entries with a smaller id. */
  readonly beforeId?: number;
}

/** Every filter is a column and what it has to be. Exported for the tests that check the query plans. */
export const auditQuery = (args: AuditListArgs) => {
  const { limit, subject, actor, action, batch, fromMs, toMs, beforeId } = args;
  let entries = tables.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
  if (subject !== undefined) entries = entries.where('subject', '=', subject);
  if (actor !== undefined) entries = entries.where('actor', '=', actor);
  if (action !== undefined) entries = entries.where('action', '=', action);
  if (batch !== undefined) entries = entries.where('batch', '=', batch);
  if (fromMs !== undefined) entries = entries.where('at', '>=', fromMs);
  if (toMs !== undefined) entries = entries.where('at', '<', toMs);
  if (beforeId !== undefined) entries = entries.where('id', '<', beforeId);
  return entries;
};

export const listAudit = read(function* (
  args: AuditListArgs,
): Steps<(AuditRow & { readonly rows?: number })[]> {
  const entries = auditQuery(args);
  if (args.grouped !== true) return yield* query(entries);
  const newest = yield* query(
    entries.where((eb) =>
      eb.or([
        eb('batch', 'is', null),
        eb(
          'id',
          '=',
          eb
            .selectFrom('audit as other')
            .select((of) => of.fn.max<number>('other.id').as('newest'))
            .whereRef('other.batch', '=', 'audit.batch'),
        ),
      ]),
    ),
  );
  const found: (AuditRow & { readonly rows?: number })[] = [];
  for (const entry of newest) {
    const size = entry.batch === null ? undefined : yield* row(sizeOfBatch, { batch: entry.batch });
    found.push(size === undefined ? entry : { ...entry, rows: size.count });
  }
  return found;
});

const oldest = statement<{ beforeMs: number; limit: number }>()((p) =>
  tables
    .deleteFrom('audit')
    // Entries are written in time order, so the oldest come first and need no index of their own.
    .where('id', 'in', (eb) => eb.selectFrom('audit').select('id').orderBy('id').limit(p('limit')))
    .where('at', '<', p('beforeMs')),
);

/** A batch that lost entries can no longer be undone as a whole, so it is deleted with them. */
const emptiedBatches = statement<{ beforeMs: number }>()((p) =>
  tables
    .updateTable('batches')
    .set({ undone_at: sql<number>`coalesce(undone_at, at)` })
    .where('at', '<', p('beforeMs')),
);

/** Deletes at most `limit` entries; zero means that none are left. */
export const purgeAuditChunk = write(
  function* (args: { beforeMs: number; limit: number }): Steps<number> {
    yield* run(emptiedBatches, { beforeMs: args.beforeMs });
    return yield* run(oldest, args);
  },
  { repeatable: true },
);
