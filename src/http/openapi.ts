import { z } from 'zod';
import { defined } from '../defined.ts';
import { PROBLEMS } from '../vocabulary/problem-codes.ts';
import type { ProblemCode } from '../vocabulary/problem-codes.ts';
import { EVERY_ROUTE, WITH_INPUT } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { problemSchema } from './schemas/answers.ts';

type Json = Record<string, unknown>;

/** zod's own references point to `#/$defs`; OpenAPI keeps shared schemas under components. */
const SCHEMAS = '#/components/schemas/';

/** Importers such as Salesforce External Services do not take `anyOf` with null; a list of types says the same. */
const withoutNullChoice = (schema: Json): Json => {
  const { anyOf, ...rest } = schema;
  const [choice, empty, ...more] = Array.isArray(anyOf) ? (anyOf as readonly Json[]) : [];
  if (typeof choice?.['type'] !== 'string' || empty?.['type'] !== 'null' || more.length > 0) return schema;
  return { ...rest, ...choice, type: [choice['type'], 'null'] };
};

/** Collects the named schemas as they occur, so that each appears once under components. */
const createSchemaBook = () => {
  const components: Json = {};
  const convert = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
    const {
      $schema: _schema,
      $defs,
      id: _id,
      ...json
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    for (const [name, definition] of Object.entries($defs ?? {})) {
      const { id: _own, ...rest } = definition as Json;
      components[name] = relink(rest);
    }
    const name = schema.meta()?.id;
    if (name === undefined) return relink(json);
    // A named schema comes as a mere reference to its own definition, which the book already has.
    if (!('$ref' in json)) components[name] = relink(json);
    return { $ref: SCHEMAS + name };
  };
  const relink = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(relink);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(withoutNullChoice(value as Json)).map(([key, inner]) =>
        key === '$ref' && typeof inner === 'string'
          ? [key, inner.replace('#/$defs/', SCHEMAS)]
          : [key, relink(inner)],
      ),
    );
  };
  return { components, convert };
};

const parameters = (definition: Endpoint, convert: (s: z.ZodType, io: 'input') => unknown): Json[] => {
  const path = [...definition.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = definition.query ? (convert(definition.query, 'input') as { properties?: Json }) : {};
  return [
    ...path,
    ...Object.entries(query.properties ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: false,
      schema,
    })),
    ...(definition.docs.operationId === 'placeCall'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            description: 'One per click; a repeat with the same key gets the same call',
            schema: { type: 'string', maxLength: 255 },
          },
        ]
      : []),
  ];
};

/** Every code that the route can answer. */
const problemsOf = ({ body, query, docs }: Endpoint): ReadonlySet<ProblemCode> =>
  new Set([...docs.problems, ...EVERY_ROUTE, ...(body || query ? WITH_INPUT : [])]);

const answersOf = (definition: Endpoint, convert: (s: z.ZodType, io: 'output') => unknown): Json => {
  const answers: Json = {};
  for (const [status, answer] of Object.entries(definition.docs.answers)) {
    const { description, schema, mediaType = 'application/json' } = answer;
    answers[status] = {
      description,
      content: { [mediaType]: { schema: schema ? convert(schema, 'output') : { type: 'string' } } },
    };
  }
  const byStatus = new Map<number, string[]>();
  for (const code of problemsOf(definition)) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  for (const [status, codes] of byStatus) {
    answers[status] ??= {
      description: codes.join(', '),
      content: { 'application/problem+json': { schema: { $ref: `${SCHEMAS}Problem` } } },
    };
  }
  return answers;
};

/** The OpenAPI 3.1 document, generated from the endpoint table and the schemas that validate requests. */
export const openApi = (endpoints: readonly Endpoint[], publicUrl: string, version: string): Json => {
  const { components, convert } = createSchemaBook();
  convert(problemSchema, 'output');
  const paths: Record<string, Json> = {};
  for (const definition of endpoints) {
    const path = definition.path.replace(/:(\w+)/g, '{$1}');
    const { operationId, summary } = definition.docs;
    paths[path] = {
      ...paths[path],
      [definition.method.toLowerCase()]: {
        operationId,
        summary,
        parameters: parameters(definition, convert),
        ...defined({
          requestBody: definition.body
            ? {
                required: true,
                content: { 'application/json': { schema: convert(definition.body, 'input') } },
              }
            : undefined,
        }),
        responses: answersOf(definition, convert),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'MOR CRM connector',
      version,
      description: 'Click-to-call from a CRM through Kolmisoft MOR callbacks.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'API key of a CRM instance, or an agent token',
        },
      },
      schemas: components,
    },
  };
};
