import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { countryName } from './countries.ts';
import { lengthFault, readInternational, twoReadings, validInternational } from './international.ts';
import { fault, nationalDigits, type Reading } from './reading.ts';
import { isSocialService } from './social-services.ts';
import { isUsual } from './usual-plan.ts';

/** A number typed without +. */
export interface Dialled {
  readonly digits: string;
  /** The digits, grouped by blanks and punctuation. */
  readonly groups: readonly string[];
  /** The number went through a spreadsheet, so it may have lost a leading 0. */
  readonly fromSpreadsheet?: boolean;
}

/** Minimum length for reading digits without + as another country's number: shorter ones are too ambiguous. */
const MIN_BARE_INTERNATIONAL = 11;
/** No local number (without its area code) has this many digits. */
const MIN_OWN_CODE = 9;
/** In countries that write area codes with a trunk prefix, fewer digits without that prefix are a local number. */
const MIN_WITHOUT_TRUNK = 8;
/** Countries with a trunk prefix but no area codes: seven digits are the whole number. */
const WITHOUT_AREA_CODES: readonly CountryCode[] = ['ER', 'LB', 'LR', 'MW', 'PM', 'SO'];
/** A spreadsheet's number with fewer digits may be a local one without its area code. */
const MIN_WITHOUT_ZERO = 8;
/** The same where every number is dialled in full, including its 0, so that there are no local numbers. */
const MIN_WITHOUT_OWN_ZERO = 6;
const ZERO_BELONGS: readonly CountryCode[] = ['BF', 'CG', 'CI', 'GA', 'IT', 'RW', 'SM', 'VA'];

const afterInternationalPrefix = (digits: string): string | undefined =>
  /^(?:00|011)([1-9]\d*)$/.exec(digits)?.[1];

/**
 * Countries that dropped their trunk 0 (Italy: for mobiles), although address books still have it. Nowhere else may a 0
 * be removed: London's 020 7946 0018 would become a number in Maine.
 */
const FORMER_TRUNK_ZERO: readonly CountryCode[] = ['CZ', 'EE', 'IT', 'PL'];

/** The number, if the country's plan contains it. */
const parseIn = (country: CountryCode, digits: string): PhoneNumber | undefined => {
  const phone = parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false });
  if (phone?.isValid() === true) return phone;
  return digits.startsWith('0') && FORMER_TRUNK_ZERO.includes(country)
    ? parseIn(country, digits.slice(1))
    : undefined;
};

const asDialled = ({ digits, fromSpreadsheet }: Dialled, country: CountryCode): PhoneNumber | undefined => {
  // Mexico: the long-distance and mobile prefixes of before 2019.
  const dialled = country === 'MX' ? digits.replace(/^(?:01|044|045|1)(?=\d{10}$)/, '') : digits;
  return parseIn(country, dialled) ?? (fromSpreadsheet === true ? withLostZero(digits, country) : undefined);
};

/** Restores the leading 0 that a spreadsheet drops. */
const withLostZero = (digits: string, country: CountryCode): PhoneNumber | undefined => {
  const least = ZERO_BELONGS.includes(country) ? MIN_WITHOUT_OWN_ZERO : MIN_WITHOUT_ZERO;
  return digits.length < least ? undefined : parseIn(country, `0${digits}`);
};

/** The text has no trunk prefix, although one is dialled. */
const lacksTrunk = (phone: PhoneNumber, digits: string): boolean =>
  nationalDigits(phone).length > digits.length;

const isLocal = (phone: PhoneNumber, digits: string, country: CountryCode): boolean =>
  digits.length < MIN_WITHOUT_TRUNK && lacksTrunk(phone, digits) && !WITHOUT_AREA_CODES.includes(country);

/** The digits with the country's own code in front, of any length. */
const withOwnCode = (digits: string, country: CountryCode): PhoneNumber | undefined =>
  digits.startsWith(getCountryCallingCode(country)) ? validInternational(digits) : undefined;

const ownCode = (digits: string, country: CountryCode): PhoneNumber | undefined => {
  const phone = withOwnCode(digits, country);
  if (phone === undefined) return undefined;
  return digits.length >= MIN_OWN_CODE || !lacksTrunk(phone, phone.nationalNumber) ? phone : undefined;
};

const otherCode = (digits: string): PhoneNumber | undefined =>
  digits.length >= MIN_BARE_INTERNATIONAL ? validInternational(digits) : undefined;

