import { CrmError } from '../../shared/crm-error.ts';
import type { Deadline } from '../../shared/deadline.ts';
import type { Bean } from '../../shared/beans/bean.ts';
import type { BeanUsers } from '../../shared/beans/bean-api.ts';
import type { KnownFields } from './known-fields.ts';
import { listPath, toPage } from './records.ts';
import type { ListQuery, V8Page } from './records.ts';
import type { V8Client } from './client.ts';
import { suiteTime } from '../time.ts';

const ACTIVE = ['status', 'eq', 'Active'] as const;
/** V8 joins all conditions with one operator, so a search goes through the columns one by one. */
const COLUMNS = ['last_name', 'first_name'] as const;

const withStatus = (user: Bean, status: string): Bean => ({
  ...user,
  text: (field) => (field === 'status' ? status : user.text(field)),
});

interface Place {
  readonly column: number;
  readonly page: number;
}

const parseCursor = (cursor: string | undefined): Place => {
  const [, column = '0', page = '1'] = /^([01]):([1-9]\d{0,6})$/.exec(cursor ?? '0:1') ?? [];
  if (cursor !== undefined && cursor !== `${column}:${page}`)
    throw new CrmError('rejected', 'the cursor is none of this list', { cure: 'Start from the first page.' });
  return { column: Number(column), page: Number(page) };
};

/**
 * V8 hides `user_name` and `status` of Users and refuses their ids unless they are UUIDs, but it can filter by all of
 * these: one user is a list of one, and a condition asks whether the user is active.
 */
export const createV8Users = (client: V8Client, known: KnownFields): BeanUsers => {
  const list = (deadline: Deadline, query: Omit<ListQuery, 'module'>): Promise<V8Page> =>
    known.use('Users', query.fields, async (fields) =>
      toPage(await client.request(deadline, 'GET', listPath({ ...query, module: 'Users', fields }))),
    );

  const find = async (
    deadline: Deadline,
    fields: readonly string[],
    where: ListQuery['where'],
  ): Promise<Bean | undefined> => (await list(deadline, { fields, where, size: 1, page: 1 })).items[0];

  /** At least one, because an empty list is refused. */
  const visible = (fields: readonly string[]): string[] => {
    const shown = fields.filter((field) => !['id', 'user_name', 'status'].includes(field));
    return shown.length === 0 ? ['last_name'] : shown;
  };

  return {
    user: async (deadline, id, fields) => {
      const byId = ['id', 'eq', id] as const;
      const active = await find(deadline, visible(fields), [byId, ACTIVE]);
      if (active !== undefined) return withStatus(active, 'Active');
      const inactive = await find(deadline, visible(fields), [byId]);
      return inactive && withStatus(inactive, 'Inactive');
    },
    users: async (deadline, { word, limit, cursor }, fields) => {
      const place = parseCursor(cursor);
      const column = COLUMNS[place.column] ?? 'last_name';
      const { items, pages } = await list(deadline, {
        fields: ['last_name', ...visible(fields)].filter((name, i, all) => all.indexOf(name) === i),
        where: [...(word === undefined ? [] : [[column, 'like', `%${word}%`] as const]), ACTIVE],
        size: limit,
        page: place.page,
        sort: 'user_name',
      });
      const next =
        place.page < pages
          ? { next: `${place.column}:${place.page + 1}` }
          : word !== undefined && place.column + 1 < COLUMNS.length
            ? { next: `${place.column + 1}:1` }
            : {};
      // Users who match by the last name were on an earlier page.
      const fresh =
        place.column === 0 || word === undefined
          ? items
          : items.filter((user) => !user.text('last_name').toLowerCase().includes(word));
      return { items: fresh.map((user) => withStatus(user, 'Active')), ...next };
    },
    changedUsers: async (deadline, since, limit) => {
      const { items } = await list(deadline, {
        fields: ['date_modified'],
        where: [['date_modified', 'gte', suiteTime(since)]],
        size: limit,
        page: 1,
      });
      return items.map(({ id }) => id);
    },
  };
};
