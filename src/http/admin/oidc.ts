import { createHash } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { EncryptJWT, jwtDecrypt } from 'jose';
import * as client from 'openid-client';
import { z } from 'zod';
import type { Log, Now } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';
import type { Visitor } from '../doors/address.ts';
import { createTally } from '../doors/tally.ts';
import { cookieName, cookieOf, cookieOptions, setSessionCookie } from './guard.ts';
import type { Role, Sessions } from './sessions.ts';

export interface OidcDeps {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** The role of an e-mail address, if it has one. */
  readonly roleOf: (email: string) => Role | undefined;
  readonly sessions: Sessions;
  readonly publicUrl: string;
  readonly now: Now;
  readonly log: Log;
  /** Seals the state that the browser keeps while it is at the provider. */
  readonly key: () => Uint8Array;
  readonly visitorOf: (req: Request) => Visitor;
  /** A browser that signed in before does not count towards its address. */
  readonly isKnown: (req: Request) => boolean;
  readonly onThrottled: () => void;
  /** Reaches the provider in another way, for example through a proxy. */
  readonly fetch?: client.CustomFetch;
}

/** Sign-in at an external provider: code flow with PKCE. */
export interface Oidc {
  addRoutes(router: Router): void;
}

const FLOW_COOKIE = 'mor_admin_oidc';
const FLOW_MS = 10 * 60_000;
/** Per address and window; a whole office may start its day with this. */
const MOST_STARTS = 60;
const TIMEOUT_SEC = 10;

/** What the sign-in must match when the browser comes back from the provider. */
const flowSchema = z.object({ verifier: z.string(), state: z.string(), nonce: z.string() });
type Flow = z.infer<typeof flowSchema>;

/** Compares e-mail addresses without case. */
export const createRoleOf =
  ({ administrators, viewers }: { administrators: readonly string[]; viewers: readonly string[] }) =>
  (email: string): Role | undefined => {
    const isIn = (list: readonly string[]): boolean =>
      list.some((one) => one.toLowerCase() === email.toLowerCase());
    if (isIn(administrators)) return 'administrator';
    return isIn(viewers) ? 'viewer' : undefined;
  };

const PROVIDER_CURE =
  'The provider could not be asked. Check admin.oidc.issuer and clientId, or sign in with the password.';

/** Sends the browser back with a code that the sign-in page shows as text. */
const failed = (res: Response, code: string): void => {
  res.redirect(303, `/admin/?signInError=${code}`);
};

export const createOidc = (deps: OidcDeps): Oidc => {
  const { sessions, publicUrl, log } = deps;
  const redirectUri = `${publicUrl}/admin/api/oidc/callback`;
  const starts = createTally({ now: deps.now, windowMs: FLOW_MS });
  const through = deps.fetch ? { [client.customFetch]: deps.fetch } : {};
  let found: Promise<client.Configuration> | undefined;

  /** Loaded on first use; a provider that is down must not keep the connector from starting. */
  const provider = (): Promise<client.Configuration> => {
    found ??= client
      .discovery(
        new URL(deps.issuer),
        deps.clientId,
        deps.clientSecret === undefined ? { token_endpoint_auth_method: 'none' } : undefined,
        deps.clientSecret === undefined ? client.None() : client.ClientSecretPost(deps.clientSecret),
        {
          timeout: TIMEOUT_SEC,
          // Anybody who can read the token on its way here (a proxy that ends TLS, say) must not be able to forge one.
          execute: [client.enableNonRepudiationChecks],
          ...through,
        },
      )
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };

  const sealingKey = (): Uint8Array => createHash('sha256').update('oidc flow').update(deps.key()).digest();

  /** The browser stores the flow, sealed. So nobody can fill up a table of ours or push others out of it. */
  const seal = (flow: Flow): Promise<string> => {
    const atSec = Math.floor(deps.now() / 1000);
    return new EncryptJWT({ ...flow })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuedAt(atSec)
      .setExpirationTime(atSec + FLOW_MS / 1000)
      .encrypt(sealingKey());
  };

  const open = async (sealed: string): Promise<Flow | undefined> => {
    try {
      const { payload } = await jwtDecrypt(sealed, sealingKey(), { currentDate: new Date(deps.now()) });
      return flowSchema.parse(payload);
    } catch {
      return undefined;
    }
  };

  const countStart = (req: Request): void => {
    if (deps.isKnown(req)) return;
    const { address } = deps.visitorOf(req);
    if (starts.add(address) <= MOST_STARTS) return;
    deps.onThrottled();
    throw new Problem('sign_in_throttled', 'Too many sign-ins were started from this address.', {
      retryAfterSec: starts.waitSec(address),
    });
  };

  // A strict cookie would not be sent with a redirect from another site.
  const flowCookie = (req: Request) => ({
    ...cookieOptions(req, publicUrl),
    sameSite: 'lax' as const,
  });

  const start = async (req: Request, res: Response): Promise<void> => {
    countStart(req);
    let config: client.Configuration;
    try {
      config = await provider();
    } catch (error) {
      log.error({ err: error }, 'the OpenID Connect provider cannot be reached');
      throw new Problem('not_ready', PROVIDER_CURE);
    }
    const flow: Flow = {
      verifier: client.randomPKCECodeVerifier(),
      state: client.randomState(),
      nonce: client.randomNonce(),
    };
    res.cookie(cookieName(req, publicUrl, FLOW_COOKIE), await seal(flow), {
      ...flowCookie(req),
      maxAge: FLOW_MS,
    });
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      state: flow.state,
      nonce: flow.nonce,
    });
    res.redirect(303, url.href);
  };

  const callback = async (req: Request, res: Response): Promise<void> => {
    const name = cookieName(req, publicUrl, FLOW_COOKIE);
    const flow = await open(cookieOf(req, name) ?? '');
    res.clearCookie(name, flowCookie(req));
    if (!flow) {
      failed(res, 'expired');
      return;
    }
    let email: unknown;
    let verified: unknown;
    try {
      const query = req.originalUrl.slice(req.originalUrl.indexOf('?'));
      const tokens = await client.authorizationCodeGrant(await provider(), new URL(redirectUri + query), {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      email = claims?.['email'];
      verified = claims?.['email_verified'];
    } catch (error) {
      log.warn({ err: error }, 'sign-in with OpenID Connect failed');
      failed(res, 'failed');
      return;
    }
    const role = typeof email === 'string' && verified === true ? deps.roleOf(email) : undefined;
    if (!role || typeof email !== 'string') {
      log.warn({ email, verified }, 'sign-in with OpenID Connect refused: not in administrators or viewers');
      failed(res, 'not_allowed');
      return;
    }
    const started = await sessions.start({ role, via: 'oidc', name: email, address: req.ip ?? 'unknown' });
    setSessionCookie(req, res, publicUrl, started);
    res.redirect(303, '/admin/');
  };

  return {
    addRoutes(router) {
      router.get('/oidc/start', start);
      router.get('/oidc/callback', callback);
    },
  };
};
