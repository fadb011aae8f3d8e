import { z } from 'zod';
import { expectShape } from '../shared/answer.ts';
import type { BeanFacts } from '../shared/beans/bean-api.ts';
import { fieldInfos } from '../shared/beans/field-infos.ts';
import { CrmError, isRefusal } from '../shared/crm-error.ts';
import type { SugarClient } from './client.ts';

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
const choicesSchema = z.record(z.string(), z.unknown());
const metaSchema = z.object({
  modules: z.record(z.string(), z.object({ fields: z.record(z.string(), z.unknown()).default({}) })),
});

/** What this Sugar and its integration user are. */
export const createSugarFacts = (client: SugarClient): BeanFacts => ({
  version: async (deadline) => {
    const answer = await client.request(deadline, 'GET', '/metadata?type_filter=server_info');
    const { version, flavor } = expectShape(serverSchema, answer, 'metadata').server_info;
    return `Sugar ${version} ${flavor}`.trim();
  },
  self: async (deadline) => {
    const { current_user: user } = expectShape(meSchema, await client.request(deadline, 'GET', '/me'), 'me');
    return { name: user.user_name ?? user.id, admin: user.type === 'admin' };
  },
  fieldsOf: async (deadline, module) => {
    const path = `/metadata?type_filter=modules&module_filter=${module}`;
    const { modules } = expectShape(metaSchema, await client.request(deadline, 'GET', path), 'metadata');
    const found = modules[module];
    if (found === undefined)
      throw new CrmError('denied', `the integration user has no module ${module}`, {
        code: 'crm_module_hidden',
      });
    const fields = fieldInfos(found.fields);
    return fields.has('email') ? new Map([...fields, ['email1', {}]]) : fields;
  },
  choicesOf: async (deadline, module, field) => {
    try {
      const answer = await client.request(deadline, 'GET', `/${module}/enum/${field}`);
      return Object.keys(expectShape(choicesSchema, answer, 'enum'));
    } catch (error) {
      // Sugar refuses the question for a field that is no dropdown.
      if (isRefusal(error)) return undefined;
      throw error;
    }
  },
  mayWrite: async (deadline, module) => {
    const { current_user: user } = expectShape(meSchema, await client.request(deadline, 'GET', '/me'), 'me');
    // Sugar omits rights that the user has; those the user lacks are "no".
    const acl = z.record(z.string(), z.unknown()).catch({}).parse(user.acl[module]);
    return ['access', 'view', 'create', 'edit'].every((right) => acl[right] !== 'no');
  },
});
