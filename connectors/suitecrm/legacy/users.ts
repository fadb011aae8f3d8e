import { defined } from '../../../src/defined.ts';
import type { BeanUsers, ReadBean } from '../../shared/beans/bean-api.ts';
import { CrmError } from '../../shared/crm-error.ts';
import { suiteTime } from '../time.ts';
import type { LegacyClient } from './client.ts';
import { like, toPage } from './entries.ts';

const SEARCHED = ['users.first_name', 'users.last_name', 'users.user_name'];

const parseOffset = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new CrmError('rejected', 'the cursor is none of this list', { cure: 'Start from the first page.' });
  return Number(cursor);
};

export const createLegacyUsers = (client: LegacyClient, get: ReadBean): BeanUsers => ({
  user: (deadline, id, fields) => get(deadline, 'Users', id, fields),
  users: async (deadline, { word, limit, cursor }, fields) => {
    const query = word === undefined ? '' : SEARCHED.map((column) => like(column, word)).join(' or ');
    const order = 'users.user_name asc, users.id asc';
    const page = [query, order, parseOffset(cursor), ['id', ...fields], [], limit, 0, false];
    const answer = await client.callWithSession(deadline, 'get_entry_list', ['Users', ...page]);
    const { items, nextOffset } = toPage(answer, 'get_entry_list');
    return { items, ...defined({ next: nextOffset === undefined ? undefined : String(nextOffset) }) };
  },
  changedUsers: async (deadline, since, limit) => {
    const query = `users.date_modified >= '${suiteTime(since)}'`;
    const page = [query, 'users.date_modified desc', 0, ['id'], [], limit, 0, false];
    const answer = await client.callWithSession(deadline, 'get_entry_list', ['Users', ...page]);
    return toPage(answer, 'get_entry_list').items.map(({ id }) => id);
  },
});
