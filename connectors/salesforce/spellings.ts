import { e164Parts } from '../../src/mapping/numbers/e164-parts.ts';

/** Salesforce drops the operators of longer search terms. */
const LONGEST = 4_000;
/** Fewer digits than this are shared by too many numbers to be searched for on their own. */
const ENOUGH_ALONE = 6;
const GROUP = { least: 2, most: 5 };
/** Trunk prefixes of all plans, past and present, and none: most countries' 0, Lithuania's 8, North America's 1. */
const TRUNKS = ['', '0', '8', '1'];

/** An area code and the rest in one piece: the second of two groups may be of any length. */
const pairs = (digits: string): readonly (readonly string[])[] =>
  Array.from({ length: GROUP.most }, (_, at) => [digits.slice(0, at + 1), digits.slice(at + 1)]).filter(
    ([, last = '']) => last.length >= GROUP.least,
  );

/** All ways to write the digits in groups, the fewest groups first; the first group may be a single digit. */
const groupings = (digits: string): readonly (readonly string[])[] => {
  const rest = (from: number): string[][] => {
    if (from === digits.length) return [[]];
    const found: string[][] = [];
    for (let size = from === 0 ? 1 : GROUP.least; size <= GROUP.most; size++) {
      if (from + size > digits.length) break;
      const group = digits.slice(from, from + size);
      for (const others of rest(from + size)) found.push([group, ...others]);
    }
    return found;
  };
  const several = rest(0).filter((groups) => groups.length > 2);
  return [...pairs(digits), ...several.toSorted((one, other) => one.length - other.length)];
};

const phrase = (groups: readonly string[]): string =>
  groups.length === 1 ? groups.join('') : `"${groups.join(' ')}"`;

/**
 * What to search for so that a number is found however it is written. Salesforce splits texts at blanks and punctuation
 * and matches whole tokens, or neighbouring ones as a phrase, so "8 612 34567" finds `(8~612) 34567` and "612 34567"
 * finds `+370 612 34567`. Whole numbers come first, then the usual groups; terms that exceed one search are dropped.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm
 */
export const spellings = (e164: string): readonly string[] => {
  const { callingCode, significant } = e164Parts(e164);
  const international = [callingCode, `00${callingCode}`, `011${callingCode}`, `${callingCode}0`];
  const prefixes = callingCode === '' ? [''] : [...TRUNKS, ...international];
  const whole = prefixes.map((prefix) => prefix + significant);
  const grouped = groupings(significant).flatMap(([first = '', ...others]) => {
    if (others.join('').length >= ENOUGH_ALONE) return [phrase(others)];
    // The prefix may be a separate group, which the phrase does not need, or be joined to the first group.
    return prefixes.map((prefix) => phrase([prefix + first, ...others]));
  });
  const terms: string[] = [];
  let length = 0;
  for (const term of new Set([...whole, ...grouped])) {
    length += term.length + ' OR '.length;
    if (length > LONGEST) break;
    terms.push(term);
  }
  return terms;
};
