import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type CountryCode,
} from 'libphonenumber-js/max';
import { firstNames, fold, moreNames, type Names } from './country-names.ts';

/** Every country with a numbering plan, by code. */
export const COUNTRIES: string[] = getCountries();

const MAX_CHARACTERS = 100;

/** Names built so far, English first; the first language that has a name decides its meaning. */
const known: Names[] = [];
let building: ReturnType<typeof moreNames> | undefined;

/** One more language; false when there are no more. */
const buildNext = (): boolean => {
  if (known.length === 0) {
    known.push(firstNames());
    return true;
  }
  building ??= moreNames();
  const step = building[known.length - 1]?.next();
  if (step?.done === true) known.push(step.value);
  return step !== undefined;
};

const named = (text: string): CountryCode | undefined => {
  const name = fold(text);
  if (name === '') return undefined;
  for (let at = 0; ; at += 1) {
    while (known[at] === undefined && buildNext());
    const names = known[at];
    if (names === undefined || names.has(name)) return names?.get(name);
  }
};

/** Official titles around a country's name: Republic of Ireland, Kingdom of the Netherlands, Germany (Fed. Rep.). */
const TITLES =
  /^(?:the\s+|la\s+|el\s+|le\s+)?(?:(?:fed(?:eral)?|people'?s|democratic|islamic|socialist|arab|plurinational|bolivarian|united|co-?operative|independent)\.?\s+)*(?:rep(?:ublic)?|kingdom|state|commonwealth|principality|grand duchy|federation|union|republik|república|repubblica|république|königreich|reino|royaume)\.?\s+(?:of|von|der|de|di|do|da|du|des)?\s*(?:the\s+|la\s+|l['’])?/i;
const ARTICLES = /^(?:the|die|der|das|la|le|les|el|los|las|il|os|as|de|het)\s+/i;

/** The word for "country", which Thai puts before the name, and Chinese and Japanese after it. */
const COUNTRY_WORD = /^ประเทศ|(?<=.{2})[国國]$/u;

/** The name without its title and article, if anything is left. */
const withoutTitle = (text: string): string | undefined => {
  const plain = text.replace(TITLES, '').replace(ARTICLES, '').replace(COUNTRY_WORD, '').trim();
  return plain === text || plain === '' ? undefined : plain;
};

const FLAG = /^(\p{RI})(\p{RI})|(\p{RI})(\p{RI})$/u;
const REGIONAL_A = 0x1f1e6;

const flagCode = (text: string): string | undefined => {
  const letters = FLAG.exec(text)?.[0];
  if (letters === undefined) return undefined;
  const points = Array.from(letters, (letter) => (letter.codePointAt(0) ?? 0) - REGIONAL_A);
  return String.fromCharCode(...points.map((point) => 'A'.charCodeAt(0) + point));
};

/** "Ireland (Republic of)" */
const TITLE_ONLY =
  /^(?:(?:federal|democratic)\s+)?(?:republic|kingdom|state|the|rep\.?)(?:\s+of)?(?:\s+the)?$/i;

/** "United States (US)", "DE - Germany", "Germany/Deutschland": all parts must name one country. */
const byParts = (text: string): CountryCode | undefined => {
  const parts = text
    .split(/\s*[()[\]/|:;,+]\s*|\s+[-–—]\s+/)
    .filter((part) => /\p{L}|\d/u.test(part) && !TITLE_ONLY.test(part));
  if (parts.join('').length === text.length) return undefined;
  const names = parts.filter((part) => !/^\d{1,4}$/.test(part) || named(part) !== undefined);
  const codes = new Set(names.map((part) => named(part) ?? named(withoutTitle(part) ?? '')));
  const [code] = codes;
  if (codes.size !== 1 || code === undefined) return undefined;
  // Germany (+49)
  const numbers = parts.filter((part) => !names.includes(part));
  return numbers.every((part) => part === getCountryCallingCode(code)) ? code : undefined;
};

/**
 * The ISO 3166 alpha-2 code for the content of a CRM's country field: an alpha-2, alpha-3 or numeric code in any case,
 * or a country's name in any language of CLDR, with the additions that people make ("United States (US)", "Republic of
 * Ireland", a flag). Undefined if it names no country with its own telephone numbers, or more than one.
 */
export const countryCode = (text: string | undefined): CountryCode | undefined => {
  if (text === undefined || text.length > MAX_CHARACTERS) return undefined;
  if (isSupportedCountry(text)) return text;
  const before = cached.get(text);
  if (before !== undefined) return before === NOT_A_COUNTRY ? undefined : before;
  const code = readCountry(text.replace(/[\p{Cf}\p{Cc}]/gu, '').trim());
  if (cached.size >= MAX_CACHED) cached.clear();
  cached.set(text, code ?? NOT_A_COUNTRY);
  return code;
};

const NOT_A_COUNTRY = '';
const MAX_CACHED = 2_000;
const cached = new Map<string, CountryCode | typeof NOT_A_COUNTRY>();

const readCountry = (text: string): CountryCode | undefined => {
  const flag = flagCode(text);
  if (flag !== undefined) {
    const rest = text.replace(FLAG, '').trim();
    return rest === '' || countryCode(rest) === flag ? named(flag) : undefined;
  }
  return named(text) ?? named(withoutTitle(text) ?? '') ?? byParts(text);
};

/**
 * The first of an address's country fields that names a country; if none does, the first that is filled in, for the
 * message that it was not understood. '' when all are empty.
 */
export const countryOf = (...texts: readonly string[]): string => {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
  return filled.map((text) => countryCode(text)).find((code) => code !== undefined) ?? filled[0] ?? '';
};

const PAUSE_MS = 20;

/** Reads the names of all languages piece by piece while the process is idle, so that no click waits for them. */
export const warmCountries = (): void => {
  if (buildNext()) setTimeout(warmCountries, PAUSE_MS).unref();
};

let english: Intl.DisplayNames | undefined;

/** A country's English name for messages; codes without a name stay as they are. */
export const countryName = (code: string): string => {
  english ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
  return english.of(code) ?? code;
};
