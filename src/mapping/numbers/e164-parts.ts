import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { digitsOf } from './reading.ts';

/** An international number without its +: the country's code, and the digits that follow it in every spelling. */
export interface E164Parts {
  /** Such as `370`; '' if unknown. */
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

/** Length of numbers that are typed without their area code. */
const TAIL = 7;

/** The final digits that every spelling of the number has, with or without country and area. */
export const tailOf = (e164: string): string => e164Parts(e164).significant.slice(-TAIL);

/** May this text contain the number? A cheap first filter: callers compare what passes. */
export const mayHold = (text: string, e164: string): boolean => digitsOf(text).includes(tailOf(e164));
