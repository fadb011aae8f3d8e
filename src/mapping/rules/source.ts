import type { SourceCell } from '../agents/source-text.ts';
import { refusalOf } from '../numbers/choose-number.ts';
import { parseNumber, type ParsedNumber } from '../numbers/numbers.ts';
import { emergencyNumber } from './emergency.ts';
import type { InternalNumbers } from './internal.ts';
import { checkRules, type DialRules, type RuleContext } from './rules.ts';

/** What a source number (leg A) is checked against: MOR dials it, and the company pays for it. */
export interface SourceRules {
  readonly rules: DialRules;
  readonly context: RuleContext;
  readonly isInternal: InternalNumbers;
  /**
   * Extensions that MOR itself reports for the agent's device. Absent: an administrator wrote the source and is trusted
   * about an extension. Users may be able to edit their own CRM record, so that is trusted less.
   */
  readonly deviceExtensions?: readonly string[];
}

export type SourceVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'number_invalid' | 'destination_blocked';
      /** For people; names the number. */
      readonly detail: string;
    };

const OK: SourceVerdict = { ok: true };

const blocked = (detail: string): SourceVerdict => ({ ok: false, code: 'destination_blocked', detail });

const SEPARATORS = /[\s().\-/]/g;
const EXTENSION = /^\d{1,6}$/;

/** Shorter digits without + are not tried as an international number: they are too ambiguous. */
const MIN_BARE_INTERNATIONAL = 11;

/**
 * Every way in which MOR may read the digits, as written first; an administrator may have written them as MOR wants
 * them, without +.
 */
const readings = (
  source: string,
  compact: string,
  countries: readonly (string | undefined)[],
): readonly ParsedNumber[] => {
  const isBare = /^[1-9]\d+$/.test(compact) && compact.length >= MIN_BARE_INTERNATIONAL;
  return [source, ...(isBare ? [`+${compact}`] : [])].map((text) => parseNumber(text, countries));
};

/** North America and some others do not tell mobiles apart: there any number may be one. */
const MOBILES = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/** May this source be a mobile telephone, whose own voicemail answers where nobody does? */
export const isMobileSource = (source: string, countries: readonly (string | undefined)[]): boolean => {
  const compact = source.replace(SEPARATORS, '');
  return (
    !EXTENSION.test(compact) &&
    readings(source, compact, countries).some(
      (number) => number.kind === 'e164' && number.type !== undefined && MOBILES.includes(number.type),
    )
  );
};

const checkExtension = (digits: string, { deviceExtensions, isInternal }: SourceRules): SourceVerdict => {
  if (deviceExtensions === undefined || deviceExtensions.includes(digits) || isInternal(digits)) return OK;
  return blocked(
    `${digits} is neither an internal number (numbers.internal) nor the extension that MOR has for this device`,
  );
};

/**
 * May MOR ring this number as an agent's own telephone? For an extension of up to 6 digits, it depends on who vouches
 * for it; everything else must pass the rules for destinations, except quiet hours: an agent who clicks is awake.
 */
export const checkSource = (source: string, given: SourceRules): SourceVerdict => {
  const { context } = given;
  const compact = source.replace(SEPARATORS, '');
  const isExtension = EXTENSION.test(compact);
  // 101 is the police in some countries and a telephone in many companies; refuse only those known worldwide.
  const emergency = emergencyNumber(compact, isExtension ? [] : context.homeCountries);
  if (emergency !== undefined) return blocked(`${source} is the emergency number ${emergency}`);
  if (isExtension) return checkExtension(compact, given);
  if (/[*#]/.test(source)) return blocked(`${source} is a code with * or #, which is never dialled`);
  const read = readings(source, compact, context.homeCountries);
  const numbers = read.filter((number) => number.kind !== 'invalid');
  const [asWritten] = read;
  if (numbers.length === 0 && asWritten?.kind === 'invalid') {
    const detail = `${source} cannot be dialled: ${asWritten.reason}`;
    return { ok: false, code: refusalOf(asWritten), detail };
  }
  const rules = { ...given.rules, quietHours: undefined };
  const refused = numbers.map((number) => checkRules(number, rules, context)).find(({ ok }) => !ok);
  return refused?.ok === false ? blocked(refused.detail) : OK;
};

interface SourceFaultDeps {
  readonly crms: ReadonlyMap<string, { readonly defaultCountry?: string | undefined }>;
  readonly rules: {
    current(): {
      readonly rules: DialRules;
      readonly numbers: { readonly defaultCountry?: string | undefined };
    };
  };
  readonly now: () => number;
}

/** The number may have lost its leading 0: it went through a spreadsheet, and people dial a 0 before these digits. */
const lostZero = (digits: string, countries: readonly (string | undefined)[]): string | undefined => {
  if (EXTENSION.test(digits)) return undefined;
  const number = parseNumber(`${digits}.0`, countries);
  if (number.kind !== 'e164' || [number.national, number.e164.slice(1)].includes(digits)) return undefined;
  return `a spreadsheet may have taken the 0 in front of ${digits}; write ${number.e164} if that is meant`;
};

/** Why the current rules refuse the source of a mapping row; undefined: they do not. */
export const createSourceFault =
  ({ crms, rules, now }: SourceFaultDeps) =>
  (cell: SourceCell, row: { readonly crm: string; readonly country?: string }): string | undefined => {
    const { rules: current, numbers } = rules.current();
    const homeCountries = [row.country, crms.get(row.crm)?.defaultCountry, numbers.defaultCountry];
    const lost = cell.changed ? lostZero(cell.text, homeCountries) : undefined;
    if (lost !== undefined) return lost;
    const verdict = checkSource(cell.text, {
      rules: current,
      context: { nowMs: now(), homeCountries },
      // An administrator wrote the row, so an extension needs no pattern.
      isInternal: () => true,
    });
    return verdict.ok ? undefined : verdict.detail;
  };
