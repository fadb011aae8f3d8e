import { describe, expect, it } from '@jest/globals';
import {
  getCountries,
  getCountryCallingCode,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { numbersIn } from '../../../src/mapping/numbers/numbers.ts';
import { digitsLike, seeded } from './generated/sample.ts';
import { SPELLINGS } from './generated/spellings.ts';

/** How many numbers of each kind and country; more with MOR_NUMBERS=14 (about 20 s on a quiet machine). */
const EACH = Number(process.env['MOR_NUMBERS'] ?? 2);
const SEED = Number(process.env['MOR_NUMBERS_SEED'] ?? 11);

interface Plan {
  selectNumberingPlan(country: CountryCode): void;
  type(name: string): { pattern(): string } | undefined;
}

/** Valid fixed and mobile numbers of every plan that the library knows. */
const validNumbers = (): PhoneNumber[] => {
  // The library's types leave out the plans' patterns.
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
 * Numbers of which one spelling is a valid number of the same country's plan, too: Germany's 13-digit numbers and
 * Gabon's of before 2019. Nothing in the text could tell.
 */
const isOverlapping = (phone: PhoneNumber): boolean =>
  (phone.country === 'DE' && phone.number.length > 13) ||
  (phone.country === 'GA' && phone.number.length < 12);

describe('generated numbers of every country, as people write them', () => {
  it('are read as themselves or refused, never as another number', () => {
    const phones = validNumbers().filter((phone) => !isOverlapping(phone));
    const others: string[] = [];
    const refused = new Map<string, number>();
    let right = 0;
    for (const phone of phones) {
      for (const [name, spell] of Object.entries(SPELLINGS)) {
        const raw = spell(phone);
        const [found] = numbersIn(raw, [phone.country]);
        if (found?.kind === 'e164' && found.e164 === phone.number) right += 1;
        else if (found === undefined || found.kind === 'invalid') {
          const why = `${name}: ${found?.why ?? 'nothing found'}`;
          refused.set(why, (refused.get(why) ?? 0) + 1);
        } else others.push(`${phone.country ?? ''} ${name} "${raw}" is ${phone.number}`);
      }
    }
    const all = phones.length * Object.keys(SPELLINGS).length;
    console.log(`${right} of ${all} right; refused:`, Object.fromEntries(refused));
    expect(others).toEqual([]);
    expect(phones.length).toBeGreaterThan(300);
    expect(right / all).toBeGreaterThan(0.99);
  });
});
