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
const answer = z.object({ matches: z.array(z.unknown()) });

/** The records by which a receiver of `call.ringing` knows the caller: `{"matches": [{type, id, name, url?, company?, openCases?}]}`. */
export const matchesIn = (body: string): readonly CrmRecord[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [];
  }
  const { data } = answer.safeParse(parsed);
  return (data?.matches ?? []).flatMap((item) => {
    const found = match.safeParse(item).data;
    if (found === undefined) return [];
    const { type, id, name, url, ...summary } = found;
    return [
      {
        ref: { type, id },
        name,
        numbers: [],
        doNotCall: false,
        summary: defined(summary),
        ...defined({ url }),
      },
    ];
  });
};
