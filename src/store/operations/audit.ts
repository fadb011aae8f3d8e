import type { Selectable } from 'kysely';
import { sql, statement, tables } from '../query.ts';
import type { AuditTable } from '../tables.ts';
import { query, read, run, write } from './operation.ts';
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

export interface AuditListArgs {
  readonly limit: number;
  readonly subject?: string;
  /** Only entries with a smaller id. */
  readonly beforeId?: number;
}

export const listAudit = read(function* ({ limit, subject, beforeId }: AuditListArgs): Steps<AuditRow[]> {
  let entries = tables.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
  if (subject !== undefined) entries = entries.where('subject', '=', subject);
  if (beforeId !== undefined) entries = entries.where('id', '<', beforeId);
  return yield* query(entries);
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
