import type { Fields } from '../../types.ts';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dotted path. */
export const valueAt = (fields: Fields, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), fields);

/** The same fields with another value at a dotted path; undefined takes it away, and objects that are empty then. */
export const withValue = (fields: Fields, path: string, value: unknown): Fields => {
  const [key = '', ...rest] = path.split('.');
  const inner = fields[key];
  const next = rest.length === 0 ? value : withValue(isFields(inner) ? inner : {}, rest.join('.'), value);
  const isEmpty = next === undefined || (rest.length > 0 && isFields(next) && Object.keys(next).length === 0);
  const others = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
  return isEmpty ? others : { ...others, [key]: next };
};

/** A secret that the server has and does not show. */
export const isSetSecret = (value: unknown): boolean => isFields(value) && value['set'] === true;

export const textAt = (fields: Fields, path: string): string => {
  const value = valueAt(fields, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
