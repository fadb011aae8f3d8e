import type { AgentLimits, BeginResult, InstanceLimits } from '../../calls/ports.ts';
import { COUNTED_BUCKETS, OPEN_BUCKET } from '../bucket.ts';
import { instanceLimit } from './instance-limit.ts';
import type { Db } from '../database.ts';
import { statement, tables } from '../query.ts';
import { DAY_MS, MINUTE_MS, retryAfterSec, windowTo } from './limit-window.ts';
import type { CallsTable } from '../tables.ts';
import { write } from './operation.ts';

export interface BeginArgs {
  readonly row: CallsTable;
  readonly limits: AgentLimits;
  readonly instanceLimits?: InstanceLimits | undefined;
  readonly nowMs: number;
}

/** As BeginResult, the existing call still being JSON. */
export type BeginRow =
  | Exclude<BeginResult, { kind: 'existing' }>
  | { readonly kind: 'existing'; readonly doc: string; readonly fingerprint: string };

export const byKey = statement<{ crm: string; key: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select(['doc', 'fingerprint'])
    .where('crm', '=', p('crm'))
    .where('idempotency_key', '=', p('key')),
);

const openOfAgent = statement<{ crm: string; user: string; limit: number }>()((p) =>
  tables
    .selectFrom('calls')
    .select('id')
    .where('user', '=', p('user'))
    .where('crm', '=', p('crm'))
    .where('bucket', '=', OPEN_BUCKET)
    .orderBy('created_at', 'desc')
    .limit(p('limit')),
);

interface Window {
  readonly crm: string;
  readonly user: string;
  readonly fromMs: number;
  readonly toMs: number;
}

const countedOfAgent = statement<Window & { minuteFromMs: number }>()((p) =>
  tables
    .selectFrom('calls')
    .select((eb) => [
      eb.fn.countAll<number>().as('day'),
      eb.fn.countAll<number>().filterWhere('created_at', '>', p('minuteFromMs')).as('minute'),
    ])
    .where('user', '=', p('user'))
    .where('crm', '=', p('crm'))
    .where('bucket', 'in', COUNTED_BUCKETS)
    .where('created_at', '>', p('fromMs'))
    .where('created_at', '<=', p('toMs')),
);

const nthNewestOfAgent = statement<Window & { skip: number }>()((p) =>
  tables
    .selectFrom('calls')
    .select('created_at')
    .where('user', '=', p('user'))
    .where('crm', '=', p('crm'))
    .where('bucket', 'in', COUNTED_BUCKETS)
    .where('created_at', '>', p('fromMs'))
    .where('created_at', '<=', p('toMs'))
    .orderBy('created_at', 'desc')
    .limit(1)
    .offset(p('skip')),
);

export const insertCall = statement<CallsTable>()((p) =>
  tables.insertInto('calls').values({
    id: p('id'),
    crm: p('crm'),
    user: p('user'),
    record_type: p('record_type'),
    record_id: p('record_id'),
    state: p('state'),
    activity_state: p('activity_state'),
    bucket: p('bucket'),
    created_at: p('created_at'),
    version: p('version'),
    activity_due: p('activity_due'),
    idempotency_key: p('idempotency_key'),
    fingerprint: p('fingerprint'),
    outcome: p('outcome'),
    doc: p('doc'),
  }),
);

const CALL_COLUMNS = [
  'id',
  'crm',
  'user',
  'record_type',
  'record_id',
  'state',
  'activity_state',
  'bucket',
  'created_at',
  'version',
  'activity_due',
  'idempotency_key',
  'fingerprint',
  'outcome',
  'doc',
] as const satisfies readonly (keyof CallsTable)[];

/**
 * What nearly every click needs is this one statement: it inserts nothing where the key is known or a limit reached.
 * `OR FAIL` says that no half of it can have to be undone, as it is one row, so SQLite keeps no journal for that.
 */
const insertWithin = statement<
  CallsTable & AgentLimits & { dayFromMs: number; minuteFromMs: number; toMs: number }
