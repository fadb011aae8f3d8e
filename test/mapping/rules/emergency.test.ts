import { describe, expect, it } from '@jest/globals';
import { EMERGENCY_NUMBERS } from '../../../src/mapping/rules/emergency-numbers.ts';
import { emergencyNumber } from '../../../src/mapping/rules/emergency.ts';

const ALL = Object.entries(EMERGENCY_NUMBERS).flatMap(([country, numbers]) =>
  numbers.split(' ').map((number) => [country, number] as const),
);
/** How people and telephone systems write them. */
const DRESSES = ['N', 'N#', '*N', '*N#', '**N**', '0N', '9N', '00N', '0-N', '(N)', ' N '];

describe('emergency numbers', () => {
  it('are known for every territory, with or without added characters', () => {
    const missed = ALL.flatMap(([country, number]) =>
      DRESSES.map((dress) => dress.replace('N', number))
        .filter((text) => emergencyNumber(text, [undefined, country]) === undefined)
        .map((text) => `${country} ${text}`),
    );
    expect(ALL.length).toBeGreaterThan(700);
    expect(missed).toEqual([]);
  });

  it('of one country are not those of another, but 112, 911 and 999 are known everywhere', () => {
    expect(emergencyNumber('110', ['GB'])).toBeUndefined();
    for (const number of ['112', '911', '999']) expect(emergencyNumber(number, [])).toBe(number);
  });

  it.each(['1120', '5112', '0', '', '00', '112112112', '+37060012345', '201'])('%j is not one', (text) => {
    expect(emergencyNumber(text, ['DE', 'GB', 'US'])).toBeUndefined();
  });
});
