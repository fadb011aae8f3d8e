import type { CountryCode } from 'libphonenumber-js/max';
import { LRUCache } from 'lru-cache';
import { countryCode } from './countries.ts';
import { emergencyNumber } from '../rules/emergency.ts';
import { fault, nationalDigits, readNational, type NumberFault, type Reading } from './number-plan.ts';
import { MAX_RAW_CHARACTERS, readNumberText, type NumberText } from './number-text.ts';
import { readToken, readVanity } from './read-number.ts';

/** A number of the world's numbering plan. */
export interface E164Number {
  readonly kind: 'e164';
  /** With leading +, at most 15 digits. */
  readonly e164: string;
  /** ISO 3166 alpha-2; absent for ranges without a country (satellite, +800, +979) or when it cannot be told. */
  readonly country?: string;
  /** libphonenumber's type (MOBILE, FIXED_LINE, PREMIUM_RATE...); absent when the range is not known. */
  readonly type?: string;
  /** Shown to the agent, never dialled. */
  readonly extension?: string;
  /** Digits that are dialled inside its country, trunk prefix included. */
  readonly national: string;
}

/** A short number inside the company: 2 to 6 digits, or a feature code with * and #. */
export interface InternalNumber {
  readonly kind: 'internal';
  readonly digits: string;
}

/** `reason` completes a sentence for people ("+370 6: it has too few digits ..."); `why` is for programs. */
export interface InvalidNumber {
  readonly kind: 'invalid';
  readonly reason: string;
  readonly why: NumberFault;
}

export type DialableNumber = E164Number | InternalNumber;
export type ParsedNumber = DialableNumber | InvalidNumber;

const invalid = (why: NumberFault, reason: string): InvalidNumber => ({ kind: 'invalid', why, reason });

const toNumber = (reading: Reading, extension: string | undefined): E164Number | InvalidNumber => {
  if (!reading.ok) return invalid(reading.why, reading.reason);
  const { phone } = reading;
  const type = phone.getType();
  return {
    kind: 'e164',
    e164: phone.number,
    ...(phone.country === undefined ? {} : { country: phone.country }),
    ...(type === undefined ? {} : { type }),
    ...(extension === undefined ? {} : { extension }),
    national: nationalDigits(phone),
  };
};

const INTERNAL = /^(?:\d{2,6}|(?=.*\d)(?=.*[*#])[\d*#]{2,8})$/;

/** Undefined: too long for an internal number. A short number of the country's own plan goes before. */
const readInternal = (
  digits: string,
  country: CountryCode | undefined,
  countries: readonly (string | undefined)[],
): ParsedNumber | undefined => {
  if (emergencyNumber(digits, countries) !== undefined) {
    return invalid('emergency', 'emergency numbers are never dialled by a click; use a telephone');
  }
  if (!INTERNAL.test(digits)) {
    return /^\d$/.test(digits) ? invalid('too_short', 'one digit is no telephone number') : undefined;
  }
  if (country !== undefined && /^\d+$/.test(digits)) {
    const reading = readNational(digits, country);
    if (reading.ok) return toNumber(reading, undefined);
    if (digits.startsWith('0')) return invalid('too_short', 'only its first digits are there');
  }
  return { kind: 'internal', digits };
};

const readTokens = (
  text: NumberText,
  country: CountryCode | undefined,
  countries: readonly (string | undefined)[],
): readonly ParsedNumber[] => {
  const words = /\p{L}/u.test(text.body);
  const readings = text.tokens.map((token) => {
    const compact = token.replace(/[\s().\-/[\]]/g, '');
    const short = words ? undefined : readInternal(compact, country, countries);
    return short ?? toNumber(readToken(token, country), text.extension);
  });
  return words ? readings.filter((_, index) => digitCount(text.tokens[index]) >= MIN_AMONG_WORDS) : readings;
};

/** Fewer digits among words are a room, a floor or an hour. */
const MIN_AMONG_WORDS = 5;
const digitCount = (token = ''): number => token.replace(/\D/g, '').length;

const read = (raw: string, countries: readonly (string | undefined)[]): readonly ParsedNumber[] => {
  const text = readNumberText(raw);
  if (text === undefined) {
    return [invalid('control_character', 'it contains characters that no keyboard makes; type it again')];
  }
  if (text.body === '') return [invalid('empty', 'it is empty')];
  const codes = countries.map(countryCode);
  const country = codes.find((code) => code !== undefined);
  const feature = text.body.replace(/\s/g, '');
  if (/[*#]/.test(feature) && INTERNAL.test(feature)) return [{ kind: 'internal', digits: feature }];
  const readings = readTokens(text, country, codes);
  const dialable = readings.findIndex((number) => number.kind !== 'invalid');
  const first = readings[dialable];
  if (first !== undefined) {
    const others = readings.slice(dialable + 1).filter((number) => number.kind === 'e164');
    return [first, ...others];
  }
  const vanity = readVanity(text.body, country);
  if (vanity !== undefined) return [toNumber(vanity, text.extension)];
  if (readings.length > 1) return [invalid('several', 'it holds several numbers, and none can be dialled')];
  return [readings[0] ?? toNumber(fault('not_a_number', 'it is not a telephone number'), undefined)];
};

const CACHED_NUMBERS = 20_000;
const cache = new LRUCache<string, readonly ParsedNumber[]>({ max: CACHED_NUMBERS });

/**
 * All numbers that one CRM field holds, the one that a click dials first; exactly one entry, `invalid`, when there is
 * none. Never throws, never empty. See `parseNumber`.
 */
export const numbersIn = (
  raw: string,
  countries: readonly (string | undefined)[],
): readonly ParsedNumber[] => {
  if (raw.length > MAX_RAW_CHARACTERS) return [invalid('too_long', 'it is too long for a telephone number')];
  const key = `${raw}\u0000${countries.join('\u0000')}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const numbers = read(raw, countries);
  cache.set(key, numbers);
  return numbers;
};

/**
 * Reads whatever people type into a telephone field: any separators, scripts and invisible characters, `00`/`011`,
 * trunk zeros, extensions, vanity letters, `tel:` links, words around, several numbers (the first that can be dialled
 * counts). Numbers without + belong to the first known country of `countries` (ISO alpha-2 or a country's name).
 * A number written with + or 00 needs a possible length; one without must exist in the country's plan. Emergency
 * numbers are `invalid`. Memoised; never throws.
 */
export const parseNumber = (raw: string, countries: readonly (string | undefined)[]): ParsedNumber =>
  numbersIn(raw, countries)[0] ?? invalid('not_a_number', 'it is not a telephone number');

/** Rounds after which the parser's code is compiled; the first thousands of calls are several times slower. */
const WARM_ROUNDS = 400;

/** Call once at the start, so that the first click does not pay for compiling. Takes some ten milliseconds. */
export const warmNumbers = (countries: readonly (string | undefined)[]): void => {
  for (let round = 0; round < WARM_ROUNDS; round += 1) {
    read(`+370 (600) ${String(10000 + round)}`, countries);
    read(`0${String(301234567 + round)} ext. 12`, countries);
  }
};
