import type { SelectQueryBuilder } from 'kysely';
import { OPEN_BUCKETS } from '../bucket.ts';
import { backwards, foldName } from '../history-columns.ts';
import { sql, tables, unindexed } from '../query.ts';
import type { Tables } from '../tables.ts';
import { IS_CLOSED, anyTime, byTalk, inPeriod } from './call-order.ts';
import type { CrmListArgs, Select } from './call-order.ts';

/** Fewer digits match the end of too many numbers, so they are taken as a whole internal number. */
const MIN_TAIL = 4;
/** Sorts after every text that begins with the same characters. */
const LAST = '\u{10FFFF}';

/** Conditions on rows that another index has found; the planner must not prefer an index on these columns. */
const alsoMatching = (query: Select, args: CrmListArgs, buckets: readonly number[]): Select => {
  const { user, outcome, result, record, minSeconds } = args;
  let calls = query.where(unindexed<number>('bucket'), 'in', buckets);
  // Also the agents whose telephones an incoming call has rung.
  if (user !== undefined)
    calls = calls.where((eb) =>
      eb.or([
        eb(unindexed('user'), '=', user),
        eb.exists(
          eb
            .selectFrom('call_agents')
            .select('call_agents.user')
            .whereRef('call_agents.id', '=', 'calls.id')
            .where('call_agents.user', '=', user),
        ),
      ]),
    );
  if (outcome !== undefined) calls = calls.where(unindexed('outcome'), '=', outcome);
  if (result !== undefined) calls = calls.where(unindexed('result'), '=', result);
  if (record !== undefined)
    calls = calls
      .where(unindexed('record_id'), '=', record.id)
      .where(unindexed('record_type'), '=', record.type);
  return minSeconds === undefined ? calls : calls.where(unindexed<number>('talk'), '>=', minSeconds);
};

/** The forms in which a name may be stored: folded, or, in rows that an earlier version filled in, lower-cased in ASCII only. */
const spellings = (contact: string): readonly string[] => {
  const plain = contact.normalize('NFKC').trim();
  const ascii = plain.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return [...new Set([foldName(contact), plain.toLowerCase(), ascii])].filter((text) => text !== '');
};

const beginsWith = <Row>(
  query: SelectQueryBuilder<Tables, 'calls', Row>,
  column: 'number' | 'contact' | 'contact_last',
  text: string,
): SelectQueryBuilder<Tables, 'calls', Row> =>
  query.where(column, '>=', text).where(column, '<', text + LAST);

const tailOf = (number: string): string => backwards(number.replace(/^0+/, ''));

/** Everything that the number or the beginning of the name finds: each part is an index range, and no call is in two of them. */
const found = (query: Select, { number, contact }: CrmListArgs): readonly Select[] => {
  if (number !== undefined) {
    const digits = tailOf(number);
    const narrowed =
      digits.length < MIN_TAIL ? query.where('number', '=', digits) : beginsWith(query, 'number', digits);
    return [contact === undefined ? narrowed : ofName(narrowed, contact)];
  }
  const names = spellings(contact ?? '');
  const notByFirst = names.reduce(
    (rest, name) => rest.where(sql<boolean>`(contact < ${name} or contact >= ${name + LAST})`),
    query,
  );
  return names.flatMap((name) => [
    beginsWith(query, 'contact', name),
    beginsWith(notByFirst, 'contact_last', name),
  ]);
};

/** The name as a condition on rows. */
const ofName = (query: Select, contact: string): Select =>
  query.where((eb) =>
    eb.or(
      spellings(contact).flatMap((name) =>
        (['contact', 'contact_last'] as const).map((column) =>
          eb.and([eb(unindexed(column), '>=', name), eb(unindexed(column), '<', name + LAST)]),
        ),
      ),
    ),
  );

const openParts = (args: CrmListArgs, buckets: readonly number[]): readonly Select[] => {
  const open = buckets.filter((bucket) => OPEN_BUCKETS.includes(bucket));
  if (open.length === 0 || args.minSeconds !== undefined || args.sort === 'longest') return [];
  const calls = inPeriod(args).where('crm', '=', args.crm).where('bucket', 'in', open);
  return found(alsoMatching(calls, args, open), args);
};

/** Calls of a number or a contact: few enough to sort. */
export const searched = (args: CrmListArgs, buckets: readonly number[]): readonly Select[] => {
  const closed = buckets.filter((bucket) => !OPEN_BUCKETS.includes(bucket));
  // For one whole number the index already has the calls in time order.
  const isWhole = args.number !== undefined && tailOf(args.number).length < MIN_TAIL;
  const inTime = isWhole && args.sort !== 'longest' ? inPeriod(args) : anyTime(args);
  const calls = inTime.where('crm', '=', args.crm).where(IS_CLOSED);
  return [...found(alsoMatching(calls, args, closed), args), ...openParts(args, buckets)];
};

/** Number and name as conditions on rows that something else has found. */
export const checked = (query: Select, { number, contact }: CrmListArgs): Select => {
  const named = contact === undefined ? query : ofName(query, contact);
  if (number === undefined) return named;
  const digits = tailOf(number);
  const column = unindexed('number');
  return digits.length < MIN_TAIL
    ? named.where(column, '=', digits)
    : named.where(column, '>=', digits).where(column, '<', digits + LAST);
};

/** Calls that are over, from one index in the order of the list, each checked; that index has most of what they are filtered by. */
const walkedClosed = (args: CrmListArgs, buckets: readonly number[]): Select => {
  const closed = buckets.filter((bucket) => !OPEN_BUCKETS.includes(bucket));
  const calls = args.sort === 'longest' ? byTalk(args) : inPeriod(args);
  return checked(alsoMatching(calls.where('crm', '=', args.crm).where(IS_CLOSED), args, closed), args);
};

export const walked = (args: CrmListArgs, buckets: readonly number[]): readonly Select[] => {
  const isSearch = args.number !== undefined || args.contact !== undefined;
  return [walkedClosed(args, buckets), ...(isSearch ? openParts(args, buckets) : [])];
};

/** The calls with a result, few enough to sort. */
export const ofResult = (args: CrmListArgs, result: string, buckets: readonly number[]): Select => {
  const { result: _result, ...others } = args;
  const calls = anyTime(args).where('crm', '=', args.crm).where('result', '=', result).where(IS_CLOSED);
  return alsoMatching(calls, others, buckets);
};

/** How many of them can be sorted at once; of more, a walk along the list meets the next one soon. */
const FEW = 2_000;

/**
 * What tells whether more calls have the number, the name or the result than can be sorted: each finds at most one more than that.
 * None where the list can be walked anyway.
 */
export const probes = (args: CrmListArgs) => {
  const { crm, number, contact, result, user, minSeconds, sort } = args;
  const calls = tables
    .selectFrom('calls')
    .select('id')
    .where('crm', '=', crm)
    .where(IS_CLOSED)
    .limit(FEW + 1);
  if (number !== undefined) {
    const digits = tailOf(number);
    return digits.length < MIN_TAIL ? [] : [beginsWith(calls, 'number', digits)];
  }
  if (contact !== undefined) {
    const name = foldName(contact);
    return [beginsWith(calls, 'contact', name), beginsWith(calls, 'contact_last', name)];
  }
  const isWalked = user === undefined && (minSeconds !== undefined || sort === 'longest');
  return isWalked && result !== undefined ? [calls.where('result', '=', result)] : [];
};

export const isTooMany = (found: readonly unknown[]): boolean => found.length > FEW;
