import type { BeanFields, BeanWrites, ReadBean, WrittenModule } from '../../shared/beans/bean-api.ts';
import { toCrmError } from '../../shared/crm-error.ts';
import type { Deadline } from '../../shared/deadline.ts';
import { suiteTime } from '../time.ts';
import type { V8Client } from './client.ts';
import type { KnownFields } from './known-fields.ts';
import { isV8Id, toBean } from './records.ts';

const MODULES = { contacts: 'Contacts', leads: 'Leads', users: 'Users' } as const;

/** PATCH does not recompute `date_end` (the legacy API does). */
const withEnd = (fields: BeanFields): BeanFields => {
  const { date_start: start, duration_hours: hours, duration_minutes: minutes } = fields;
  if (typeof start !== 'string' || typeof hours !== 'number' || typeof minutes !== 'number') return fields;
  const endMs = Date.parse(`${start.replace(' ', 'T')}Z`) + (hours * 60 + minutes) * 60_000;
  return { ...fields, date_end: suiteTime(new Date(endMs).toISOString()) };
};

export const createV8Writes = (client: V8Client, known: KnownFields, get: ReadBean): BeanWrites => {
  const save = (
    deadline: Deadline,
    method: 'POST' | 'PATCH',
    module: WrittenModule,
    id: string,
    fields: BeanFields,
  ) =>
    known.use(module, Object.keys(fields), async (names) => {
      const attributes = Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
      const answer = await client.request(deadline, method, '/module', {
        data: { type: module, id, attributes },
      });
      return toBean(answer);
    });

  return {
    create: async (deadline, module, id, fields) => {
      try {
        await save(deadline, 'POST', module, id, fields);
        return { existed: false, attached: false };
      } catch (error) {
        const failure = toCrmError(error);
        const repeated = failure.kind === 'rejected' && failure.message.includes('is already exist');
        if (repeated) return { existed: true, attached: false };
        // Two requests at once: both find nothing, and the second INSERT fails on the key.
        if (failure.status === 500 && (await get(deadline, module, id, ['id'])) !== undefined)
          return { existed: true, attached: false };
        throw error;
      }
    },
    update: async (deadline, module, id, fields) => {
      try {
        await save(deadline, 'PATCH', module, id, withEnd(fields));
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
  };
};
