import type { Compilable, SelectQueryBuilder } from 'kysely';
import type { RecordRef } from '../../calls/call/call.ts';
import type { CallFilter } from '../../calls/ports.ts';
import { bucketsFor, OPEN_BUCKETS } from '../bucket.ts';
import type { CallPosition } from '../cursor.ts';
import { sql, tables } from '../query.ts';
import type { Tables } from '../tables.ts';
import { crmsOfUser, crmsWithCalls } from './crms.ts';
import { read } from './operation.ts';

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
  let query = inPeriod(args).where('bucket', '=', bucket).where('crm', '=', args.crm);
  if (args.user !== undefined) query = query.where('user', '=', args.user);
  if (args.outcome !== undefined) {
    // One agent's calls are few enough to look at each; everybody else's have an index with the outcome in it.
    query =
      args.user === undefined
        ? query.where('outcome', '=', args.outcome)
        : query.where(sql<string>`+outcome`, '=', args.outcome);
  }
  if (!OPEN_BUCKETS.includes(bucket)) return query;
  if (args.state !== undefined) query = query.where('state', '=', args.state);
  if (args.activity !== undefined) query = query.where('activity_state', '=', args.activity);
  return query;
};

/** Only ended calls have an outcome. */
const rangesFor = ({ state, activity, outcome }: ListArgs): readonly number[] => {
  const all = bucketsFor(state, activity);
  if (outcome === undefined) return all;
  const ended = bucketsFor('ended', activity);
  return all.filter((bucket) => ended.includes(bucket));
};

/** A record has few calls: walk them and look at the rest. The plus keeps SQLite from preferring another index. */
const closedOfRecord = (args: CrmListArgs, record: RecordRef): Select => {
  let query = inPeriod(args)
    .where('record_id', '=', record.id)
    .where('record_type', '=', record.type)
    .where(IS_CLOSED)
    .where(sql<string>`+crm`, '=', args.crm);
  if (args.user !== undefined) query = query.where(sql<string>`+user`, '=', args.user);
  if (args.state !== undefined) query = query.where('state', '=', args.state);
  if (args.activity !== undefined) query = query.where('activity_state', '=', args.activity);
  return args.outcome === undefined ? query : query.where(sql<string>`+outcome`, '=', args.outcome);
};

/** Open calls are in no index of records, which saves each click a page to write; there are few to look at. */
const ofRecord = (args: CrmListArgs, record: RecordRef): readonly Select[] => {
  const ranges = rangesFor(args);
  const isOpen = (bucket: number): boolean => OPEN_BUCKETS.includes(bucket);
  const openIn = (bucket: number): Select =>
    ofBucket(args, bucket).where('record_id', '=', record.id).where('record_type', '=', record.type);
  return [
    ...(ranges.every(isOpen) ? [] : [closedOfRecord(args, record)]),
    ...ranges.filter(isOpen).map(openIn),
  ];
};

/** The query of a list of one CRM instance; exported for the test that looks at its plan. */
export const listQuery = (args: CrmListArgs): Compilable<CallRow> => {
  const parts =
    args.record === undefined
      ? rangesFor(args).map((bucket) => ofBucket(args, bucket))
      : ofRecord(args, args.record);
  const [first = inPeriod(args).where(sql<boolean>`false`)] = parts;
  // SQLite merges the ranges lazily, each in index order, and stops at the limit.
  return newestFirst(
    parts.slice(1).reduce((merged, range) => merged.unionAll(range), first),
    args.limit,
  );
};

export const byNewest = (a: CallRow, b: CallRow): number =>
  b.created_at - a.created_at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/**
 * At most `limit` calls, newest first. The indexes start with the CRM instance, so without one the lists of all
 * instances are merged.
 */
export const listCalls = read((db, args: ListArgs): CallRow[] => {
  const { crm, user } = args;
  if (crm !== undefined) return db.query(listQuery({ ...args, crm }));
  return (user === undefined ? crmsWithCalls(db) : crmsOfUser(db, user))
    .flatMap((each) => db.query(listQuery({ ...args, crm: each })))
    .sort(byNewest)
    .slice(0, args.limit);
});
