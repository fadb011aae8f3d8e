import { describe, expect, it } from '@jest/globals';
import { getCountries, isValidPhoneNumber } from 'libphonenumber-js/max';
import { numbersIn } from '../../../src/mapping/numbers/numbers.ts';
import { EMERGENCY_NUMBERS } from '../../../src/mapping/rules/emergency-numbers.ts';
import { internalNumbers, type InternalNumbers } from '../../../src/mapping/rules/internal.ts';
import { checkRules } from '../../../src/mapping/rules/rules.ts';
import { seeded } from '../numbers/generated/sample.ts';

const NONE = internalNumbers([]);
/** The most careless patterns possible. */
const EVERYTHING = internalNumbers(['XX', 'XXX', 'XXXX', 'XXXXX', 'XXXXXX']);
const RULES = { blockedPrefixes: [], blockedTypes: [] };

/** What a click on this text would dial in this country. */
const dialled = (raw: string, country: string, isInternal: InternalNumbers): string | undefined => {
  const [number] = numbersIn(raw, [country], isInternal);
  if (number === undefined || number.kind === 'invalid') return undefined;
  const context = { nowMs: 0, homeCountries: [country], isInternal };
  if (!checkRules(number, RULES, context).ok) return undefined;
  return number.kind === 'internal' ? number.digits : number.e164;
};

const TERRITORIES = getCountries();
const DRESSES = [
  'N',
  'N#',
  '*N',
  '*N#',
  '**N**',
  '#N',
  '0N',
  '9N',
  '00N',
  '0-N',
  '9,N',
  '(N)',
  ' N ',
  'tel:N',
  'N.0',
  "'N",
];
const SERVICES = [
  '118118',
  '118 118',
  '11880',
  '11 8 80',
  '411',
  '611',
  '1234',
  '*100#',
  '*21*5551#',
  '*#06#',
  '##002#',
  '*43#',
];

describe('short numbers', () => {
  it('that are emergency numbers are dialled in no territory and no spelling, whatever the patterns', () => {
    const all = Object.entries(EMERGENCY_NUMBERS).flatMap(([country, numbers]) =>
      numbers
        .split(' ')
        .flatMap((number) => DRESSES.map((dress) => [country, dress.replace('N', number)] as const)),
    );
    const through = all.filter(([country, text]) => dialled(text, country, EVERYTHING) !== undefined);
    console.log(`${all.length} emergency spellings`);
    expect(all.length).toBeGreaterThan(10_000);
    expect(through).toEqual([]);
  });

  it('are never dialled without a pattern, unless they are complete numbers of a small plan', () => {
    const random = seeded(8);
    const shorts = [2, 3, 4, 5, 6].flatMap((length) =>
      Array.from({ length: 8 }, () => String(Math.floor(random() * 10 ** length)).padStart(length, '0')),
    );
    const texts = [...shorts, ...SERVICES];
    const wrong = TERRITORIES.flatMap((country) =>
      texts.flatMap((text) => {
        const number = dialled(text, country, NONE);
        const isNumber = number !== undefined && number.startsWith('+') && isValidPhoneNumber(number);
        return number === undefined || isNumber ? [] : [`${country} ${text}: ${number}`];
      }),
    );
    console.log(`${TERRITORIES.length * texts.length} short numbers and codes`);
    expect(wrong).toEqual([]);
  });

  it('with * or # are codes, even when a pattern has their digits', () => {
    const codes = SERVICES.filter((text) => /[*#]/.test(text));
    expect(
      TERRITORIES.flatMap((country) => codes.filter((code) => dialled(code, country, EVERYTHING))),
    ).toEqual([]);
    expect(dialled('101', 'LV', EVERYTHING)).toBe('101');
  });
});
