import type { FakeObject } from './model.ts';
import type { Stored } from './records.ts';

const short = (id: string): string => id.slice(0, 15);

/**
 * Field-level security: rows of `FieldPermissions` exist only where a permission set (a profile has one of its own)
 * grants something.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fieldpermissions.htm
 */
export const createFieldPermissions = (model: ReadonlyMap<string, FakeObject>) => {
  /** Sets that grant every field except those listed. */
  const generous = new Map<string, Set<string>>();
  const granted = new Map<string, Set<string>>();
  const everyField = (): string[] =>
    [...model.values()].flatMap((object) =>
      [...object.fields.values()]
        .filter(({ permissionable }) => permissionable)
        .map(({ name }) => `${object.name}.${name}`),
    );
  const fieldsOf = (set: string): string[] => {
    const except = generous.get(set);
    return except === undefined
      ? [...(granted.get(set) ?? [])]
      : everyField().filter((name) => !except.has(name));
  };
  return {
    /** Grants all existing fields, as a standard profile does. */
    grantAll: (set: string): void => {
      generous.set(short(set), new Set());
    },
    /** Removes a field such as `Contact.MobilePhone` from a set that grants every field. */
    hide: (set: string, field: string): void => {
      generous.get(short(set))?.add(field);
    },
    grant: (set: string, field: string): void => {
      granted.set(short(set), new Set([...(granted.get(short(set)) ?? []), field]));
    },
    rows: (sets: readonly Stored[]): Stored[] =>
      sets.flatMap(({ id }) =>
        fieldsOf(short(id)).map((field) => ({
          id: `01k:${id}:${field}`,
          object: 'FieldPermissions',
          values: {
            SobjectType: field.slice(0, field.indexOf('.')),
            Field: field,
            PermissionsRead: true,
            ParentId: id,
          },
          deleted: false,
          modifiedBy: '',
        })),
      ),
  };
};
