import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { emergencyNumber, MAX_EMERGENCY_DIGITS } from '../rules/emergency.ts';
import { countryName } from './countries.ts';
import { EMERGENCY, fault, type Fault, type Reading } from './reading.ts';

/** Shortest whole number of the world, with its country code. */
const MIN_INTERNATIONAL = 7;

/** Mexico dropped the mobile 1 and the 01, 044 and 045 prefixes in 2019; address books still have them. */
const modernMexican = (digits: string): string => digits.replace(/^52(?:1|01|044|045)(\d{10})$/, '52$1');

/** Plans without their former trunk 0, which people still write: Czechia, Estonia, Italy (mobiles), Poland. */
const FORMER_TRUNK = /^(39|48|372|420)0/;

/** Lengths that the library still calls possible although they are obsolete: Brazil's mobiles now have a ninth digit. */
const OUTGROWN = /^\+55\d\d[6-9]\d{7}$/;

/**
 * Countries open new ranges before libraries know them, so a number written internationally needs only a valid length.
 * The North American plan's shape does not change, and a leading 0 that no known range has is a trunk prefix.
 */
const mayExist = (phone: PhoneNumber): boolean =>
  phone.isValid() ||
  (phone.isPossible() &&
    !phone.nationalNumber.startsWith('0') &&
    !OUTGROWN.test(phone.number) &&
    phone.number.length > MIN_INTERNATIONAL &&
    (phone.countryCallingCode !== '1' || /^[2-9]\d\d[2-9]\d{6}$/.test(phone.nationalNumber)));

/** Says what is wrong with a number that no plan contains. */
export const lengthFault = (text: string, country?: CountryCode): Fault => {
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
          ? 'no number of that country code looks like this; check for a missing digit'
          : `no number in ${countryName(country)} looks like this; check for a missing digit, or write it with + and the country code`,
      );
  }
};

/** +49 110: emergency numbers of any country that shares the code. Only short numbers are looked up. */
const isEmergency = (phone: PhoneNumber): boolean =>
  phone.nationalNumber.length <= MAX_EMERGENCY_DIGITS &&
  emergencyNumber(phone.nationalNumber, phone.getPossibleCountries()) !== undefined;

const parse = (digits: string): PhoneNumber | undefined =>
  parsePhoneNumberFromString(`+${digits}`, { extract: false });

/** Digits that start with a country code (no +), if they are a number of that country's plan. */
export const validInternational = (digits: string): PhoneNumber | undefined => {
  const phone = parse(modernMexican(digits));
  if (phone?.isValid() === true) return phone;
  return FORMER_TRUNK.test(digits) ? validInternational(digits.replace(FORMER_TRUNK, '$1')) : undefined;
};

/** The text can be read as two numbers, and nothing in it shows which one was meant. */
export const twoReadings = (one: PhoneNumber, other: PhoneNumber): Fault =>
  fault(
    'two_readings',
    `it can mean ${one.formatInternational()} or ${other.formatInternational()}; write it with + and the country code`,
  );

/**
 * Reads digits that start with the country code (no +). `spellings` are other ways to read the same text, for instance
 * without a (0) in brackets: a valid one beats the first if that is only possible. If two different numbers are valid,
 * neither is used.
 */
export const readInternational = (digits: string, spellings: readonly string[] = []): Reading => {
  if (emergencyNumber(digits, []) !== undefined) return EMERGENCY;
  const [valid, ...others] = [digits, ...spellings].flatMap((spelling) => validInternational(spelling) ?? []);
  if (valid !== undefined) {
    const other = others.find((one) => one.number !== valid.number);
    if (other !== undefined) return twoReadings(valid, other);
    return isEmergency(valid) ? EMERGENCY : { ok: true, phone: valid };
  }
  const phone = parse(modernMexican(digits));
  if (phone !== undefined && isEmergency(phone)) return EMERGENCY;
  if (phone !== undefined && mayExist(phone)) return { ok: true, phone };
  return lengthFault(`+${modernMexican(digits)}`);
};
