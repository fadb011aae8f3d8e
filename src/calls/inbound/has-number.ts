import { numbersIn } from '../../mapping/numbers/numbers.ts';
import type { CrmRecord } from '../connector.ts';

/** Shorter ends are shared by too many numbers. */
const LEAST_DIGITS = 7;

/** Where nothing says in which country a number is, its digits behind the trunk zero must be the end of the caller's. */
const isEndOf = (value: string, e164: string): boolean => {
  const national = value.replace(/\D/g, '').replace(/^0+/, '');
  return national.length >= LEAST_DIGITS && e164.endsWith(national);
};

/**
 * Has the record this number (E.164), however it is written there? `countries`: whose numbers without + are, where the
 * record does not say.
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
