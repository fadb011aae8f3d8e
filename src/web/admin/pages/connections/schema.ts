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
  username: 'User',
  timeoutMs: 'Time limit (ms)',
  cacheSec: 'Keep users (s)',
  changesPollSec: 'Look for changed users (s)',
  apiVersion: 'API version',
};

/** `perSecond` -> `Per second`. */
export const labelOf = (name: string): string => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return WORDS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
};

export const isSecret = (name: string, path: string, secrets: readonly string[]): boolean =>
  secrets.includes(path) || /(password|secret|privateKey)$/i.test(name);
