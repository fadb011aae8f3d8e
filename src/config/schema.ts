import { z } from 'zod';
import { patternFault } from '../mapping/rules/internal.ts';

const text = z.string().min(1);
const country = z.string().regex(/^[A-Z]{2}$/, 'expected a two-letter country code such as LT');
const port = z.number().int().min(0).max(65535);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'expected letters, digits, - and _');
const days = z.number().int().min(1);
const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http(s) address' });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 21:00');

/** Shorter keys and secrets can be guessed; the start warns about them. */
export const GOOD_SECRET_LENGTH = 16;

const server = z.strictObject({
  host: text.default('127.0.0.1'),
  port: port.default(8085),
  /** The address people and CRMs use; links in answers start with it. */
  publicUrl: httpUrl.optional(),
  /** Express `trust proxy`: loopback, a subnet list, or the number of proxies. */
  trustProxy: z.union([text, z.number().int().min(0), z.boolean()]).default(false),
});

const issuerUrl = z.url({ protocol: /^https$/, error: 'expected an https address' });

const admin = z.strictObject({
  /** Administrator's password; absent: it is chosen at the first visit and kept as a scrypt hash. */
  password: text.optional(),
  /** Signs in as viewer: sees everything, changes nothing. */
  viewerPassword: text.optional(),
  /** With a port the admin pages leave the public server and get an address of their own. */
  host: text.default('127.0.0.1'),
  port: port.optional(),
  /** The address at which people open the admin pages, when it is not `server.publicUrl`. */
  publicUrl: httpUrl.optional(),
  /** Where the key lies that encrypts stored secrets; absent: beside the database. MOR_CONNECTOR_KEY goes before. */
  keyFile: text.optional(),
  /** Sign-in with OpenID Connect beside the password. */
  oidc: z
    .strictObject({
      issuer: issuerUrl,
      clientId: text,
      clientSecret: text.optional(),
      /** E-mail addresses; the provider must say that they are verified. */
      administrators: z.array(text).default([]),
      viewers: z.array(text).default([]),
    })
    .optional(),
});

/** Dial rules; also what the admin pages may put in their place. */
export const rulesSchema = z.strictObject({
  allowedCountries: z.array(country).optional(),
  blockedPrefixes: z.array(z.string().regex(/^\+?\d+$/, 'expected digits, with or without +')).default([]),
  /** libphonenumber types such as PREMIUM_RATE. */
  blockedTypes: z.array(text).default(['PREMIUM_RATE', 'SHARED_COST']),
  perAgent: z
    .strictObject({
      concurrent: z.number().int().min(1).default(1),
      perMinute: z.number().int().min(1).default(6),
      perDay: z.number().int().min(1).default(300),
    })
    .prefault({}),
  /** No calls between `from` and `to` o'clock at the destination. Off unless given. */
  quietHours: z.strictObject({ from: clock, to: clock }).optional(),
});

