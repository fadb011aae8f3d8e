import { countryName } from '../numbers/countries.ts';
import type { RuleName } from '../../vocabulary/rule-names.ts';
import type { InternalNumbers } from './internal.ts';
import { isSocialService } from '../numbers/social-services.ts';
import { costlyRange } from './costly-ranges.ts';
import { emergencyNumber } from './emergency.ts';
import type { DialableNumber, E164Number, InternalNumber } from '../numbers/numbers.ts';
import { quietZone, type QuietHours } from './quiet-hours.ts';

/** The configured dial rules (`rules`) that concern the destination. */
export interface DialRules {
  /**
   * ISO alpha-2; absent: every country. `ZZ` stands for ranges that belong to no country (satellite telephones,
   * international networks and premium numbers: +870, +878, +881, +882, +883, +979...). These are the most expensive of
   * all, so they are dialled only if `ZZ` is listed, and never if the list is absent.
   */
  readonly allowedCountries?: readonly string[] | undefined;
  /** Beginnings of the E.164 digits, with or without +. */
  readonly blockedPrefixes: readonly string[];
  /** Prefixes that are dialled although they are in a costly range. */
  readonly allowedPrefixes?: readonly string[] | undefined;
  /** libphonenumber types such as PREMIUM_RATE. */
  readonly blockedTypes: readonly string[];
  readonly quietHours?: QuietHours | undefined;
}

export interface RuleContext {
  readonly nowMs: number;
  /** Countries whose emergency numbers count: the agent's, the instance's, the connector's default. */
  readonly homeCountries: readonly (string | undefined)[];
  /** Which short numbers are internal (`numbers.internal`); absent: none. */
  readonly isInternal?: InternalNumbers;
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

/** Everyday names of libphonenumber's types. */
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

/** Among the allowed countries: the satellite and premium ranges that belong to none. */
export const NO_COUNTRY = 'ZZ';
/** ITU codes without a country; +800 (freephone) and +808 (shared cost) have their own types. */
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

/** Before an international number, 00 is another way to write the +. */
const PLUS = /^(?:\+|00)/;

const beginsWith = (digits: string, prefixes: readonly string[]): string | undefined =>
  prefixes.find((prefix) => digits.startsWith(prefix.replace(PLUS, '')));

/** In no known range, this few digits after a country code are a service such as 118 118 or 411, not a number. */
const MAX_SERVICE_DIGITS = 6;

const checkService = ({ e164, national, type }: E164Number): RuleVerdict | undefined =>
  type === undefined && national.replace(/^0/, '').length <= MAX_SERVICE_DIGITS && !isSocialService(national)
    ? blocked('service_code', `${e164} is a service code, which is never dialled by a click.`)
    : undefined;

const checkCost = (
  { e164, type }: E164Number,
  rules: DialRules,
  { homeCountries }: RuleContext,
): RuleVerdict | undefined => {
  const digits = e164.slice(1);
  const prefix = beginsWith(digits, rules.blockedPrefixes);
  if (prefix !== undefined) return blocked('blocked_prefixes', `${e164} starts with the blocked ${prefix}.`);
  if (type !== undefined && rules.blockedTypes.includes(type)) {
    return blocked(
      'blocked_types',
      `${e164} is ${TYPE_WORDS[type] ?? 'of a kind'}, which the dial rules exclude.`,
    );
  }
  const costly = costlyRange(e164, homeCountries);
  if (costly === undefined || beginsWith(digits, rules.allowedPrefixes ?? []) !== undefined) return undefined;
  return blocked(
    'costly_ranges',
    `${e164} is ${costly.what}. Your administrator can allow its beginning (allowedPrefixes).`,
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
  return (
    checkService(number) ??
    checkCountry(number, rules) ??
    checkCost(number, rules, context) ??
    (rules.quietHours && checkQuietHours(number, rules.quietHours, context.nowMs)) ?? { ok: true }
  );
};

/** With and without the trunk zero, only in its own country: elsewhere the digits mean nothing. */
const emergencyAbroad = ({ national, country }: E164Number): string | undefined =>
  emergencyNumber(national, [country]) ?? emergencyNumber(national.replace(/^0/, ''), [country]);

/** Short numbers are services or feature codes, except those that the administrator named. */
const checkInternal = ({ digits }: InternalNumber, { isInternal }: RuleContext): RuleVerdict => {
  if (/[*#]/.test(digits)) {
    return blocked('service_code', `${digits} is a code with * or #, which is never dialled by a click.`);
  }
  return isInternal?.(digits) === true
    ? { ok: true }
    : blocked(
        'not_internal',
        `${digits} is too short for a telephone number, and none of the company's own (numbers.internal).`,
      );
};

/**
 * May this destination be dialled? Emergency numbers (also after a + and country code) never, regardless of the rules.
 * Internal numbers are otherwise allowed if a pattern covers them: they stay on MOR. The first rule to object decides.
 */
export const checkRules = (number: DialableNumber, rules: DialRules, context: RuleContext): RuleVerdict => {
  const emergency =
    number.kind === 'internal'
      ? emergencyNumber(number.digits, context.homeCountries)
      : emergencyAbroad(number);
  if (emergency !== undefined) {
    return blocked('emergency', `${emergency} is an emergency number: use a telephone, never a click.`);
  }
  return number.kind === 'internal' ? checkInternal(number, context) : checkE164(number, rules, context);
};
