import type { AgentLimits, BeginResult, Fence, InstanceLimits } from '../../calls/ports.ts';
import { COUNTED_BUCKETS, OPEN_BUCKET } from '../bucket.ts';
import { instanceLimit } from './instance-limit.ts';
import { statement, tables } from '../query.ts';
import type { Param } from '../query.ts';
import { agentBucket, agentRanges } from './agent-ranges.ts';
import { DAY_MS, MINUTE_MS, retryAfterSec, windowTo } from './limit-window.ts';
import type { CallsTable } from '../tables.ts';
import { noteRang } from './call-agents.ts';
import { stands } from './fence.ts';
import { row, rows, run, write } from './operation.ts';
import type { Steps } from './operation.ts';

export interface BeginArgs {
  readonly row: CallsTable;
  readonly limits: AgentLimits;
  readonly instanceLimits?: InstanceLimits | undefined;
  readonly nowMs: number;
  /** For an incoming call: whose telephones it rings. */
  readonly rang?: readonly string[];
  readonly fence?: Fence | undefined;
}

/** As BeginResult, but with the existing call still as JSON. */
export type BeginRow =
  | Exclude<BeginResult, { kind: 'existing' }>
  | { readonly kind: 'existing'; readonly doc: string; readonly fingerprint: string };

/**
 * At most one call. A range and an order name the index of keys: to a PostgreSQL without statistics the index of the CRM instance,
 * whose calls it would all read, looks as good for an equal key.
 */
export const byKey = statement<{ crm: string; key: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select(['doc', 'fingerprint'])
    .where('crm', '=', p('crm'))
    .where((eb) => eb.between('idempotency_key', p('key'), p('key')))
    .orderBy('idempotency_key'),
);

const openOfAgent = statement<{ crm: string; user: string; limit: number }>()((p) =>
  agentBucket(OPEN_BUCKET, { user: p('user'), crm: p('crm') })
    .select('id')
    // In the order of the agent's index, all columns of which PostgreSQL has to find here.
    .orderBy('user', 'desc')
    .orderBy('crm', 'desc')
    .orderBy('bucket', 'desc')
    .orderBy('created_at', 'desc')
    .limit(p('limit')),
);

interface Window {
  readonly crm: string;
  readonly user: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What counts against an agent's limits, in a window of time. */
const countedOfAgent = (p: Param<Window>) =>
  agentRanges(COUNTED_BUCKETS, { user: p('user'), crm: p('crm'), from: p('fromMs'), to: p('toMs') });

interface Counting extends Window {
  readonly minuteFromMs: number;
}

const countOf = (p: Param<Counting>) =>
  countedOfAgent(p).select((eb) => [
    eb.fn.countAll<number>().as('day'),
    eb.fn.countAll<number>().filterWhere('created_at', '>', p('minuteFromMs')).as('minute'),
  ]);

const countOfAgent = statement<Counting>()(countOf);

const nthNewestOfAgent = statement<Window & { skip: number }>()((p) =>
  countedOfAgent(p).select('created_at').orderBy('created_at', 'desc').limit(1).offset(p('skip')),
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
    result: p('result'),
    talk: p('talk'),
    number: p('number'),
    contact: p('contact'),
    contact_last: p('contact_last'),
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
  'result',
  'talk',
  'number',
  'contact',
  'contact_last',
  'doc',
] as const satisfies readonly (keyof CallsTable)[];

/**
 * Nearly every click needs only this one statement: it inserts nothing where the key is known or a limit is reached. It is a
 * single row, so no half of it can ever need undoing. `OR FAIL` tells SQLite so, which then keeps no journal for it.
 */
const insertWithin = statement<CallsTable & AgentLimits & Counting>()((p) => {
  const open = agentBucket(OPEN_BUCKET, { user: p('user'), crm: p('crm') }).select((eb) =>
    eb.fn.countAll<number>().as('count'),
  );
  return tables
    .insertInto('calls')
    .orFail()
    .columns(CALL_COLUMNS)
    .expression(
      tables
        .selectFrom(countOf(p).as('counted'))
        .select(CALL_COLUMNS.map((column) => p(column).as(column)))
        .where(open, '<', p('concurrent'))
        .where('minute', '<', p('perMinute'))
        .where('day', '<', p('perDay')),
    )
    .onConflict((known) =>
      known.columns(['crm', 'idempotency_key']).where('idempotency_key', 'is not', null).doNothing(),
    );
});

/** Checks key and limits and inserts in one step: the transaction around it turns a double click into one call. */
export const beginCall = write(
  function* (args: BeginArgs): Steps<BeginRow> {
    const { row: call, limits, instanceLimits, nowMs, fence } = args;
    if (fence !== undefined && !(yield* stands(fence))) return { kind: 'fenced' };
    if (instanceLimits) {
      const limited = yield* instanceLimit(call.crm, instanceLimits, nowMs);
      if (limited) return (yield* knownCall(call)) ?? limited;
    }
    const windows = { fromMs: nowMs - DAY_MS, minuteFromMs: nowMs - MINUTE_MS, toMs: windowTo(nowMs) };
    // Spreading all three into a literal would cost as much as the insert itself, because V8 makes new hidden classes each time.
    const values = Object.assign({}, call, limits, windows);
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      if ((yield* run(insertWithin, values)) > 0) {
        if (args.rang !== undefined) yield* noteRang(call, args.rang);
        return { kind: 'created' };
      }
      const found = yield* obstacle(args);
      if (found) return found;
    }
    throw new Error('A call was not inserted although nothing forbids it');
  },
  {
    // The insert decides on its own; what is read after it only explains why it did not insert.
    mixes: ({ instanceLimits, fence }) => instanceLimits === undefined && fence === undefined,
    quick: ({ instanceLimits, rang, fence }) =>
      instanceLimits === undefined && rang === undefined && fence === undefined,
    *settled({ row: call }): Steps<BeginRow | undefined> {
      return (yield* row(version, { id: call.id })) && { kind: 'created' };
    },
    undo: 'withdrawCall',
  },
);

