import { z } from 'zod';
import type { Now } from '../../src/calls/ports.ts';
import { expectShape } from '../shared/answer.ts';
import { beanOf } from '../shared/beans/bean.ts';
import { fieldInfos } from '../shared/beans/field-infos.ts';
import type { Bean } from '../shared/beans/bean.ts';
import type { BeanApi, CallLink } from '../shared/beans/bean-api.ts';
import { CrmError, toCrmError } from '../shared/crm-error.ts';
import type { Deadline } from '../shared/deadline.ts';
import type { HttpClient } from '../shared/http.ts';
import { createSugarClient } from './client.ts';
import type { SugarOptions } from './options.ts';

const recordSchema = z.looseObject({ id: z.string() });
const listSchema = z.object({ records: z.array(recordSchema), next_offset: z.number() });
const emailsSchema = z.array(
  z.object({ email_address: z.string(), primary_address: z.unknown().optional() }),
);
const meSchema = z.object({
  current_user: z.object({
    id: z.string(),
    user_name: z.string().optional(),
    type: z.string().optional(),
    acl: z.record(z.string(), z.unknown()).default({}),
  }),
});
const serverSchema = z.object({
  server_info: z.object({ version: z.string(), flavor: z.string().default('') }),
});
const metaSchema = z.object({
  modules: z.record(z.string(), z.object({ fields: z.record(z.string(), z.unknown()).default({}) })),
});
const SEARCHED = ['first_name', 'last_name', 'user_name'];

/** Sugar has no `email1` of its own any more: addresses are a list. */
const toBean = (record: z.infer<typeof recordSchema>): Bean => {
  const emails = emailsSchema.safeParse(record.email);
  if (!emails.success) return beanOf(record.id, record);
  const primary = emails.data.find(({ primary_address: flag }) => flag === true || flag === '1');
  return beanOf(record.id, { ...record, email1: (primary ?? emails.data[0])?.email_address ?? '' });
};

const inSugarWords = (fields: readonly string[]): string[] =>
  fields.map((name) => (name === 'email1' ? 'email' : name));

