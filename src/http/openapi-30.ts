type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys whose children are named by the author and not by the schema language. */
const MAPS = new Set(['properties', 'schemas', 'paths', 'responses', 'content', 'securitySchemes']);

/** OpenAPI 3.0 has no list of types: it becomes one type, which may be `nullable`, or a choice. */
const typed = (types: readonly unknown[]): Json => {
  const [first, ...more] = types.filter((type) => type !== 'null');
  const choice = more.length === 0 ? { type: first } : { anyOf: [first, ...more].map((type) => ({ type })) };
  return types.includes('null') ? { ...choice, nullable: true } : choice;
};

const converted = (value: unknown, isMap = false): unknown => {
  if (Array.isArray(value)) return value.map((item) => converted(item));
  if (!isObject(value)) return value;
  const out: Json = {};
  for (const [key, inner] of Object.entries(value)) {
    if (isMap) out[key] = converted(inner);
    else if (key === 'type' && Array.isArray(inner)) Object.assign(out, typed(inner));
    else if (key === 'const') out['enum'] = [inner];
    // 3.0 has no such keyword, and the names of an object's properties are strings anyway.
    else if (key !== 'propertyNames') out[key] = converted(inner, MAPS.has(key));
  }
  return out;
};

/**
 * Converts the description to OpenAPI 3.0.3, for importers that do not take 3.1. Salesforce External Services takes 2.0 and 3.0
 * (Salesforce Help: OpenAPI 2.0 and 3.0 Support).
 */
export const openApi30 = (document: Json): Json => ({
  ...(converted(document) as Json),
  openapi: '3.0.3',
  info: {
    ...(document['info'] as Json),
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
});
