import type { CountryCode } from 'libphonenumber-js/max';

/**
 * National numbers (no trunk prefix) that begin like the country's own code, for countries where the library's pattern
 * is wider than the plan. Only a match gives digits that may start with the country code a second reading.
 * Germany: the area codes of 049.. in the Bundesnetzagentur's list, at most 11 digits
 * (https://www.bundesnetzagentur.de, "Nummernbereich für Ortsnetzrufnummern"). Indonesia: three-digit area codes 62x,
 * followed by five to seven digits. Kosovo: eight digits, since 2016.
 */
const LIKE_OWN_CODE: Partial<Record<CountryCode, RegExp>> = {
  DE: /^49(?:0[2-8]|1|2\d|3[1-689]|4[1-8]|5\d|6[1-8]|7[1-7])\d+$/,
  ID: /^62\d{6,8}$/,
  XK: /^383\d{5}$/,
};

/** Longest national number (no trunk prefix) in countries where the library allows longer ones than exist. */
const LONGEST: Partial<Record<CountryCode, number>> = { DE: 11, ID: 12, XK: 8 };

/** Whether a plan really has such a national number; asked only if the digits also have another reading. */
export const isUsual = (national: string, country: CountryCode, callingCode: string): boolean => {
  if (national.length > (LONGEST[country] ?? Infinity)) return false;
  return !national.startsWith(callingCode) || (LIKE_OWN_CODE[country]?.test(national) ?? true);
};
