import { describe, expect, it } from '@jest/globals';
import { countryCode, countryName } from '../../../src/mapping/numbers/countries.ts';

describe('countryCode', () => {
  it.each([
    ['LT', 'LT'],
    ['lt', 'LT'],
    ['Germany', 'DE'],
    ['GERMANY', 'DE'],
    ['Deutschland', 'DE'],
    ['United States', 'US'],
    ['united states of america', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['Lietuva', 'LT'],
    ['  lithuania ', 'LT'],
    ['Россия', 'RU'],
    ['RUSSIAN FEDERATION', 'RU'],
    ['España', 'ES'],
    ['Espana', 'ES'],
    ['Österreich', 'AT'],
    ['Czech Republic', 'CZ'],
    ["Cote d'Ivoire", 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ['Ivory Coast', 'CI'],
    ['Korea, Republic of', 'KR'],
    ['Bosnia & Herzegovina', 'BA'],
    ['Polska', 'PL'],
    ['Brasil', 'BR'],
    ['Hong Kong', 'HK'],
  ])('%s is %s', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });

  it.each([undefined, '', 'Atlantis', 'XX', 'ZZ', '12', 'x'.repeat(100)])('%s is no country', (text) => {
    expect(countryCode(text)).toBeUndefined();
  });
});

describe('countryName', () => {
  it('speaks English, and repeats what it does not know', () => {
    expect(countryName('DE')).toBe('Germany');
    expect(countryName('QX')).toBe('QX');
  });
});
