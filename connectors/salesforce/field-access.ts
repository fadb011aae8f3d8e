import type { Row } from './api.ts';
import { soqlList } from './ids.ts';
import { textAt } from './objects.ts';
import type { FieldRef } from './schema.ts';

/** The name under which permissions know a field: `Contact.Phone`. */
const nameOf = ({ object, field }: FieldRef): string => `${object}.${field.name}`;

/**
 * A person account's fields have no permissions of their own: those of the contact's field apply.
 * https://help.salesforce.com/s/articleView?id=sales.account_fields.htm
 */
const contactField = (name: string): string | undefined => {
  if (name.endsWith('__pc')) return `${name.slice(0, -'__pc'.length)}__c`;
  return /^Person[A-Z]/.test(name) ? name.slice('Person'.length) : undefined;
};

const permissionOf = (ref: FieldRef): string | undefined => {
  const contacts = ref.object === 'Account' ? contactField(ref.field.name) : undefined;
  if (contacts !== undefined) return `Contact.${contacts}`;
  // "Fields whose permissionable property is false are assumed to be always readable" (object reference, FieldPermissions).
  return ref.field.permissionable ? nameOf(ref) : undefined;
};

/** Query for those of the named fields (`Contact.Phone`) that any permission set grants to the user. */
export const grantsQuery = (user: string, names: readonly string[]): string => {
  const objects = new Set(names.map((name) => name.slice(0, name.indexOf('.'))));
  return (
    `SELECT SobjectType,Field FROM FieldPermissions WHERE PermissionsRead = true AND SobjectType IN ${soqlList([...objects])}` +
    ` AND Field IN ${soqlList(names)} AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment` +
    ` WHERE AssigneeId = '${user}' AND PermissionSet.HasActivationRequired = false)`
  );
};

/**
 * Query for which of these fields a user may read: everything an assigned permission set grants, including the profile's
 * own set and those of permission set groups, but not sets that a session has to activate first.
 * Only a user with "View Setup and Configuration" may ask.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fieldpermissions.htm
 */
export const fieldAccessQuery = (user: string, refs: readonly FieldRef[]): string | undefined => {
  const names = [...new Set(refs.map(permissionOf).filter((name) => name !== undefined))];
  return names.length === 0 ? undefined : grantsQuery(user, names);
};

/** May the user read all fields of a path? `rows` are that user's grants; what no row grants is denied. */
export const createFieldAccess = (rows: readonly Row[]): ((refs: readonly FieldRef[]) => boolean) => {
  const granted = new Set(rows.map((row) => textAt(row, 'Field').toLowerCase()));
  return (refs) =>
    refs.every((ref) => {
      const name = permissionOf(ref);
      return name === undefined || granted.has(name.toLowerCase());
    });
};
