import type { z } from 'zod';

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

/** A schema issue in words for somebody who fills in a form. */
export const issueText = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.join(', ')}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}${UNITS[issue.origin] ?? ''}`;
  if (issue.code !== 'too_small') return issue.message;
  if (issue.origin === 'string' && issue.minimum === 1) return 'must not be empty';
  return `at least ${issue.minimum}${UNITS[issue.origin] ?? ''}`;
};
