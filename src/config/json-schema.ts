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
  /** Read from old configurations only; a form has a field for it as long as it is filled in. */
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
  /** Of a map: what each of its named values is. */
  readonly additionalProperties?: JsonSchema | boolean;
  /** The words of a form's field, where its name spelled out would not do. */
  readonly title?: string;
  readonly description?: string;
}

/**
 * What may be written for a schema, as JSON Schema; undefined when it is none of zod's. Connectors from elsewhere may
 * check their options in another way; then there is nothing to draw.
 */
export const toJsonSchema = (schema: unknown): JsonSchema | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // zod says of every integer that it is a safe one.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as JsonSchema;
};
