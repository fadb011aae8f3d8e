import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import {
  numbersIn,
  parseNumber,
  warmNumbers,
  type ParsedNumber,
} from '../../../src/mapping/numbers/numbers.ts';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { checkRules } from '../../../src/mapping/rules/rules.ts';

const INTERNAL = internalNumbers(['[1-8]XX', 'XXXX']);

const golden = z
  .array(z.tuple([z.string(), z.string(), z.string()]))
  .parse(JSON.parse(readFileSync(new URL('./numbers.golden.json', import.meta.url), 'utf8')));

const brief = (number: ParsedNumber): string => {
  switch (number.kind) {
    case 'e164':
      return number.e164;
    case 'internal':
      return `internal:${number.digits}`;
    case 'invalid':
      return number.why;
  }
};

describe('parseNumber, golden table', () => {
  it('is large enough to mean something', () => {
    expect(golden.length).toBeGreaterThanOrEqual(220);
    expect(new Set(golden.map(([, country]) => country)).size).toBeGreaterThanOrEqual(32);
    expect(new Set(golden.map((row) => row.slice(0, 2).join('|'))).size).toBe(golden.length);
  });

  it.each(golden)('%j in %s is %s', (raw, country, expected) => {
    expect(brief(parseNumber(raw, [country], INTERNAL))).toBe(expected);
  });
});

const sample = z
  .array(
    z.object({
      raw: z.string(),
      country: z.string(),
      expect: z.string().nullable(),
      why: z.string(),
      also: z.array(z.string().nullable()).optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('./numbers-sample.json', import.meta.url), 'utf8')));

/** Rows that we judge otherwise, by what is in the field. */
const JUDGED: Readonly<Record<string, { readonly got: string | null; readonly why: string }>> = {
  '0860 123 456': {
    got: '+27860123456',
    why: 'a hotline at the price of a local call: shared cost is not fraud',
  },
  '+247 62889': {
    got: null,
    why: 'read right, but Ascension is one of the ranges that are blocked by default',
  },
};

describe('numbers and dial rules, what national plans and public trackers have', () => {
  it.each(sample)('$raw in $country is $expect ($why)', ({ raw, country, expect: expected, also = [] }) => {
    const number = parseNumber(raw, [country], INTERNAL);
    const context = { nowMs: 0, homeCountries: [country], isInternal: INTERNAL };
    const rules = { blockedPrefixes: [], blockedTypes: ['PREMIUM_RATE'] };
    const isDialled = number.kind !== 'invalid' && checkRules(number, rules, context).ok;
    const judged = JUDGED[raw];
    expect(judged ? [judged.got] : [expected, ...also]).toContain(isDialled ? brief(number) : null);
  });
});

describe('parseNumber, characters', () => {
  const DASHES =
    '-\u00ad\u058a\u05be\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u2e3a\u301c\u3030\u30a0\u30fc\u3161\ufe58\ufe63\uff0d\uff70';
  const INVISIBLE =
    '\u0000\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u2066\u2069\u3164\ufe0f\ufeff\uffa0\u{e0001}';
  const BLANKS = ' \t\u00a0\u1680\u2000\u2003\u2007\u2009\u202f\u205f\u2800\u3000';
  const PLUSES = '+\u207a\u2795\ufe62\uff0b';
  const named = (characters: string): [string, string][] =>
    Array.from(characters, (character) => [character.codePointAt(0)?.toString(16) ?? '', character]);

  it.each(named(DASHES))('U+%s is a dash between digits', (_, dash) => {
    expect(brief(parseNumber(`090${dash}1234${dash}5678`, ['JP']))).toBe('+819012345678');
    expect(brief(parseNumber(`02${dash}312${dash}3456`, ['KR']))).toBe('+8223123456');
  });

  it.each(named(INVISIBLE))('U+%s is nothing', (_, nothing) => {
    expect(brief(parseNumber(`${nothing}+370${nothing}612 34567${nothing}`, ['US']))).toBe('+37061234567');
  });

  it.each(named(BLANKS))('U+%s is a blank', (_, blank) => {
    expect(brief(parseNumber(`+370${blank}612${blank}34567`, ['US']))).toBe('+37061234567');
  });

  it.each(named(PLUSES))('U+%s is a plus', (_, plus) => {
    expect(brief(parseNumber(`${plus}370 612 34567`, ['US']))).toBe('+37061234567');
  });
});

