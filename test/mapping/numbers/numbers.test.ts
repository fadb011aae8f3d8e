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
    expect(brief(parseNumber(raw, [country]))).toBe(expected);
  });
});

describe('parseNumber', () => {
  it('lets the first known country decide', () => {
    expect(brief(parseNumber('030 1234567', [undefined, '', 'Atlantis', 'Germany', 'LT']))).toBe(
      '+49301234567',
    );
    expect(brief(parseNumber('8 600 12345', ['Lietuva', 'DE']))).toBe('+37060012345');
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
    expect(parseNumber('030 5pm', ['DE'])).toMatchObject({ why: 'not_a_number' });
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

  it('reads every number of a field', () => {
    expect(numbersIn('101; 8 600 12345; x; 102; +49 30 1234567', ['US', 'LT']).map(brief)).toEqual([
      '+49301234567',
    ]);
    expect(numbersIn('8 600 12345, +49 30 1234567', ['LT']).map(brief)).toEqual([
      '+37060012345',
      '+49301234567',
    ]);
    expect(numbersIn('201; +49 30 1234567; 202', ['LT']).map(brief)).toEqual([
      'internal:201',
      '+49301234567',
    ]);
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
          } else if (number.kind === 'internal') expect(number.digits).toMatch(/^[\d*#]{2,8}$/);
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
