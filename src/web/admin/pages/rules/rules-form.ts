import type { Rules } from '../../types.ts';

/** Texts as they are typed, lists separated by spaces; the kinds are ticked. */
export interface RulesForm {
  readonly defaultCountry: string;
  readonly allowedCountries: string;
  readonly blockedPrefixes: string;
  readonly blockedTypes: readonly string[];
  readonly concurrent: string;
  readonly perMinute: string;
  readonly perDay: string;
  readonly quietFrom: string;
  readonly quietTo: string;
}

/** Kinds of numbers that can be told apart by their beginning, as libphonenumber calls them. */
export const NUMBER_TYPES = [
  ['PREMIUM_RATE', 'Premium rate'],
  ['SHARED_COST', 'Shared cost'],
  ['TOLL_FREE', 'Toll-free'],
  ['VOIP', 'Internet telephony'],
  ['PERSONAL_NUMBER', 'Personal numbers'],
  ['PAGER', 'Pagers'],
  ['UAN', 'Company-wide numbers'],
  ['VOICEMAIL', 'Voicemail'],
] as const;

export const formOf = ({ rules, numbers }: Rules): RulesForm => ({
  defaultCountry: numbers.defaultCountry ?? '',
  allowedCountries: rules.allowedCountries?.join(' ') ?? '',
  blockedPrefixes: rules.blockedPrefixes.join(' '),
  blockedTypes: rules.blockedTypes,
  concurrent: String(rules.perAgent.concurrent),
  perMinute: String(rules.perAgent.perMinute),
  perDay: String(rules.perAgent.perDay),
  quietFrom: rules.quietHours?.from ?? '',
  quietTo: rules.quietHours?.to ?? '',
});

const listOf = (text: string): string[] => text.split(/[\s,;]+/).filter((one) => one !== '');

const countriesOf = (text: string): string[] => listOf(text.toUpperCase());

/** What the two letters stand for, in the reader's language; nothing for letters that stand for none. */
export const countryNames = (text: string): string => {
  const names = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' });
  return countriesOf(text)
    .map((code) => {
      if (code === 'ZZ') return 'satellite and premium ranges of the world';
      return (/^[A-Z]{2}$/.test(code) ? names.of(code) : undefined) ?? `${code}?`;
    })
    .join(', ');
};

/** As the API takes it. */
export const rulesOf = (form: RulesForm): { rules: object; numbers: object } => {
  const countries = countriesOf(form.allowedCountries);
  const country = form.defaultCountry.trim().toUpperCase();
  return {
    rules: {
      ...(countries.length === 0 ? {} : { allowedCountries: countries }),
      blockedPrefixes: listOf(form.blockedPrefixes),
      blockedTypes: form.blockedTypes,
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
