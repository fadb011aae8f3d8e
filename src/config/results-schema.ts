import { z } from 'zod';
import { TOLD_OUTCOMES } from '../vocabulary/outcomes.ts';
import { text } from './parts.ts';

const MAX_TEXT = 80;
const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'expected small letters, digits and _, such as call_back');
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'expected a language such as en or pt-BR');
const label = text.max(MAX_TEXT);

const resultSchema = z.strictObject({
  code: code.describe('What is stored and counted; its meaning must never change'),
  labels: z
    .record(language, label)
    .refine((labels) => Object.keys(labels).length > 0, 'expected at least one label')
    .describe('What agents read, by language, such as en or pt-BR'),
  value: label.optional().meta({
    title: 'Value in the CRM',
    description: 'The corresponding entry of the CRM’s own list; empty: the code',
  }),
  outcome: z.enum(TOLD_OUTCOMES).optional().meta({
    title: 'The agent’s voicemail answered',
    description:
      'agent_no_answer: a call with this result counts as not reached, even if MOR says otherwise. Offered for calls from a mobile telephone',
  }),
});

type Result = z.infer<typeof resultSchema>;

const sameText = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
/** Every text by which a result can be named. A text that named two results would be ambiguous. */
const namesOf = ({ code, labels, value }: Result): ReadonlySet<string> =>
  new Set([code, value ?? code, ...Object.values(labels)].map(sameText));

/** What the agents of one CRM instance can choose after a call. */
export const resultsSchema = z
  .array(resultSchema)
  .max(50)
  .superRefine((results, context) => {
    const seen = new Map<string, string>();
    results.forEach((result, at) => {
      for (const name of namesOf(result)) {
        const other = seen.get(name);
        if (other !== undefined)
          context.addIssue({ code: 'custom', path: [at], message: `"${name}" also stands for ${other}` });
        else seen.set(name, result.code);
      }
    });
  });