describe('parseNumber', () => {
  it('lets the first country that is given decide, and no other', () => {
    expect(brief(parseNumber('030 1234567', [undefined, '', ' ', 'Germany', 'LT']))).toBe('+49301234567');
    expect(brief(parseNumber('8 600 12345', ['Lietuva', 'DE']))).toBe('+37060012345');
    expect(brief(parseNumber('020 123 4567', ['Nederland', 'DE']))).toBe('+31201234567');
  });

  it.each(['020 123 4567', '31201234567', '20 123 4567', '011 31 20 123 4567'])(
    'refuses %j of a contact whose country is not understood',
    (raw) => {
      expect(parseNumber(raw, ['Neederland', 'DE'])).toMatchObject({
        why: 'country_not_understood',
        reason: expect.stringContaining('"Neederland"'),
      });
    },
  );

  it.each(['+31 20 123 4567', '0031 20 123 4567'])('reads %j whatever the country', (raw) => {
    expect(brief(parseNumber(raw, ['Neederland', 'DE']))).toBe('+31201234567');
  });

  it.each([
    ['+37060012345', 'LT', 'MOBILE', '060012345'],
    ['+37052123456', 'LT', 'FIXED_LINE', '052123456'],
    ['+37090012345', 'LT', 'PREMIUM_RATE', '090012345'],
    ['+18003569377', 'US', 'TOLL_FREE', '8003569377'],
    ['+74951234567', 'RU', 'FIXED_LINE', '84951234567'],
    ['+77011234567', 'KZ', 'MOBILE', '87011234567'],
    ['+390612345678', 'IT', 'FIXED_LINE', '0612345678'],
    ['+390669820000', 'VA', 'FIXED_LINE', '0669820000'],
    ['+5491123456789', 'AR', 'MOBILE', '0111523456789'],
    ['+447400123456', 'GB', 'MOBILE', '07400123456'],
    ['+447911123456', 'GG', 'MOBILE', '07911123456'],
    ['+14165550134', 'CA', 'FIXED_LINE_OR_MOBILE', '4165550134'],
  ])('knows what %s is', (raw, country, type, national) => {
    expect(parseNumber(raw, [])).toEqual({ kind: 'e164', e164: raw, country, type, national });
  });

  it('keeps the extension apart', () => {
    expect(parseNumber('tel:+370-600-12345;ext=12', [])).toMatchObject({
      e164: '+37060012345',
      extension: '12',
    });
    expect(parseNumber('+7 495 123-45-67 доб. 305', [])).toMatchObject({ extension: '305' });
    expect(parseNumber('+37060012345', [])).not.toHaveProperty('extension');
  });

  it('leaves the country open where the range has none, or is not known', () => {
    expect(parseNumber('+881 612345678', [])).not.toHaveProperty('country');
    const unassigned = parseNumber('+1 222 222 2222', []);
    expect(unassigned).toMatchObject({ kind: 'e164', e164: '+12222222222' });
    expect(unassigned).not.toHaveProperty('type');
  });

  it('tells people what is wrong', () => {
    expect(parseNumber('555-0123', ['US'])).toMatchObject({
      reason: 'it has too few digits for United States; is the area code missing?',
    });
    expect(parseNumber('7654321', ['DE'])).toMatchObject({ reason: 'the area code is missing for Germany' });
    expect(parseNumber('0301', ['DE'])).toMatchObject({ why: 'too_short' });
    expect(parseNumber('+1 202 555 01234', [])).toMatchObject({
      reason: 'it has too many digits for its country code',
    });
  });

  it('refuses short codes and what only looks like a service number', () => {
    expect(parseNumber('2025 LISTEN', ['LT'])).toMatchObject({ why: 'not_a_number' });
    expect(parseNumber('+44 110', [])).toMatchObject({ kind: 'invalid' });
    expect(parseNumber('x'.repeat(201), ['LT'])).toMatchObject({ why: 'too_long' });
    expect(parseNumber('030 5pm', ['DE'])).toMatchObject({ kind: 'invalid' });
  });

  it.each([
    ['%E0%A4%A', 'not_a_number'],
    ['&#x110000;', 'empty'],
    ['&#9999999;', 'empty'],
    ['&bogus; 12', 'not_a_number'],
    ['tel:', 'empty'],
    ['sip:alice@example.com', 'not_a_number'],
    ['AB-1-800', 'not_a_number'],
  ])('survives %j', (raw, why) => {
    expect(brief(parseNumber(raw, ['US']))).toBe(why);
  });

  it('takes short numbers as internal only where a pattern says so, and only whole fields', () => {
    expect(parseNumber('101', ['LV'])).toMatchObject({ kind: 'invalid' });
    expect(brief(parseNumber('201', ['LT'], INTERNAL))).toBe('internal:201');
    expect(brief(parseNumber('101.0', ['US'], INTERNAL))).toBe('internal:101');
    for (const raw of [
      '10%',
      '24/7',
      '1001-1010',
      '101, 102',
      '2-0-1',
      '(101)',
      '$101',
      '101 x',
      '*21*5551#',
    ]) {
      expect([raw, parseNumber(raw, ['LT'], INTERNAL).kind]).toEqual([raw, 'invalid']);
    }
  });

  it.each([
    ['101; 8 600 12345; x; 102; +49 30 1234567', 'LT', ['+37060012345', '+49301234567']],
    ['8 600 12345, +49 30 1234567', 'LT', ['+37060012345', '+49301234567']],
    ['0171 1234567 / 0172 7654321', 'DE', ['+491711234567', '+491727654321']],
    ['0171 1234567 - 0172 7654321', 'DE', ['+491711234567', '+491727654321']],
    ['0171 1234567 0172 7654321', 'DE', ['+491711234567', '+491727654321']],
    ['0171 1234567\n0172 7654321', 'DE', ['+491711234567', '+491727654321']],
    ['0171 1234567 oder 0172 7654321', 'DE', ['+491711234567', '+491727654321']],
    ['(202) 555-0123 or (202) 555-0199', 'US', ['+12025550123', '+12025550199']],
    ['202-555-0123 202-555-0199 202-555-0188', 'US', ['+12025550123', '+12025550199', '+12025550188']],
    ['347-1234567 - 06 12345678', 'IT', ['+393471234567', '+390612345678']],
    ['+37061234567&+37061234568', 'LT', ['+37061234567', '+37061234568']],
  ])('reads every number of %j', (raw, country, expected) => {
    expect(numbersIn(raw, [country], INTERNAL).map(brief)).toEqual(expected);
  });

  it('remembers what it read, by text and countries', () => {
    expect(parseNumber('030 7654321', ['DE'])).toBe(parseNumber('030 7654321', ['DE']));
    expect(brief(parseNumber('030 7654321', ['LT']))).not.toBe('+49307654321');
  });

  it('can be warmed', () => {
    expect(() => {
      warmNumbers(['LT']);
    }).not.toThrow();
  });
});

