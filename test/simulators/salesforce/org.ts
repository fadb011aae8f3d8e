import { createModel, describeObject, makeId } from './model.ts';
import type { FakeObject, OrgFeatures } from './model.ts';
import { createFieldPermissions } from './field-permissions.ts';
import { meets, parseSoql, SoqlError } from './soql.ts';
import type { Condition, Query } from './soql.ts';

export type Values = Record<string, string | number | boolean | null>;

/** A record of the fake org. */
export interface Stored {
  readonly id: string;
  readonly object: string;
  values: Values;
  deleted: boolean;
  modifiedBy: string;
  /** When a Task got a status that counts as closed. */
  closedAt?: string;
}

/** An answer that says no. */
export class OrgFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
  readonly retryAfter: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    fields: readonly string[] = [],
    retryAfter?: string,
  ) {
    super(message);
    this.retryAfter = retryAfter;
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

const ALL: OrgFeatures = { personAccounts: true, countryPicklists: true, packageInstalled: true };
/** How long a write is under way before it is committed: long enough for a second one to start. */
const COMMIT_MS = 5;

const sameId = (one: unknown, other: string): boolean =>
  typeof one === 'string' && one.slice(0, 15) === other.slice(0, 15);

/** The org's data and rules, without HTTP. */
export const createOrg = (features: Partial<OrgFeatures> = {}) => {
  const model = createModel({ ...ALL, ...features });
  const store = new Map<string, Stored>();
  const hidden = new Set<string>();
  const permissions = createFieldPermissions(model);
  let counter = 0;

  const objectNamed = (name: string): FakeObject => {
    const found = model.get(name);
    if (found === undefined)
      throw new OrgFault(400, 'INVALID_TYPE', `sObject type '${name}' is not supported.`);
    return found;
  };
  const find = (id: unknown): Stored | undefined =>
    typeof id === 'string' ? store.get(id.slice(0, 15)) : undefined;
  const live = (object: string): Stored[] =>
    [...store.values()].filter((stored) => stored.object === object && !stored.deleted);

  const insert = (object: string, values: Values, by: string): string => {
    counter += 1;
    const id = makeId(objectNamed(object).prefix, counter);
    store.set(id.slice(0, 15), { id, object, values: { ...values, Id: id }, deleted: false, modifiedBy: by });
    return id;
  };

  /** The value at a path from a record, checking on the way that each field exists. */
  const valueAt = (object: FakeObject, stored: Stored | undefined, path: string): unknown => {
    const [head = '', ...rest] = path.split('.');
    if (rest.length === 0) {
      if (object.name === 'Task' && head === 'IsClosed') return isClosed(stored?.values['Status']);
      if (object.name === 'Task' && head === 'CompletedDateTime') return stored?.closedAt ?? null;
      const known = object.fields.get(head);
      if (known === undefined) {
        throw new OrgFault(400, 'INVALID_FIELD', `No such column '${head}' on entity '${object.name}'.`);
      }
      // A checkbox is never empty.
      return stored?.values[head] ?? (stored !== undefined && known.type === 'boolean' ? false : null);
    }
    const reference = [...object.fields.values()].find(({ relationshipName }) => relationshipName === head);
    const target = reference?.referenceTo?.[0];
    if (reference === undefined || target === undefined) {
      throw new OrgFault(400, 'INVALID_FIELD', `Didn't understand relationship '${head}' in field path.`);
    }
    const behind = find(stored?.values[reference.name]);
    // A lookup to several objects says which one it is.
    if (rest.join('.') === 'Type' && (reference.referenceTo?.length ?? 0) > 1) return behind?.object ?? null;
    return valueAt(objectNamed(target), behind, rest.join('.'));
  };

  const isClosed = (status: unknown): boolean =>
    live('TaskStatus').some(({ values }) => values['ApiName'] === status && values['IsClosed'] === true);

  /** The condition with the rows of its semi-joins in place of their queries. */
  const resolved = (condition: Condition): Condition => {
    if (condition.op === 'AND' || condition.op === 'OR')
      return { op: condition.op, parts: condition.parts.map(resolved) };
    if (condition.op !== 'IN_QUERY') return condition;
    const [field = ''] = condition.query.fields;
    const values = select(condition.query).map((row) => {
      const value = row[field];
      return { value: typeof value === 'string' ? value : null, raw: '' };
    });
    return { op: 'IN', field: condition.field, values };
  };

  const project = (object: FakeObject, stored: Stored, { fields, lists }: Query): Record<string, unknown> => {
    const row: Record<string, unknown> = {
      attributes: { type: object.name, url: `/services/data/v68.0/sobjects/${object.name}/${stored.id}` },
    };
    for (const path of fields) {
      const parts = path.split('.');
      let place = row;
      for (const part of parts.slice(0, -1)) {
        place[part] ??= { attributes: {} };
        place = place[part] as Record<string, unknown>;
      }
      place[parts.at(-1) ?? path] = valueAt(object, stored, path);
    }
    for (const list of lists) {
      const meta = object.lists.find(({ name }) => name === list.from);
      if (meta === undefined)
        throw new OrgFault(400, 'INVALID_TYPE', `Didn't understand relationship '${list.from}'.`);
      const children = select({ ...list, from: meta.child }, (child) =>
        sameId(child.values[meta.field], stored.id),
      );
      row[list.from] =
        children.length === 0 ? null : { totalSize: children.length, done: true, records: children };
    }
    return row;
  };

  const select = (
    query: Query,
    belongs: (stored: Stored) => boolean = () => true,
  ): Record<string, unknown>[] => {
    const object = objectNamed(query.from);
    const { orderBy, limit } = query;
    const where = query.where === undefined ? undefined : resolved(query.where);
    const rows = (
      object.name === 'FieldPermissions' ? permissions.rows(live('PermissionSet')) : live(object.name)
    )
      .filter(belongs)
      .filter((stored) => where === undefined || meets(where, (path) => valueAt(object, stored, path)));
    if (orderBy !== undefined) {
      const key = (stored: Stored): string => String(valueAt(object, stored, orderBy.field));
      rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (orderBy.descending ? -1 : 1));
    }
    return rows.slice(0, limit).map((stored) => project(object, stored, query));
  };

  const equalTo = (condition: Condition | undefined, field: string): readonly string[] => {
    if (condition === undefined) return [];
    if (condition.op === 'AND') return condition.parts.flatMap((part) => equalTo(part, field));
    const isIt = (condition.op === '=' || condition.op === 'IN') && condition.field === field;
    return isIt ? condition.values.map(({ value }) => (typeof value === 'string' ? value : '')) : [];
  };

  const recordAccess = ({ where }: Query): Record<string, unknown>[] => {
    const [[user = ''], records] = [equalTo(where, 'UserId'), equalTo(where, 'RecordId')];
    if (user === '' || records.length === 0)
      throw new OrgFault(400, 'MALFORMED_QUERY', 'UserId and RecordId are required');
    if (find(user) === undefined) return [];
    return records.map((record) => ({
      attributes: { type: 'UserRecordAccess' },
      RecordId: record,
      HasReadAccess:
        find(record)?.deleted === false && !hidden.has(`${user.slice(0, 15)}:${record.slice(0, 15)}`),
    }));
  };

  const checkTask = (values: Values): void => {
    const who = values['WhoId'] ?? null;
    const what = values['WhatId'] ?? null;
    for (const [name, id] of [
      ['WhoId', who],
      ['WhatId', what],
    ] as const) {
      if (id === null) continue;
      const parent = find(id);
      if (parent === undefined)
        throw new OrgFault(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [name]);
      if (parent.deleted) throw new OrgFault(400, 'ENTITY_IS_DELETED', 'entity is deleted', []);
      if (name === 'WhoId' && !['Contact', 'Lead'].includes(parent.object)) {
        throw new OrgFault(400, 'FIELD_INTEGRITY_EXCEPTION', 'Name ID: id value of incorrect type', [
          'WhoId',
        ]);
      }
      if (parent.values['IsConverted'] === true) {
        throw new OrgFault(400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', []);
      }
    }
    if (what !== null && find(who)?.object === 'Lead') {
      throw new OrgFault(400, 'FIELD_INTEGRITY_EXCEPTION', 'Related To ID: cannot be set with a lead', [
        'WhatId',
      ]);
    }
    const owner = values['OwnerId'] ?? null;
    if (owner !== null && find(owner)?.values['IsActive'] !== true) {
      throw new OrgFault(400, 'OPERATION_WITH_INACTIVE_OWNER', 'operation performed with inactive user', [
        'OwnerId',
      ]);
    }
  };

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
    hide: (user: string, record: string): void => {
      hidden.add(`${user.slice(0, 15)}:${record.slice(0, 15)}`);
    },
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
        const records = query.from === 'UserRecordAccess' ? recordAccess(query) : select(query);
        return { totalSize: records.length, done: true, records };
      } catch (error) {
        if (error instanceof SoqlError) throw new OrgFault(400, 'MALFORMED_QUERY', error.message);
        throw error;
      }
    },
    /** Update where the key exists, else insert; two inserts of one key at the same time: the later one loses. */
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
