import { statement, tables } from '../query.ts';
import type { CallAgentsTable } from '../tables.ts';
import { runEach, writing } from './operation.ts';
import type { Steps } from './operation.ts';

const insert = statement<CallAgentsTable>()((p) =>
  tables
    .insertInto('call_agents')
    .values({ crm: p('crm'), user: p('user'), created_at: p('created_at'), id: p('id') })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Lets these agents see the call from now on. */
export const noteRang = (
  { crm, created_at, id }: Omit<CallAgentsTable, 'user'>,
  users: readonly string[],
): Steps<void> => runEach(users.map((user) => writing(insert, { crm, user, created_at, id })));
