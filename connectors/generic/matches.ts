import { z } from 'zod';
import type { CrmRecord } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';

/** Anything longer is not a name. */
const text = z.string().trim().min(1).max(255);

/** Unknown fields are ignored and a malformed record is dropped, so that neither spoils the other matches. */
const match = z.object({
  type: text.max(80),
  id: z.union([text, z.number().transform(String)]),
  name: text,
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
  company: text.optional().catch(undefined),
  openCases: z.int().min(0).optional().catch(undefined),
  openOpportunities: z.int().min(0).optional().catch(undefined),
});
/** An answer that does not speak of matches is a receiver that knows nobody. */
const answer = z.object({ matches: z.unknown() });

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const recordOf = ({ type, id, name, url, ...summary }: z.infer<typeof match>): CrmRecord => ({
  ref: { type, id },
  name,
  numbers: [],
  doNotCall: false,
  summary: defined(summary),
  ...defined({ url }),
});

/**
 * The records by which a receiver of `call.ringing` knows the caller: `{"matches": [{type, id, name, url?, company?, openCases?}]}`.
 * Throws if it names records of which none is understood: that caller is not unknown.
 */
export const matchesIn = (body: string): readonly CrmRecord[] => {
  const given = answer.safeParse(parsed(body)).data?.matches ?? [];
  const found = Array.isArray(given) ? given.flatMap((item) => match.safeParse(item).data ?? []) : [];
  if (found.length === 0 && !(Array.isArray(given) && given.length === 0))
    throw new Error('The receiver named the caller in a form that is not understood');
  return found.map(recordOf);
};
