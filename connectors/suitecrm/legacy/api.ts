import type { Now } from '../../../src/calls/ports.ts';
import type { BeanApi } from '../../shared/beans/bean-api.ts';
import type { HttpClient } from '../../shared/http.ts';
import type { LegacyOptions } from '../options.ts';
import { likeDigits } from '../like-digits.ts';
import { suiteTime } from '../time.ts';
import { createLegacyClient } from './client.ts';
import { toPage } from './entries.ts';
import { createLegacyFacts } from './facts.ts';
import { createLegacyUsers } from './users.ts';
import { createLegacyWrites } from './writes.ts';

/** Fields added by an administrator or a package are in a separate table. */
const tableOf = (table: string, column: string): string => (column.endsWith('_c') ? `${table}_cstm` : table);

/** SuiteCRM's API v4_1, `service/v4_1/rest.php`. */
export const createLegacyApi = (http: HttpClient, options: LegacyOptions, now: Now): BeanApi => {
  const client = createLegacyClient(http, options, now);

  const get: BeanApi['get'] = async (deadline, module, id, fields) => {
    const wanted = ['id', ...fields.filter((name) => name !== 'id'), 'deleted'];
    const answer = await client.callWithSession(deadline, 'get_entry', [module, id, wanted, [], false]);
    return toPage(answer, 'get_entry').items[0];
  };

  const search: BeanApi['search'] = async (deadline, { module, columns, limit, ...sought }, fields) => {
    const table = module.toLowerCase();
    const query = columns
      .map((column) => {
        const isIt = sought.exact ? `= '${sought.tail}'` : `like '${likeDigits(sought.tail)}'`;
        return `${tableOf(table, column)}.${column} ${isIt}`;
      })
      .join(' or ');
    const wanted = ['id', ...fields.filter((name) => name !== 'id')];
    const page = [query, `${table}.date_modified desc`, 0, wanted, [], limit, 0, false];
    const answer = await client.callWithSession(deadline, 'get_entry_list', [module, ...page]);
    return toPage(answer, 'get_entry_list').items;
  };

  return {
    title: 'v4_1',
    parentlessType: 'Accounts',
    get,
    search,
    ...createLegacyUsers(client, get),
    ...createLegacyWrites(client, get),
    ...createLegacyFacts(client, get),
    time: suiteTime,
    clockSkewMs: http.clockSkewMs,
    close: () => http.close(),
  };
};
