import { z } from 'zod';
import type { JsonSchema } from '../../../config/json-schema.ts';
import { RULE_NAMES } from '../../../vocabulary/rule-names.ts';
import { checkLine, fields, message, origin } from './parts.ts';
import type { RouteContracts } from './route-contract.ts';

/** Connections and rules. Their forms are drawn from schemas that the API delivers, so none of their keys is named here. */

const jsonSchema = z.custom<JsonSchema>((value) => typeof value === 'object' && value !== null);
const drawable = z.object({
  /** Absent: a third-party connector checks its options in another way. */
  jsonSchema: jsonSchema.optional(),
  /** Paths of the secret fields, which are shown as `{set: true}`. */
  secretFields: z.array(z.string()),
});

/** What the next restart changes about a connection. */
const waiting = z.enum(['new', 'changed', 'removed']);

const morFields = z.looseObject({
  id: z.string(),
  origin,
  url: z.string().optional(),
  hashOrder: z.string().optional(),
  learnedHashOrder: z.string().optional(),
  hasSecretKey: z.boolean(),
  hasV2: z.boolean(),
  /** Why it is not in use. */
  problem: z.string().optional(),
});
/** `running` is what is in use until the restart, if that differs. */
const morConnection = morFields.extend({ waiting: waiting.optional(), running: morFields.optional() });

const crmFields = z.object({
  id: z.string(),
  type: z.string(),
  origin,
  options: fields,
  hasApiKeys: z.int(),
  hasSigningSecrets: z.int(),
  problem: z.string().optional(),
});
const crmConnection = crmFields.extend({ waiting: waiting.optional(), running: crmFields.optional() });

const ids = z.array(z.string());
const connections = z.object({
  mor: z.array(morConnection),
  crms: z.array(crmConnection),
  restartNeeded: z.boolean(),
  olderNodes: z.array(z.string()).optional(),
  encryption: z.enum(['env', 'file', 'none']),
  /** The connections in use now. */
  active: z.object({ mor: ids, crms: ids }),
});

const given = z.record(z.string().max(100), z.unknown());
const tested = z.object({ lines: z.array(checkLine) });

const oidc = z.object({
  /** Absent: nobody has set it up. */
  origin: origin.optional(),
  /** The secret appears as `{set: true}`. */
  settings: fields,
  /** Why what is stored is not in use. */
  problem: z.string().optional(),
  /** The address that the provider has to know. */
  redirectUri: z.string(),
});

const rules = z.object({ origin, rules: z.unknown(), numbers: z.unknown() });

const parsedNumber = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invalid'), reason: z.string(), why: z.string() }),
  z.object({ kind: z.literal('internal'), digits: z.string() }),
  z.object({
    kind: z.literal('e164'),
    e164: z.string(),
    country: z.string().optional(),
    type: z.string().optional(),
    extension: z.string().optional(),
    national: z.string(),
  }),
]);
const verdict = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    code: z.literal('destination_blocked'),
    rule: z.enum(RULE_NAMES),
    detail: z.string(),
  }),
]);

export const SETTINGS = {
  'GET /connections': { answer: connections },
  'GET /connections/types': {
    answer: z.object({
      mor: drawable,
      /** The fields that every CRM has besides those of its type. */
      crm: drawable,
      items: z.array(drawable.extend({ type: z.string() })),
    }),
  },
  /** Tests a connection as entered, or a known one by its id alone. Places no call. */
  'POST /connections/mor/test': { body: given, answer: tested },
  'POST /connections/crms/test': { body: given, answer: tested },
  /** Connects SuiteCRM or Sugar by the code that its package has made. */
  'POST /connections/crms/by-code': {
    body: z.strictObject({
      id: z.string().max(64),
      code: z.string().max(5_000),
      username: z.string().min(1).max(255).optional(),
      password: z.string().min(1).max(1_000).optional(),
    }),
    answer: crmConnection,
  },
  'PUT /connections/mor/:id': { body: given, answer: morConnection },
  'PUT /connections/crms/:id': { body: given, answer: crmConnection },
  'DELETE /connections/mor/:id': {},
  'DELETE /connections/crms/:id': {},
  'POST /restart': { answer: z.object({ restarting: z.literal(true) }) },

  'GET /oidc': { answer: oidc },
  'GET /oidc/schema': { answer: drawable },
  /** Asks the provider for its description and keys. Nobody is signed in. */
  'POST /oidc/test': { body: given, answer: tested },
  'PUT /oidc': { body: given, answer: oidc },
  'DELETE /oidc': { answer: oidc },

  'GET /rules': { answer: rules },
  'GET /rules/schema': { answer: drawable },
  /** ISO 3166 alpha-2: every country that has telephone numbers. */
  'GET /rules/countries': { answer: z.object({ items: z.array(z.string()) }) },
  'GET /rules/internal-patterns': {
    answer: z.object({ items: z.array(z.object({ pattern: z.string(), extensions: z.array(z.string()) })) }),
  },
  'PUT /rules': { body: given, answer: rules },
  'DELETE /rules': { answer: rules },
  /** Everybody may try a number, because nothing is changed or dialled. */
  'POST /rules/try': {
    viewersToo: true,
    body: z.strictObject({
      raw: z.string().max(255),
      country: z.string().max(60).optional(),
      rules: z.unknown().optional(),
      numbers: z.unknown().optional(),
    }),
    answer: z.object({
      parsed: parsedNumber,
      verdict: verdict.optional(),
      /** Why not, as a code with what its text names. */
      why: message.optional(),
      /** The number that each MOR would be sent, by the MOR's id. */
      morForm: z.record(z.string(), z.string()),
    }),
  },
} as const satisfies RouteContracts;
