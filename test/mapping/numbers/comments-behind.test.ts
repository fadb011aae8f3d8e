import { describe, expect, it } from '@jest/globals';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { numbersIn } from '../../../src/mapping/numbers/numbers.ts';

const BEHIND = {
  hours: [
    ' 9-17',
    ' 8 - 16',
    ' 22-6',
    ' 17-9',
    ' 0-24',
    ' 10-12',
    ' 9-17 h',
    ' 9.00-17.00',
    ' 9.00-12.00, 13.00-17.30',
    ' 8:30',
    ' 24/7',
  ],
  'other last digits': ['/67', ' / 68', '/8', '/12/13', '~8', ' ~ 12'],
  counts: [' (2)', ' [3]', '(12)', ' #2', ', 2', '; 12', ' 2nd floor'],
  amounts: [' €5', ' $ 4.50', ' 10%', ' 25 %', ' 12,50 €'],
};

describe('text after a number', () => {
  it.each(Object.entries(BEHIND))(
    '%s do not turn it into another number, in any country',
    (_what, endings) => {
      const others: string[] = [];
      let read = 0;
      let refused = 0;
      for (const country of getCountries()) {
        const example = getExampleNumber(country, examples);
        if (example === undefined) continue;
        for (const text of [
          example.formatNational(),
          example.formatInternational(),
          example.nationalNumber,
        ]) {
          // Without its trunk prefix it may not be a number of that country: then there is nothing to find.
          const [alone] = numbersIn(text, [country]);
          if (alone?.kind !== 'e164' || alone.e164 !== example.number) continue;
          for (const ending of endings) {
            const [found] = numbersIn(`${text}${ending}`, [country]);
            if (found?.kind !== 'e164') refused += 1;
            else if (found.e164 === example.number) read += 1;
            else others.push(`${country} ${text}${ending}: ${found.e164}`);
          }
        }
      }
      expect(others).toEqual([]);
      expect(read).toBeGreaterThan(20 * refused);
    },
  );

  it('is not read as hours when the digits of the number continue', () => {
    expect(numbersIn('+370 6.00-00.00-0', [])).toMatchObject([{ e164: '+37060000000' }]);
  });
});
