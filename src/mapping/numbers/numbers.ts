import { LRUCache } from 'lru-cache';
import { defined } from '../../defined.ts';
import { emergencyNumber } from '../rules/emergency.ts';
import { internalNumbers, MAX_INTERNAL_DIGITS, type InternalNumbers } from '../rules/internal.ts';
import { cleanText, MAX_RAW_CHARACTERS } from './clean-text.ts';
import { countryCode } from './countries.ts';
import { readNumberText, type NumberText } from './number-text.ts';
import { readPiece, type Where } from './read-piece.ts';
import { readRun } from './read-run.ts';
import { digitsOf, EMERGENCY, fault, nationalDigits, type NumberFault, type Reading } from './reading.ts';
import { DIGITS_LOST, fromSpreadsheet } from './spreadsheet.ts';
import { readVanity } from './vanity.ts';

/** An international number (ITU-T E.164). */
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
  /** Digits as dialled inside its country, including the trunk prefix. */
  readonly national: string;
}

/** A short number inside the company: a whole field of 2 to 6 digits that matches a pattern of `numbers.internal`. */
export interface InternalNumber {
  readonly kind: 'internal';
  readonly digits: string;
}

/** `reason` completes a sentence for people ("... cannot be dialled: it has too few digits ..."); `why` is for programs. */
export interface InvalidNumber {
  readonly kind: 'invalid';
  readonly reason: string;
  readonly why: NumberFault;
}

export type DialableNumber = E164Number | InternalNumber;
export type ParsedNumber = DialableNumber | InvalidNumber;

const invalid = (why: NumberFault, reason: string): InvalidNumber => ({ kind: 'invalid', why, reason });

/** ITU-T E.164, 6.1; some countries' plans would allow more. */
const MOST_DIGITS = 15;

const toNumber = (reading: Reading, extension: string | undefined): E164Number | InvalidNumber => {
  if (!reading.ok) return invalid(reading.why, reading.reason);
  const { phone } = reading;
  if (digitsOf(phone.number).length > MOST_DIGITS) {
    return invalid('too_long', 'it has more digits than any telephone number');
  }
  const type = phone.getType();
  return {
    kind: 'e164',
    e164: phone.number,
    ...defined({ country: phone.country, type, extension }),
    national: nationalDigits(phone),
  };
};

/**
 * A whole field of few digits: a short number of the country's own plan takes precedence over an internal one.
 * Undefined: something else.
 */