/** ISO 8601 with an offset: Sugar turns it into UTC, and shows it in the zone of each user. */
export const sugarTime = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}+00:00`;

/** Links as part of a record: `{"contacts": {"add": ["id"]}}`. */
const inline = (links: readonly CallLink[]): Record<string, { add: string[] }> =>
  Object.fromEntries(links.map(({ link, id }) => [link, { add: [id] }]));

/** REST v11 of Sugar Sell, Serve and Enterprise. */
export const createSugarApi = (http: HttpClient, options: SugarOptions, now: Now): BeanApi => {
  const client = createSugarClient(http, options, now);

  const get: BeanApi['get'] = async (deadline, module, id, fields) => {
    const query = `fields=${encodeURIComponent(inSugarWords(fields).join(','))}`;
    try {
      const answer = await client.request(deadline, 'GET', `/${module}/${id}?${query}`);
      // Words such as `filter` are addresses of their own below a module: what they answer is a list.
      if (listSchema.safeParse(answer).success) return undefined;
      return toBean(expectShape(recordSchema, answer, `${module}/id`));
    } catch (error) {
      if (toCrmError(error).kind === 'missing') return undefined;
      throw error;
    }
  };

  const create = async (deadline: Deadline, body: object): Promise<void> => {
    expectShape(recordSchema, await client.request(deadline, 'POST', '/Calls', body), 'POST Calls');
  };

  const exists = async (
    error: unknown,
    ...[deadline, id]: [Parameters<typeof get>[0], string]
  ): Promise<boolean> => {
    const { kind, status, message } = toCrmError(error);
    if (kind === 'rejected' && status === 422 && /already exists/i.test(message)) return true;
    // Two at the same moment: both find nothing, the second INSERT breaks on the key.
    return status === 500 && (await get(deadline, 'Calls', id, ['id'])) !== undefined;
  };

  return {
    title: `REST ${options.version}`,
    get,
    user: (deadline, id, fields) => get(deadline, 'Users', id, fields),
    users: async (deadline, { word, limit, cursor = '0' }, fields) => {
      if (!/^\d{1,9}$/.test(cursor))
        throw new CrmError('rejected', 'the cursor is none of this list', {
          cure: 'Start from the first page.',
        });
      const answer = await client.request(deadline, 'POST', '/Users/filter', {
        filter:
          word === undefined ? [] : [{ $or: SEARCHED.map((name) => ({ [name]: { $contains: word } })) }],
        fields: inSugarWords(fields).join(','),
        max_num: limit,
        offset: Number(cursor),
        order_by: 'user_name:ASC,id:ASC',
      });
      const { records, next_offset: next } = expectShape(listSchema, answer, 'Users/filter');
      return { items: records.map(toBean), ...(next < 0 ? {} : { next: String(next) }) };
    },
    changedUsers: async (deadline, since, limit) => {
      const answer = await client.request(deadline, 'POST', '/Users/filter', {
        filter: [{ date_modified: { $gte: sugarTime(since) } }],
        fields: 'id',
        max_num: limit,
      });
      return expectShape(listSchema, answer, 'Users/filter').records.map(({ id }) => id);
    },
    createCall: async (deadline, id, fields, links) => {
      try {
        await create(deadline, { id, ...fields, ...inline(links) });
        return { existed: false, attached: true };
      } catch (error) {
        if (await exists(error, deadline, id)) return { existed: true, attached: false };
        // A linked record is gone or not visible: the whole request was refused because of it.
        if (toCrmError(error).kind !== 'missing') throw error;
      }
      try {
        await create(deadline, { id, ...fields });
        return { existed: false, attached: false };
      } catch (error) {
        if (await exists(error, deadline, id)) return { existed: true, attached: false };
        throw error;
      }
    },
    updateCall: async (deadline, id, fields) => {
      try {
        await client.request(deadline, 'PUT', `/Calls/${id}`, fields);
        return 'updated';
      } catch (error) {
        if (toCrmError(error).kind === 'missing') return 'missing';
        throw error;
      }
    },
    link: async (deadline, callId, { link, id }) => {
      try {
        await client.request(deadline, 'POST', `/Calls/${callId}/link`, { link_name: link, ids: [id] });
        return 'linked';
      } catch (error) {
        if (['missing', 'denied', 'rejected'].includes(toCrmError(error).kind)) return 'skipped';
        throw error;
      }
    },
    time: sugarTime,
    version: async (deadline) => {
      const answer = await client.request(deadline, 'GET', '/metadata?type_filter=server_info');
      const { version, flavor } = expectShape(serverSchema, answer, 'metadata').server_info;
      return `Sugar ${version} ${flavor}`.trim();
    },
    self: async (deadline) => {
      const { current_user: user } = expectShape(
        meSchema,
        await client.request(deadline, 'GET', '/me'),
        'me',
      );
      return { name: user.user_name ?? user.id, admin: user.type === 'admin' };
    },
    fieldsOf: async (deadline, module) => {
      const path = `/metadata?type_filter=modules&module_filter=${module}`;
      const { modules } = expectShape(metaSchema, await client.request(deadline, 'GET', path), 'metadata');
      const found = modules[module];
      if (found === undefined)
        throw new CrmError('denied', `the integration user has no module ${module}`, {
          cure: 'Correct the module name in the configuration, or give the integration user access to it.',
        });
      const fields = fieldInfos(found.fields);
      return fields.has('email') ? new Map([...fields, ['email1', {}]]) : fields;
    },
    mayWriteCalls: async (deadline) => {
      const { current_user: user } = expectShape(
        meSchema,
        await client.request(deadline, 'GET', '/me'),
        'me',
      );
      // Rights that a user has are left out; those they do not have are "no".
      const acl = z.record(z.string(), z.unknown()).catch({}).parse(user.acl.Calls);
      return ['access', 'view', 'create', 'edit'].every((right) => acl[right] !== 'no');
    },
    clockSkewMs: http.clockSkewMs,
    close: () => http.close(),
  };
};
