import type { CountryCode } from 'libphonenumber-js/max';
import { fault, readInternational, readNational, type Reading } from './number-plan.ts';

/** A slash with another number behind it, seen from how many digits follow. */
const MIN_OTHER_NUMBER = 6;
/** So many national digits are a whole number when only alternative last digits follow ("1234567/68"). */
const MIN_BEFORE_ALTERNATIVE = 8;
const MIN_COMPLETE = 7;
const MAX_SLASHED = 6;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** +8 (495) ...: no country has code 8; it is the trunk prefix of Russia, Kazakhstan or old Lithuania with a stray +. */
const STRAY_PLUS = /^[([]*\+\s*(?:8[\s(-]|0(?!0|11))/;

const readDigits = (token: string, country: CountryCode | undefined): Reading => {
  const digits = digitsOf(token);
  if (!token.includes('+') || (STRAY_PLUS.test(token) && country !== undefined)) {
    return readNational(digits, country);
  }
  return readInternational(digits.replace(/^(?:00|011)/, ''));
};

const TRUNK_IN_BRACKETS = /\(\s*0\s*\)/;

const readWhole = (token: string, country: CountryCode | undefined): Reading => {
  const reading = readDigits(token, country);
  if (reading.ok || !TRUNK_IN_BRACKETS.test(token)) return reading;
  // +34 (0)91 ...: a trunk zero where the country has none.
  return readDigits(token.replace(TRUNK_IN_BRACKETS, ''), country);
};

/** Where a slash ends a number rather than the area code: after what is complete by itself. */
const firstOfSlashed = (parts: readonly string[], country: CountryCode | undefined): Reading | undefined => {
  for (let count = 1; count < Math.min(parts.length, MAX_SLASHED); count += 1) {
    const reading = readWhole(parts.slice(0, count).join(' '), country);
    if (!reading.ok || !reading.phone.isValid()) continue;
    const national = reading.phone.nationalNumber.length;
    const behind = digitsOf(parts.slice(count).join('')).length;
    if (national >= MIN_BEFORE_ALTERNATIVE || (national >= MIN_COMPLETE && behind >= MIN_OTHER_NUMBER)) {
      return reading;
    }
  }
  return undefined;
};

/** Reads one token of a field as one telephone number; of several joined by slashes, the first. */
export const readToken = (token: string, country: CountryCode | undefined): Reading => {
  const parts = token.split('/');
  return (parts.length > 1 ? firstOfSlashed(parts, country) : undefined) ?? readWhole(token, country);
};

const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
const FIRST_KEY = 2;
const keyOf = (letter: string): string => String(FIRST_KEY + KEYS.findIndex((key) => key.includes(letter)));
const VANITY = /^[+(\s]*\d[\d\s().+-]*[A-Z][A-Z\d\s-]*$/;
const MIN_VANITY_LETTERS = 3;
/** Exchanges ignore what is dialled beyond the number's length (1-800-CONTACTS has one letter too many). */
const MAX_SPARE_LETTERS = 3;

/**
 * Numbers spelled with capital letters (1-800-FLOWERS), as in advertising: service numbers everywhere, any number in
 * North America. Undefined for all other text.
 */
export const readVanity = (body: string, country: CountryCode | undefined): Reading | undefined => {
  if (!VANITY.test(body) || body.replace(/[^A-Z]/g, '').length < MIN_VANITY_LETTERS) return undefined;
  const dialled = body.replace(/[A-Z]/g, keyOf).replace(/[^\d+]/g, '');
  for (let spare = 0; spare <= MAX_SPARE_LETTERS; spare += 1) {
    const reading = readDigits(dialled.slice(0, dialled.length - spare), country);
    if (!reading.ok || !reading.phone.isValid()) continue;
    const service = ['TOLL_FREE', 'SHARED_COST', 'UAN'].includes(reading.phone.getType() ?? '');
    if (service || reading.phone.countryCallingCode === '1') return reading;
  }
  return fault('not_a_number', 'it spells no telephone number; write it in digits');
};
