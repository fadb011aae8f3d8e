import type { WaitingActivities } from '../../calls/ports.ts';
import { OPEN_BUCKETS } from '../bucket.ts';
import { statement, tables } from '../query.ts';
import { byKey } from './call-begin.ts';
import { compareRows } from './call-order.ts';
import type { CallRow } from './call-order.ts';
import { crmsWithCalls } from './crms.ts';
import { read, row, rows } from './operation.ts';
import type { Steps } from './operation.ts';

const byId = statement<{ id: string }>()((p) =>
  tables.selectFrom('calls').select('doc').where('id', '=', p('id')),
);

export const getCall = read(function* (id: string): Steps<string | undefined> {
  return (yield* row(byId, { id }))?.doc;
});

export const findCallByKey = read(function* (args: {
  crm: string;
  key: string;
}): Steps<{ doc: string; fingerprint: string } | undefined> {
  const found = yield* row(byKey, args);
  return found && { doc: found.doc, fingerprint: found.fingerprint ?? '' };
});

const openCalls = statement<{ crm: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select(['id', 'created_at', 'talk', 'doc'])
    .where('crm', '=', p('crm'))
    .where('bucket', 'in', OPEN_BUCKETS),
);

/** Oldest first. */
export const listOpenCalls = read(function* (): Steps<string[]> {
  const found: CallRow[] = [];
  for (const crm of yield* crmsWithCalls()) found.push(...(yield* rows(openCalls, { crm })));
  return found.sort(compareRows('oldest')).map(({ doc }) => doc);
});

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

export const listDueCalls = read(function* (args: {
  crm: string;
  nowMs: number;
  limit: number;
}): Steps<string[]> {
  return (yield* rows(dueCalls, args)).map(({ doc }) => doc);
});

const nextDue = statement<{ crm: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select('activity_due')
    .where('crm', '=', p('crm'))
    .where('activity_due', 'is not', null)
    .orderBy('activity_due')
    .limit(1),
);

export const nextActivityDue = read(function* (args: { crm: string }): Steps<number | undefined> {
  return (yield* row(nextDue, args))?.activity_due ?? undefined;
});

const waiting = statement<object>()(() =>
  tables
    .selectFrom('calls')
    .select((eb) => ['crm', eb.fn.countAll<number>().as('calls')])
    .where('activity_due', 'is not', null)
    .groupBy('crm')
    .orderBy('crm'),
);

export const countWaiting = read(function* (): Steps<WaitingActivities[]> {
  return (yield* rows(waiting, {})).map(({ crm, calls }) => ({ crm, calls }));
});
