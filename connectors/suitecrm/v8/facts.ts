import { z } from 'zod';
import { expectShape } from '../../shared/answer.ts';
import type { BeanFacts } from '../../shared/beans/bean-api.ts';
import { fieldInfos } from '../../shared/beans/field-infos.ts';
import { CrmError } from '../../shared/crm-error.ts';
import type { V8Client } from './client.ts';
import { toBean } from './records.ts';

const modulesSchema = z.object({
  data: z.object({ attributes: z.record(z.string(), z.object({ access: z.array(z.string()) })) }),
});
const fieldsSchema = z.object({ data: z.object({ attributes: z.record(z.string(), z.unknown()) }) });

/** What this SuiteCRM and its integration user are. */
export const createV8Facts = (client: V8Client): BeanFacts => ({
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
  // It tells that a field is a dropdown, not what is in it.
  choicesOf: () => Promise.resolve(undefined),
  mayWrite: async (deadline, module) => {
    const answer = await client.request(deadline, 'GET', '/meta/modules');
    const { attributes } = expectShape(modulesSchema, answer, 'meta/modules').data;
    const found = attributes[module];
    if (found === undefined)
      throw new CrmError('denied', `${module} is not among the modules of the integration user`, {
        code: 'crm_module_rights',
      });
    return found.access.includes('edit');
  },
});
