import { describe, expect, it } from '@jest/globals';
import { countryOf } from '../../../connectors/shared/country.ts';

describe('countryOf', () => {
  it.each([
    ['LT', 'LT'],
    ['lt', 'LT'],
    [' Lithuania ', 'LT'],
    ['Lietuva', 'LT'],
    ['Deutschland', 'DE'],
    ['GERMANY', 'DE'],
    ['España', 'ES'],
    ['Россия', 'RU'],
    ['USA', 'US'],
    ['UK', 'GB'],
    ['United Kingdom', 'GB'],
    ['Narnia', 'Narnia'],
    ['', ''],
  ])('%j is %j', (text, country) => {
    expect(countryOf(text)).toBe(country);
  });
});
