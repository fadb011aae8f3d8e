import type { z } from 'zod';
import { CrmError } from './crm-error.ts';

/** The JSON of an answer; a page of HTML or a truncated answer counts as no answer. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CrmError('unreachable', 'the CRM answered something that is no JSON', {
      code: 'crm_no_json',
      cause: error,
    });
  }
};

/** `value` in the expected shape; `what` names the answer. The error message never quotes the value. */
export const expectShape = <T>(schema: z.ZodType<T>, value: unknown, what: string): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole').join(', ');
  throw new CrmError('unreachable', `the CRM's answer to ${what} has an unknown form (${places})`);
};

/** A CRM's own words on one short line, for messages and logs. Never use it on the answer to a login. */
export const quote = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 200 ? line : `${line.slice(0, 200)}...`;
};
