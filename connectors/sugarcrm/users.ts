import { defined } from '../../src/defined.ts';
import { expectShape } from '../shared/answer.ts';
import type { BeanUsers, ReadBean } from '../shared/beans/bean-api.ts';
import { CrmError } from '../shared/crm-error.ts';
import type { SugarClient } from './client.ts';
import { inSugarWords, listSchema, sugarTime, toBean } from './records.ts';

const SEARCHED = ['first_name', 'last_name', 'user_name'];

export const createSugarUsers = (client: SugarClient, get: ReadBean): BeanUsers => ({
  user: (deadline, id, fields) => get(deadline, 'Users', id, fields),
  users: async (deadline, { word, limit, cursor = '0' }, fields) => {
    if (!/^\d{1,9}$/.test(cursor))
      throw new CrmError('rejected', 'the cursor is none of this list', {
        cure: 'Start from the first page.',
      });
    const answer = await client.request(deadline, 'POST', '/Users/filter', {
      filter: word === undefined ? [] : [{ $or: SEARCHED.map((name) => ({ [name]: { $contains: word } })) }],
      fields: inSugarWords(fields).join(','),
      max_num: limit,
      offset: Number(cursor),
      order_by: 'user_name:ASC,id:ASC',
    });
    const { records, next_offset: next } = expectShape(listSchema, answer, 'Users/filter');
    return { items: records.map(toBean), ...defined({ next: next < 0 ? undefined : String(next) }) };
  },
  changedUsers: async (deadline, since, limit) => {
    const answer = await client.request(deadline, 'POST', '/Users/filter', {
      filter: [{ date_modified: { $gte: sugarTime(since) } }],
      fields: 'id',
      max_num: limit,
    });
    return expectShape(listSchema, answer, 'Users/filter').records.map(({ id }) => id);
  },
});
