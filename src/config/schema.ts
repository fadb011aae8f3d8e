import { z } from 'zod';
import { crmSchema } from './crm-schema.ts';
import { morSchema } from './mor-schema.ts';
import { days, text } from './parts.ts';
import { numbersSchema, rulesSchema } from './rules-schema.ts';
import { adminSchema, serverSchema } from './server-schema.ts';

/** Shorter keys and secrets can be guessed; the connector warns about them at start-up. */
export const GOOD_SECRET_LENGTH = 16;

const followSchema = z.strictObject({
  giveUpAfterSec: z
    .number()
    .int()
    .min(5)
    .default(7_200)
    .describe('A call that MOR says nothing about ends with outcome "unknown" after this time'),
  uncertainAfterSec: z
    .number()
    .int()
    .min(1)
    .default(120)
    .describe('... and one that MOR never showed in its list of active calls ends after this time'),
  cdrGraceSec: z
    .number()
    .int()
    .min(0)
    .default(15)
    .describe('How long to wait for a missing CDR once a call is over'),
  busyWithoutListSec: z
    .number()
    .int()
    .min(1)
    .default(5)
    .describe('How long a call keeps the line busy where MOR has no list of active calls'),
});

const postgresSchema = z.strictObject({
  connections: z
    .number()
    .int()
    .min(2)
    .max(50)
    .default(4)
    .describe('With database: postgres://...: how many connections are kept. One writes, the others read'),
  statementTimeoutMs: z
    .number()
    .int()
    .min(500)
    .max(60_000)
    .default(5_000)
    .describe('... how long a statement may take before it is given up'),
  connectTimeoutMs: z
    .number()
    .int()
    .min(500)
    .max(60_000)
    .default(5_000)
    .describe('... how long connecting may take'),
});

const REDIS = /^rediss?:\/\/[^/?#]+(\/\d{0,2})?$/;

const redisTlsSchema = z.strictObject({
  caFile: text.optional().describe('PEM file with the CA of Redis’ certificate'),
  certFile: text.optional().describe('PEM file with a certificate of our own, where Redis asks for one'),
  keyFile: text.optional().describe('... and its key'),
  rejectUnauthorized: z
    .boolean()
    .optional()
    .describe('false trusts any certificate; never do that outside a test'),
});

/** The whole file. Each key's description also becomes its line in docs/configuration.md and in config.schema.json. */
export const configSchema = z.strictObject({
  server: serverSchema.prefault({}),
  database: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'expected sqlite:FILE or postgres://...')
    .default('sqlite:./data/connector.db')
    .describe(
      'sqlite:FILE keeps everything on this machine; postgres://USER:PASSWORD@HOST/DATABASE?sslmode=verify-full on a server',
    ),
  postgres: postgresSchema.prefault({}),
  redis: z
    .string()
    .refine(
      (text) => REDIS.test(text) && URL.canParse(text) && new URL(text).hostname !== '',
      'expected redis://USER:PASSWORD@HOST:6379/0, or rediss:// with TLS',
    )
    .optional()
    .describe(
      'For several nodes, which share the limits of MOR and CRMs through Redis. Without it, and while it is unreachable, they are divided by the number of nodes',
    ),
  redisTls: redisTlsSchema.optional().describe('With redis: rediss://...'),
  admin: adminSchema.prefault({}),
  numbers: numbersSchema.prefault({}),
  rules: rulesSchema.prefault({}),
  follow: followSchema.prefault({}),
  retention: z
    .strictObject({
      callsDays: days.default(400).describe('Ended calls are removed after this time'),
      auditDays: days.default(800).describe('Entries of the audit are removed after this time'),
    })
    .prefault({}),
  log: z
    .strictObject({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info') })
    .prefault({}),
  connectors: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Modules with connectors for other CRMs: a path from this file (./my-crm.js) or the name of an installed package. They run as part of the service',
    ),
  mor: z.array(morSchema).default([]).describe('MOR servers; more can be entered in the admin pages'),
  crms: z.array(crmSchema).default([]).describe('CRM instances; more can be entered in the admin pages'),
});

export type Config = z.infer<typeof configSchema>;
