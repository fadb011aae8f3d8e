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
import { admit } from './oidc-admission.ts';
import type { AdmissionRules } from './oidc-admission.ts';
import { createProviders, discoverProvider } from './oidc-provider.ts';
import type { ProviderFetch, ProviderSettings } from './oidc-provider.ts';
import type { Sessions } from './sessions.ts';

export interface OidcSettings extends ProviderSettings, AdmissionRules {
  /** What to ask the provider for besides openid and email. */
  readonly scopes: readonly string[];
}

export interface OidcDeps {
  /** Undefined: it is not set up. The same object until it changes. */
  readonly settings: () => OidcSettings | undefined;
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
  readonly fetch?: ProviderFetch | undefined;
}

/** Sign-in at an external provider: code flow with PKCE. */
export interface Oidc {
  addRoutes(router: Router): void;
}

const FLOW_COOKIE = 'mor_admin_oidc';
const FLOW_MS = 10 * 60_000;
/** Per address and window; a whole office may start its day with this. */
const MOST_STARTS = 60;

/** What the sign-in must match when the browser comes back from the provider. */
const flowSchema = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  /** Where it began: what one provider has handed out is never taken to another. */
  provider: z.string(),
});
type Flow = z.infer<typeof flowSchema>;

const PROVIDER_CURE =
  'The provider could not be asked. Check its address and the client id, or sign in with the password.';

const providerName = ({ issuer, clientId }: ProviderSettings): string => JSON.stringify([issuer, clientId]);

/** Where the provider sends people back to; it has to know this address. */
export const redirectUriOf = (publicUrl: string): string => `${publicUrl}/admin/api/oidc/callback`;

/** Sends the browser back with a code that the sign-in page shows as text. */
const failed = (res: Response, code: string): void => {
  res.redirect(303, `/admin/?signInError=${code}`);
};

export const createOidc = (deps: OidcDeps): Oidc => {
  const { sessions, publicUrl, log } = deps;
  const redirectUri = redirectUriOf(publicUrl);
  const starts = createTally({ now: deps.now, windowMs: FLOW_MS });
  const providerOf = createProviders(deps.fetch);

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
    const settings = deps.settings();
    if (!settings) throw new Problem('not_found', 'Sign-in with OpenID Connect is not set up.');
    countStart(req);
    let config: client.Configuration;
    try {
      config = await providerOf(settings);
    } catch (error) {
      log.error({ err: error }, 'the OpenID Connect provider cannot be reached');
      throw new Problem('not_ready', PROVIDER_CURE);
    }
    const flow: Flow = {
      verifier: client.randomPKCECodeVerifier(),
      state: client.randomState(),
      nonce: client.randomNonce(),
      provider: providerName(settings),
    };
    res.cookie(cookieName(req, publicUrl, FLOW_COOKIE), await seal(flow), {
      ...flowCookie(req),
      maxAge: FLOW_MS,
    });
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: ['openid', 'email', ...settings.scopes].join(' '),
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
    const settings = deps.settings();
    if (!flow || !settings || flow.provider !== providerName(settings)) {
      failed(res, 'expired');
      return;
    }
    let claims: client.IDToken | undefined;
    try {
      const query = req.originalUrl.slice(req.originalUrl.indexOf('?'));
      const tokens = await client.authorizationCodeGrant(
        // Keys that were read before may have been replaced since; the library reads them again after a minute only.
        await discoverProvider(settings, deps.fetch),
        new URL(redirectUri + query),
        {
          pkceCodeVerifier: flow.verifier,
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        },
      );
      claims = tokens.claims();
    } catch (error) {
      log.warn({ err: error }, 'sign-in with OpenID Connect failed');
      failed(res, 'failed');
      return;
    }
    // An administrator may have changed the settings while the provider was asked.
    if (!claims || deps.settings() !== settings) {
      failed(res, 'expired');
      return;
    }
    const admission = admit(claims, settings);
    if (!admission) {
      const { email, email_verified: verified, sub } = claims;
      log.warn(
        { email, verified, sub },
        'sign-in with OpenID Connect refused: in none of its lists and groups',
      );
      failed(res, 'not_allowed');
      return;
    }
    const started = await sessions.start({ ...admission, address: req.ip ?? 'unknown' });
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
