import { z } from 'zod';
import { ACTIVITY_STATES, CALL_STATES } from '../../../vocabulary/call-states.ts';
import { OUTCOMES } from '../../../vocabulary/outcomes.ts';
import type { CallFilter } from '../../../calls/ports.ts';

const id = z.string().min(1).max(255);
const time = z.iso.datetime({ offset: true });
/** What lists and exports of calls can be narrowed to. */
export const filterShape = {
  crm: id.optional(),
  user: id.optional(),
  state: z.enum(CALL_STATES).optional(),
  activity: z.enum(ACTIVITY_STATES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  from: time.optional(),
  to: time.optional(),
};
type Filter = z.infer<z.ZodObject<typeof filterShape>>;

export const toFilter = (query: Filter): Omit<CallFilter, 'limit'> => {
  const { from, to, ...same } = query;
  return {
    ...(Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)) as typeof same &
      Omit<CallFilter, 'limit'>),
    ...(from === undefined ? {} : { fromMs: Date.parse(from) }),
    ...(to === undefined ? {} : { toMs: Date.parse(to) }),
  };
};