const countries = fc.array(
  fc.option(fc.constantFrom('LT', 'DE', 'US', 'RU', 'IT', 'BR', 'MX', 'x'), { nil: undefined }),
  {
    maxLength: 2,
  },
);
const typed = fc
  .array(fc.constantFrom(...'0123456789+-/().,;#*xpw &%٣३Ａ\n\u200e\u00a0EÄд'.match(/./gsu)!), {
    maxLength: 40,
  })
  .map((characters) => characters.join(''));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), typed, fc.string({ maxLength: 250 }));

describe('parseNumber, properties', () => {
  it('never throws and keeps its alphabet', () => {
    fc.assert(
      fc.property(anyText, countries, (raw, codes) => {
        for (const number of numbersIn(raw, codes)) {
          if (number.kind === 'e164') {
            expect(number.e164).toMatch(/^\+[1-9]\d{5,16}$/);
            expect(number.national).toMatch(/^\d+$/);
          } else if (number.kind === 'internal') expect(number.digits).toMatch(/^\d{2,6}$/);
          else expect(number.reason).not.toBe('');
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('reads its own output as the same number, whatever the country', () => {
    fc.assert(
      fc.property(typed, countries, countries, (raw, codes, others) => {
        const number = parseNumber(raw, codes);
        if (number.kind === 'e164')
          expect(parseNumber(number.e164, others)).toMatchObject({ e164: number.e164 });
      }),
      { numRuns: 1000 },
    );
  });

  it('does not care how a number is broken up', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2011', ' - '), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.integer({ min: 60000000, max: 69999999 }), separators, (subscriber, gaps) => {
        const digits = String(subscriber);
        const broken = digits.replace(/\d/g, (digit) => (gaps.pop() ?? '') + digit);
        expect(parseNumber(`+370${broken}`, ['US'])).toEqual(parseNumber(`+370${digits}`, []));
      }),
      { numRuns: 300 },
    );
  });
});
