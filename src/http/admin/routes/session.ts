import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { Problem } from '../../../calls/problems.ts';
import { validate } from '../../serve.ts';
import type { Visitor } from '../../doors/address.ts';
import { KILOBYTE, readJson } from '../body.ts';
import type { Via } from '../grants.ts';
import { clearSessionCookie, requireSameOrigin, sessionTokenOf, setSessionCookie } from '../guard.ts';
import type { KnownBrowsers } from '../known-browsers.ts';
import { MIN_PASSWORD_CHARACTERS } from '../password.ts';
import { actorOf } from '../route.ts';
import type { AddRoute, RouteDeps } from '../route.ts';
import type { Role, Session } from '../sessions.ts';
import type { SignIn } from '../sign-in.ts';
import type { Attempter } from '../throttle.ts';

export interface SessionDeps extends RouteDeps {
  readonly signIn: SignIn;
  readonly knownBrowsers: KnownBrowsers;
  readonly visitorOf: (req: Request) => Visitor;
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

/** A password and a code; a stranger sends this, so no more is read. */
const STRANGERS_LIMIT = 16 * KILOBYTE;

const iso = (ms: number): string => new Date(ms).toISOString();
const addressOf = (req: Request): string => req.ip ?? req.socket.remoteAddress ?? 'unknown';

/**
 * What a page that is not signed in may know: is there a password at all, another way in, and does everybody come from one
 * address, so that they share their attempts.
 */
export const signedOutHints = (
  req: Request,
  deps: Pick<SessionDeps, 'signIn' | 'hasOidc' | 'visitorOf'>,
): Record<string, unknown> => {
  const { untrustedProxy } = deps.visitorOf(req);
  return {
    setup: { needed: deps.signIn.needsSetup() },
    oidc: deps.hasOidc,
    ...(untrustedProxy === undefined ? {} : { untrustedProxy }),
  };
};

/** Signing in and out, the list of sessions, the first password. */
export const addSessionRoutes = (router: Router, add: AddRoute, deps: SessionDeps): void => {
  const { sessions, signIn, publicUrl, knownBrowsers } = deps;

  const attempterOf = (req: Request): Attempter => {
    const id = knownBrowsers.idOf(req);
    return id === undefined ? { kind: 'address', ...deps.visitorOf(req) } : { kind: 'browser', id };
  };

  const view = async (session: Session): Promise<Record<string, unknown>> => ({
    role: session.role,
    name: session.name,
    csrf: session.csrf,
    expiresAt: iso(session.expiresAtMs),
    setupDone: await deps.setupDone(),
    oidc: deps.hasOidc,
  });

  const begin = async (
    req: Request,
    res: Response,
    { role, via }: { role: Role; via: Via },
  ): Promise<void> => {
    // A new token with each sign-in, and the old one is worth nothing any more.
    const old = sessionTokenOf(req, publicUrl);
    const before = old === undefined ? undefined : await sessions.find(old);
    if (before) await sessions.end(before.id);
    const started = await sessions.start({ role, via, name: role, address: addressOf(req) });
    setSessionCookie(req, res, publicUrl, started);
    if (via === 'password') knownBrowsers.remember(req, res);
    res.json(await view(started.session));
  };

  router.post('/sign-in', async (req, res) => {
    requireSameOrigin(req, publicUrl);
    const body = validate(signInBody, await readJson(req, res, STRANGERS_LIMIT), 'body');
    const { role, via } = await signIn.verify(body.password, attempterOf(req));
    await begin(req, res, { role: body.role ?? role, via });
  });

  router.post('/setup/password', async (req, res) => {
    requireSameOrigin(req, publicUrl);
    const body = validate(setupBody, await readJson(req, res, STRANGERS_LIMIT), 'body');
    await signIn.setFirst({ ...body, code: body.code, by: attempterOf(req) });
    await begin(req, res, { role: 'administrator', via: 'password' });
  });

  add('get', '/session', { handle: ({ session }) => view(session) });

  add('post', '/sign-out', {
    viewersToo: true,
    async handle({ session, req, res }) {
      await sessions.end(session.id);
      clearSessionCookie(req, res, publicUrl);
    },
  });

  add('put', '/password', {
    body: changeBody,
    async handle({ body, session }) {
      await signIn.change({ ...body, by: { kind: 'session', id: session.id }, actor: actorOf(session) });
      await sessions.endOthers(session);
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
