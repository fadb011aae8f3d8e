import { describe, expect, it } from '@jest/globals';
import { numbersIn, parseNumber, type ParsedNumber } from '../../../src/mapping/numbers/numbers.ts';
import { cleanText } from '../../../src/mapping/numbers/clean-text.ts';
import { fc, runs } from '../../helpers/property.ts';

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

  it.each(named(INVISIBLE))('U+%s is ignored', (_, nothing) => {
    expect(brief(parseNumber(`${nothing}+370${nothing}612 34567${nothing}`, ['US']))).toBe('+37061234567');
  });

  it.each(named(BLANKS))('U+%s is a blank', (_, blank) => {
    expect(brief(parseNumber(`+370${blank}612${blank}34567`, ['US']))).toBe('+37061234567');
  });

  it.each(named(PLUSES))('U+%s is a plus', (_, plus) => {
    expect(brief(parseNumber(`${plus}370 612 34567`, ['US']))).toBe('+37061234567');
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
  it('never throws and outputs only its own alphabet', () => {
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
      { numRuns: runs(1500) },
    );
  });

  it('reads its own output as the same number, whatever the country', () => {
    fc.assert(
      fc.property(typed, countries, countries, (raw, codes, others) => {
        const number = parseNumber(raw, codes);
        if (number.kind === 'e164')
          expect(parseNumber(number.e164, others)).toMatchObject({ e164: number.e164 });
      }),
      { numRuns: runs(1000) },
    );
  });

  it('gives the same number however its digits are separated', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2011', ' - '), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.integer({ min: 60000000, max: 69999999 }), separators, (subscriber, gaps) => {
        const digits = String(subscriber);
        const broken = digits.replace(/\d/g, (digit, at: number) => (gaps[at] ?? '') + digit);
        expect(parseNumber(`+370${broken}`, ['US'])).toEqual(parseNumber(`+370${digits}`, []));
      }),
      { numRuns: runs(300) },
    );
  });

  it('reads a number that needs no cleaning like one that does', () => {
    const ordinary = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-*#(). ')), maxLength: 30 });
    fc.assert(
      fc.property(ordinary, (text) => {
        expect(cleanText(text)).toBe(cleanText(`${text}\u200b`));
      }),
      { numRuns: runs(1000) },
    );
  });
});
