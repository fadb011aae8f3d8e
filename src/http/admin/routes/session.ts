import type { Request, Response, Router } from 'express';
import { Problem } from '../../../calls/problems.ts';
import { defined } from '../../../defined.ts';
import { validate } from '../../serve.ts';
import type { Visitor } from '../../doors/address.ts';
import { KILOBYTE, readJson } from '../body.ts';
import type { Via } from '../grants.ts';
import { clearSessionCookie, requireSameOrigin, sessionTokenOf, setSessionCookie } from '../guard.ts';
import type { KnownBrowsers } from '../known-browsers.ts';
import { ADMIN_ROUTES } from '../contract/contract.ts';
import type { AnswerOf, SignedOutHints } from '../contract/contract.ts';
import { actorOf } from '../route.ts';
import type { AddRoute, RouteDeps } from '../route.ts';
import type { Role, Session } from '../sessions.ts';
import type { SignIn } from '../sign-in.ts';
import type { Attempter } from '../throttle.ts';

export interface SessionDeps extends RouteDeps {
  readonly signIn: SignIn;
  readonly knownBrowsers: KnownBrowsers;
  readonly visitorOf: (req: Request) => Visitor;
  /** Can people sign in with OpenID Connect at the moment? */
  readonly hasOidc: () => boolean;
  /** Is any set-up step still open? */
  readonly setupDone: () => Promise<boolean>;
  /** Called for each page that is opened. */
  readonly onVisit: () => void;
}

/** Enough for a password and a code; a stranger may send this, so no more is read. */
const STRANGERS_LIMIT = 16 * KILOBYTE;

const iso = (ms: number): string => new Date(ms).toISOString();
const addressOf = (req: Request): string => req.ip ?? req.socket.remoteAddress ?? 'unknown';

/**
 * What a page that is not signed in may know: is there a password at all, is there another way to sign in, and does everybody
 * seem to come from one address and so share their attempts?
 */
export const signedOutHints = (
  req: Request,
  deps: Pick<SessionDeps, 'signIn' | 'hasOidc' | 'visitorOf'>,
): SignedOutHints => {
  const { untrustedProxy } = deps.visitorOf(req);
  return {
    setup: { needed: deps.signIn.needsSetup() },
    oidc: deps.hasOidc(),
    ...defined({ untrustedProxy }),
  };
};

/** Signing in and out, the list of sessions, the first password. */
export const addSessionRoutes = (router: Router, add: AddRoute, deps: SessionDeps): void => {
  const { sessions, signIn, publicUrl, knownBrowsers } = deps;

  const attempterOf = (req: Request): Attempter => {
    const id = knownBrowsers.idOf(req);
    return id === undefined ? { kind: 'address', ...deps.visitorOf(req) } : { kind: 'browser', id };
  };

  const view = async (session: Session): Promise<AnswerOf<'GET /session'>> => ({
    role: session.role,
    name: session.name,
    csrf: session.csrf,
    expiresAt: iso(session.expiresAtMs),
    setupDone: await deps.setupDone(),
    oidc: deps.hasOidc(),
  });

  const begin = async (
    req: Request,
    res: Response,
    { role, via }: { role: Role; via: Via },
  ): Promise<void> => {
    // Each sign-in gets a new token, and the old one becomes invalid.
    const old = sessionTokenOf(req, publicUrl);
    const before = old === undefined ? undefined : await sessions.find(old);
    if (before) await sessions.end(before.id);
    const started = await sessions.start({ role, via, name: role, address: addressOf(req) });
    setSessionCookie(req, res, publicUrl, started);
    if (via === 'password') knownBrowsers.remember(req, res);
    deps.onVisit();
    res.json(await view(started.session));
  };

  router.post('/sign-in', async (req, res) => {
    requireSameOrigin(req, publicUrl);
    const body = validate(
      ADMIN_ROUTES['POST /sign-in'].body,
      await readJson(req, res, STRANGERS_LIMIT),
      'body',
    );
    const { role, via } = await signIn.verify(body.password, attempterOf(req));
    await begin(req, res, { role: body.role ?? role, via });
  });

  router.post('/setup/password', async (req, res) => {
    requireSameOrigin(req, publicUrl);
    const body = validate(
      ADMIN_ROUTES['POST /setup/password'].body,
      await readJson(req, res, STRANGERS_LIMIT),
      'body',
    );
    await signIn.setFirst({ ...body, code: body.code, by: attempterOf(req) });
    await begin(req, res, { role: 'administrator', via: 'password' });
  });

  add('GET /session', ({ session }) => {
    deps.onVisit();
    return view(session);
  });

  add('POST /sign-out', async ({ session, req, res }) => {
    await sessions.end(session.id);
    clearSessionCookie(req, res, publicUrl);
  });

  add('PUT /password', async ({ body, session }) => {
    await signIn.change({ ...body, by: { kind: 'session', id: session.id }, actor: actorOf(session) });
    await sessions.endOthers(session);
  });

  add('GET /sessions', async ({ session }) => ({
    items: (await sessions.list()).map((one) => ({
      id: one.id,
      role: one.role,
      name: one.name,
      createdAt: iso(one.createdAtMs),
      lastSeenAt: iso(one.lastSeenAtMs),
      address: one.address,
      current: one.id === session.id,
    })),
  }));

  add('DELETE /sessions/:id', async ({ params }) => {
    if (!(await sessions.end(params.id))) {
      throw new Problem('not_found', 'There is no such session; it may have ended already.');
    }
  });
};
