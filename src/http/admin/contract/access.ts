import { z } from 'zod';
import { origin, time } from './parts.ts';
import type { RouteContracts } from './route-contract.ts';

/** Sign-in, passwords, sessions, keys. */

const MIN_PASSWORD_CHARACTERS = 10;

const newPassword = z
  .string()
  .min(MIN_PASSWORD_CHARACTERS, `at least ${MIN_PASSWORD_CHARACTERS} characters`)
  .max(1_000);
const anyPassword = z.string().max(1_000);
const role = z.enum(['administrator', 'viewer']);

const session = z.object({
  role,
  name: z.string(),
  /** Sent back as X-CSRF-Token with every request that changes something. */
  csrf: z.string(),
  expiresAt: time,
  /** False: the pages open the set-up first. */
  setupDone: z.boolean(),
  /** Is sign-in with OpenID Connect available? */
  oidc: z.boolean(),
});

const sessionItem = z.object({
  id: z.string(),
  role,
  name: z.string(),
  createdAt: time,
  lastSeenAt: time,
  address: z.string(),
  current: z.boolean(),
});

const keyKind = z.enum(['api', 'signing']);
const key = z.object({
  id: z.string(),
  crm: z.string(),
  kind: keyKind,
  label: z.string(),
  origin,
  /** Only for stored keys. */
  createdAt: time.optional(),
  lastUsedAt: time.optional(),
});
/** The only answer that contains the secret. */
const newKey = z.object({ id: z.string(), secret: z.string() });

/** What a visitor who is not signed in may know; every 401 of the admin API carries it besides the problem. */
export const signedOutHints = z.object({
  /** Is a first password still missing? */
  setup: z.object({ needed: z.boolean() }),
  oidc: z.boolean(),
  /** Everybody comes through this untrusted proxy, so they all share one allowance of attempts. */
  untrustedProxy: z.string().optional(),
});

export const ACCESS = {
  'POST /sign-in': {
    body: z.strictObject({ password: anyPassword, role: z.literal('viewer').optional() }),
    answer: session,
  },
  'POST /setup/password': {
    body: z.strictObject({ password: newPassword, code: z.string().max(100).optional() }),
    answer: session,
  },
  'GET /session': { answer: session },
  'POST /sign-out': { viewersToo: true },
  'PUT /password': { body: z.strictObject({ current: anyPassword, password: newPassword }) },
  'GET /sessions': { answer: z.object({ items: z.array(sessionItem) }) },
  'DELETE /sessions/:id': {},

  'GET /keys': { answer: z.object({ items: z.array(key) }) },
  'POST /keys': {
    body: z.strictObject({
      crm: z.string().min(1).max(64),
      kind: keyKind,
      label: z.string().trim().min(1).max(100),
    }),
    answer: newKey,
  },
  'POST /keys/:id/rotate': { answer: newKey },
  'DELETE /keys/:id': {},
  'POST /own-keys/:name/rotate': {},
} as const satisfies RouteContracts;
