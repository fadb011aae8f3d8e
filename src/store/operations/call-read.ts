import type { WaitingActivities } from '../../calls/ports.ts';
import { OPEN_BUCKETS } from '../bucket.ts';
import { statement, tables } from '../query.ts';
import { byKey } from './call-begin.ts';
import { byNewest } from './call-list.ts';
import { crmsWithCalls } from './crms.ts';
import { read } from './operation.ts';

const byId = statement<{ id: string }>()((p) =>
  tables.selectFrom('calls').select('doc').where('id', '=', p('id')),
);

export const getCall = read((db, id: string): string | undefined => db.row(byId, { id })?.doc);

export const findCallByKey = read(
  (db, args: { crm: string; key: string }): { doc: string; fingerprint: string } | undefined => {
    const found = db.row(byKey, args);
    return found && { doc: found.doc, fingerprint: found.fingerprint ?? '' };
  },
);

const openCalls = statement<{ crm: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select(['id', 'created_at', 'doc'])
    .where('crm', '=', p('crm'))
    .where('bucket', 'in', OPEN_BUCKETS),
);

/** Oldest first. */
export const listOpenCalls = read((db): string[] =>
  crmsWithCalls(db)
    .flatMap((crm) => db.rows(openCalls, { crm }))
    .sort((a, b) => byNewest(b, a))
    .map((row) => row.doc),
);

const dueCalls = statement<{ crm: string; nowMs: number; limit: number }>()((p) =>
  tables
    .selectFrom('calls')
    .select('doc')
    .where('crm', '=', p('crm'))
    .where('activity_due', '<=', p('nowMs'))
    .orderBy('activity_due')
    .orderBy('id')
    .limit(p('limit')),
);

export const listDueCalls = read((db, args: { crm: string; nowMs: number; limit: number }): string[] =>
  db.rows(dueCalls, args).map((row) => row.doc),
);

const nextDue = statement<{ crm: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select('activity_due')
    .where('crm', '=', p('crm'))
    .where('activity_due', 'is not', null)
    .orderBy('activity_due')
    .limit(1),
);

export const nextActivityDue = read(
  (db, args: { crm: string }): number | undefined => db.row(nextDue, args)?.activity_due ?? undefined,
);

const waiting = statement<object>()(() =>
  tables
    .selectFrom('calls')
    .select((eb) => ['crm', eb.fn.countAll<number>().as('calls')])
    .where('activity_due', 'is not', null)
    .groupBy('crm')
    .orderBy('crm'),
);

export const countWaiting = read((db): WaitingActivities[] =>
  db.rows(waiting, {}).map(({ crm, calls }) => ({ crm, calls })),
);
