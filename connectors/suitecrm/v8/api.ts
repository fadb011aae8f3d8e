import { z } from 'zod';
import type { Now } from '../../../src/calls/ports.ts';
import { expectShape } from '../../shared/answer.ts';
import type { BeanApi, BeanFields } from '../../shared/beans/bean-api.ts';
import { fieldInfos } from '../../shared/beans/field-infos.ts';
import { CrmError, toCrmError } from '../../shared/crm-error.ts';
import type { HttpClient } from '../../shared/http.ts';
import type { V8Options } from '../options.ts';
import { suiteTime } from '../time.ts';
import { createV8Client } from './client.ts';
import { createKnownFields } from './known-fields.ts';
import { isV8Id, listPath, toBean, toPage } from './records.ts';
import { createV8Users } from './users.ts';

const modulesSchema = z.object({
  data: z.object({ attributes: z.record(z.string(), z.object({ access: z.array(z.string()) })) }),
});
const fieldsSchema = z.object({ data: z.object({ attributes: z.record(z.string(), z.unknown()) }) });
/** Without any field named, V8 sends all of them; this one every module has. */
const PLACEHOLDER = 'deleted';
const MODULES = { contacts: 'Contacts', leads: 'Leads', users: 'Users' } as const;

/** PATCH does not compute `date_end` anew (the legacy API does). */
const withEnd = (fields: BeanFields): BeanFields => {
  const { date_start: start, duration_hours: hours, duration_minutes: minutes } = fields;
  if (typeof start !== 'string' || typeof hours !== 'number' || typeof minutes !== 'number') return fields;
  const endMs = Date.parse(`${start.replace(' ', 'T')}Z`) + (hours * 60 + minutes) * 60_000;
  return { ...fields, date_end: suiteTime(new Date(endMs).toISOString()) };
};

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

  const save = (
    deadline: Parameters<BeanApi['get']>[0],
    method: 'POST' | 'PATCH',
    id: string,
    fields: BeanFields,
  ) =>
    known.use('Calls', Object.keys(fields), async (names) => {
      const attributes = Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
      const answer = await client.request(deadline, method, '/module', {
        data: { type: 'Calls', id, attributes },
      });
      return toBean(answer);
    });

  return {
    title: 'V8',
    parentlessType: 'Accounts',
    get,
    ...createV8Users(client, known),
    createCall: async (deadline, id, fields) => {
      try {
        await save(deadline, 'POST', id, fields);
        return { existed: false, attached: false };
      } catch (error) {
        const failure = toCrmError(error);
        const repeated = failure.kind === 'rejected' && failure.message.includes('is already exist');
        if (repeated) return { existed: true, attached: false };
        // Two at the same moment: both find nothing, the second INSERT breaks on the key.
        if (failure.status === 500 && (await get(deadline, 'Calls', id, ['id'])) !== undefined)
          return { existed: true, attached: false };
        throw error;
      }
    },
    updateCall: async (deadline, id, fields) => {
      try {
        await save(deadline, 'PATCH', id, withEnd(fields));
        return 'updated';
      } catch (error) {
        if (toCrmError(error).kind === 'missing') return 'missing';
        throw error;
      }
    },
    link: async (deadline, callId, { link, id }) => {
      if (!isV8Id(id)) return 'skipped';
      const body = { data: { type: MODULES[link], id } };
      try {
        await client.request(deadline, 'POST', `/module/Calls/${callId}/relationships/${link}`, body);
        return 'linked';
      } catch (error) {
        if (['missing', 'denied', 'rejected'].includes(toCrmError(error).kind)) return 'skipped';
        throw error;
      }
    },
    time: suiteTime,
    version: () => Promise.resolve('answers V8 requests; this API does not tell the version of SuiteCRM'),
    self: async (deadline) => {
      const user = toBean(await client.request(deadline, 'GET', '/current-user'));
      return { name: user.text('user_name'), admin: user.flag('is_admin') };
    },
    fieldsOf: async (deadline, module) => {
      // The API refuses metadata of Users even to administrators.
      if (module === 'Users') return undefined;
      const answer = await client.request(deadline, 'GET', `/meta/fields/${module}`);
      return fieldInfos(expectShape(fieldsSchema, answer, 'meta/fields').data.attributes);
    },
    mayWriteCalls: async (deadline) => {
      const answer = await client.request(deadline, 'GET', '/meta/modules');
      const { attributes } = expectShape(modulesSchema, answer, 'meta/modules').data;
      if (attributes.Calls === undefined)
        throw new CrmError('denied', 'Calls is not among the modules of the integration user', {
          cure: 'Give its role access, view, list and edit rights on Calls.',
        });
      return attributes.Calls.access.includes('edit');
    },
    clockSkewMs: http.clockSkewMs,
    close: () => http.close(),
  };
};
