import { describe, expect, it } from '@jest/globals';
import { withoutCount } from '../../../src/mapping/numbers/comments.ts';
import { numbersIn, parseNumber } from '../../../src/mapping/numbers/numbers.ts';
import { readRun } from '../../../src/mapping/numbers/read-run.ts';

const read = (raw: string, country: string): string[] =>
  numbersIn(raw, [country]).map((number) => {
    if (number.kind === 'e164') return number.e164;
    return number.kind === 'invalid' ? number.why : number.digits;
  });

describe('text beside a number', () => {
  it.each([
    ['030 12345678 9-17', 'DE', ['+493012345678']],
    // Night hours or the last digits: nobody can tell.
    ['030 12345678 17-9', 'DE', ['+493012345678']],
    ['030 1234 9-17', 'DE', ['two_readings']],
    ['202-555-0123 22-6', 'US', ['+12025550123']],
    ['01 42 68 53 22-6', 'FR', ['+33142685322']],
    ['+61 412 345 678 €', 'AU', ['+61412345678']],
    ['0171 1234567 €5', 'DE', ['+491711234567']],
    // All of it may be the amount.
    ['412345678 €', 'AU', ['not_a_number']],
    ['+376 312 345 9-17', 'AD', ['two_readings']],
    ['+43 664 123456 (2)', 'AT', ['+43664123456']],
    ['031-123-4567~8', 'KR', ['+82311234567']],
    ['02-312-3456 ~ 57', 'KR', ['+8223123456']],
    // Too few digits before it to be a range of lines.
    ['12~13', 'KR', ['too_short']],
    ['030/1234567/68', 'DE', ['+49301234567']],
    ['0431 123456/654321', 'DE', ['+49431123456']],
    ['030 123456 / 030 654321', 'DE', ['+4930123456', '+4930654321']],
  ])('in %j of %s leaves %j', (raw, country, numbers) => {
    expect(read(raw, country)).toEqual(numbers);
  });

  it.each([
    '(2) 0171 1234567',
    '1. 0171 1234567',
    '2: +49 171 1234567',
    '[3]. (0171) 1234567',
    '(2): 0171 1234567',
  ])('that is a count, as in %j, is not dialled', (raw) => {
    expect(read(raw, 'DE')).toEqual(['+491711234567']);
  });

  it.each([
    ['( 12 ).  +49 171', { count: '12', rest: '+49 171' }],
    ['7) (0171) 1', { count: '7', rest: '(0171) 1' }],
    ['20. 0171\n1', { count: '20', rest: '0171\n1' }],
    // Area codes, and digits of the number itself.
    ['(84) 0171', undefined],
    ['21. 0171', undefined],
    ['(2) 171', undefined],
    ['2 0171', undefined],
    ['(2)0171', undefined],
    ['123. 0171', undefined],
  ])('that is a count is distinguished from digits: %j', (token, found) => {
    expect(withoutCount(token)).toEqual(found);
  });
});

describe('two numbers in a row', () => {
  it.each(['040/1754 559 040-9133240 7', '030/68934 3 09131-760101'])(
    'are not dialled when nobody can tell where one ends (%j)',
    (raw) => {
      expect(parseNumber(raw, ['DE'])).toMatchObject({
        kind: 'invalid',
        why: 'several',
        reason: expect.stringContaining('part them with ;'),
      });
    },
  );

  it('are not dialled when they may be one number cut in two', () => {
    const [first, second] = readRun(['01-567371 - 7', '57431'], { country: 'AT' });
    expect(first).toMatchObject({ ok: false, why: 'two_readings' });
    expect(second).toMatchObject({ ok: false });
    expect(read('01-567371 - 7, 57431', 'AT')).toEqual(['several']);
  });
});

describe('letters in a number', () => {
  it.each([
    ['+1 800 FLOWERS', 'LT', ['+18003569377']],
    ['1-800-CONTACTS', 'US', ['+18002668228']],
    ['0800 FLOWERS', 'DE', ['+498003569377']],
    // An ordinary number of another country is never spelled with letters.
    ['030 BERLINX', 'DE', ['not_a_number']],
    ['+370 600 HELLO', 'LT', ['not_a_number']],
  ])('of %j in %s are %j', (raw, country, numbers) => {
    expect(read(raw, country)).toEqual(numbers);
  });
});
