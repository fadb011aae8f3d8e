import { statement, tables } from '../query.ts';
import { row } from './operation.ts';
import type { Steps } from './operation.ts';

/** One index seek for each CRM instance; DISTINCT would read all the calls. */
function* eachAfter(next: (after: string) => Steps<{ readonly crm: string } | undefined>): Steps<string[]> {
  const found: string[] = [];
  for (let at = yield* next(''); at !== undefined; at = yield* next(at.crm)) found.push(at.crm);
  return found;
}

const nextCrmOfUser = statement<{ user: string; after: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select('crm')
    .where('user', '=', p('user'))
    .where('crm', '>', p('after'))
    .orderBy('crm')
    .limit(1),
);

const nextCrmThatRang = statement<{ user: string; after: string }>()((p) =>
  tables
    .selectFrom('call_agents')
    .select('crm')
    .where('user', '=', p('user'))
    .where('crm', '>', p('after'))
    .orderBy('crm')
    .limit(1),
);

/** CRM instances in which this user has calls. */
export function* crmsOfUser(user: string): Steps<string[]> {
  const own = yield* eachAfter((after) => row(nextCrmOfUser, { user, after }));
  const rang = yield* eachAfter((after) => row(nextCrmThatRang, { user, after }));
  return [...new Set([...own, ...rang])];
}

const nextCrm = statement<{ after: string }>()((p) =>
  tables.selectFrom('calls').select('crm').where('crm', '>', p('after')).orderBy('crm').limit(1),
);

/** CRM instances that have calls, including those that are no longer configured. */
export const crmsWithCalls = (): Steps<string[]> => eachAfter((after) => row(nextCrm, { after }));