>()((p) => {
  const ofAgent = tables
    .selectFrom('calls')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user', '=', p('user'))
    .where('crm', '=', p('crm'));
  const counted = ofAgent.where('bucket', 'in', COUNTED_BUCKETS).where('created_at', '<=', p('toMs'));
  const sameKey = tables
    .selectFrom('calls')
    .select('id')
    .where('crm', '=', p('crm'))
    .where('idempotency_key', '=', p('idempotency_key'));
  return tables
    .insertInto('calls')
    .orFail()
    .columns(CALL_COLUMNS)
    .expression(
      tables
        .selectNoFrom(CALL_COLUMNS.map((column) => p(column).as(column)))
        .where((eb) => eb.not(eb.exists(sameKey)))
        .where(ofAgent.where('bucket', '=', OPEN_BUCKET), '<', p('concurrent'))
        .where(counted.where('created_at', '>', p('minuteFromMs')), '<', p('perMinute'))
        .where(counted.where('created_at', '>', p('dayFromMs')), '<', p('perDay')),
    );
});

/** Key, limits and insert as one step: the transaction around it is what makes a double click one call. */
export const beginCall = write((db, { row, limits, instanceLimits, nowMs }: BeginArgs): BeginRow => {
  if (instanceLimits) {
    const limited = instanceLimit(db, row.crm, instanceLimits, nowMs);
    if (limited) return knownCall(db, row) ?? limited;
  }
  const windows = { dayFromMs: nowMs - DAY_MS, minuteFromMs: nowMs - MINUTE_MS, toMs: windowTo(nowMs) };
  // Spreading all three into a literal would cost as much as the insert itself: V8 makes new hidden classes each time.
  return db.run(insertWithin, Object.assign({}, row, limits, windows)) > 0
    ? { kind: 'created' }
    : obstacle(db, { row, limits, nowMs });
});

const knownCall = (db: Db, row: CallsTable): BeginRow | undefined => {
  if (row.idempotency_key === null) return undefined;
  const known = db.row(byKey, { crm: row.crm, key: row.idempotency_key });
  return known && { kind: 'existing', doc: known.doc, fingerprint: known.fingerprint ?? '' };
};

/** Why nothing was inserted. A known key comes first: a repeated click gets its call, whatever the limits say by now. */
const obstacle = (db: Db, { row, limits, nowMs }: BeginArgs): BeginRow => {
  const known = knownCall(db, row);
  if (known) return known;
  const open = db.rows(openOfAgent, { crm: row.crm, user: row.user, limit: limits.concurrent });
  const newest = open[0];
  if (newest !== undefined && open.length >= limits.concurrent) {
    return { kind: 'agent_busy', callId: newest.id };
  }
  const limited = rateLimit(db, row, limits, nowMs);
  if (limited !== undefined) return limited;
  throw new Error('A call was not inserted although nothing forbids it');
};

/** The day is looked at first: who has used up both limits must be told the longer wait. */
const rateLimit = (
  db: Db,
  { crm, user }: CallsTable,
  limits: AgentLimits,
  nowMs: number,
): Extract<BeginRow, { kind: 'rate_limited' }> | undefined => {
  const fromMs = nowMs - DAY_MS;
  const minuteFromMs = nowMs - MINUTE_MS;
  const toMs = windowTo(nowMs);
  const counted = db.row(countedOfAgent, { crm, user, fromMs, minuteFromMs, toMs });
  const waitSec = (allowed: number, windowMs: number): number => {
    // A place is free again when the oldest of the newest `allowed` calls leaves the window.
    const of = { crm, user, fromMs: nowMs - windowMs, toMs, skip: allowed - 1 };
    return retryAfterSec(db.row(nthNewestOfAgent, of)?.created_at ?? nowMs, windowMs, nowMs);
  };
  if ((counted?.day ?? 0) >= limits.perDay) {
    return { kind: 'rate_limited', limit: 'day', retryAfterSec: waitSec(limits.perDay, DAY_MS) };
  }
  if ((counted?.minute ?? 0) >= limits.perMinute) {
    return { kind: 'rate_limited', limit: 'minute', retryAfterSec: waitSec(limits.perMinute, MINUTE_MS) };
  }
  return undefined;
};
