import { OPEN_BUCKETS } from '../bucket.ts';
import { backwards, foldName } from '../history-columns.ts';
import { sql, unindexed } from '../query.ts';
import { IS_CLOSED, anyTime, inPeriod } from './call-order.ts';
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

const beginsWith = (query: Select, column: 'number' | 'contact' | 'contact_last', text: string): Select =>
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

/** The same search as a condition on rows. */
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

/** Calls that are over, from one index in the order of the list; the index covers all that they are filtered by. */
export const walked = (args: CrmListArgs, buckets: readonly number[]): Select => {
  const closed = buckets.filter((bucket) => !OPEN_BUCKETS.includes(bucket));
  const calls = args.sort === 'longest' ? anyTime(args) : inPeriod(args);
  return alsoMatching(calls.where('crm', '=', args.crm).where(IS_CLOSED), args, closed);
};
