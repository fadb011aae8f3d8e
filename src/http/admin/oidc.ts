import { randomBytes } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { LRUCache } from 'lru-cache';
import * as client from 'openid-client';
import type { Log, Now } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';
import { cookieOf, cookieOptions, setSessionCookie } from './guard.ts';
import type { Role, Sessions } from './sessions.ts';

export interface OidcDeps {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** E-mail addresses. */
  readonly administrators: readonly string[];
  readonly viewers: readonly string[];
  readonly sessions: Sessions;
  readonly publicUrl: string;
  readonly now: Now;
  readonly log: Log;
  /** Reaches the provider in another way, for instance through a proxy. */
  readonly fetch?: client.CustomFetch;
}

/** Sign-in at another provider: code flow with PKCE. */
export interface Oidc {
  addRoutes(router: Router): void;
}

const FLOW_COOKIE = 'mor_admin_oidc';
const FLOW_MS = 10 * 60_000;
const MAX_FLOWS = 1_000;
const TIMEOUT_SEC = 10;

interface Flow {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

const PROVIDER_CURE =
  'The provider could not be asked. Check admin.oidc.issuer and clientId, or sign in with the password.';

/** Where the browser is sent back with the reason, as text that the sign-in page shows. */
const failed = (res: Response, code: string): void => {
  res.redirect(303, `/admin/?signInError=${code}`);
};

export const createOidc = (deps: OidcDeps): Oidc => {
  const { sessions, publicUrl, log } = deps;
  const redirectUri = `${publicUrl}/admin/api/oidc/callback`;
  const flows = new LRUCache<string, Flow>({ max: MAX_FLOWS, ttl: FLOW_MS });
  let found: Promise<client.Configuration> | undefined;

  /** Asked for when it is needed first; a provider that is down must not keep the connector from starting. */
  const provider = (): Promise<client.Configuration> => {
    found ??= client
      .discovery(
        new URL(deps.issuer),
        deps.clientId,
        deps.clientSecret === undefined ? { token_endpoint_auth_method: 'none' } : undefined,
        deps.clientSecret === undefined ? client.None() : client.ClientSecretPost(deps.clientSecret),
        {
          timeout: TIMEOUT_SEC,
          ...(deps.fetch ? { [client.customFetch]: deps.fetch } : {}),
        },
      )
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };

  const roleOf = (email: string): Role | undefined => {
    const isIn = (list: readonly string[]): boolean =>
      list.some((one) => one.toLowerCase() === email.toLowerCase());
    if (isIn(deps.administrators)) return 'administrator';
    return isIn(deps.viewers) ? 'viewer' : undefined;
  };

  // Strict cookies do not come back with a redirect from another site.
  const flowCookie = (req: Request) => ({
    ...cookieOptions(req, publicUrl),
    sameSite: 'lax' as const,
    path: '/admin/api/oidc',
  });

  const start = async (req: Request, res: Response): Promise<void> => {
    let config: client.Configuration;
    try {
      config = await provider();
    } catch (error) {
      log.error({ err: error }, 'the OpenID Connect provider cannot be reached');
      throw new Problem('not_ready', PROVIDER_CURE);
    }
    const id = randomBytes(32).toString('base64url');
    const flow: Flow = {
      verifier: client.randomPKCECodeVerifier(),
      state: client.randomState(),
      nonce: client.randomNonce(),
    };
    flows.set(id, flow);
    res.cookie(FLOW_COOKIE, id, { ...flowCookie(req), maxAge: FLOW_MS });
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
    const id = cookieOf(req, FLOW_COOKIE) ?? '';
    const flow = flows.get(id);
    flows.delete(id);
    res.clearCookie(FLOW_COOKIE, flowCookie(req));
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
    const role = typeof email === 'string' && verified === true ? roleOf(email) : undefined;
    if (!role || typeof email !== 'string') {
      log.warn({ email, verified }, 'sign-in with OpenID Connect refused: not in administrators or viewers');
      failed(res, 'not_allowed');
      return;
    }
    const started = await sessions.start({ role, name: email, address: req.ip ?? 'unknown' });
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
