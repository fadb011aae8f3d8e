import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { digitsOf } from './reading.ts';

/** A number of the world's plan without its sign: the country's code, and what is behind it in every spelling. */
export interface E164Parts {
  /** Such as `370`; '' where it cannot be told. */
  readonly callingCode: string;
  /** Such as `61234567`, without a trunk prefix. */
  readonly significant: string;
}

/** `e164`: with leading +. */
export const e164Parts = (e164: string): E164Parts => {
  const phone = parsePhoneNumberFromString(e164);
  return phone === undefined
    ? { callingCode: '', significant: digitsOf(e164) }
    : { callingCode: phone.countryCallingCode, significant: phone.nationalNumber };
};

/** Numbers that are typed without their area have as many digits. */
const TAIL = 7;

/** The digits at the end that each spelling of the number has, with or without country and area. */
export const tailOf = (e164: string): string => e164Parts(e164).significant.slice(-TAIL);

/** May this text hold the number? A cheap first sieve: callers compare what is left. */
export const mayHold = (text: string, e164: string): boolean => digitsOf(text).includes(tailOf(e164));
