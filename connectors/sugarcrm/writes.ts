import { expectShape } from '../shared/answer.ts';
import type { BeanWrites, CallLink, ReadBean, WrittenModule } from '../shared/beans/bean-api.ts';
import { toCrmError } from '../shared/crm-error.ts';
import type { Deadline } from '../shared/deadline.ts';
import type { SugarClient } from './client.ts';
import { recordSchema } from './records.ts';

/** Links as part of a record: `{"contacts": {"add": ["id"]}}`. */
const inline = (links: readonly CallLink[]): Record<string, { add: string[] }> =>
  Object.fromEntries(links.map(({ link, id }) => [link, { add: [id] }]));

export const createSugarWrites = (client: SugarClient, get: ReadBean): BeanWrites => {
  const post = async (deadline: Deadline, module: WrittenModule, body: object): Promise<void> => {
    expectShape(recordSchema, await client.request(deadline, 'POST', `/${module}`, body), `POST ${module}`);
  };

  const exists = async (
    error: unknown,
    deadline: Deadline,
    module: WrittenModule,
    id: string,
  ): Promise<boolean> => {
    const { kind, status, message } = toCrmError(error);
    if (kind === 'rejected' && status === 422 && /already exists/i.test(message)) return true;
    // Two requests at once: both find nothing, and the second INSERT fails on the key.
    return status === 500 && (await get(deadline, module, id, ['id'])) !== undefined;
  };

  return {
    create: async (deadline, module, id, fields, links) => {
      try {
        await post(deadline, module, { id, ...fields, ...inline(links) });
        return { existed: false, attached: true };
      } catch (error) {
        if (await exists(error, deadline, module, id)) return { existed: true, attached: false };
        // A linked record is gone or not visible, so Sugar refused the whole request.
        if (toCrmError(error).kind !== 'missing') throw error;
      }
      try {
        await post(deadline, module, { id, ...fields });
        return { existed: false, attached: false };
      } catch (error) {
        if (await exists(error, deadline, module, id)) return { existed: true, attached: false };
        throw error;
      }
    },
    update: async (deadline, module, id, fields) => {
      try {
        await client.request(deadline, 'PUT', `/${module}/${id}`, fields);
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
  };
};
