import { createModel, describeObject } from './model.ts';
import type { FakeObject, OrgFeatures } from './model.ts';
import { createFieldPermissions } from './field-permissions.ts';
import { OrgFault } from './org-fault.ts';
import { createRecordAccess } from './record-access.ts';
import { createRecords } from './records.ts';
import type { Stored, Values } from './records.ts';
import { createSelect } from './select.ts';
import { parseSoql, SoqlError } from './soql.ts';
import { createTaskRules } from './task-rules.ts';

const ALL: OrgFeatures = { personAccounts: true, countryPicklists: true, packageInstalled: true };
/** How long a write takes to commit: long enough for a second one to start. */
const COMMIT_MS = 5;

/** The org's data and rules, without HTTP. */
export const createOrg = (features: Partial<OrgFeatures> = {}) => {
  const model = createModel({ ...ALL, ...features });
  const records = createRecords(model);
  const { objectNamed, find, live, insert, isClosed } = records;
  const permissions = createFieldPermissions(model);
  const select = createSelect(records, permissions);
  const access = createRecordAccess(records);
  const checkTask = createTaskRules(records);

  const checkFields = (object: FakeObject, values: Values, right: 'createable' | 'updateable'): void => {
    for (const name of Object.keys(values)) {
      const known = object.fields.get(name);
      if (known === undefined) {
        throw new OrgFault(
          400,
          'INVALID_FIELD',
          `No such column '${name}' on sobject of type ${object.name}`,
        );
      }
      if (!known[right]) {
        const message = `Unable to create/update fields: ${name}.`;
        throw new OrgFault(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, [name]);
      }
    }
  };

  const update = (stored: Stored, values: Values, by: string): void => {
    checkFields(objectNamed(stored.object), values, 'updateable');
    if (stored.object === 'Task') checkTask({ ...values });
    stored.values = { ...stored.values, ...values };
    stored.modifiedBy = by;
    if (stored.object === 'Task' && stored.closedAt === undefined && isClosed(stored.values['Status']))
      stored.closedAt = new Date().toISOString();
  };

  return {
    model,
    permissions,
    find,
    live,
    insert,
    update,
    hide: access.hide,
    remove: (id: string): void => {
      const stored = find(id);
      if (stored !== undefined) stored.deleted = true;
    },
    describe: (name: string): unknown => {
      const object = model.get(name);
      if (object === undefined) throw new OrgFault(404, 'NOT_FOUND', 'The requested resource does not exist');
      return describeObject(object, model);
    },
    query: (soql: string): unknown => {
      try {
        const query = parseSoql(soql);
        const rows = query.from === 'UserRecordAccess' ? access.answer(query) : select(query);
        return { totalSize: rows.length, done: true, records: rows };
      } catch (error) {
        if (error instanceof SoqlError) throw new OrgFault(400, 'MALFORMED_QUERY', error.message);
        throw error;
      }
    },
    /** Updates if the key exists, else inserts; of two simultaneous inserts of one key, the later one loses. */
    upsert: async (
      name: string,
      key: { readonly field: string; readonly value: string },
      values: Values,
      by: string,
    ): Promise<{ id: string; created: boolean }> => {
      const object = objectNamed(name);
      if (object.fields.get(key.field)?.externalId !== true) {
        const message = `Provided external ID field does not exist or is not accessible: ${key.field}`;
        throw new OrgFault(404, 'NOT_FOUND', message);
      }
      if ('Id' in values || key.field in values) {
        throw new OrgFault(
          400,
          'INVALID_FIELD',
          `The ${key.field} field should not be specified in the sobject data.`,
        );
      }
      const holders = (): Stored[] => live(name).filter((stored) => stored.values[key.field] === key.value);
      const [before] = holders();
      if (before !== undefined) {
        update(before, values, by);
        return { id: before.id, created: false };
      }
      checkFields(object, values, 'createable');
      if (name === 'Task') checkTask(values);
      await new Promise((resolve) => setTimeout(resolve, COMMIT_MS));
      const [winner] = holders();
      if (winner !== undefined && object.fields.get(key.field)?.unique === true) {
        const message = `duplicate value found: ${key.field} duplicates value on record with id: ${winner.id}`;
        throw new OrgFault(400, 'DUPLICATE_VALUE', message);
      }
      return { id: insert(name, { ...values, [key.field]: key.value }, by), created: true };
    },
  };
};

export type FakeOrg = ReturnType<typeof createOrg>;
