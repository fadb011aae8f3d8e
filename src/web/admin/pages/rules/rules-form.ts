import { useMemo } from 'preact/hooks';
import { useDraft } from '../../parts/use-draft.ts';
import type { Fields, Rules } from '../../types.ts';

/** All fields from the server, so that a key without a field here is kept. */
const fieldsOf = ({ origin: _origin, ...fields }: Rules): Fields => fields;

/** The rules as they are edited. */
export const useRulesDraft = (given: Rules) => useDraft(useMemo(() => fieldsOf(given), [given]));

const numbersOf = (fields: Fields): Fields => {
  const { numbers } = fields;
  return typeof numbers === 'object' && numbers !== null ? (numbers as Fields) : {};
};

/** The patterns of internal numbers in the rules' form. */
export const internalOf = (fields: Fields): readonly string[] => {
  const { internal } = numbersOf(fields);
  return Array.isArray(internal) ? internal.filter((one) => typeof one === 'string') : [];
};

/** The form with these patterns. */
export const withInternal = (fields: Fields, internal: readonly string[]): Fields => ({
  ...fields,
  numbers: { ...numbersOf(fields), internal },
});

const rulesOf = (fields: Fields): Fields => {
  const { rules } = fields;
  return typeof rules === 'object' && rules !== null ? (rules as Fields) : {};
};

/** The countries that may be called; empty: every country. */
export const countriesOf = (fields: Fields): readonly string[] => {
  const { allowedCountries } = rulesOf(fields);
  return Array.isArray(allowedCountries) ? allowedCountries.filter((one) => typeof one === 'string') : [];
};

/** The form with these countries; none: every country may be called. */
export const withCountries = (fields: Fields, countries: readonly string[]): Fields => {
  const { allowedCountries: _before, ...others } = rulesOf(fields);
  const rules = countries.length === 0 ? others : { ...others, allowedCountries: countries };
  return { ...fields, rules };
};
