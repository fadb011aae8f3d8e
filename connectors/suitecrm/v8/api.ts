import type { Now } from '../../../src/calls/ports.ts';
import type { BeanApi } from '../../shared/beans/bean-api.ts';
import { toCrmError } from '../../shared/crm-error.ts';
import type { HttpClient } from '../../shared/http.ts';
import type { V8Options } from '../options.ts';
import { likeDigits } from '../like-digits.ts';
import { suiteTime } from '../time.ts';
import { createV8Client } from './client.ts';
import { createV8Facts } from './facts.ts';
import { createKnownFields } from './known-fields.ts';
import { isV8Id, listPath, toBean, toPage } from './records.ts';
import { createV8Users } from './users.ts';
import { createV8Writes } from './writes.ts';

/** V8 sends all fields unless the request names some; every module has this one. */
const PLACEHOLDER = 'deleted';

/** SuiteCRM's JSON:API, `<base>/V8`. */
export const createV8Api = (http: HttpClient, options: V8Options, now: Now): BeanApi => {
  const client = createV8Client(http, options, now);
  const known = createKnownFields(now);

  const get: BeanApi['get'] = (deadline, module, id, fields) =>
    known.use(module, fields, async (names) => {
      const wanted = names.filter((name) => name !== 'id');
      if (!isV8Id(id)) {
        const query = { module, fields: wanted.length === 0 ? [PLACEHOLDER] : wanted, size: 1, page: 1 };
        const path = listPath({ ...query, where: [['id', 'eq', id]] });
        return toPage(await client.request(deadline, 'GET', path)).items[0];
      }
      const only = `fields[${module}]=${wanted.length === 0 ? PLACEHOLDER : wanted.join(',')}`;
      try {
        return toBean(await client.request(deadline, 'GET', `/module/${module}/${id}?${only}`));
      } catch (error) {
        if (toCrmError(error).kind === 'missing') return undefined;
        throw error;
      }
    });

  /** SuiteCRM reports unknown columns and fields one at a time; the next request omits each of them. */
  const search: BeanApi['search'] = (deadline, { module, columns, limit, ...sought }, fields) =>
    known.use(module, [...columns, ...fields.filter((name) => name !== 'id')], async (names) => {
      const either = names.filter((name) => columns.includes(name));
      if (either.length === 0) return [];
      const path = listPath({
        module,
        fields: names.filter((name) => fields.includes(name)),
        operator: 'or',
        where: either.map((column) =>
          sought.exact
            ? ([column, 'eq', sought.tail] as const)
            : ([column, 'like', likeDigits(sought.tail)] as const),
        ),
        size: limit,
        page: 1,
      });
      return toPage(await client.request(deadline, 'GET', path)).items;
    });

  return {
    title: 'V8',
    parentlessType: 'Accounts',
    get,
    search,
    ...createV8Users(client, known),
    ...createV8Writes(client, known, get),
    ...createV8Facts(client),
    time: suiteTime,
    clockSkewMs: http.clockSkewMs,
    close: () => http.close(),
  };
};
