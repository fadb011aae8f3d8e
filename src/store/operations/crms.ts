import type { Db } from '../database.ts';
import { statement, tables } from '../query.ts';

/** One index seek for each CRM instance, where DISTINCT would read all the calls. */
const eachAfter = (next: (after: string) => { readonly crm: string } | undefined): string[] => {
  const found: string[] = [];
  for (let row = next(''); row !== undefined; row = next(row.crm)) found.push(row.crm);
  return found;
};

const nextCrmOfUser = statement<{ user: string; after: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select('crm')
    .where('user', '=', p('user'))
    .where('crm', '>', p('after'))
    .orderBy('crm')
    .limit(1),
);

/** CRM instances in which this user has calls. */
export const crmsOfUser = (db: Db, user: string): string[] =>
  eachAfter((after) => db.row(nextCrmOfUser, { user, after }));

const nextCrm = statement<{ after: string }>()((p) =>
  tables.selectFrom('calls').select('crm').where('crm', '>', p('after')).orderBy('crm').limit(1),
);

/** CRM instances that have calls, also those that are no longer configured. */
export const crmsWithCalls = (db: Db): string[] => eachAfter((after) => db.row(nextCrm, { after }));
