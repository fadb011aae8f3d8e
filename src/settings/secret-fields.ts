/** A field whose value must not be shown, by the end of its name, whatever holds it. */
const SECRET_NAME = /(password|secret|secretKey|privateKey)$/i;
export const isSecretField = (name: string): boolean => SECRET_NAME.test(name);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same value with `{set: true}` in the place of every secret. */
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
 * New values over old ones: what is absent among the secrets, or came back as `{set: true}`, stays as it was; null
 * removes. Everything else is replaced as a whole, so that a form can also take a field away.
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
