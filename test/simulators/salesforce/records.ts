import { makeId } from './model.ts';
import type { FakeObject } from './model.ts';
import { OrgFault } from './org-fault.ts';

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

/** The org's records, deleted ones included, and what their fields and relationships hold. */
export const createRecords = (model: ReadonlyMap<string, FakeObject>) => {
  const store = new Map<string, Stored>();
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
    // A lookup to several object types reports the type of its target.
    if (rest.join('.') === 'Type' && (reference.referenceTo?.length ?? 0) > 1) return behind?.object ?? null;
    return valueAt(objectNamed(target), behind, rest.join('.'));
  };

  const isClosed = (status: unknown): boolean =>
    live('TaskStatus').some(({ values }) => values['ApiName'] === status && values['IsClosed'] === true);

  return { objectNamed, find, live, insert, valueAt, isClosed };
};

export type Records = ReturnType<typeof createRecords>;