const readShort = (
  body: string,
  where: Where,
  countries: readonly (string | undefined)[],
  isInternal: InternalNumbers,
): ParsedNumber | undefined => {
  const digits = digitsOf(body);
  if (/[^\d\s*#,.()-]/.test(body) || digits === '' || digits.length > MAX_INTERNAL_DIGITS) return undefined;
  if (emergencyNumber(digits, countries) !== undefined) return toNumber(EMERGENCY, undefined);
  if (/[*#]/.test(body)) {
    return invalid('code', 'codes with * and # are for the telephone itself and never dialled by a click');
  }
  if (/^0+$/.test(digits)) return invalid('not_a_number', 'it is not a telephone number');
  if (digits.length === 1) return invalid('too_short', 'one digit is no telephone number');
  if (where.country !== undefined && /^[\d\s.-]+$/.test(body)) {
    const reading = readPiece(digits, where);
    if (reading.ok) return toNumber(reading, undefined);
  }
  if (/^\d+$/.test(body) && isInternal(body)) return { kind: 'internal', digits: body };
  return /^\d+$/.test(body)
    ? invalid('too_short', 'it has too few digits for a telephone number, and it is no internal number here')
    : undefined;
};

/** Among words, fewer digits are a room, a floor or an hour. */
const MIN_AMONG_WORDS = 5;

const readAll = (text: NumberText, where: Where): readonly ParsedNumber[] => {
  const words = /\p{L}/u.test(text.body);
  const runs = words
    ? text.runs.map((run) => run.filter((token) => digitsOf(token).length >= MIN_AMONG_WORDS))
    : text.runs;
  return runs.flatMap((run) => readRun(run, where)).map((reading) => toNumber(reading, text.extension));
};

const whereOf = (countries: readonly (string | undefined)[], changed: boolean): Where => {
  const given = countries.find((country) => country !== undefined && country.trim() !== '');
  const country = countryCode(given);
  return {
    country,
    ...defined({
      notUnderstood: given !== undefined && country === undefined ? given.trim() : undefined,
      fromSpreadsheet: changed ? true : undefined,
    }),
  };
};

const DATE = /^(?:(?:19|20)\d{2}-\d{1,2}-\d{1,2}|\d{1,2}([./])\d{1,2}\1(?:19|20)\d{2})(?!\d)/;

const read = (
  raw: string,
  countries: readonly (string | undefined)[],
  isInternal: InternalNumbers,
): readonly ParsedNumber[] => {
  const cleaned = cleanText(raw);
  if (cleaned === undefined) {
    return [invalid('control_character', 'it contains characters that no keyboard makes; type it again')];
  }
  const cell = fromSpreadsheet(cleaned);
  if (!cell.ok) return [invalid('digits_lost', DIGITS_LOST)];
  if (DATE.test(cell.text)) return [invalid('not_a_number', 'it is a date')];
  const text = readNumberText(cell.text);
  if (cell.text === '') return [invalid('empty', 'it is empty')];
  const where = whereOf(countries, cell.changed);
  const short = readShort(text.body, where, countries.map(countryCode), isInternal);
  if (short !== undefined) return [short];
  const readings = readAll(text, where);
  const numbers = readings.filter(({ kind }) => kind !== 'invalid');
  if (numbers.length > 0) return distinct(numbers);
  const vanity = readVanity(text.body, where);
  if (vanity !== undefined) return [toNumber(vanity, text.extension)];
  if (readings.length > 1) return [invalid('several', 'it holds several numbers, and none can be dialled')];
  return [readings[0] ?? toNumber(fault('not_a_number', 'it is not a telephone number'), undefined)];
};

const distinct = (numbers: readonly ParsedNumber[]): readonly ParsedNumber[] => {
  const known = new Set<string>();
  return numbers.filter((number) => {
    const key = number.kind === 'e164' ? number.e164 : '';
    return !known.has(key) && known.add(key);
  });
};

const CACHED_NUMBERS = 20_000;
type Cache = LRUCache<string, readonly ParsedNumber[]>;
/** Keyed by the patterns of internal numbers, which an administrator may change. */
const caches = new WeakMap<InternalNumbers, Cache>();

const cacheOf = (isInternal: InternalNumbers): Cache => {
  const known = caches.get(isInternal);
  if (known !== undefined) return known;
  const cache: Cache = new LRUCache({ max: CACHED_NUMBERS });
  caches.set(isInternal, cache);
  return cache;
};

const NONE = internalNumbers([]);

/**
 * All numbers in one CRM field, starting with the one that a click dials; if there is none, exactly one `invalid` entry.
 * Never throws, never empty. See `parseNumber`.
 */
export const numbersIn = (
  raw: string,
  countries: readonly (string | undefined)[],
  isInternal: InternalNumbers = NONE,
): readonly ParsedNumber[] => {
  if (raw.length > MAX_RAW_CHARACTERS) return [invalid('too_long', 'it is too long for a telephone number')];
  const key = `${raw}\u0000${countries.join('\u0000')}`;
  const cache = cacheOf(isInternal);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const numbers = read(raw, countries, isInternal);
  cache.set(key, numbers);
  return numbers;
};

/**
 * Reads anything people type into a telephone field: any separators, scripts and invisible characters, `00`/`011`,
 * trunk zeros, extensions, vanity letters, `tel:` links, surrounding words, several numbers (the first that can be
 * dialled counts). Numbers without + belong to the first known country of `countries` (ISO alpha-2 or a country's name).
 * A number written with + or 00 needs a possible length; one without must exist in the country's plan. Emergency
 * numbers are `invalid`. Memoised; never throws.
 */
export const parseNumber = (
  raw: string,
  countries: readonly (string | undefined)[],
  isInternal: InternalNumbers = NONE,
): ParsedNumber =>
  numbersIn(raw, countries, isInternal)[0] ?? invalid('not_a_number', 'it is not a telephone number');

/** One round reads each territory's patterns; the others are dry clicks that let V8 compile the code. */
const WARM_ROUNDS = 40;

/** Call once at start-up, so that the first click does not pay for compiling. Takes some tens of milliseconds. */
export const warmNumbers = (countries: readonly (string | undefined)[]): void => {
  for (let round = 0; round < WARM_ROUNDS; round += 1) {
    read(`+370 (600) ${String(10000 + round)}`, countries, NONE);
    read(`0${String(301234567 + round)} ext. 12`, countries, NONE);
  }
};
