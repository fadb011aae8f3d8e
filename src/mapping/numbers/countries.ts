import { getCountries, isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';

/** Languages in which CRM address fields are read; the first that knows a name wins. */
const LOCALES = ['en', 'de', 'es', 'fr', 'it', 'pt', 'pl', 'ru', 'lt', 'lv', 'et'];

/** What people and CRM pick lists write besides the names that Unicode's data has. */
const ALIASES: Readonly<Record<string, string>> = {
  UK: 'GB',
  EL: 'GR',
  USA: 'US',
  'U.S.': 'US',
  'U.S.A.': 'US',
  'United States of America': 'US',
  America: 'US',
  GBR: 'GB',
  'Great Britain': 'GB',
  'United Kingdom of Great Britain and Northern Ireland': 'GB',
  England: 'GB',
  Scotland: 'GB',
  Wales: 'GB',
  'Northern Ireland': 'GB',
  DEU: 'DE',
  BRD: 'DE',
  'Federal Republic of Germany': 'DE',
  LTU: 'LT',
  'Republic of Lithuania': 'LT',
  Holland: 'NL',
  'The Netherlands': 'NL',
  'Czech Republic': 'CZ',
  'Slovak Republic': 'SK',
  'Russian Federation': 'RU',
  'Российская Федерация': 'RU',
  РФ: 'RU',
  'Viet Nam': 'VN',
  'Ivory Coast': 'CI',
  "Cote d'Ivoire": 'CI',
  'Republic of Korea': 'KR',
  'Korea, Republic of': 'KR',
  'Korea, South': 'KR',
  Burma: 'MM',
  Swaziland: 'SZ',
  Macedonia: 'MK',
  Turkey: 'TR',
  UAE: 'AE',
  'Iran, Islamic Republic of': 'IR',
  'Moldova, Republic of': 'MD',
  'Taiwan, Province of China': 'TW',
  'Tanzania, United Republic of': 'TZ',
  'Venezuela, Bolivarian Republic of': 'VE',
  'Hong Kong': 'HK',
  Macau: 'MO',
  Vatican: 'VA',
};

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

let names: ReadonlyMap<string, CountryCode> | undefined;

/** Built at the first use: eleven languages take some milliseconds. */
const buildNames = (): ReadonlyMap<string, CountryCode> => {
  const all = new Map<string, CountryCode>();
  const add = (name: string, code: string): void => {
    const key = fold(name);
    if (isSupportedCountry(code) && !all.has(key)) all.set(key, code);
  };
  const codes = getCountries();
  for (const [name, code] of Object.entries(ALIASES)) add(name, code);
  for (const code of codes) add(code, code);
  for (const locale of LOCALES) {
    const display = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    for (const code of codes) add(display.of(code) ?? code, code);
  }
  return all;
};

/**
 * The ISO 3166 alpha-2 code behind what a CRM's country field holds: a code in any case, or a country's name in one of
 * several languages (Germany, Deutschland, UNITED STATES, USA, UK, Lietuva). Undefined when it names no country with
 * telephone numbers of its own.
 */
export const countryCode = (text: string | undefined): CountryCode | undefined => {
  if (text === undefined || text.length > 80) return undefined;
  if (isSupportedCountry(text)) return text;
  names ??= buildNames();
  return names.get(fold(text));
};

let english: Intl.DisplayNames | undefined;

/** A country's English name for messages; codes without a name stay as they are. */
export const countryName = (code: string): string => {
  english ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
  return english.of(code) ?? code;
};
