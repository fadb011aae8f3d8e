import type { SelectQueryBuilder } from 'kysely';
import type { RecordRef } from '../../calls/call/call.ts';
import type { CallFilter } from '../../calls/ports.ts';
import { bucketsFor, isIncomingBucket, OPEN_BUCKETS } from '../bucket.ts';
import type { CallPosition } from '../cursor.ts';
import { sql, tables, unindexed } from '../query.ts';
import type { Tables } from '../tables.ts';
import { crmsOfUser, crmsWithCalls } from './crms.ts';
import { query, read } from './operation.ts';
import type { ByDialect, Steps } from './operation.ts';

export interface ListArgs extends Omit<CallFilter, 'cursor'> {
  /** Only calls that come after this position, newest first. */
  readonly after?: CallPosition;
}

/** What one query can answer: the indexes start with the CRM instance. */
export interface CrmListArgs extends ListArgs {
  readonly crm: string;
}

export interface CallRow {
  readonly id: string;
  readonly created_at: number;
  readonly doc: string;
}

type Select = SelectQueryBuilder<Tables, 'calls', CallRow>;

/** As the index of records has it in its condition: SQLite takes a partial index only for the very same words. */
const IS_CLOSED = sql<boolean>`bucket > 0`;

/** `toMs` is exclusive and no id is smaller than '', so both upper bounds are positions; the earlier one counts. */
const upperBound = ({ toMs, after }: ListArgs): CallPosition => {
  const end: CallPosition = { createdAtMs: toMs ?? Number.MAX_SAFE_INTEGER, id: '' };
  return after !== undefined && after.createdAtMs < end.createdAtMs ? after : end;
};

const inPeriod = (args: ListArgs): Select => {
  const upper = upperBound(args);
  const all = tables
    .selectFrom('calls')
    .select(['id', 'created_at', 'doc'])
    .where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(upper.createdAtMs, upper.id)));
  return args.fromMs === undefined ? all : all.where('created_at', '>=', args.fromMs);
};

const newestFirst = (query: Select, limit: number): Select =>
  query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);

/** One index range: all its rows match, except in the open bucket. */
const ofBucket = (args: CrmListArgs, bucket: number): Select => {
  let calls = inPeriod(args).where('bucket', '=', bucket).where('crm', '=', args.crm);
  if (args.user !== undefined) calls = calls.where('user', '=', args.user);
  if (args.outcome !== undefined) {
    // One agent's calls are few enough to look at each; everybody else's have an index with the outcome in it.
    calls =
      args.user === undefined
        ? calls.where('outcome', '=', args.outcome)
        : calls.where(unindexed('outcome'), '=', args.outcome);
  }
  if (!OPEN_BUCKETS.includes(bucket)) return calls;
  if (args.state !== undefined) calls = calls.where('state', '=', args.state);
  if (args.activity !== undefined) calls = calls.where('activity_state', '=', args.activity);
  return calls;
};

/** Calls that have rung an agent: few enough to look at each. */
const thatRang = (args: CrmListArgs, user: string, buckets: readonly number[]): Select => {
  const upper = upperBound(args);
  let calls = tables
    .selectFrom('call_agents')
    .innerJoin('calls', 'calls.id', 'call_agents.id')
    .select(['call_agents.id as id', 'call_agents.created_at as created_at', 'calls.doc as doc'])
    .where('call_agents.user', '=', user)
    .where('call_agents.crm', '=', args.crm)
    .where((eb) =>
      eb(eb.refTuple('call_agents.created_at', 'call_agents.id'), '<', eb.tuple(upper.createdAtMs, upper.id)),
    )
    .where(unindexed<number>('calls.bucket'), 'in', buckets);
  if (args.fromMs !== undefined) calls = calls.where('call_agents.created_at', '>=', args.fromMs);
  if (args.state !== undefined) calls = calls.where('calls.state', '=', args.state);
  if (args.activity !== undefined) calls = calls.where('calls.activity_state', '=', args.activity);
  if (args.outcome !== undefined) calls = calls.where(unindexed('calls.outcome'), '=', args.outcome);
  if (args.record !== undefined)
    calls = calls
      .where(unindexed('calls.record_id'), '=', args.record.id)
      .where('calls.record_type', '=', args.record.type);
  return calls;
};

