import type { MorRefusalCode } from '../../calls/call.ts';
import { problemRow } from '../../calls/problem-codes.ts';
import type { ProblemCode } from '../../calls/problem-codes.ts';
import { MOR_REFUSALS } from '../../calls/refusals.ts';

/** What a refusal means and what to do about it: MOR's own reason where it gave one. */
export const refusalWords = (
  code: ProblemCode,
  morCode: MorRefusalCode | undefined,
): { readonly meaning: string; readonly cure: string } => {
  if (morCode) return MOR_REFUSALS[morCode];
  const { title, cure } = problemRow(code);
  return { meaning: title, cure };
};
