import { isSecretField } from '../vocabulary/secret-names.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same value with every secret replaced by `{set: true}`. */
export const withoutSecrets = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecretField(key) && typeof inner === 'string' ? { set: inner !== '' } : withoutSecrets(inner),
    ]),
  );
};

/**
 * Merges new values into old ones. A secret that is absent or came back as `{set: true}` stays as it was; null removes it.
 * Everything else is replaced as a whole, so that a form can also remove a field.
 */
export const keepSecrets = (next: unknown, before: unknown): unknown => {
  if (!isObject(next)) return next;
  const old = isObject(before) ? before : {};
  const merged: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(next)) {
    if (value === null) continue;
    const isKept = isSecretField(key) && isObject(value) && 'set' in value;
    const kept = isKept ? old[key] : keepSecrets(value, old[key]);
    if (kept !== undefined) merged[key] = kept;
  }
  for (const [key, value] of Object.entries(old)) {
    if (isSecretField(key) && typeof value === 'string' && !(key in next)) merged[key] = value;
  }
  return merged;
};

/** Members that say where a connection leads: addresses, and which certificates it trusts there. */
const isAddress = (key: string, value: unknown): boolean =>
  key === 'tls' ||
  /(url|host|domain|audience)$/i.test(key) ||
  (typeof value === 'string' && /^https?:/i.test(value));

const addressesIn = (value: unknown, path: readonly string[] = []): string[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => {
        const at = [...path, key];
        if (isAddress(key, inner)) return [`${at.join('.')} ${JSON.stringify(inner)}`];
        return addressesIn(inner, at);
      })
    : [];

/** Whether two versions of a connection lead to the same place. */
export const leadToSamePlace = (a: unknown, b: unknown): boolean =>
  addressesIn(a).toSorted().join('\n') === addressesIn(b).toSorted().join('\n');

/** Paths of the secrets that `keepSecrets` would copy from the old values. */
export const keptSecrets = (next: unknown, before: unknown, path: readonly string[] = []): string[] => {
  if (!isObject(next) || !isObject(before)) return [];
  return Object.entries(before).flatMap(([key, old]) => {
    const at = [...path, key];
    const value = next[key];
    if (!isSecretField(key) || typeof old !== 'string') return keptSecrets(value, old, at);
    const isKept = !(key in next) || (isObject(value) && 'set' in value);
    return isKept ? [at.join('.')] : [];
  });
};

/** Paths of the secrets in a JSON schema, such as `login.privateKey`. */
export const secretPaths = (schema: unknown, path: readonly string[] = []): string[] => {
  if (!isObject(schema)) return [];
  const properties = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  const own = properties.flatMap(([name, inner]) =>
    isSecretField(name) ? [[...path, name].join('.')] : secretPaths(inner, [...path, name]),
  );
  const variants = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list.flatMap((inner: unknown) => secretPaths(inner, path)) : [];
  });
  return [...new Set([...own, ...variants])];
};
