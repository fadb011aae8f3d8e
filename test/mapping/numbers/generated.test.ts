import { describe, expect, it } from '@jest/globals';
import {
  getCountries,
  getCountryCallingCode,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { numbersIn, type ParsedNumber } from '../../../src/mapping/numbers/numbers.ts';
import { digitsLike, seeded } from './generated/sample.ts';
import { SPELLINGS } from './generated/spellings.ts';

/** How many numbers per kind and country; for more, set MOR_NUMBERS=14 (about 20 s on a quiet machine). */
const EACH = Number(process.env['MOR_NUMBERS'] ?? 2);
const SEED = Number(process.env['MOR_NUMBERS_SEED'] ?? 11);

interface Plan {
  selectNumberingPlan(country: CountryCode): void;
  type(name: string): { pattern(): string } | undefined;
}

/** Valid fixed and mobile numbers of every plan in the library. */
const validNumbers = (): PhoneNumber[] => {
  // The library's types omit the plans' patterns.
  const plans = new Metadata() as unknown as Plan;
  const random = seeded(SEED);
  return getCountries().flatMap((country) => {
    plans.selectNumberingPlan(country);
    const digits = ['FIXED_LINE', 'MOBILE'].flatMap((kind) => {
      const pattern = plans.type(kind)?.pattern();
      return pattern === undefined ? [] : Array.from({ length: EACH }, () => digitsLike(pattern, random));
    });
    return [...new Set(digits)].flatMap((national) => {
      const text = `+${getCountryCallingCode(country)}${national}`;
      const phone = parsePhoneNumberFromString(text, { extract: false });
      const isOne =
        phone?.isValid() === true && phone.country === country && phone.nationalNumber === national;
      return isOne ? [phone] : [];
    });
  });
};

/**
 * Numbers that the library considers valid but nobody has. Germany: more than 11 digits after +49
 * (the Bundesnetzagentur assigns none). Gabon: the seven-digit numbers from before 2019, each of
 * which got a new prefix; written nationally they are other numbers of today.
 */
const isNobodys = (phone: PhoneNumber): boolean =>
  (phone.country === 'DE' && phone.nationalNumber.length > 11) ||
  (phone.country === 'GA' && phone.nationalNumber.length < 8);

/** With fewer digits, a number from a spreadsheet may be a local one, without its area code. */
const MIN_WITHOUT_ZERO = 8;

/** Why a spelling fits two numbers, so that refusing it is right; undefined if it should have been read. */
const ambiguity = (spelling: string, raw: string, found: ParsedNumber | undefined): string | undefined => {
  if (found?.kind !== 'invalid') return undefined;
  if (found.why === 'two_readings') {
    const both = (found.reason.match(/\+[\d ()-]+\d/g) ?? []).map((text) => parsePhoneNumberFromString(text));
    expect(both.map((phone) => phone?.isValid())).toEqual([true, true]);
    expect(new Set(both.map((phone) => phone?.number)).size).toBe(2);
    return 'two valid numbers';
  }
  const digits = raw.replace(/\.0$/, '');
  return spelling === 'spreadsheet, national' && digits.length < MIN_WITHOUT_ZERO
    ? 'a local number, or one without its 0'
    : undefined;
};

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((all, count) => all + count, 0);

describe('generated numbers of every country, as people write them', () => {
  it('are read as themselves or refused, never as another number', () => {
    const phones = validNumbers().filter((phone) => !isNobodys(phone));
    const others: string[] = [];
    const refused = new Map<string, number>();
    const ambiguous = new Map<string, number>();
    let right = 0;
    for (const phone of phones) {
      for (const [name, spell] of Object.entries(SPELLINGS)) {
        const raw = spell(phone);
        const [found] = numbersIn(raw, [phone.country]);
        if (found?.kind === 'e164' && found.e164 === phone.number) right += 1;
        else if (found === undefined || found.kind === 'invalid') {
          const fitsTwo = ambiguity(name, raw, found);
          const why = `${name}: ${fitsTwo ?? found?.why ?? 'nothing found'}`;
          const list = fitsTwo === undefined ? refused : ambiguous;
          list.set(why, (list.get(why) ?? 0) + 1);
        } else others.push(`${phone.country ?? ''} ${name} "${raw}" is ${phone.number}`);
      }
    }
    const all = phones.length * Object.keys(SPELLINGS).length;
    const unread = sum(refused);
    console.log(
      `${right} of ${all} right, ${sum(ambiguous)} fit two numbers, ${unread} wrongly refused, ${others.length} other numbers`,
      { ambiguous: Object.fromEntries(ambiguous), refused: Object.fromEntries(refused) },
    );
    expect(others).toEqual([]);
    expect(phones.length).toBeGreaterThan(300);
    expect(right / (right + unread)).toBeGreaterThan(0.999);
    expect(right / all).toBeGreaterThan(0.995);
  });
});
