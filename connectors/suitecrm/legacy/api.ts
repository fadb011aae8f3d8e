import { z } from 'zod';
import type { Now } from '../../../src/calls/ports.ts';
import { expectShape } from '../../shared/answer.ts';
import { isBeanId } from '../../shared/beans/bean.ts';
import { fieldInfos } from '../../shared/beans/field-infos.ts';
import type { BeanApi, BeanFields } from '../../shared/beans/bean-api.ts';
import { CrmError, toCrmError } from '../../shared/crm-error.ts';
import type { Deadline } from '../../shared/deadline.ts';
import type { HttpClient } from '../../shared/http.ts';
import type { LegacyOptions } from '../options.ts';
import { suiteTime } from '../time.ts';
import { createLegacyClient } from './client.ts';
import { like, toNameValues, toPage } from './entries.ts';

const savedSchema = z.object({ id: z.string() });
const linkedSchema = z.object({ created: z.coerce.number() });
const infoSchema = z.object({ suitecrm_version: z.string().optional(), version: z.string() });
const fieldsSchema = z.object({ module_fields: z.record(z.string(), z.unknown()) });
const modulesSchema = z.object({
  modules: z.array(
    z.object({
      module_key: z.string(),
      acls: z.array(z.object({ action: z.string(), access: z.unknown() })).default([]),
    }),
  ),
});
const SEARCHED = ['users.first_name', 'users.last_name', 'users.user_name'];

const parseOffset = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new CrmError('rejected', 'the cursor is none of this list', { cure: 'Start from the first page.' });
  return Number(cursor);
};

/** SuiteCRM's API v4_1, `service/v4_1/rest.php`. */
export const createLegacyApi = (http: HttpClient, options: LegacyOptions, now: Now): BeanApi => {
  const client = createLegacyClient(http, options, now);

  const get: BeanApi['get'] = async (deadline, module, id, fields) => {
    const wanted = ['id', ...fields.filter((name) => name !== 'id'), 'deleted'];
    const answer = await client.callWithSession(deadline, 'get_entry', [module, id, wanted, [], false]);
    return toPage(answer, 'get_entry').items[0];
  };

  const save = async (
    deadline: Deadline,
    fields: BeanFields,
    extra: readonly unknown[] = [],
  ): Promise<void> => {
    const values = [...extra, ...toNameValues(fields)];
    expectShape(
      savedSchema,
      await client.callWithSession(deadline, 'set_entry', ['Calls', values]),
      'set_entry',
    );
  };

  return {
    title: 'v4_1',
    parentlessType: 'Accounts',
    get,
    user: (deadline, id, fields) => get(deadline, 'Users', id, fields),
    users: async (deadline, { word, limit, cursor }, fields) => {
      const query = word === undefined ? '' : SEARCHED.map((column) => like(column, word)).join(' or ');
      const order = 'users.user_name asc, users.id asc';
      const page = [query, order, parseOffset(cursor), ['id', ...fields], [], limit, 0, false];
      const answer = await client.callWithSession(deadline, 'get_entry_list', ['Users', ...page]);
      const { items, nextOffset } = toPage(answer, 'get_entry_list');
      return { items, ...(nextOffset === undefined ? {} : { next: String(nextOffset) }) };
    },
    changedUsers: async (deadline, since, limit) => {
      const query = `users.date_modified >= '${suiteTime(since)}'`;
      const page = [query, 'users.date_modified desc', 0, ['id'], [], limit, 0, false];
      const answer = await client.callWithSession(deadline, 'get_entry_list', ['Users', ...page]);
      return toPage(answer, 'get_entry_list').items.map(({ id }) => id);
    },
    createCall: async (deadline, id, fields) => {
      try {
        await save(deadline, { id, ...fields }, [{ name: 'new_with_id', value: true }]);
        return { existed: false, attached: false };
      } catch (error) {
        // The second INSERT of an id breaks in the database: HTTP 500, nothing changed. So does a database failure.
        if (toCrmError(error).status === 500 && (await get(deadline, 'Calls', id, ['id'])) !== undefined)
          return { existed: true, attached: false };
        throw error;
      }
    },
    updateCall: async (deadline, id, fields) => {
      await save(deadline, { id, ...fields });
      // An update of a deleted record is answered like any other and written nowhere.
      return (await get(deadline, 'Calls', id, ['id'])) === undefined ? 'missing' : 'updated';
    },
    link: async (deadline, callId, { link, id }) => {
      if (!isBeanId(id)) return 'skipped';
      try {
        const args = ['Calls', callId, link, [id], [], 0];
        const answer = await client.callWithSession(deadline, 'set_relationship', args);
        return expectShape(linkedSchema, answer, 'set_relationship').created > 0 ? 'linked' : 'skipped';
      } catch (error) {
        if (['denied', 'rejected'].includes(toCrmError(error).kind)) return 'skipped';
        throw error;
      }
    },
    time: suiteTime,
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
    mayWriteCalls: async (deadline) => {
      const answer = await client.callWithSession(deadline, 'get_available_modules', ['all']);
      const { modules } = expectShape(modulesSchema, answer, 'get_available_modules');
      const calls = modules.find(({ module_key: key }) => key === 'Calls');
      const edit = calls?.acls.find(({ action }) => action === 'edit');
      return edit === undefined ? calls !== undefined : edit.access === true || edit.access === 1;
    },
    clockSkewMs: http.clockSkewMs,
    close: () => http.close(),
  };
};
