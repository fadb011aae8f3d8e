import { describe, expect, it } from '@jest/globals';
import {
  numbersIn,
  parseNumber,
  type ParsedNumber,
  warmNumbers,
} from '../../../src/mapping/numbers/numbers.ts';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';

const INTERNAL = internalNumbers(['[1-8]XX', 'XXXX']);
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

describe('parseNumber', () => {
  it('lets the first given country decide, and no other', () => {
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
  ])('recognises %s', (raw, country, type, national) => {
    expect(parseNumber(raw, [])).toEqual({ kind: 'e164', e164: raw, country, type, national });
  });

  it('keeps the extension separate', () => {
    expect(parseNumber('tel:+370-600-12345;ext=12', [])).toMatchObject({
      e164: '+37060012345',
      extension: '12',
    });
    expect(parseNumber('+7 495 123-45-67 доб. 305', [])).toMatchObject({ extension: '305' });
    expect(parseNumber('+37060012345', [])).not.toHaveProperty('extension');
  });

  it('leaves the country open when the range has none or is unknown', () => {
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

  it('refuses short codes and lookalikes of service numbers', () => {
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

  it('takes short numbers as internal only when a pattern matches, and only as whole fields', () => {
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

  it('caches what it read, by text and countries', () => {
    expect(parseNumber('030 7654321', ['DE'])).toBe(parseNumber('030 7654321', ['DE']));
    expect(brief(parseNumber('030 7654321', ['LT']))).not.toBe('+49307654321');
  });

  it('can be warmed up', () => {
    expect(() => {
      warmNumbers(['LT']);
    }).not.toThrow();
  });
});
