import { expectShape } from '../shared/answer.ts';
import type { SearchBeans } from '../shared/beans/bean-api.ts';
import type { SugarClient } from './client.ts';
import { inSugarWords, listSchema, toBean } from './records.ts';

/** How many final digits are searched for: each additional one doubles the ways to write them. */
const END = 5;
/** Separators between groups. */
const BETWEEN = [' ', '-', '.'];

/** A single digit is an area code or a prefix, so it is never the last group. */
const LEAST_GROUP = 2;

/** All ways to group the last digits; the first group may have begun before them. */
const groupings = (digits: string): readonly (readonly string[])[] => {
  const rest = (from: number): string[][] =>
    from === digits.length
      ? [[]]
      : Array.from({ length: digits.length - from }, (_, at) => digits.slice(from, from + at + 1))
          .filter((group) => from === 0 || group.length >= LEAST_GROUP)
          .flatMap((group) => rest(from + group.length).map((others) => [group, ...others]));
  return rest(0);
};

const endings = (digits: string): readonly string[] => [
  ...new Set(groupings(digits.slice(-END)).flatMap((groups) => BETWEEN.map((sign) => groups.join(sign)))),
];

/**
 * Sugar's filters have no wildcard between digits, so a field matches only if its digits stand together or it ends in
 * one of the usual spellings of the last five.
 */
export const createSugarSearch =
  (client: SugarClient): SearchBeans =>
  async (deadline, { module, columns, tail, exact, limit }, fields) => {
    const spellings = columns.flatMap((column) => [
      { [column]: { $contains: tail } },
      ...endings(tail).map((text) => ({ [column]: { $ends: text } })),
    ]);
    const equal = columns.map((column) => ({ [column]: { $equals: tail } }));
    const answer = await client.request(deadline, 'POST', `/${module}/filter`, {
      filter: [{ $or: exact ? equal : spellings }],
      fields: inSugarWords(fields).join(','),
      max_num: limit,
      order_by: 'date_modified:DESC',
    });
    return expectShape(listSchema, answer, `${module}/filter`).records.map(toBean);
  };