/** The calls of an agent, or of everybody, in these buckets. */
const ofBuckets = (args: CrmListArgs, buckets: readonly number[]): readonly Select[] => {
  const { user } = args;
  if (user === undefined) return buckets.map((bucket) => ofBucket(args, bucket));
  const incoming = buckets.filter(isIncomingBucket);
  return [
    ...buckets.filter((bucket) => !isIncomingBucket(bucket)).map((bucket) => ofBucket(args, bucket)),
    ...(incoming.length === 0 ? [] : [thatRang(args, user, incoming)]),
  ];
};

/** Only ended calls have an outcome. */
const rangesFor = ({ state, activity, outcome, direction }: ListArgs): readonly number[] => {
  const all = bucketsFor(state, activity, direction);
  if (outcome === undefined) return all;
  const ended = bucketsFor('ended', activity, direction);
  return all.filter((bucket) => ended.includes(bucket));
};

/** A record has few calls: walk them and look at the rest. No other index may be preferred. */
const closedOfRecord = (args: CrmListArgs, record: RecordRef, buckets: readonly number[]): Select => {
  let calls = inPeriod(args)
    .where('record_id', '=', record.id)
    .where('record_type', '=', record.type)
    .where(IS_CLOSED)
    .where(unindexed<number>('bucket'), 'in', buckets)
    .where(unindexed('crm'), '=', args.crm);
  if (args.user !== undefined) calls = calls.where(unindexed('user'), '=', args.user);
  if (args.state !== undefined) calls = calls.where('state', '=', args.state);
  if (args.activity !== undefined) calls = calls.where('activity_state', '=', args.activity);
  return args.outcome === undefined ? calls : calls.where(unindexed('outcome'), '=', args.outcome);
};

/** Open calls are in no index of records, which saves each click a page to write; there are few to look at. */
const ofRecord = (args: CrmListArgs, record: RecordRef): readonly Select[] => {
  const ranges = rangesFor(args);
  const isOpen = (bucket: number): boolean => OPEN_BUCKETS.includes(bucket);
  const { user } = args;
  // Others than the owner see calls that came in; these have an index of their own.
  const plain = user === undefined ? ranges : ranges.filter((bucket) => !isIncomingBucket(bucket));
  const incoming = user === undefined ? [] : ranges.filter(isIncomingBucket);
  const closed = plain.filter((bucket) => !isOpen(bucket));
  const openIn = (bucket: number): Select =>
    ofBucket(args, bucket).where('record_id', '=', record.id).where('record_type', '=', record.type);
  return [
    ...(closed.length === 0 ? [] : [closedOfRecord(args, record, closed)]),
    ...plain.filter(isOpen).map(openIn),
    ...(user === undefined || incoming.length === 0 ? [] : [thatRang(args, user, incoming)]),
  ];
};

/** A list of one CRM instance in the words of each database; exported for the tests that look at their plans. */
export const listQuery = (args: CrmListArgs): ByDialect<CallRow> => {
  const parts = args.record === undefined ? ofBuckets(args, rangesFor(args)) : ofRecord(args, args.record);
  const merge = (ranges: readonly Select[]): Select => {
    const [first = inPeriod(args).where(sql<boolean>`false`), ...others] = ranges;
    return newestFirst(
      others.reduce((merged, range) => merged.unionAll(range), first),
      args.limit,
    );
  };
  return {
    // SQLite merges the ranges lazily, each in index order, and stops at the limit.
    sqlite: () => merge(parts),
    // PostgreSQL takes the order of an index only for a range that is asked for in that order.
    postgres: () =>
      merge(
        parts.map((range) =>
          tables.selectFrom(newestFirst(range, args.limit).as('calls')).select(['id', 'created_at', 'doc']),
        ),
      ),
  };
};

export const byNewest = (a: CallRow, b: CallRow): number =>
  b.created_at - a.created_at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/**
 * At most `limit` calls, newest first. The indexes start with the CRM instance, so without one the lists of all
 * instances are merged.
 */
export const listCalls = read(function* (args: ListArgs): Steps<CallRow[]> {
  const { crm, user } = args;
  if (crm !== undefined) return yield* query(listQuery({ ...args, crm }));
  const found: CallRow[] = [];
  for (const each of yield* user === undefined ? crmsWithCalls() : crmsOfUser(user)) {
    found.push(...(yield* query(listQuery({ ...args, crm: each }))));
  }
  return found.sort(byNewest).slice(0, args.limit);
});
