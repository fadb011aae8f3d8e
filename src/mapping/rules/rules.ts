import { countryName } from '../numbers/countries.ts';
import type { RuleName } from '../../vocabulary/rule-names.ts';
import { emergencyNumber } from './emergency.ts';
import type { DialableNumber, E164Number } from '../numbers/numbers.ts';
import { quietZone, type QuietHours } from './quiet-hours.ts';

/** The dial rules of the configuration (`rules`), as far as they look at the destination. */
export interface DialRules {
  /**
   * ISO alpha-2; absent: every country. `ZZ` stands for ranges that belong to no country (satellite telephones,
   * international networks and premium numbers: +870, +878, +881, +882, +883, +979...). These are the dearest of all,
   * so they are dialled only where `ZZ` is listed, also when the list is otherwise absent.
   */
  readonly allowedCountries?: readonly string[] | undefined;
  /** Beginnings of the E.164 digits, with or without +. */
  readonly blockedPrefixes: readonly string[];
  /** libphonenumber types such as PREMIUM_RATE. */
  readonly blockedTypes: readonly string[];
  readonly quietHours?: QuietHours | undefined;
}

export interface RuleContext {
  readonly nowMs: number;
  /** Countries whose emergency numbers count: the agent's, the instance's, the connector's default. */
  readonly homeCountries: readonly (string | undefined)[];
}

export type RuleVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'destination_blocked';
      readonly rule: RuleName;
      readonly detail: string;
    };

const blocked = (rule: RuleName, detail: string): RuleVerdict => ({
  ok: false,
  code: 'destination_blocked',
  rule,
  detail,
});

/** What people call libphonenumber's types. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  PREMIUM_RATE: 'a premium-rate number',
  SHARED_COST: 'a shared-cost number',
  TOLL_FREE: 'a toll-free number',
  VOIP: 'an internet telephony number',
  PERSONAL_NUMBER: 'a personal number',
  PAGER: 'a pager',
  UAN: 'a company-wide number',
  VOICEMAIL: 'a voicemail number',
  MOBILE: 'a mobile number',
  FIXED_LINE: 'a fixed-line number',
  FIXED_LINE_OR_MOBILE: 'a fixed-line or mobile number',
};

const NO_COUNTRY = 'ZZ';
/** ITU codes that are shared by the world; +800 (freephone) and +808 (shared cost) are told by their type. */
const WORLD_CODES = /^\+(?:87[08]|88[1238]|979|991)/;

const checkCountry = (number: E164Number, rules: DialRules): RuleVerdict | undefined => {
  const { allowedCountries } = rules;
  if (WORLD_CODES.test(number.e164)) {
    return allowedCountries?.includes(NO_COUNTRY) === true
      ? undefined
      : blocked('no_country', `${number.e164} is a satellite or international premium number.`);
  }
  if (allowedCountries === undefined) return undefined;
  if (allowedCountries.includes(number.country ?? NO_COUNTRY)) return undefined;
  const where =
    number.country === undefined
      ? 'is in no country that can be told'
      : `is in ${countryName(number.country)}`;
  return blocked(
    'allowed_countries',
    `${number.e164} ${where}; calls go to ${allowedCountries.join(', ')} only.`,
  );
};

const checkQuietHours = (number: E164Number, quiet: QuietHours, nowMs: number): RuleVerdict | undefined => {
  const zone = number.country === undefined ? undefined : quietZone(number.country, quiet, nowMs);
  if (zone === undefined) return undefined;
  return blocked(
    'quiet_hours',
    `It is quiet time (${quiet.from} to ${quiet.to}) at ${number.e164}, ${zone}.`,
  );
};

const checkE164 = (number: E164Number, rules: DialRules, context: RuleContext): RuleVerdict => {
  const country = checkCountry(number, rules);
  if (country !== undefined) return country;
  const digits = number.e164.slice(1);
  const prefix = rules.blockedPrefixes.find((p) => digits.startsWith(p.replace('+', '')));
  if (prefix !== undefined)
    return blocked('blocked_prefixes', `${number.e164} starts with the blocked ${prefix}.`);
  if (number.type !== undefined && rules.blockedTypes.includes(number.type)) {
    return blocked(
      'blocked_types',
      `${number.e164} is ${TYPE_WORDS[number.type] ?? 'of a kind'}, which the dial rules exclude.`,
    );
  }
  const quiet =
    rules.quietHours === undefined ? undefined : checkQuietHours(number, rules.quietHours, context.nowMs);
  return quiet ?? { ok: true };
};

/** With and without the trunk zero, in its own country only: elsewhere the digits mean nothing. */
const emergencyAbroad = ({ national, country }: E164Number): string | undefined =>
  emergencyNumber(national, [country]) ?? emergencyNumber(national.replace(/^0/, ''), [country]);

/**
 * May this destination be dialled? Emergency numbers (also behind a + and country code) never, whatever the rules.
 * Internal numbers are otherwise always allowed: they stay on MOR. The first rule that objects answers.
 */
export const checkRules = (number: DialableNumber, rules: DialRules, context: RuleContext): RuleVerdict => {
  const emergency =
    number.kind === 'internal'
      ? emergencyNumber(number.digits, context.homeCountries)
      : emergencyAbroad(number);
  if (emergency !== undefined) {
    return blocked('emergency', `${emergency} is an emergency number: use a telephone, never a click.`);
  }
  return number.kind === 'internal' ? { ok: true } : checkE164(number, rules, context);
};
