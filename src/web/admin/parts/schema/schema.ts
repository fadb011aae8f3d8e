import type { JsonSchema } from '../../../../config/json-schema.ts';

export type { JsonSchema };

/** The property that tells the variants of a `oneOf` apart, and the value it has in each. */
export const variantsOf = (
  schema: JsonSchema,
): { readonly key: string; readonly variants: ReadonlyMap<string, JsonSchema> } | undefined => {
  const [first] = schema.oneOf ?? [];
  const key = Object.entries(first?.properties ?? {}).find(([, inner]) => inner.const !== undefined)?.[0];
  if (key === undefined) return undefined;
  const variants = new Map((schema.oneOf ?? []).map((one) => [String(one.properties?.[key]?.const), one]));
  return { key, variants };
};

export const isSecret = (path: readonly string[], secrets: readonly string[]): boolean =>
  secrets.includes(path.join('.')) || /(password|secret|privateKey)$/i.test(path.at(-1) ?? '');

/** The schema without its alternative `false`, which means that there is no such thing; undefined: it has none. */
export const orOff = (schema: JsonSchema): JsonSchema | undefined => {
  const others = schema.anyOf?.filter((one) => one.const !== false) ?? [];
  return schema.anyOf?.length === 2 && others.length === 1 ? others[0] : undefined;
};

/** Fixed values to choose one from, such as the versions 7 and 8; undefined: something else. */
const constants = (schema: JsonSchema): readonly (string | number)[] | undefined => {
  if (schema.enum) return schema.enum;
  const values = schema.anyOf?.map((one) => one.const) ?? [];
  const isConstant = (value: unknown): value is string | number =>
    typeof value === 'string' || typeof value === 'number';
  return values.length > 0 && values.every(isConstant) ? values : undefined;
};

/** The field for a property, with what it needs from the schema. */
export type FieldKind =
  | { readonly kind: 'map'; readonly values: JsonSchema }
  | { readonly kind: 'rows'; readonly row: JsonSchema }
  | { readonly kind: 'ticks'; readonly values: readonly string[] }
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'group' | 'text-or-off' | 'texts' | 'switch' | 'number' | 'text' };

const arrayKind = (items: JsonSchema): FieldKind | undefined => {
  if (items.enum) return { kind: 'ticks', values: items.enum };
  if (items.properties) return { kind: 'rows', row: items };
  return items.type === 'string' ? { kind: 'texts' } : undefined;
};

/** Undefined: there is no field for it yet, so a form would omit it; a test finds such properties. */
export const fieldKind = (schema: JsonSchema): FieldKind | undefined => {
  if (typeof schema.additionalProperties === 'object') {
    return { kind: 'map', values: schema.additionalProperties };
  }
  if (schema.oneOf ?? schema.properties) return { kind: 'group' };
  const values = constants(schema);
  if (values) return { kind: 'choice', values };
  if (orOff(schema)?.type === 'string') return { kind: 'text-or-off' };
  if (schema.type === 'array') return schema.items && arrayKind(schema.items);
  if (schema.type === 'boolean') return { kind: 'switch' };
  if (schema.type === 'integer') return { kind: 'number' };
  return schema.type === 'string' ? { kind: 'text' } : undefined;
};
