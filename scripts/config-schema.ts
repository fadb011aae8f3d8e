import { z } from 'zod';
import { CRM_TYPES } from '../connectors/registry.ts';
import { crmCommonShape } from '../src/config/crm-schema.ts';
import { configSchema } from '../src/config/schema.ts';
import { toJsonSchema } from '../src/config/json-schema.ts';
import type { JsonSchema } from '../src/config/json-schema.ts';
import { defined } from '../src/defined.ts';

/** The whole file without what each type of CRM adds. */
export const fileSchema = (): JsonSchema => toJsonSchema(configSchema) ?? {};

/** What one type adds to the common keys; several schemas where the type has variants. */
export const typeSchema = (type: (typeof CRM_TYPES)[number]): JsonSchema => toJsonSchema(type.options) ?? {};

const REFERENCE = { $ref: '#/$defs/reference' };

/** A value that is not plain text may also be a reference such as `${PORT}`. */
const withReferences = (schema: JsonSchema): JsonSchema => {
  const { properties, items, oneOf, anyOf, additionalProperties, ...rest } = schema;
  if (properties ?? items ?? oneOf ?? anyOf ?? additionalProperties) {
    return {
      ...rest,
      ...defined({
        properties:
          properties &&
          Object.fromEntries(
            Object.entries(properties).map(([name, inner]) => [name, withReferences(inner)]),
          ),
        items: items && withReferences(items),
        oneOf: oneOf?.map(withReferences),
        anyOf: anyOf && [...anyOf.map(withReferences), REFERENCE],
        additionalProperties:
          typeof additionalProperties === 'object'
            ? withReferences(additionalProperties)
            : additionalProperties,
      }),
    };
  }
  const { title, description, default: usual, ...check } = schema;
  const isFree =
    check.type === 'string' && Object.keys(check).every((key) => key === 'type' || key === 'minLength');
  if (isFree || check.const !== undefined) return schema;
  return { ...defined({ title, description, default: usual }), anyOf: [check, REFERENCE] };
};

const crmOf = (type: (typeof CRM_TYPES)[number]): JsonSchema => {
  const common = toJsonSchema(z.strictObject(crmCommonShape)) ?? {};
  const own = typeSchema(type);
  // A type with variants (SuiteCRM's APIs) has a schema for each.
  const variants = (own.oneOf ?? own.anyOf ?? [own]).map((variant): JsonSchema => {
    const properties = { ...common.properties, ...variant.properties, type: { const: type.type } };
    return {
      type: 'object',
      properties,
      required: ['id', 'type', ...(variant.required ?? [])],
      additionalProperties: false,
    };
  });
  const [only, ...others] = variants;
  return only && others.length === 0 ? only : { anyOf: variants };
};

/** The file for editors (config.schema.json): every key, with what each type of CRM adds. */
export const editorSchema = (): JsonSchema => {
  const file = fileSchema();
  const { crms, ...rest } = file.properties ?? {};
  const known = CRM_TYPES.map(({ type }) => type);
  // Only the service knows what an external connector adds.
  const outside: JsonSchema = {
    type: 'object',
    properties: { type: { type: 'string', not: { enum: known } } },
    required: ['id', 'type'],
  };
  const withTypes = { ...crms, items: { anyOf: [...CRM_TYPES.map(crmOf), outside] } };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of the MOR CRM connector',
    ...withReferences({
      type: 'object',
      properties: { ...rest, crms: withTypes },
      additionalProperties: false,
    }),
    $defs: {
      reference: { type: 'string', pattern: '^\\$\\{[^}]+\\}$', description: '${NAME} or ${file:/path}' },
    },
  };
};
