import type { JsonSchema } from '../src/config/json-schema.ts';

/** One key of the configuration, for people. */
export interface ConfigKey {
  /** The path used in problems, with `[]` for list items and `*` for arbitrary names: `mor[].limits.queue`. */
  readonly path: string;
  readonly values: string;
  readonly otherwise: string;
  readonly meaning: string;
}

const choicesOf = ({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] => anyOf ?? oneOf ?? [];

const code = (value: string): string => `\`${value}\``;

const valuesOf = (schema: JsonSchema): string => {
  if (schema.const !== undefined) return code(JSON.stringify(schema.const).replaceAll('"', ''));
  if (schema.enum) return schema.enum.map(code).join(', ');
  if (schema.items) return `list of ${valuesOf(schema.items)}`;
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(valuesOf))].join(' or ');
  return (
    { string: 'text', integer: 'number', number: 'number', boolean: 'true, false' }[schema.type ?? ''] ??
    'keys'
  );
};

const otherwiseOf = ({ default: usual }: JsonSchema): string =>
  usual === undefined || (typeof usual === 'object' && Object.keys(usual ?? {}).length === 0)
    ? ''
    : JSON.stringify(usual).replace(/^"|"$/g, '');

const meaningOf = ({ title, description }: JsonSchema): string =>
  [title, description].filter((part) => part !== undefined).join('. ');

/** The nested schemas of a key, each with the suffix that continues its path. */
const inside = (schema: JsonSchema): readonly (readonly [suffix: string, inner: JsonSchema])[] => [
  ...(schema.properties ? [['', schema] as const] : []),
  ...(schema.items ? [['[]', schema.items] as const] : []),
  ...(typeof schema.additionalProperties === 'object' ? [['.*', schema.additionalProperties] as const] : []),
  ...choicesOf(schema).map((choice) => ['', choice] as const),
];

const walk = (schema: JsonSchema, path: string): ConfigKey[] =>
  inside(schema).flatMap(([suffix, inner]) =>
    inner === schema
      ? Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
          const own = path === '' ? name : `${path}.${name}`;
          const key = { path: own, values: valuesOf(property), otherwise: otherwiseOf(property) };
          return [{ ...key, meaning: meaningOf(property) }, ...walk(property, own)];
        })
      : walk(inner, path + suffix),
  );

/** A key that several choices of a section have takes the values of each. */
const together = (one: ConfigKey, other: ConfigKey): ConfigKey => ({
  ...other,
  values: [...new Set([one.values, other.values])].join(' or '),
  meaning: one.meaning === '' ? other.meaning : one.meaning,
});

/** Every key of a schema once, parents before children. */
export const keysOf = (schema: JsonSchema): readonly ConfigKey[] => {
  const keys = new Map<string, ConfigKey>();
  for (const key of walk(schema, '')) {
    const known = keys.get(key.path);
    keys.set(key.path, known === undefined ? key : together(known, key));
  }
  return [...keys.values()];
};
