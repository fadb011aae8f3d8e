import type { CallFilter } from '../../../calls/ports.ts';
import { defined } from '../../../defined.ts';
import { searchOf } from '../../call-search.ts';
import type { QueryOf } from '../contract/contract.ts';

type Filter = Omit<QueryOf<'GET /calls/export.csv'>, 'zone'>;

/** Translates the filters of lists and exports for the store. */
export const toFilter = ({ from, to, search, ...same }: Filter): Omit<CallFilter, 'limit'> => ({
  ...(Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)) as typeof same &
    Omit<CallFilter, 'limit'>),
  ...searchOf(search),
  ...defined({
    fromMs: from === undefined ? undefined : Date.parse(from),
    toMs: to === undefined ? undefined : Date.parse(to),
  }),
});