const internalPattern = z.string().superRefine((pattern, context) => {
  const fault = patternFault(pattern);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

export const numbersSchema = z.strictObject({
  defaultCountry: country.optional(),
  /** Numbers inside the company, as patterns of Asterisk without `_`: 1XX, [2-4]XXX. Nothing else short is dialled. */
  internal: z.array(internalPattern).default([]),
});

const numberForm = z.strictObject({
  /** How MOR wants numbers: digits (37060012345), plus (+37060012345) or national for `homeCountry`. */
  form: z.enum(['digits', 'plus', 'national']).default('digits'),
  homeCountry: country.optional(),
  /** First matching prefix (of the digits) is replaced. */
  prefixes: z
    .array(z.strictObject({ match: z.string().regex(/^\d*$/), replace: z.string().regex(/^[0-9*#+]*$/) }))
    .default([]),
});

/** One MOR server; also the shape of one that was entered in the admin pages. */
export const morSchema = z.strictObject({
  id,
  url: httpUrl,
  endpoint: z.enum(['callback_init', 'callback']).default('callback_init'),
  method: z.enum(['POST', 'GET']).default('POST'),
  secretKey: text.optional(),
  hashOrder: z.enum(['auto', 'device-src-dst', 'device-dst-src']).default('auto'),
  callbackUniqueId: z.boolean().default(false),
  timeoutMs: z.number().int().min(100).max(120_000).default(10_000),
  connectTimeoutMs: z.number().int().min(50).max(60_000).default(3_000),
  limits: z
    .strictObject({
      concurrent: z.number().int().min(1).optional(),
      perSecond: z.number().int().min(1).optional(),
      /** Requests that may wait; further ones are answered `overloaded` at once. */
      queue: z.number().int().min(0).default(100),
    })
    .optional(),
  status: z
    .strictObject({
      username: text,
      /** Password of that user, needed for `users_get` only (auto-match). */
      password: text.optional(),
      pollMs: z.number().int().min(100).default(1_000),
    })
    .optional(),
  /** API v2 (X18+): lets agents hang up. */
  v2: z.strictObject({ username: text, password: text }).optional(),
  numbers: numberForm.prefault({}),
  /** `lega_lcr_id` for all calls of this MOR. */
  legALcr: text.optional(),
  tls: z.strictObject({ caFile: text.optional(), rejectUnauthorized: z.boolean().default(true) }).optional(),
});

/** The keys that every CRM instance has; each connector adds a schema of its own for the rest. */
export const crmCommonShape = {
  id,
  type: text,
  apiKeys: z.array(text).default([]),
  signingSecrets: z.array(text).default([]),
  /** Browser tokens that the CRM signs itself (RS256/ES256): its certificate or public key in PEM. */
  jwt: z
    .strictObject({ publicKey: text, issuer: text, audience: text.default('mor-crm-connector') })
    .optional(),
  /** Origins of pages that may use the API from a browser, for instance https://crm.example.com. */
  origins: z.array(text).default([]),
  defaultCountry: country.optional(),
  /** Caller IDs that agents of this instance may choose for leg B besides their mapping's own. */
  callerIds: z.array(text).default([]),
  /** Mapping values for agents of this instance that neither row nor CRM user record has. */
  defaults: z
    .strictObject({
      mor: text.optional(),
      username: text.optional(),
      device: text.optional(),
      source: text.optional(),
      callerIdA: text.optional(),
      callerIdB: text.optional(),
      country: country.optional(),
    })
    .default({}),
} as const;

/** One CRM instance without the check of its connector's own options. */
export const crmSchema = z.looseObject(crmCommonShape);

export const configSchema = z.strictObject({
  server: server.prefault({}),
  database: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'expected sqlite:FILE or postgres://...')
    .default('sqlite:./data/connector.db'),
  redis: z
    .string()
    .regex(/^rediss?:\/\//, 'expected redis://...')
    .optional(),
  admin: admin.prefault({}),
  numbers: numbersSchema.prefault({}),
  rules: rulesSchema.prefault({}),
  follow: z
    .strictObject({
      /** A call about which MOR says nothing ends as outcome `unknown` after this time. */
      giveUpAfterSec: z.number().int().min(5).default(7_200),
      /** An uncertain call that shows up nowhere. */
      uncertainAfterSec: z.number().int().min(1).default(120),
      /** How long to wait for the second CDR once the call is over. */
      cdrGraceSec: z.number().int().min(0).default(15),
    })
    .prefault({}),
  retention: z.strictObject({ callsDays: days.default(400), auditDays: days.default(800) }).prefault({}),
  log: z
    .strictObject({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info') })
    .prefault({}),
  /** Empty: connections are entered in the admin pages. */
  mor: z.array(morSchema).default([]),
  crms: z.array(crmSchema).default([]),
});

export type Config = z.infer<typeof configSchema>;
export type MorConfig = Config['mor'][number];
export type CrmConfig = Config['crms'][number];
export type RulesConfig = Config['rules'];
export type NumberFormConfig = MorConfig['numbers'];
export type AdminConfig = Config['admin'];
