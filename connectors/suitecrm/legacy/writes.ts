import { z } from 'zod';
import { expectShape } from '../../shared/answer.ts';
import { isBeanId } from '../../shared/beans/bean.ts';
import type { BeanFields, BeanWrites, ReadBean, WrittenModule } from '../../shared/beans/bean-api.ts';
import { toCrmError } from '../../shared/crm-error.ts';
import type { Deadline } from '../../shared/deadline.ts';
import type { LegacyClient } from './client.ts';
import { toNameValues } from './entries.ts';

const savedSchema = z.object({ id: z.string() });
const linkedSchema = z.object({ created: z.coerce.number() });

export const createLegacyWrites = (client: LegacyClient, get: ReadBean): BeanWrites => {
  const save = async (
    deadline: Deadline,
    module: WrittenModule,
    fields: BeanFields,
    extra: readonly unknown[] = [],
  ): Promise<void> => {
    const values = [...extra, ...toNameValues(fields)];
    expectShape(
      savedSchema,
      await client.callWithSession(deadline, 'set_entry', [module, values]),
      'set_entry',
    );
  };

  return {
    create: async (deadline, module, id, fields) => {
      try {
        await save(deadline, module, { id, ...fields }, [{ name: 'new_with_id', value: true }]);
        return { existed: false, attached: false };
      } catch (error) {
        // A second INSERT of an id fails in the database: HTTP 500, nothing changed. A database failure looks the same.
        if (toCrmError(error).status === 500 && (await get(deadline, module, id, ['id'])) !== undefined)
          return { existed: true, attached: false };
        throw error;
      }
    },
    update: async (deadline, module, id, fields) => {
      await save(deadline, module, { id, ...fields });
      // SuiteCRM answers an update of a deleted record like any other, but writes nothing.
      return (await get(deadline, module, id, ['id'])) === undefined ? 'missing' : 'updated';
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
  };
};
