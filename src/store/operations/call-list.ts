import type { Compilable, SelectQueryBuilder } from 'kysely';
import type { CallFilter } from '../../calls/ports.ts';
import { OPEN_BUCKET, bucketsFor } from '../bucket.ts';
import type { CallPosition } from '../cursor.ts';
import type { Db } from '../database.ts';
import { sql, statement, tables } from '../query.ts';
import type { Tables } from '../tables.ts';
import { read } from './operation.ts';

export interface ListArgs extends Omit<CallFilter, 'cursor'> {
  /** Only calls that come after this position, newest first. */
  readonly after?: CallPosition;
}

export interface CallRow {
  readonly id: string;
  readonly created_at: number;
  readonly doc: string;
}

type Select = SelectQueryBuilder<Tables, 'calls', CallRow>;

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

/** A record has few calls: walk them and look at the rest. The plus keeps SQLite from preferring another index. */
const ofRecord = (args: ListArgs, record: { type: string; id: string }): Select => {
  let query = inPeriod(args).where('record_id', '=', record.id).where('record_type', '=', record.type);
  if (args.crm !== undefined) query = query.where(sql<string>`+crm`, '=', args.crm);
  if (args.user !== undefined) query = query.where(sql<string>`+user`, '=', args.user);
  if (args.state !== undefined) query = query.where('state', '=', args.state);
  if (args.activity !== undefined) query = query.where('activity_state', '=', args.activity);
  return args.outcome === undefined ? query : query.where(sql<string>`+outcome`, '=', args.outcome);
};

/** One index range: all its rows match, except in the open bucket. */
const ofBucket = (args: ListArgs, bucket: number): Select => {
  let query = inPeriod(args).where('bucket', '=', bucket);
  if (args.crm !== undefined) query = query.where('crm', '=', args.crm);
  if (args.user !== undefined) query = query.where('user', '=', args.user);
  if (args.outcome !== undefined) {
    // One agent's calls are few enough to look at each; everybody else's have an index with the outcome in it.
    query =
      args.user === undefined
        ? query.where('outcome', '=', args.outcome)
        : query.where(sql<string>`+outcome`, '=', args.outcome);
  }
  if (bucket !== OPEN_BUCKET) return query;
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

/** The query of a list whose filter has a `crm`, or neither `user` nor `outcome`; exported for the test that looks at its plan. */
export const listQuery = (args: ListArgs): Compilable<CallRow> => {
  if (args.record !== undefined) return newestFirst(ofRecord(args, args.record), args.limit);
  const ranges = rangesFor(args).map((bucket) => ofBucket(args, bucket));
  const [first = inPeriod(args).where(sql<boolean>`false`)] = ranges;
  // SQLite merges the ranges lazily, each in index order, and stops at the limit.
  return newestFirst(
    ranges.slice(1).reduce((merged, range) => merged.unionAll(range), first),
    args.limit,
  );
};

const nextCrmOfUser = statement<{ user: string; after: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select('crm')
    .where('user', '=', p('user'))
    .where('crm', '>', p('after'))
    .orderBy('crm')
    .limit(1),
);

/** One index seek for each CRM instance, where DISTINCT would read all calls of the user. */
const crmsOfUser = (db: Db, user: string): string[] => {
  const found: string[] = [];
  for (let row = db.row(nextCrmOfUser, { user, after: '' }); row !== undefined;) {
    found.push(row.crm);
    row = db.row(nextCrmOfUser, { user, after: row.crm });
  }
  return found;
};

const byNewest = (a: CallRow, b: CallRow): number =>
  b.created_at - a.created_at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

const nextCrm = statement<{ after: string }>()((p) =>
  tables.selectFrom('calls').select('crm').where('crm', '>', p('after')).orderBy('crm').limit(1),
);

const crmsWithCalls = (db: Db): string[] => {
  const found: string[] = [];
  for (let row = db.row(nextCrm, { after: '' }); row !== undefined;) {
    found.push(row.crm);
    row = db.row(nextCrm, { after: row.crm });
  }
  return found;
};

/**
 * At most `limit` calls, newest first. The indexes of users and outcomes are by CRM instance, so without one the lists
 * of all instances are merged.
 */
export const listCalls = read((db, args: ListArgs): CallRow[] => {
  const perCrm = args.user !== undefined || args.outcome !== undefined;
  if (!perCrm || args.crm !== undefined || args.record !== undefined) return db.query(listQuery(args));
  const crms = args.user === undefined ? crmsWithCalls(db) : crmsOfUser(db, args.user);
  return crms
    .flatMap((crm) => db.query(listQuery({ ...args, crm })))
    .sort(byNewest)
    .slice(0, args.limit);
});
