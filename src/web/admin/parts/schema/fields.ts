import type { Fields } from '../../types.ts';

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys that lead to a value; a key may contain a dot, as `Account.Phone` does. */
export type Path = readonly string[];

export const valueAt = (fields: Fields, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), fields);

/** The same fields with another value at a path; undefined removes it, together with objects that become empty. */
export const withValue = (fields: Fields, path: Path, value: unknown): Fields => {
  const [key = '', ...rest] = path;
  const inner = fields[key];
  const next = rest.length === 0 ? value : withValue(isFields(inner) ? inner : {}, rest, value);
  const isEmpty = next === undefined || (rest.length > 0 && isFields(next) && Object.keys(next).length === 0);
  if (isEmpty) return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
  return { ...fields, [key]: next };
};

/** A secret that the server has but does not show. */
export const isSetSecret = (value: unknown): boolean => isFields(value) && value['set'] === true;

export const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const textAt = (fields: Fields, path: Path): string => plainText(valueAt(fields, path));
