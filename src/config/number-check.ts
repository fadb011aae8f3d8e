import { COUNTRIES } from '../mapping/numbers/countries.ts';
import { NO_COUNTRY } from '../mapping/rules/rules.ts';
import type { ConfigProblem } from './load.ts';
import type { Config } from './schema.ts';

const message = 'no telephone numbers belong to this country code (the United Kingdom is GB)';

/** UK for GB would forbid every British number, and make a national one of no country. */
export const countryProblems = ({ numbers, rules, mor, crms }: Config): ConfigProblem[] => {
  const named: [path: string, country: string | undefined][] = [
    ['numbers.defaultCountry', numbers.defaultCountry],
    ...mor.map((one, i): [string, string | undefined] => [
      `mor[${i}].numbers.homeCountry`,
      one.numbers.homeCountry,
    ]),
    ...crms.flatMap((crm, i): [string, string | undefined][] => [
      [`crms[${i}].defaultCountry`, crm.defaultCountry],
      [`crms[${i}].defaults.country`, crm.defaults.country],
    ]),
    ...(rules.allowedCountries ?? [])
      .map((country, i): [string, string] => [`rules.allowedCountries[${i}]`, country])
      .filter(([, country]) => country !== NO_COUNTRY),
  ];
  return named
    .filter(([, country]) => country !== undefined && !COUNTRIES.includes(country))
    .map(([path]) => ({ path, message }));
};

/** Rules compare international digits, so the beginning of a national number would never apply. */
export const prefixProblems = ({ rules }: Config): ConfigProblem[] =>
  (['blockedPrefixes', 'allowedPrefixes'] as const).flatMap((key) =>
    rules[key].flatMap((prefix, i) =>
      /^0(?!0)/.test(prefix)
        ? [{ path: `rules.${key}[${i}]`, message: 'expected the international form, such as +370900' }]
        : [],
    ),
  );
