import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { emergencyNumber, MAX_EMERGENCY_DIGITS } from '../rules/emergency.ts';
import { countryName } from './countries.ts';
import { EMERGENCY, fault, type Fault, type Reading } from './reading.ts';

/** Shortest whole number of the world, with its country code. */
const MIN_INTERNATIONAL = 7;

/** Mexico dropped the mobile 1 and the 01, 044 and 045 prefixes in 2019; address books still have them. */
const modernMexican = (digits: string): string => digits.replace(/^52(?:1|01|044|045)(\d{10})$/, '52$1');

/** Plans that gave up a trunk 0, so that one behind the country code is a habit: Czechia, Estonia, Italy (mobiles), Poland. */
const FORMER_TRUNK = /^(39|48|372|420)0/;

/** Lengths that the libraries still call possible, though the plan has outgrown them: Brazil's mobiles have a ninth digit. */
const OUTGROWN = /^\+55\d\d[6-9]\d{7}$/;

/**
 * Country ranges grow before libraries know, so a number that was written internationally only needs the right length.
 * The shape of the North American plan does not change, and a 0 in front that no known range has is a trunk prefix.
 */
const mayExist = (phone: PhoneNumber): boolean =>
  phone.isValid() ||
  (phone.isPossible() &&
    !phone.nationalNumber.startsWith('0') &&
    !OUTGROWN.test(phone.number) &&
    phone.number.length > MIN_INTERNATIONAL &&
    (phone.countryCallingCode !== '1' || /^[2-9]\d\d[2-9]\d{6}$/.test(phone.nationalNumber)));

/** Says what is wrong with a number that is in no plan. */
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

/** +49 110: short numbers of any country that shares the code. Those countries are looked up for short ones only. */
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

/** Two numbers fit the text, and nothing in it tells which one was meant. */
export const twoReadings = (one: PhoneNumber, other: PhoneNumber): Fault =>
  fault(
    'two_readings',
    `it can mean ${one.formatInternational()} or ${other.formatInternational()}; write it with + and the country code`,
  );

/**
 * Reads digits that start with the country code (no +). `spellings` are other ways to take the same text, for instance
 * without a (0) in brackets: one that is valid beats the first when that is only possible. Two that are valid are two
 * numbers, of which none is taken.
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
