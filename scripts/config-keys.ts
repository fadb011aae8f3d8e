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

const valuesOf = (schema: JsonSchema): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const).replaceAll('"', '');
  if (schema.enum) return schema.enum.join(', ');
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

/** Every key of a schema once, parents before children. */
export const keysOf = (schema: JsonSchema): readonly ConfigKey[] => [
  ...new Map(walk(schema, '').map((key) => [key.path, key])).values(),
];
