import type { SaveResult } from '../../calls/ports.ts';
import { OPEN_BUCKETS, PURGEABLE_BUCKETS } from '../bucket.ts';
import { sql, statement, tables } from '../query.ts';
import type { CallsTable } from '../tables.ts';
import { countCall } from './call-count.ts';
import type { CallCount } from './call-count.ts';
import { insertCall } from './call-begin.ts';
import { crmsWithCalls } from './crms.ts';
import { write } from './operation.ts';

type Saved = Pick<CallsTable, 'id' | 'state' | 'activity_state' | 'bucket' | 'version' | 'outcome' | 'doc'>;

export interface SaveArgs extends Saved {
  readonly releaseKey: boolean;
  /** Undefined leaves the outbox as it is. */
  readonly activityDueMs: number | null | undefined;
  /** What a closed call adds to the counters; it is added only by the write that closes the call. */
  readonly count: CallCount | undefined;
}

/** While a call stays open only columns without an index change, which makes this the cheap one of the two. */
const saveOpen = statement<Omit<Saved, 'outcome'>>()((p) =>
  tables
    .updateTable('calls')
    .set({ state: p('state'), version: p('version'), doc: p('doc') })
    .where('id', '=', p('id'))
    .where('version', '<', p('version'))
    .where('bucket', '=', p('bucket'))
    .where('activity_state', '=', p('activity_state')),
);

/** `setDue` and `release` are 0 or 1: one statement serves all options. */
const saveAny = statement<Saved & { due: number | null; setDue: number; release: number }>()((p) =>
  tables
    .updateTable('calls')
    .set({
      state: p('state'),
      activity_state: p('activity_state'),
      bucket: p('bucket'),
      version: p('version'),
      outcome: p('outcome'),
      doc: p('doc'),
      activity_due: sql<number | null>`iif(${p('setDue')}, ${p('due')}, activity_due)`,
      idempotency_key: sql<string | null>`iif(${p('release')}, NULL, idempotency_key)`,
    })
    .where('id', '=', p('id'))
    .where('version', '<', p('version')),
);

const openCall = statement<{ id: string }>()((p) =>
  tables.selectFrom('calls').select('id').where('id', '=', p('id')).where('bucket', 'in', OPEN_BUCKETS),
);

/** `stale`: a newer version, or no such call at all, is in the table; nothing was changed. */
export const saveCall = write((db, args: SaveArgs): SaveResult => {
  const { releaseKey, activityDueMs, count } = args;
  const closes = count !== undefined && db.row(openCall, { id: args.id }) !== undefined;
  const isPlain = OPEN_BUCKETS.includes(args.bucket) && !releaseKey && activityDueMs === undefined;
  if (isPlain && db.run(saveOpen, args) > 0) return 'saved';
  const changed = db.run(saveAny, {
    ...args,
    due: activityDueMs ?? null,
    setDue: activityDueMs === undefined ? 0 : 1,
    release: releaseKey ? 1 : 0,
  });
  if (closes && changed > 0) countCall(db, count);
  return changed > 0 ? 'saved' : 'stale';
});

export const storeCall = write((db, args: { row: CallsTable; count: CallCount | undefined }): null => {
  db.run(insertCall, args.row);
  if (args.count !== undefined) countCall(db, args.count);
  return null;
});

const hurry = statement<{ crm: string; nowMs: number }>()((p) =>
  tables
    .updateTable('calls')
    .set({ activity_due: p('nowMs') })
    .where('crm', '=', p('crm'))
    .where('activity_due', '>', p('nowMs')),
);

export const hurryActivities = write((db, args: { crm: string; nowMs: number }): number =>
  db.run(hurry, args),
);

const purgeSome = statement<{ crm: string; beforeMs: number; limit: number; bucket: number }>()((p) =>
  tables.deleteFrom('calls').where('id', 'in', (eb) =>
    eb
      .selectFrom('calls')
      .select('id')
      .where('crm', '=', p('crm'))
      .where('bucket', '=', p('bucket'))
      .where('created_at', '<', p('beforeMs'))
      // An update of a written activity may wait although its state is `written`. The plus keeps SQLite from walking
      // the outbox's index instead.
      .where(sql<number | null>`+activity_due`, 'is', null)
      .orderBy('created_at')
      .limit(p('limit')),
  ),
);

/** Deletes at most `limit` calls, so that no click waits long behind it; zero means that none is left. */
export const purgeCallsChunk = write(
  (db, { beforeMs, limit }: { beforeMs: number; limit: number }): number => {
    for (const crm of crmsWithCalls(db)) {
      for (const bucket of PURGEABLE_BUCKETS) {
        const deleted = db.run(purgeSome, { crm, beforeMs, limit, bucket });
        if (deleted > 0) return deleted;
      }
    }
    return 0;
  },
);
