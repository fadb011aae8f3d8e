import { defined } from '../defined.ts';
import { fillNames } from './fill-names.ts';
import type { Values } from './fill-names.ts';
import { innerOf } from './message-codes.ts';
import type { CodedMessage } from './message-codes.ts';
import { crm } from './texts/findings/en/crm.ts';
import { crm_errors } from './texts/findings/en/crm_errors.ts';
import { mappings } from './texts/findings/en/mappings.ts';
import { mor } from './texts/findings/en/mor.ts';
import { places } from './texts/findings/en/places.ts';
import { provider } from './texts/findings/en/provider.ts';
import { recordings } from './texts/findings/en/recordings.ts';
import { redis } from './texts/findings/en/redis.ts';
import { refusals } from './texts/findings/en/refusals.ts';
import { salesforce } from './texts/findings/en/salesforce.ts';
import { salesforce_tasks } from './texts/findings/en/salesforce_tasks.ts';
import { service } from './texts/findings/en/service.ts';
import { setup_steps } from './texts/findings/en/setup_steps.ts';
import { warnings } from './texts/findings/en/warnings.ts';

const FINDINGS = {
  ...service,
  ...warnings,
  ...redis,
  ...mor,
  ...recordings,
  ...mappings,
  ...refusals,
  ...crm,
  ...crm_errors,
  ...salesforce,
  ...salesforce_tasks,
  ...provider,
  ...setup_steps,
} as const;

/** What a check found: a stable code, whose text every language has. */
export type FindingCode = keyof typeof FINDINGS;
/** What a check looked at. */
export type PlaceCode = keyof typeof places;

/** A place that only the CRM's id names. */
export type CrmPlace = Exclude<Extract<PlaceCode, `crm_${string}`>, 'crm_module'>;
export type { Values } from './fill-names.ts';

/** The names in braces. */
type Holes<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type TextOf<Code extends FindingCode> = (typeof FINDINGS)[Code][keyof (typeof FINDINGS)[Code]];
type Given<Names extends string> = [Names] extends [never]
  ? readonly []
  : readonly [Readonly<Record<Names, string | number>>];

/** The texts of a code. */
interface Row {
  readonly finding: string;
  readonly cure?: string;
}
const rowOf = (code: FindingCode): Row => FINDINGS[code];

/** What was found, in English and as a code with the values that its text names. */
export interface Finding {
  readonly ok: boolean;
  /** The check passes, but deserves attention. */
  readonly warn?: true;
  readonly code: FindingCode;
  readonly values?: Values;
  /** What a value says, where that is a message of ours. */
  readonly inner?: CodedMessage['inner'];
  readonly detail: string;
  readonly cure?: string;
}

const found = (code: FindingCode, values: Values | undefined): Omit<Finding, 'ok' | 'warn'> => {
  const row = rowOf(code);
  return {
    code,
    ...defined({ values }),
    ...innerOf(values ?? {}),
    detail: fillNames(row.finding, values),
    ...defined({ cure: row.cure === undefined ? undefined : fillNames(row.cure, values) }),
  };
};

/** What a person has to do, in English; undefined: nothing. */
export const cureOf = (code: FindingCode): string | undefined => rowOf(code).cure;

/** What works. */
export const good = <Code extends FindingCode>(
  code: Code,
  ...[values]: Given<Holes<TextOf<Code>>>
): Finding => ({
  ok: true,
  ...found(code, values),
});

/** What works, but deserves attention. */
export const unwise = <Code extends FindingCode>(
  code: Code,
  ...[values]: Given<Holes<TextOf<Code>>>
): Finding => ({ ok: true, warn: true, ...found(code, values) });

/** What is broken. */
export const wrong = <Code extends FindingCode>(
  code: Code,
  ...[values]: Given<Holes<TextOf<Code>>>
): Finding => ({ ok: false, ...found(code, values) });

/** A line of the self-check: where something was found, and what. */
export const at = <Code extends PlaceCode>(
  place: Code,
  where: Readonly<Record<Holes<(typeof places)[Code]>, string>>,
  finding: Finding,
): Finding & { readonly link: string; readonly place: PlaceCode } => {
  const values: Values = { ...where, ...finding.values };
  return {
    link: fillNames(places[place], where),
    place,
    ...finding,
    ...defined({ values: Object.keys(values).length === 0 ? undefined : values }),
  };
};
