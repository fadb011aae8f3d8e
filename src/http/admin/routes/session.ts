import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { Problem } from '../../../calls/problems.ts';
import { validate } from '../../serve.ts';
import { SESSION_COOKIE, cookieOf, cookieOptions, requireSameOrigin, setSessionCookie } from '../guard.ts';
import { MIN_PASSWORD_CHARACTERS } from '../password.ts';
import { actorOf } from '../route.ts';
import type { AddRoute, RouteDeps } from '../route.ts';
import type { Role, Session } from '../sessions.ts';
import type { SignIn } from '../sign-in.ts';

export interface SessionDeps extends RouteDeps {
  readonly signIn: SignIn;
  readonly hasOidc: boolean;
  /** Is there something to set up still? */
  readonly setupDone: () => Promise<boolean>;
}

const password = z
  .string()
  .min(MIN_PASSWORD_CHARACTERS, `at least ${MIN_PASSWORD_CHARACTERS} characters`)
  .max(1_000);
const signInBody = z.strictObject({ password: z.string().max(1_000), role: z.literal('viewer').optional() });
const setupBody = z.strictObject({ password, code: z.string().max(100).optional() });
const changeBody = z.strictObject({ current: z.string().max(1_000), password });

const iso = (ms: number): string => new Date(ms).toISOString();
const addressOf = (req: Request): string => req.ip ?? req.socket.remoteAddress ?? 'unknown';

/** What a page that is not signed in may know: is there a password at all, and another way in. */
export const signedOutHints = (deps: Pick<SessionDeps, 'signIn' | 'hasOidc'>): Record<string, unknown> => ({
  setup: { needed: deps.signIn.needsSetup() },
  oidc: deps.hasOidc,
});

/** Signing in and out, the list of sessions, the first password. */
export const addSessionRoutes = (router: Router, add: AddRoute, deps: SessionDeps): void => {
  const { sessions, signIn, publicUrl } = deps;

  const view = async (session: Session): Promise<Record<string, unknown>> => ({
    role: session.role,
    name: session.name,
    csrf: session.csrf,
    expiresAt: iso(session.expiresAtMs),
    setupDone: await deps.setupDone(),
    oidc: deps.hasOidc,
  });

  const begin = async (req: Request, res: Response, role: Role): Promise<void> => {
    // A new token with each sign-in, and the old one is worth nothing any more.
    const old = cookieOf(req, SESSION_COOKIE);
    const before = old === undefined ? undefined : await sessions.find(old);
    if (before) await sessions.end(before.id);
    const started = await sessions.start({ role, name: role, address: addressOf(req) });
    setSessionCookie(req, res, publicUrl, started);
    res.json(await view(started.session));
  };

  router.post('/sign-in', async (req, res) => {
    requireSameOrigin(req, publicUrl);
    const body = validate(signInBody, req.body, 'body');
    const role = await signIn.verify(body.password, addressOf(req));
    await begin(req, res, body.role ?? role);
  });

  router.post('/setup/password', async (req, res) => {
    requireSameOrigin(req, publicUrl);
    const body = validate(setupBody, req.body, 'body');
    await signIn.setFirst({ ...body, code: body.code, address: addressOf(req) });
    await begin(req, res, 'administrator');
  });

  add('get', '/session', { handle: ({ session }) => view(session) });

  add('post', '/sign-out', {
    viewersToo: true,
    async handle({ session, req, res }) {
      await sessions.end(session.id);
      res.clearCookie(SESSION_COOKIE, cookieOptions(req, publicUrl));
    },
  });

  add('put', '/password', {
    body: changeBody,
    async handle({ body, session, req }) {
      await signIn.change({ ...body, address: addressOf(req), actor: actorOf(session) });
      await sessions.endOthers(session.id);
    },
  });

  add('get', '/sessions', {
    handle: async ({ session }) => ({
      items: (await sessions.list()).map((one) => ({
        id: one.id,
        role: one.role,
        name: one.name,
        createdAt: iso(one.createdAtMs),
        lastSeenAt: iso(one.lastSeenAtMs),
        address: one.address,
        current: one.id === session.id,
      })),
    }),
  });

  add('delete', '/sessions/:id', {
    async handle({ params }) {
      if (!(await sessions.end(params['id'] ?? ''))) {
        throw new Problem('not_found', 'There is no such session; it may have ended already.');
      }
    },
  });
};
