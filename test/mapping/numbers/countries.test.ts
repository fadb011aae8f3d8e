import { describe, expect, it } from '@jest/globals';
import { getCountries } from 'libphonenumber-js/max';
import { countryCode, countryName, countryOf } from '../../../src/mapping/numbers/countries.ts';

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
    ['Nederland', 'NL'],
    ['DEU', 'DE'],
    ['276', 'DE'],
    ['008', 'AL'],
    ['XKX', 'XK'],
    ['United States (US)', 'US'],
    ['USA - United States of America', 'US'],
    ['Republic of Ireland', 'IE'],
    ['Ireland (Republic of)', 'IE'],
    ['Kingdom of the Netherlands', 'NL'],
    ['Germany/Deutschland', 'DE'],
    ['Germany (+49)', 'DE'],
    ['🇩🇪 Germany', 'DE'],
    ['🇱🇹', 'LT'],
    ['OESTERREICH', 'AT'],
    ['Guinea, Equatorial', 'GQ'],
    ['Korea, South', 'KR'],
    ['ประเทศไทย', 'TH'],
    ['日本', 'JP'],
    ['المانيا', 'DE'],
    ['Uhispania', 'ES'],
  ])('%s is %s', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });

  it.each([
    undefined,
    '',
    'Atlantis',
    'Congo',
    'Korea',
    'Georgia, USA',
    'Sudan, South',
    'Guinea (Niger)',
    '40',
    '+49',
    '🇩🇪 France',
    'XX',
    'ZZ',
    '12',
    'x'.repeat(100),
  ])('%s is not a country', (text) => {
    expect(countryCode(text)).toBeUndefined();
  });
});

describe('countryOf', () => {
  it('takes the first part of an address that names a country, else the text as it is', () => {
    expect(countryOf('', 'Lietuva')).toBe('LT');
    expect(countryOf('XX', 'Nederland')).toBe('NL');
    expect(countryOf(' Narnia ', '')).toBe('Narnia');
    expect(countryOf('', ' ')).toBe('');
  });
});

describe('country names in all languages', () => {
  const locales = [
    'af',
    'am',
    'bn',
    'cy',
    'da',
    'eu',
    'fil',
    'ga',
    'hi',
    'hy',
    'is',
    'ka',
    'km',
    'lo',
    'mn',
    'my',
    'ne',
    'sw',
    'ta',
    'yo',
    'zu',
  ];

  it.each(locales)('reads the names in %s as the country, or not at all', (locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    const read = getCountries().map((code) => [code, countryCode(names.of(code))]);
    expect(read.filter(([code, found]) => found !== undefined && found !== code)).toEqual([]);
    expect(read.filter(([, found]) => found === undefined).length).toBeLessThanOrEqual(6);
  });
});

describe('countryName', () => {
  it('uses English names, and repeats codes it does not know', () => {
    expect(countryName('DE')).toBe('Germany');
    expect(countryName('QX')).toBe('QX');
  });
});
