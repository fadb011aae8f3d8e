import { decodeEntities } from '../html-entities.ts';

/** A record of a Sugar-family CRM: its fields as decoded text; empty, null and missing are all ''. */
export interface Bean {
  readonly id: string;
  /** The field's text, '' when there is none. */
  text(field: string): string;
  /** Sugar sends booleans, SuiteCRM '1' and '0'. */
  flag(field: string): boolean;
}

const toText = (value: unknown): string => {
  if (typeof value === 'string') return decodeEntities(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '';
  return '';
};

/** Wraps the fields of an API's answer. */
export const beanOf = (id: string, fields: Readonly<Record<string, unknown>>): Bean => {
  // Object.hasOwn: a field named like something on Object.prototype must not be found there.
  const text = (field: string): string => (Object.hasOwn(fields, field) ? toText(fields[field]).trim() : '');
  return { id, text, flag: (field) => ['1', 'true', 'on'].includes(text(field).toLowerCase()) };
};

/** Ids of the Sugar family: UUIDs, `1` and words such as `seed_sally_id`. Nothing else ever reaches a URL. */
export const isBeanId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id);

/** Names of modules, standard or custom (`abc_Things`), as they may stand in a URL. */
export const isModuleName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name);

/** The module of this name; the V8 API itself writes `Contact` for a record of `Contacts`. */
export const moduleOf = (modules: Readonly<Record<string, unknown>>, name: string): string =>
  !Object.hasOwn(modules, name) && Object.hasOwn(modules, `${name}s`) ? `${name}s` : name;
