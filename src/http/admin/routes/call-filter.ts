import type { CallFilter } from '../../../calls/ports.ts';
import type { QueryOf } from '../contract/contract.ts';

type Filter = Omit<QueryOf<'GET /calls/export.csv'>, 'zone'>;

/** What the store understands of what lists and exports of calls are narrowed to. */
export const toFilter = ({ from, to, ...same }: Filter): Omit<CallFilter, 'limit'> => ({
  ...(Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)) as typeof same &
    Omit<CallFilter, 'limit'>),
  ...(from === undefined ? {} : { fromMs: Date.parse(from) }),
  ...(to === undefined ? {} : { toMs: Date.parse(to) }),
});
