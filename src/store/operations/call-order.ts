import type { SelectQueryBuilder } from 'kysely';
import type { CallFilter } from '../../calls/ports.ts';
import type { CallPosition } from '../cursor.ts';
import { sql, tables, unindexed } from '../query.ts';
import type { Tables } from '../tables.ts';

export interface ListArgs extends Omit<CallFilter, 'cursor'> {
  /** Only calls that come after this position, in the order of the list. */
  readonly after?: CallPosition;
}

/** What one query can answer, because the indexes start with the CRM instance. */
export interface CrmListArgs extends ListArgs {
  readonly crm: string;
  /** More calls have this number or name, or this result, than can be sorted: walk the list and check each. */
  readonly isCommon?: boolean;
}

export interface CallRow {
  readonly id: string;
  readonly created_at: number;
  readonly talk: number | null;
  readonly doc: string;
}

export type Select = SelectQueryBuilder<Tables, 'calls', CallRow>;

export const ROW = ['id', 'created_at', 'talk', 'doc'] as const;

/** `toMs` is exclusive and no id is smaller than '', so both upper bounds are positions; the earlier one applies. */
export const upperBound = ({ toMs, after, sort }: ListArgs): CallPosition => {
  const end: CallPosition = { createdAtMs: toMs ?? Number.MAX_SAFE_INTEGER, id: '' };
  const isOwn = sort === undefined || sort === 'newest';
  return isOwn && after !== undefined && after.createdAtMs < end.createdAtMs ? after : end;
};

/** Calls of the period that come after the position. */
export const inPeriod = (args: ListArgs): Select => {
  const { after, sort, fromMs } = args;
  const upper = upperBound(args);
  let calls: Select = tables
    .selectFrom('calls')
    .select([...ROW])
    .where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(upper.createdAtMs, upper.id)));
  if (sort === 'oldest' && after !== undefined)
    calls = calls.where((eb) =>
      eb(eb.refTuple('created_at', 'id'), '>', eb.tuple(after.createdAtMs, after.id)),
    );
  if (sort === 'longest') calls = afterTalk(calls, after);
  return fromMs === undefined ? calls : calls.where('created_at', '>=', fromMs);
};

/** Before every position: makes the first page use the index of talk times as well. */
const FIRST: CallPosition = { createdAtMs: Number.MAX_SAFE_INTEGER, id: '', talk: Number.MAX_SAFE_INTEGER };

const afterTalk = (calls: Select, after: CallPosition = FIRST): Select =>
  calls.where((eb) =>
    eb(eb.refTuple('talk', 'created_at', 'id'), '<', eb.tuple(after.talk ?? 0, after.createdAtMs, after.id)),
  );

const created = unindexed<number>('created_at');

/** The times must not select an index: another one finds these rows, or finds them in another order. */
const within = (args: ListArgs) => {
  const upper = upperBound(args);
  return tables
    .selectFrom('calls')
    .where(sql<boolean>`(${created}, id) < (${upper.createdAtMs}, ${upper.id})`)
    .where(created, '>=', args.fromMs ?? 0);
};

/** The same calls from the index of talk times, the longest first. */
export const byTalk = (args: ListArgs): Select => afterTalk(within(args).select([...ROW]), args.after);

/** The same calls where another index finds few enough to sort. */
export const anyTime = (args: ListArgs): Select => {
  const { after, sort } = args;
  const talk = unindexed<number | null>('talk');
  const found = within(args).select(['id', created.as('created_at'), talk.as('talk'), 'doc']);
  if (after === undefined) return found;
  if (sort === 'oldest')
    return found.where(sql<boolean>`(${created}, id) > (${after.createdAtMs}, ${after.id})`);
  return sort !== 'longest'
    ? found
    : found.where(
        sql<boolean>`(${talk}, ${created}, id) < (${after.talk ?? 0}, ${after.createdAtMs}, ${after.id})`,
      );
};

/** Puts the rows in the order of the list and limits them. */
export const ordered = (query: Select, { sort, limit }: Pick<ListArgs, 'sort' | 'limit'>): Select => {
  if (sort === 'oldest') return query.orderBy('created_at').orderBy('id').limit(limit);
  const byTime = sort === 'longest' ? query.orderBy('talk', 'desc') : query;
  return byTime.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
};

const byAge = (a: CallRow, b: CallRow): number =>
  b.created_at - a.created_at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** The same order for rows merged from several lists. */
export const compareRows =
  (sort: ListArgs['sort']) =>
  (a: CallRow, b: CallRow): number => {
    if (sort === 'oldest') return byAge(b, a);
    return (sort === 'longest' ? (b.talk ?? 0) - (a.talk ?? 0) : 0) || byAge(a, b);
  };

/** Written exactly as in the condition of the partial indexes: SQLite uses one only for the very same expression. */
export const IS_CLOSED = sql<boolean>`bucket > 0`;
