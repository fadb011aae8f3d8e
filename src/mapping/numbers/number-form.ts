import { getCountryCallingCode } from 'libphonenumber-js/max';
import { countryCode } from './countries.ts';
import { parseNumber, type DialableNumber } from './numbers.ts';

/** How one MOR wants numbers (`mor[].numbers` of the configuration). */
export interface NumberForm {
  /** 37060012345, +37060012345, or as dialled inside `homeCountry` (other countries: digits). */
  readonly form: 'digits' | 'plus' | 'national';
  readonly homeCountry?: string | undefined;
  /**
   * Applies the first entry whose `match` begins the formed number's digits: the match and a leading + are replaced by
   * `replace`. An empty `match` fits every number.
   */
  readonly prefixes: readonly { readonly match: string; readonly replace: string }[];
}

const SOURCE = /^(?:[\d*#]{1,20}|\+\d{2,20})$/;

const formed = (number: Extract<DialableNumber, { kind: 'e164' }>, form: NumberForm): string => {
  if (form.form === 'plus') return number.e164;
  const digits = number.e164.slice(1);
  const home = form.form === 'national' ? countryCode(form.homeCountry) : undefined;
  const away =
    home === undefined ||
    number.country === undefined ||
    getCountryCallingCode(home) !== getCountryCallingCode(countryCode(number.country) ?? home);
  return away ? digits : number.national;
};

/** The number as it goes to MOR: digits, * and #, and a leading + only. Internal numbers stay as they are. */
export const toMorForm = (number: DialableNumber, form: NumberForm): string => {
  if (number.kind === 'internal') return number.digits;
  const text = formed(number, form);
  const digits = text.replace('+', '');
  const prefix = form.prefixes.find(({ match }) => digits.startsWith(match));
  return prefix === undefined ? text : prefix.replace + digits.slice(prefix.match.length);
};

/**
 * A source number (leg A) as it goes to MOR. With + it is converted to MOR's form like any number; without, it is
 * already as MOR wants it (an extension, or 306984327343) and only loses its separators. Throws RangeError for text that
 * is not a number; `validateMapping` keeps such text out.
 */
export const toMorSource = (source: string, form: NumberForm): string => {
  const compact = source.replace(/[\s().\-/]/g, '');
  if (!SOURCE.test(compact))
    throw new RangeError('A source number has digits, * and #, and a leading + only.');
  if (!compact.startsWith('+')) return compact;
  const number = parseNumber(compact, []);
  const e164 = number.kind === 'e164' ? number : { kind: 'e164' as const, e164: compact, national: '' };
  return toMorForm(e164, form);
};
