import {
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { countryName } from './countries.ts';
import { emergencyNumber, MAX_EMERGENCY_DIGITS } from '../rules/emergency.ts';

/** Why something is not a number that can be dialled; stable, for programs. */
export type NumberFault =
  | 'empty'
  | 'too_short'
  | 'too_long'
  | 'not_a_number'
  | 'several'
  | 'emergency'
  | 'country_unknown'
  | 'not_in_plan'
  | 'control_character';

export type Reading =
  | { readonly ok: true; readonly phone: PhoneNumber }
  | { readonly ok: false; readonly why: NumberFault; readonly reason: string };

/** Digits without + are read as international only from this length: shorter ones are too easily something else. */
const MIN_BARE_INTERNATIONAL = 11;
/** Where an area code is written with a trunk prefix, fewer digits without it are a local number. */
const MIN_WITHOUT_TRUNK = 8;
/** Shortest whole number of the world, with its country code. */
const MIN_INTERNATIONAL = 7;

export const fault = (why: NumberFault, reason: string): Reading & { ok: false } => ({
  ok: false,
  why,
  reason,
});

/** The digits that are dialled inside the number's country, trunk prefix included. */
export const nationalDigits = (phone: PhoneNumber): string => phone.formatNational().replace(/\D/g, '');

/** Mexico dropped the mobile 1 and the 01, 044 and 045 prefixes in 2019; address books still have them. */
const modernMexican = (digits: string): string => digits.replace(/^52(?:1|01|044|045)(\d{10})$/, '52$1');

/**
 * Country ranges grow before libraries know, so a number that was written internationally only needs the right length.
 * The shape of the North American plan does not change, and no plan starts with 000.
 */
const mayExist = (phone: PhoneNumber): boolean =>
  phone.isValid() ||
  (phone.isPossible() &&
    !phone.nationalNumber.startsWith('000') &&
    phone.number.length > MIN_INTERNATIONAL &&
    (phone.countryCallingCode !== '1' || /^[2-9]\d\d[2-9]\d{6}$/.test(phone.nationalNumber)));

const lengthFault = (text: string, country?: CountryCode): Reading & { ok: false } => {
  const where = country === undefined ? 'for its country code' : `for ${countryName(country)}`;
  switch (validatePhoneNumberLength(text, country)) {
    case 'TOO_SHORT':
      return fault('too_short', `it has too few digits ${where}; is the area code missing?`);
    case 'TOO_LONG':
      return fault('too_long', `it has too many digits ${where}`);
    case 'INVALID_LENGTH':
      return fault('not_in_plan', `it has a wrong number of digits ${where}; is the area code missing?`);
    case 'INVALID_COUNTRY':
      return fault('not_in_plan', 'its country code does not exist');
    case 'NOT_A_NUMBER':
      return fault('not_a_number', 'it is not a telephone number');
    case undefined:
      return fault(
        'not_in_plan',
        country === undefined
          ? 'no number of that country code looks like this'
          : `no number in ${countryName(country)} looks like this; check for a missing digit, or write it with + and the country code`,
      );
  }
};

/** +49 110: short numbers of any country that shares the code. Those countries are looked up for short ones only. */
const isEmergency = (phone: PhoneNumber): boolean =>
  phone.nationalNumber.length <= MAX_EMERGENCY_DIGITS &&
  emergencyNumber(phone.nationalNumber, phone.getPossibleCountries()) !== undefined;

/** Reads digits that start with the country code (no +). */
export const readInternational = (digits: string): Reading => {
  const text = `+${modernMexican(digits)}`;
  const phone = parsePhoneNumberFromString(text, { extract: false });
  if (emergencyNumber(digits, []) !== undefined || (phone !== undefined && isEmergency(phone)))
    return fault('emergency', 'emergency numbers are never dialled by a click; use a telephone');
  if (phone !== undefined && mayExist(phone)) return { ok: true, phone };
  return lengthFault(text);
};

const afterInternationalPrefix = (digits: string): string | undefined =>
  /^(?:00|011)([1-9]\d*)$/.exec(digits)?.[1];

/**
 * These gave their trunk 0 up (Italy: for mobiles); address books did not. Nowhere else may a 0 be dropped: 020 7946 0018
 * of London would become a number in Maine.
 */
const FORMER_TRUNK_ZERO: readonly CountryCode[] = ['CZ', 'EE', 'IT', 'PL'];

/** The number if it is one of the country's plan. */
const parseIn = (country: CountryCode, digits: string): PhoneNumber | undefined => {
  const phone = parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false });
  if (phone?.isValid() === true) return phone;
  return digits.startsWith('0') && FORMER_TRUNK_ZERO.includes(country)
    ? parseIn(country, digits.slice(1))
    : undefined;
};

/** Reads digits without + as somebody in this country would dial them. */
export const readNational = (digits: string, country: CountryCode | undefined): Reading => {
  const abroad = afterInternationalPrefix(digits);
  if (country === undefined) return readWithoutCountry(digits, abroad);
  const dialled = country === 'MX' ? digits.replace(/^(?:01|044|045)(?=\d{10}$)/, '') : digits;
  const phone = parseIn(country, dialled);
  const valid = phone !== undefined;
  const local = valid && dialled.length < MIN_WITHOUT_TRUNK && nationalDigits(phone).length > dialled.length;
  if (valid && !local) return { ok: true, phone };
  if (abroad !== undefined) return readInternational(abroad);
  const bare = readBareInternational(digits);
  if (bare !== undefined) return bare;
  if (local) return fault('too_short', `the area code is missing for ${countryName(country)}`);
  return lengthFault(dialled, country);
};

const readBareInternational = (digits: string): (Reading & { ok: true }) | undefined => {
  if (digits.length < MIN_BARE_INTERNATIONAL) return undefined;
  const reading = readInternational(digits);
  return reading.ok && reading.phone.isValid() ? reading : undefined;
};

const readWithoutCountry = (digits: string, abroad: string | undefined): Reading => {
  if (abroad !== undefined) return readInternational(abroad);
  return (
    readBareInternational(digits) ??
    fault('country_unknown', 'it has no + and country code, and no default country is set')
  );
};
