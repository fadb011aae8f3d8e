import type { RecordRef } from '../../calls/call/call.ts';
import { bucketsFor, isIncomingBucket, OPEN_BUCKETS } from '../bucket.ts';
import { sql, tables, unindexed } from '../query.ts';
import { IS_CLOSED, ROW, compareRows, inPeriod, ordered } from './call-order.ts';
import type { CallRow, CrmListArgs, ListArgs, Select } from './call-order.ts';
import { thatRang } from './call-rang.ts';
import { checked, isTooMany, ofResult, probes, searched, walked } from './call-search.ts';
import { crmsOfUser, crmsWithCalls } from './crms.ts';
import { query, read } from './operation.ts';
import type { ByDialect, Steps } from './operation.ts';

/** One index range: every row matches, except in the open bucket. */
const ofBucket = (args: CrmListArgs, bucket: number): Select => {
  let calls = inPeriod(args).where('bucket', '=', bucket).where('crm', '=', args.crm);
  if (args.user !== undefined) calls = calls.where('user', '=', args.user);
  if (args.outcome !== undefined) {
    // One agent's calls are few enough to check each; for everybody's there is an index that includes the outcome.
    calls =
      args.user === undefined
        ? calls.where('outcome', '=', args.outcome)
        : calls.where(unindexed('outcome'), '=', args.outcome);
  }
  if (args.result !== undefined) {
    calls =
      args.user === undefined
        ? calls.where('result', '=', args.result)
        : calls.where(unindexed('result'), '=', args.result);
  }
  if (args.minSeconds !== undefined) calls = calls.where(unindexed<number>('talk'), '>=', args.minSeconds);
  if (!OPEN_BUCKETS.includes(bucket)) return calls;
  if (args.state !== undefined) calls = calls.where('state', '=', args.state);
  if (args.activity !== undefined) calls = calls.where('activity_state', '=', args.activity);
  return calls;
};

/** The calls of one agent, or of everybody, in these buckets. */
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
const rangesFor = ({
  state,
  activity,
  outcome,
  direction,
  minSeconds,
  sort,
}: ListArgs): readonly number[] => {
  const all = bucketsFor(state, activity, direction);
  // Calls in the other buckets have no talk time yet.
  if (minSeconds !== undefined || sort === 'longest')
    return bucketsFor('ended', activity, direction).filter((one) => all.includes(one));
  if (outcome === undefined) return all;
  const ended = bucketsFor('ended', activity, direction);
  return all.filter((bucket) => ended.includes(bucket));
};

/** A record has few calls: walk them and check the other conditions. The planner must not prefer another index. */
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
  if (args.result !== undefined) calls = calls.where(unindexed('result'), '=', args.result);
  if (args.minSeconds !== undefined) calls = calls.where(unindexed<number>('talk'), '>=', args.minSeconds);
  return args.outcome === undefined ? calls : calls.where(unindexed('outcome'), '=', args.outcome);
};

/** Open calls are in no index of records, which saves each click a page to write; they are few enough to check each. */
const ofRecord = (args: CrmListArgs, record: RecordRef): readonly Select[] => {
  const ranges = rangesFor(args);
  const isOpen = (bucket: number): boolean => OPEN_BUCKETS.includes(bucket);
  const { user } = args;
  // Agents other than the owner see incoming calls too; those have an index of their own.
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

/** The index ranges that make up the list. */
const partsOf = (args: CrmListArgs): readonly Select[] => {
  const { user, record, result, minSeconds, sort, isCommon } = args;
  const ranges = rangesFor(args);
  const isSearch = args.number !== undefined || args.contact !== undefined;
  if (isSearch && isCommon !== true) return searched(args, ranges);
  const check = (range: Select): Select => (isSearch ? checked(range, args) : range);
  if (record !== undefined) return ofRecord(args, record).map(check);
  // One agent's calls are few enough to sort.
  if (user !== undefined) return ofBuckets(args, ranges).map(check);
  // A result or an outcome has an index that begins with it.
  if (!isSearch && minSeconds === undefined && sort !== 'longest') return ofBuckets(args, ranges);
  return result !== undefined && !isSearch && isCommon === false
    ? [ofResult(args, result, ranges)]
    : walked(args, ranges);
};

/** A list of one CRM instance in the dialect of each database; exported for the tests that check the query plans. */
export const listQuery = (args: CrmListArgs): ByDialect<CallRow> => {
  const parts = partsOf(args);
  const merge = (ranges: readonly Select[]): Select => {
    const [first = inPeriod(args).where(sql<boolean>`false`), ...others] = ranges;
    return ordered(
      others.reduce((merged, range) => merged.unionAll(range), first),
      args,
    );
  };
  return {
    // SQLite merges the ranges lazily, each in index order, and stops at the limit.
    sqlite: () => merge(parts),
    // PostgreSQL uses the order of an index only for a range that is requested in that order.
    postgres: () =>
      merge(parts.map((range) => tables.selectFrom(ordered(range, args).as('calls')).select([...ROW]))),
  };
};

/** The list of one CRM instance, by whichever index is the better one for how frequent a number, a name or a result is. */
function* listOf(args: CrmListArgs): Steps<CallRow[]> {
  const asked = probes(args);
  if (asked.length === 0) return yield* query(listQuery(args));
  let isCommon = false;
  for (const one of asked) isCommon ||= isTooMany(yield* query(one));
  return yield* query(listQuery({ ...args, isCommon }));
}

/**
 * At most `limit` calls, in the order of the list. The indexes start with the CRM instance, so a list without one merges the
 * lists of all instances.
 */
export const listCalls = read(function* (args: ListArgs): Steps<CallRow[]> {
  const { crm, user } = args;
  if (crm !== undefined) return yield* listOf({ ...args, crm });
  const found: CallRow[] = [];
  for (const each of yield* user === undefined ? crmsWithCalls() : crmsOfUser(user)) {
    found.push(...(yield* listOf({ ...args, crm: each })));
  }
  return found.sort(compareRows(args.sort)).slice(0, args.limit);
});