/** Retry limit: others write in between, so what blocked the insert may be gone by the time it is looked for. */
const MOST_ATTEMPTS = 5;

const version = statement<{ id: string }>()((p) =>
  tables.selectFrom('calls').select('version').where('id', '=', p('id')),
);

function* knownCall(call: CallsTable): Steps<BeginRow | undefined> {
  if (call.idempotency_key === null) return undefined;
  const known = yield* row(byKey, { crm: call.crm, key: call.idempotency_key });
  return known && { kind: 'existing', doc: known.doc, fingerprint: known.fingerprint ?? '' };
}

/** Why nothing was inserted. A known key comes first: a repeated click gets its call, even if the limits are used up by now. */
function* obstacle({ row: call, limits, nowMs }: BeginArgs): Steps<BeginRow | undefined> {
  const known = yield* knownCall(call);
  if (known) return known;
  const open = yield* rows(openOfAgent, { crm: call.crm, user: call.user, limit: limits.concurrent });
  const newest = open[0];
  if (newest !== undefined && open.length >= limits.concurrent) {
    return { kind: 'agent_busy', callId: newest.id };
  }
  return yield* rateLimit(call, limits, nowMs);
}

/** The day comes first: an agent who has used up both limits needs to hear the longer wait. */
function* rateLimit(
  { crm, user }: CallsTable,
  limits: AgentLimits,
  nowMs: number,
): Steps<Extract<BeginRow, { kind: 'rate_limited' }> | undefined> {
  const fromMs = nowMs - DAY_MS;
  const minuteFromMs = nowMs - MINUTE_MS;
  const toMs = windowTo(nowMs);
  const counted = yield* row(countOfAgent, { crm, user, fromMs, minuteFromMs, toMs });
  for (const { limit, found = 0, allowed, windowMs } of [
    { limit: 'day', found: counted?.day, allowed: limits.perDay, windowMs: DAY_MS },
    { limit: 'minute', found: counted?.minute, allowed: limits.perMinute, windowMs: MINUTE_MS },
  ] as const) {
    if (found < allowed) continue;
    // A slot becomes free when the oldest of the newest `allowed` calls leaves the window.
    const of = { crm, user, fromMs: nowMs - windowMs, toMs, skip: allowed - 1 };
    const oldestMs = (yield* row(nthNewestOfAgent, of))?.created_at ?? nowMs;
    return { kind: 'rate_limited', limit, retryAfterSec: retryAfterSec(oldestMs, windowMs, nowMs) };
  }
  return undefined;
}
