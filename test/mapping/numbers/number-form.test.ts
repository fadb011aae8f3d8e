import { describe, expect, it } from '@jest/globals';
import { toMorForm, toMorSource, type NumberForm } from '../../../src/mapping/numbers/number-form.ts';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { parseNumber, type DialableNumber } from '../../../src/mapping/numbers/numbers.ts';
import { fc } from '../../helpers/property.ts';

const digits: NumberForm = { form: 'digits', prefixes: [] };
const plus: NumberForm = { form: 'plus', prefixes: [] };
const national = (homeCountry?: string): NumberForm => ({ form: 'national', homeCountry, prefixes: [] });

const number = (raw: string): DialableNumber => {
  const parsed = parseNumber(raw, [], internalNumbers(['XXXX']));
  if (parsed.kind === 'invalid') throw new Error(`${raw}: ${parsed.reason}`);
  return parsed;
};

describe('toMorForm', () => {
  it.each([
    ['+37060012345', digits, '37060012345'],
    ['+37060012345', plus, '+37060012345'],
    ['+37060012345', national('LT'), '060012345'],
    ['+37060012345', national('DE'), '37060012345'],
    ['+37060012345', national('Atlantis'), '37060012345'],
    ['+37060012345', national(), '37060012345'],
    ['+74951234567', national('RU'), '84951234567'],
    ['+77011234567', national('RU'), '87011234567'],
    ['+390669820000', national('IT'), '0669820000'],
    ['+14165550134', national('US'), '4165550134'],
    ['+881612345678', national('LT'), '881612345678'],
    ['1234', plus, '1234'],
  ])('%s as %j is %s', (raw, form, expected) => {
    expect(toMorForm(number(raw), form)).toBe(expected);
  });

  it('applies the first prefix that matches the formed digits', () => {
    const prefixes = [
      { match: '370', replace: '0' },
      { match: '37', replace: '9' },
      { match: '', replace: '00' },
    ];
    expect(toMorForm(number('+37060012345'), { form: 'digits', prefixes })).toBe('060012345');
    expect(toMorForm(number('+37120123456'), { form: 'plus', prefixes })).toBe('9120123456');
    expect(toMorForm(number('+12025550123'), { form: 'plus', prefixes })).toBe('0012025550123');
    expect(toMorForm(number('+37060012345'), { form: 'national', homeCountry: 'LT', prefixes })).toBe(
      '00060012345',
    );
    expect(toMorForm(number('+12025550123'), { form: 'plus', prefixes: prefixes.slice(0, 1) })).toBe(
      '+12025550123',
    );
    expect(toMorForm(number('1234'), { form: 'digits', prefixes })).toBe('1234');
  });

  it('outputs only dialable characters', () => {
    const form = fc.record({
      form: fc.constantFrom('digits', 'plus', 'national'),
      homeCountry: fc.constantFrom('LT', 'US', 'DE', undefined),
      prefixes: fc.array(
        fc.record({ match: fc.stringMatching(/^\d{0,3}$/), replace: fc.stringMatching(/^\+?[0-9*#]{0,3}$/) }),
      ),
    });
    const raw = fc.constantFrom('+37060012345', '+12025550123', '+49301234567', '1234', '+881612345678');
    fc.assert(
      fc.property(raw, form, (text, numberForm) => {
        expect(toMorForm(number(text), numberForm)).toMatch(/^\+?[\d*#]+$/);
      }),
    );
  });
});

describe('toMorSource', () => {
  it.each([
    ['306984327343', digits, '306984327343'],
    ['306984327343', plus, '306984327343'],
    ['101', plus, '101'],
    ['*98', digits, '*98'],
    ['(8-600) 12345', digits, '860012345'],
    ['+370 600-12345', digits, '37060012345'],
    ['+370 600 12345', plus, '+37060012345'],
    ['+37060012345', national('LT'), '060012345'],
    ['+999 1234', digits, '9991234'],
  ])('%s as %j is %s', (source, form, expected) => {
    expect(toMorSource(source, form)).toBe(expected);
  });

  it('applies prefixes to international sources only', () => {
    const form: NumberForm = { form: 'digits', prefixes: [{ match: '370', replace: '8' }] };
    expect(toMorSource('+37060012345', form)).toBe('860012345');
    expect(toMorSource('37060012345', form)).toBe('37060012345');
  });

  it.each(['', '+', 'anna', '101,102', '101w5', '1\n2&', '++1', '1+2', '9'.repeat(21)])(
    'refuses %j',
    (source) => {
      expect(() => toMorSource(source, digits)).toThrow(RangeError);
    },
  );
});
