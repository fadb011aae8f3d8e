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

const WORDS: Readonly<Record<string, string>> = {
  url: 'Address',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  privateKey: 'Private key (PEM)',
  certificate: 'Certificate (PEM)',
  username: 'User name',
  timeoutMs: 'Time limit (ms)',
  cacheSec: 'Keep users (s)',
  changesPollSec: 'Look for changed users (s)',
  apiVersion: 'API version',
  objects: 'Objects',
  modules: 'Modules',
  phones: 'Telephone fields',
  name: 'Name fields',
  names: 'Name fields',
  country: 'Country field',
  countries: 'Country fields',
  doNotCall: 'Do-not-call fields',
  userFields: 'Fields of the user record',
  activityFields: 'Fields of the activity',
  callIdField: 'Field of the call’s id',
  callId: 'Call’s id',
  device: 'Device',
  source: 'Source',
  numbersFrom: 'Numbers come from',
};

/** `perSecond` -> `Per second`. */
export const labelOf = (name: string): string => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return WORDS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
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
