import type { BeginResult, InstanceLimits } from '../../calls/ports.ts';
import { COUNTED_BUCKETS, OPEN_BUCKET } from '../bucket.ts';
import { statement, tables } from '../query.ts';
import { row } from './operation.ts';
import type { Steps } from './operation.ts';
import { DAY_MS, MINUTE_MS, retryAfterSec, windowTo } from './limit-window.ts';

/** Nobody knows when one of the open calls will end, so a client may try again soon. */
const CALL_ENDS_SEC = 10;

const openOfInstance = statement<{ crm: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('crm', '=', p('crm'))
    .where('bucket', '=', OPEN_BUCKET),
);

/** The call that has to leave the window before the next one may start: the oldest of the newest `skip + 1`. */
const nthNewestOfInstance = statement<{ crm: string; fromMs: number; toMs: number; skip: number }>()((p) =>
  tables
    .selectFrom('calls')
    .select('created_at')
    .where('crm', '=', p('crm'))
    .where('bucket', 'in', COUNTED_BUCKETS)
    .where('created_at', '>', p('fromMs'))
    .where('created_at', '<=', p('toMs'))
    .orderBy('created_at', 'desc')
    .limit(1)
    .offset(p('skip')),
);

type InstanceLimited = Extract<BeginResult, { kind: 'instance_limited' }>;

/** Which limit of a CRM instance is reached, if any; the longest wait is checked first. */
export function* instanceLimit(
  crm: string,
  { concurrent, perMinute, perDay }: InstanceLimits,
  nowMs: number,
): Steps<InstanceLimited | undefined> {
  for (const [limit, allowed, windowMs] of [
    ['day', perDay, DAY_MS],
    ['minute', perMinute, MINUTE_MS],
  ] as const) {
    if (allowed === undefined) continue;
    const of = { crm, fromMs: nowMs - windowMs, toMs: windowTo(nowMs), skip: allowed - 1 };
    const blocking = yield* row(nthNewestOfInstance, of);
    if (!blocking) continue;
    const waitSec = retryAfterSec(blocking.created_at, windowMs, nowMs);
    return { kind: 'instance_limited', limit, retryAfterSec: waitSec };
  }
  if (concurrent !== undefined && ((yield* row(openOfInstance, { crm }))?.count ?? 0) >= concurrent) {
    return { kind: 'instance_limited', limit: 'concurrent', retryAfterSec: CALL_ENDS_SEC };
  }
  return undefined;
}
