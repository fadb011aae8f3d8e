import { z } from 'zod';
import { expectShape } from '../../shared/answer.ts';
import type { BeanFacts, ReadBean } from '../../shared/beans/bean-api.ts';
import { fieldInfos } from '../../shared/beans/field-infos.ts';
import type { LegacyClient } from './client.ts';

const infoSchema = z.object({ suitecrm_version: z.string().optional(), version: z.string() });
const fieldsSchema = z.object({ module_fields: z.record(z.string(), z.unknown()) });
const dropdownSchema = z.object({
  type: z.literal('enum'),
  // PHP makes a list of an empty one.
  options: z.record(z.string(), z.unknown()),
});
const modulesSchema = z.object({
  modules: z.array(
    z.object({
      module_key: z.string(),
      acls: z.array(z.object({ action: z.string(), access: z.unknown() })).default([]),
    }),
  ),
});

/** What this SuiteCRM and its integration user are. */
export const createLegacyFacts = (client: LegacyClient, get: ReadBean): BeanFacts => ({
  version: async (deadline) => {
    const info = expectShape(
      infoSchema,
      await client.call(deadline, 'get_server_info', []),
      'get_server_info',
    );
    return `SuiteCRM ${info.suitecrm_version ?? info.version}`;
  },
  self: async (deadline) => {
    const id = expectShape(
      z.string(),
      await client.callWithSession(deadline, 'get_user_id', []),
      'get_user_id',
    );
    const user = await get(deadline, 'Users', id, ['user_name', 'is_admin']);
    return { name: user?.text('user_name') ?? id, admin: user?.flag('is_admin') ?? false };
  },
  fieldsOf: async (deadline, module) => {
    const answer = await client.callWithSession(deadline, 'get_module_fields', [module, []]);
    return fieldInfos(expectShape(fieldsSchema, answer, 'get_module_fields').module_fields);
  },
  choicesOf: async (deadline, module, field) => {
    const answer = await client.callWithSession(deadline, 'get_module_fields', [module, [field]]);
    const { module_fields: fields } = expectShape(fieldsSchema, answer, 'get_module_fields');
    const dropdown = dropdownSchema.safeParse(fields[field]);
    return dropdown.success ? Object.keys(dropdown.data.options) : undefined;
  },
  mayWrite: async (deadline, module) => {
    const answer = await client.callWithSession(deadline, 'get_available_modules', ['all']);
    const { modules } = expectShape(modulesSchema, answer, 'get_available_modules');
    const found = modules.find(({ module_key: key }) => key === module);
    const edit = found?.acls.find(({ action }) => action === 'edit');
    return edit === undefined ? found !== undefined : edit.access === true || edit.access === 1;
  },
});
