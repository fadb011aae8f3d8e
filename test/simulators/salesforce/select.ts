import type { createFieldPermissions } from './field-permissions.ts';
import type { FakeObject } from './model.ts';
import { OrgFault } from './org-fault.ts';
import type { Records, Stored } from './records.ts';
import { meets } from './soql.ts';
import type { Condition, Query } from './soql.ts';

const sameId = (one: unknown, other: string): boolean =>
  typeof one === 'string' && one.slice(0, 15) === other.slice(0, 15);

/** Answers parsed queries: conditions, semi-joins, order, and lists of children. */
export const createSelect = (
  { objectNamed, live, valueAt }: Records,
  permissions: ReturnType<typeof createFieldPermissions>,
) => {
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

  return (query: Query): Record<string, unknown>[] => select(query);
};
