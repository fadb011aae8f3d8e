import type { Rules } from '../../types.ts';

/** All texts, lists separated by spaces. */
export interface RulesForm {
  readonly defaultCountry: string;
  readonly allowedCountries: string;
  readonly blockedPrefixes: string;
  readonly blockedTypes: string;
  readonly concurrent: string;
  readonly perMinute: string;
  readonly perDay: string;
  readonly quietFrom: string;
  readonly quietTo: string;
}

export const formOf = ({ rules, numbers }: Rules): RulesForm => ({
  defaultCountry: numbers.defaultCountry ?? '',
  allowedCountries: rules.allowedCountries?.join(' ') ?? '',
  blockedPrefixes: rules.blockedPrefixes.join(' '),
  blockedTypes: rules.blockedTypes.join(' '),
  concurrent: String(rules.perAgent.concurrent),
  perMinute: String(rules.perAgent.perMinute),
  perDay: String(rules.perAgent.perDay),
  quietFrom: rules.quietHours?.from ?? '',
  quietTo: rules.quietHours?.to ?? '',
});

const listOf = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== '');

/** As the API takes it. */
export const rulesOf = (form: RulesForm): { rules: object; numbers: object } => {
  const countries = listOf(form.allowedCountries.toUpperCase());
  const country = form.defaultCountry.trim().toUpperCase();
  return {
    rules: {
      ...(countries.length === 0 ? {} : { allowedCountries: countries }),
      blockedPrefixes: listOf(form.blockedPrefixes),
      blockedTypes: listOf(form.blockedTypes.toUpperCase()),
      perAgent: {
        concurrent: Number(form.concurrent),
        perMinute: Number(form.perMinute),
        perDay: Number(form.perDay),
      },
      ...(form.quietFrom === '' && form.quietTo === ''
        ? {}
        : { quietHours: { from: form.quietFrom, to: form.quietTo } }),
    },
    numbers: country === '' ? {} : { defaultCountry: country },
  };
};
