import { z } from 'zod';

/** The part of JSON Schema (2020-12) that the configuration is made of. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly not?: JsonSchema;
  readonly default?: unknown;
  /** Still read from old configurations; a form shows such a field only while it has a value. */
  readonly deprecated?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  /** For a map: the schema of its values. */
  readonly additionalProperties?: JsonSchema | boolean;
  /** The label of a form's field, where its name spelled out would not do. */
  readonly title?: string;
  readonly description?: string;
}

/**
 * Describes a schema's valid input as JSON Schema; undefined when it is not a zod schema. Third-party connectors may check their
 * options in another way, and then no form can be drawn.
 */
export const toJsonSchema = (schema: unknown): JsonSchema | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // zod limits every integer to the safe range; that is noise in a form.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as JsonSchema;
};
