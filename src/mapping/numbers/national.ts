import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { countryName } from './countries.ts';
import { lengthFault, readInternational, twoReadings, validInternational } from './international.ts';
import { fault, nationalDigits, type Reading } from './reading.ts';
import { isSocialService } from './social-services.ts';
import { isUsual } from './usual-plan.ts';

/** What was typed without +. */
export interface Dialled {
  readonly digits: string;
  /** The digits as blanks and signs group them. */
  readonly groups: readonly string[];
  /** A spreadsheet had the number, so that a 0 in front may be lost. */
  readonly fromSpreadsheet?: boolean;
}

/** Digits without + are read as another country's only from this length: shorter ones are too easily something else. */
const MIN_BARE_INTERNATIONAL = 11;
/** No local number has as many digits, where area codes are left out inside a town. */
const MIN_OWN_CODE = 9;
/** Where an area code is written with a trunk prefix, fewer digits without it are a local number. */
const MIN_WITHOUT_TRUNK = 8;
/** They have a trunk prefix, but no area codes: seven digits are the whole number. */
const WITHOUT_AREA_CODES: readonly CountryCode[] = ['ER', 'LB', 'LR', 'MW', 'PM', 'SO'];
/** A spreadsheet's number with fewer digits may be a local one, with the area code left out. */
const MIN_WITHOUT_ZERO = 8;
/** Here every number is dialled whole, its 0 included: there are no local ones. */
const MIN_WITHOUT_OWN_ZERO = 6;
const ZERO_BELONGS: readonly CountryCode[] = ['BF', 'CG', 'CI', 'GA', 'IT', 'RW', 'SM', 'VA'];

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

const asDialled = ({ digits, fromSpreadsheet }: Dialled, country: CountryCode): PhoneNumber | undefined => {
  // Mexico: the long-distance and mobile prefixes of before 2019.
  const dialled = country === 'MX' ? digits.replace(/^(?:01|044|045|1)(?=\d{10}$)/, '') : digits;
  return parseIn(country, dialled) ?? (fromSpreadsheet === true ? withLostZero(digits, country) : undefined);
};

/** A spreadsheet drops a 0 in front. */
const withLostZero = (digits: string, country: CountryCode): PhoneNumber | undefined => {
  const least = ZERO_BELONGS.includes(country) ? MIN_WITHOUT_OWN_ZERO : MIN_WITHOUT_ZERO;
  return digits.length < least ? undefined : parseIn(country, `0${digits}`);
};

/** The text names no trunk prefix, though people dial one. */
const lacksTrunk = (phone: PhoneNumber, digits: string): boolean =>
  nationalDigits(phone).length > digits.length;

const isLocal = (phone: PhoneNumber, digits: string, country: CountryCode): boolean =>
  digits.length < MIN_WITHOUT_TRUNK && lacksTrunk(phone, digits) && !WITHOUT_AREA_CODES.includes(country);

/** The digits with the country's own code in front, whatever their length. */
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

/** The digits' first group, if that is where a national number ends its area code. */
const isGroupedAs = (phone: PhoneNumber, { digits, groups }: Dialled): boolean => {
  const [first = ''] = groups;
  const trunk = nationalDigits(phone).length - phone.nationalNumber.length;
  const [area = ''] = digitsOfGroups(phone.formatNational());
  const extra = digits.slice(0, Math.max(0, digits.length - phone.nationalNumber.length));
  return first === area.slice(trunk) || first === area || (extra !== '' && first === extra);
};

const digitsOfGroups = (text: string): string[] => text.split(/\D+/).filter((group) => group !== '');

/** Two numbers fit the digits: only how they were grouped can tell which one was meant. */
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
  // Where the 0 belongs to the number (Italy), it makes another number of it.
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
  // Too short to be taken for a number with its code, but not too short to be one: the national reading is not sure.
  const short = own === undefined ? withOwnCode(digits, country) : undefined;
  if (short !== undefined && short.number !== national.number) return oneOf(national, short, dialled);
  const bare = lacksTrunk(national, digits);
  const usual = !bare || isUsual(national.nationalNumber, country, getCountryCallingCode(country));
  const grouped = dialled.groups.length > 1;
  const other = own ?? (bare || grouped ? otherCode(digits) : undefined);
  if (other === undefined || other.number === national.number) return { ok: true, phone: national };
  // A national number of a length that nobody has gives way to the country's own code, but not to another country's.
  if (!usual) return own === undefined ? oneOf(national, other, dialled) : { ok: true, phone: other };
  if (own === undefined && !bare && isGroupedAs(national, dialled)) return { ok: true, phone: national };
  if (own === undefined && !bare && dialled.groups[0] !== other.countryCallingCode)
    return { ok: true, phone: national };
  return oneOf(national, other, dialled);
};

/**
 * Reads digits without + as somebody in this country would dial them, or with a country code whose + was lost. Where two
 * different numbers fit, none is taken.
 */
export const readNational = (dialled: Dialled, country: CountryCode | undefined): Reading => {
  const { digits } = dialled;
  const abroad = afterInternationalPrefix(digits);
  // No country has 00 as its trunk prefix. The library reads Brazil's and Colombia's carrier codes behind it.
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
