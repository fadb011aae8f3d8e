import type { Pace } from '../../calls/ports.ts';
import { COUNTED_BUCKETS } from '../bucket.ts';
import { sql, statement, tables } from '../query.ts';
import { MINUTE_MS } from './limit-window.ts';
import { read, rows } from './operation.ts';
import type { Steps } from './operation.ts';

/** Answered from the index of the CRM instance; no call is read. */
const perMinute = statement<{ crm: string; fromMs: number; toMs: number }>()((p) =>
  tables
    .selectFrom('calls')
    .select((eb) => eb.fn.countAll<number>().as('calls'))
    .where('crm', '=', p('crm'))
    .where('bucket', 'in', COUNTED_BUCKETS)
    .where('created_at', '>', p('fromMs'))
    .where('created_at', '<=', p('toMs'))
    .groupBy(sql`created_at / ${sql.lit(MINUTE_MS)}`),
);

/** How many calls a CRM instance placed in the period, and how many in its busiest minute. */
export const pace = read(function* (args: { crm: string; fromMs: number; toMs: number }): Steps<Pace> {
  const minutes = (yield* rows(perMinute, args)).map(({ calls }) => calls);
  return {
    calls: minutes.reduce((sum, calls) => sum + calls, 0),
    busiestMinute: minutes.reduce((most, calls) => Math.max(most, calls), 0),
  };
});
