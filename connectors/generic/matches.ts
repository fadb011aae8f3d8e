import { z } from 'zod';
import type { CrmRecord } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';

/** Longer texts are no names. */
const text = z.string().trim().min(1).max(255);

/** A receiver may know more about its records, and one of them may be wrong: neither costs the others. */
const match = z.object({
  type: text.max(80),
  id: z.union([text, z.number().transform(String)]),
  name: text,
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});
const answer = z.object({ matches: z.array(z.unknown()) });

/** The records by which a receiver of `call.ringing` knows the caller: `{"matches": [{type, id, name, url?}]}`. */
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
    const { type, id, name, url } = found;
    return [{ ref: { type, id }, name, numbers: [], doNotCall: false, ...defined({ url }) }];
  });
};
