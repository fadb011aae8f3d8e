import type { Db } from '../database.ts';
import { statement, tables } from '../query.ts';

const nextCrmOfUser = statement<{ user: string; after: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select('crm')
    .where('user', '=', p('user'))
    .where('crm', '>', p('after'))
    .orderBy('crm')
    .limit(1),
);

/** CRM instances in which this user has calls: an index seek for each, where DISTINCT would read all the user's calls. */
export const crmsOfUser = (db: Db, user: string): string[] => {
  const found: string[] = [];
  for (let row = db.row(nextCrmOfUser, { user, after: '' }); row !== undefined;) {
    found.push(row.crm);
    row = db.row(nextCrmOfUser, { user, after: row.crm });
  }
  return found;
};

const nextCrm = statement<{ after: string }>()((p) =>
  tables.selectFrom('calls').select('crm').where('crm', '>', p('after')).orderBy('crm').limit(1),
);

/** CRM instances that have calls, also those that are no longer configured. */
export const crmsWithCalls = (db: Db): string[] => {
  const found: string[] = [];
  for (let row = db.row(nextCrm, { after: '' }); row !== undefined;) {
    found.push(row.crm);
    row = db.row(nextCrm, { after: row.crm });
  }
  return found;
};
