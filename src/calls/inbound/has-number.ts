import { numbersIn } from '../../mapping/numbers/numbers.ts';
import type { CrmRecord } from '../connector.ts';

/** Too many numbers share a shorter ending. */
const LEAST_DIGITS = 7;

/** If the number's country is unknown, its digits after the trunk zero must be the end of the caller's number. */
const isEndOf = (value: string, e164: string): boolean => {
  const national = value.replace(/\D/g, '').replace(/^0+/, '');
  return national.length >= LEAST_DIGITS && e164.endsWith(national);
};

/**
 * Does the record have this number (E.164), in any spelling? `countries`: those of numbers without +, if the record does
 * not say.
 */
export const hasNumber = (
  { numbers, country }: Pick<CrmRecord, 'numbers' | 'country'>,
  e164: string,
  countries: readonly (string | undefined)[],
): boolean =>
  numbers.some(({ value }) =>
    numbersIn(value, [country, ...countries]).some((number) => {
      if (number.kind === 'e164') return number.e164 === e164;
      return number.kind === 'invalid' && isEndOf(value, e164);
    }),
  );
