import { EMERGENCY_NUMBERS } from './emergency-numbers.ts';

/** Known worldwide: in every country, GSM handsets and most switches treat these as emergency calls. */
const WORLDWIDE: ReadonlySet<string> = new Set(['112', '911', '999']);

/** Helplines and similar services that libphonenumber's data does not list as emergency numbers. */
const BESIDES: Readonly<Record<string, string>> = {
  AE: '996',
  AL: '126',
  AR: '106',
  AT: '140 141',
  BR: '199',
  BY: '104',
  CH: '143 147 1414 1415',
  CI: '185',
  CN: '122',
  CO: '125',
  EC: '131',
  ES: '061 062 080 091 092',
  FR: '114 115 119 191 196 197',
  GR: '108',
  HR: '195',
  IL: '104',
  IT: '114 117',
  JP: '118',
  KR: '113',
  KZ: '104',
  LB: '125',
  LT: '04 104',
  LV: '04 114',
  LY: '1515',
  MA: '150',
  MX: '061',
  MY: '994',
  NO: '120',
  PE: '106',
  PT: '117',
  RS: '192 193 194',
  RU: '04 104',
  SA: '998',
  TR: '156 158 177',
  UA: '104',
  UZ: '101 102 103 104 04',
};

const byCountry: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(EMERGENCY_NUMBERS).map(([country, numbers]) => [
    country,
    new Set([...numbers.split(' '), ...(BESIDES[country]?.split(' ') ?? [])]),
  ]),
);

/** Longer digits are never an emergency number, even with an outside-line prefix. */
export const MAX_EMERGENCY_DIGITS = 8;

/** Up to two digits that get an outside line. */
const OUTSIDE_LINES = [/^/, /^[09]/, /^[09]{2}/];

/**
 * The emergency number that these digits reach, if any: 112, 911 and 999 always, others in the given countries (ISO
 * alpha-2; unknown ones are ignored). Also recognised with * and # (`112#`, `*112`), or after the digits for an outside
 * line (`0112`).
 */
export const emergencyNumber = (
  text: string,
  countries: readonly (string | undefined)[],
): string | undefined => {
  // SIP/101 is the name of a device.
  if (/\p{L}/u.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (digits.length > MAX_EMERGENCY_DIGITS) return undefined;
  const isOne = (number: string): boolean =>
    WORLDWIDE.has(number) ||
    countries.some((country) => country !== undefined && byCountry.get(country)?.has(number) === true);
  return OUTSIDE_LINES.filter((line) => line.test(digits))
    .map((line) => digits.replace(line, ''))
    .find(isOne);
};