const europeanService = (digits: string, country: CountryCode): PhoneNumber | undefined => {
  const code = getCountryCallingCode(country);
  return isSocialService(digits) && /^[34]/.test(code)
    ? parsePhoneNumberFromString(`+${code}${digits}`, { extract: false })
    : undefined;
};

/** Whether the digits' first group is the national number's area code. */
const isGroupedAs = (phone: PhoneNumber, { digits, groups }: Dialled): boolean => {
  const [first = ''] = groups;
  const trunk = nationalDigits(phone).length - phone.nationalNumber.length;
  const [area = ''] = digitsOfGroups(phone.formatNational());
  const extra = digits.slice(0, Math.max(0, digits.length - phone.nationalNumber.length));
  return first === area.slice(trunk) || first === area || (extra !== '' && first === extra);
};

const digitsOfGroups = (text: string): string[] => text.split(/\D+/).filter((group) => group !== '');

/** The digits can be read as two numbers: only their grouping can show which one was meant. */
const oneOf = (national: PhoneNumber, international: PhoneNumber, dialled: Dialled): Reading => {
  if (dialled.groups.length > 1) {
    const withCode = dialled.groups[0] === international.countryCallingCode;
    const asNational = isGroupedAs(national, dialled);
    if (withCode !== asNational) return { ok: true, phone: withCode ? international : national };
  }
  return twoReadings(national, international);
};

const readIn = (country: CountryCode, dialled: Dialled): Reading | undefined => {
  const { digits } = dialled;
  const service = europeanService(digits, country);
  if (service !== undefined) return { ok: true, phone: service };
  const national = asDialled(dialled, country);
  const zero = dialled.fromSpreadsheet === true ? withLostZero(digits, country) : undefined;
  // In Italy the 0 is part of the number, so adding it makes a different number.
  if (national !== undefined && zero !== undefined && zero.number !== national.number) {
    return twoReadings(national, zero);
  }
  const own = ownCode(digits, country);
  const local = national !== undefined && isLocal(national, digits, country);
  if (national === undefined || local) {
    const international =
      own ?? (afterInternationalPrefix(digits) === undefined ? otherCode(digits) : undefined);
    if (international !== undefined) return { ok: true, phone: international };
    return local ? fault('too_short', `the area code is missing for ${countryName(country)}`) : undefined;
  }
  // Too short to be read as a number with its code, yet possibly one: the national reading is not certain.
  const short = own === undefined ? withOwnCode(digits, country) : undefined;
  if (short !== undefined && short.number !== national.number) return oneOf(national, short, dialled);
  const bare = lacksTrunk(national, digits);
  const usual = !bare || isUsual(national.nationalNumber, country, getCountryCallingCode(country));
  const grouped = dialled.groups.length > 1;
  const other = own ?? (bare || grouped ? otherCode(digits) : undefined);
  if (other === undefined || other.number === national.number) return { ok: true, phone: national };
  // A national number of unused length yields to a reading with the country's own code, but not with another's.
  if (!usual) return own === undefined ? oneOf(national, other, dialled) : { ok: true, phone: other };
  if (own === undefined && !bare && isGroupedAs(national, dialled)) return { ok: true, phone: national };
  if (own === undefined && !bare && dialled.groups[0] !== other.countryCallingCode)
    return { ok: true, phone: national };
  return oneOf(national, other, dialled);
};

/**
 * Reads digits without + as they would be dialled in this country, or with a country code that lost its +. If two
 * different numbers fit, neither is used.
 */
export const readNational = (dialled: Dialled, country: CountryCode | undefined): Reading => {
  const { digits } = dialled;
  const abroad = afterInternationalPrefix(digits);
  // No country has 00 as its trunk prefix, but the library reads Brazil's and Colombia's carrier codes after it.
  if (abroad !== undefined && digits.startsWith('00') && validInternational(abroad) !== undefined) {
    return readInternational(abroad);
  }
  const reading = country === undefined ? undefined : readIn(country, dialled);
  if (reading?.ok === true) return reading;
  if (abroad !== undefined) return readInternational(abroad);
  if (reading !== undefined) return reading;
  if (country !== undefined) return lengthFault(digits, country);
  const phone = otherCode(digits);
  return phone === undefined
    ? fault('country_unknown', 'it has no + and country code, and no default country is set')
    : { ok: true, phone };
};
