import type { MorRefusalCode } from '../../vocabulary/refusals.ts';
import type { RuleName } from '../../vocabulary/rule-names.ts';
import { RULE_CURES, problemRow } from '../../vocabulary/problem-codes.ts';
import type { ProblemCode } from '../../vocabulary/problem-codes.ts';
import { messageCode } from '../../vocabulary/message-codes.ts';
import type { Said } from './contract/parts.ts';
import { MOR_REFUSALS } from '../../vocabulary/refusals.ts';

/** What a refusal means and what to do about it, with MOR's own reason where it gave one. */
export const refusalWords = (
  code: ProblemCode,
  morCode: MorRefusalCode | undefined,
  rule?: RuleName,
): { readonly meaning: string; readonly cure: string } => {
  if (morCode) return MOR_REFUSALS[morCode];
  const { title, cure } = problemRow(code);
  return { meaning: title, cure: (rule && RULE_CURES[rule]) ?? cure };
};

interface Refused {
  readonly detail: string;
  /** When MOR itself said no. */
  readonly mor?: { readonly code: MorRefusalCode; readonly text: string } | undefined;
}

/** What a refusal says, as a code. MOR's own words stay as they are. */
export const refusalSaid = ({ detail, mor }: Refused): { readonly said?: Said } => {
  const said = mor ? { code: `mor_${mor.code}`, values: { text: mor.text } } : messageCode(detail);
  return said ? { said } : {};
};
