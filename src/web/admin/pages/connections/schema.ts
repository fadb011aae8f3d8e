/** The part of JSON Schema that the connectors' options are made of. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  /** Of a map: what each of its named values is. */
  readonly additionalProperties?: JsonSchema | boolean;
  readonly description?: string;
}

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

/** What a schema is when it can also be `false`, which says that there is no such thing; undefined: it cannot. */
export const orOff = (schema: JsonSchema): JsonSchema | undefined => {
  const others = schema.anyOf?.filter((one) => one.const !== false) ?? [];
  return schema.anyOf?.length === 2 && others.length === 1 ? others[0] : undefined;
};

/** Fixed values of which one is chosen, such as the versions 7 and 8; undefined: it is something else. */
export const constants = (schema: JsonSchema): readonly (string | number)[] | undefined => {
  if (schema.enum) return schema.enum;
  const values = schema.anyOf?.map((one) => one.const) ?? [];
  const isConstant = (value: unknown): value is string | number =>
    typeof value === 'string' || typeof value === 'number';
  return values.length > 0 && values.every(isConstant) ? values : undefined;
};

/** What the values of a map are; undefined: it is no map. */
export const valuesOf = (schema: JsonSchema): JsonSchema | undefined =>
  typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
