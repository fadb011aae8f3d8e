import type * as client from 'openid-client';
import { z } from 'zod';
import type { CheckLine } from '../../calls/connector.ts';
import { at, good, unwise, wrong } from '../../vocabulary/findings.ts';
import type { Finding } from '../../vocabulary/findings.ts';
import { isCertainlyHttps } from '../https.ts';
import type { OidcSettings } from './oidc.ts';
import { PROVIDER_TIMEOUT_SEC, discoverProvider } from './oidc-provider.ts';
import type { ProviderFetch } from './oidc-provider.ts';

type Metadata = ReturnType<client.Configuration['serverMetadata']>;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), use: z.string().optional() })) });

/** How the library says that the document names another issuer than the one that was asked. */
const OTHER_ISSUER = 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED';

const memberOf = (error: unknown, name: 'cause' | 'code' | 'message'): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

const codeOf = (error: unknown): unknown => memberOf(error, 'code');

/** The libraries wrap a failure, and only the innermost cause says what happened: ENOTFOUND, ECONNREFUSED. */
const reasonOf = (error: unknown): string => {
  const cause = memberOf(error, 'cause');
  // A refused answer is a cause, too, and has no message of its own.
  if (typeof memberOf(cause, 'message') === 'string') return reasonOf(cause);
  const code = codeOf(error);
  return typeof code === 'string' ? code : String(memberOf(error, 'message') ?? error);
};

const addressLine = (issuer: string, error: unknown): CheckLine =>
  at(
    'provider_address',
    {},
    codeOf(error) === OTHER_ISSUER
      ? wrong('provider_other_issuer', { issuer })
      : wrong('provider_not_found', { issuer, reason: reasonOf(error) }),
  );

const endpointFinding = (metadata: Metadata): Finding => {
  const { authorization_endpoint: signIn, token_endpoint: tokens } = metadata;
  if (signIn === undefined || tokens === undefined) return wrong('provider_no_endpoints');
  const methods = metadata.code_challenge_methods_supported;
  if (methods && !methods.includes('S256')) return wrong('provider_no_pkce');
  return good('provider_signs_in', { host: new URL(signIn).host });
};

const keysFinding = async (metadata: Metadata, through?: ProviderFetch): Promise<Finding> => {
  const address = metadata.jwks_uri;
  if (address === undefined) return wrong('provider_no_keys');
  const asked = {
    method: 'GET',
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(PROVIDER_TIMEOUT_SEC * 1000),
  } as const;
  try {
    const answer = await (through ? through(address, { ...asked, body: undefined }) : fetch(address, asked));
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    const { keys } = keySet.parse(await answer.json());
    const count = keys.filter(({ kty, use }) => kty !== 'oct' && use !== 'enc').length;
    return count > 0 ? good('provider_keys_found', { count }) : wrong('provider_none_to_sign');
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'no list of keys' : reasonOf(error);
    return wrong('provider_keys_unread', { reason });
  }
};

/** What the provider says it knows, where it says so at all; many do not list everything. */
const claimsLine = (settings: OidcSettings, metadata: Metadata): CheckLine | undefined => {
  const { claims_supported: claims, scopes_supported: scopes } = metadata;
  const hasGroups = settings.administratorGroups.length + settings.viewerGroups.length > 0;
  const wanted = ['email', ...(hasGroups ? [settings.groupsClaim] : [])];
  const missing = [
    ...wanted.filter((claim) => claims && !claims.includes(claim)),
    ...settings.scopes.filter((scope) => scopes && !scopes.includes(scope)),
  ];
  if (missing.length === 0) return undefined;
  return at('provider_claims', {}, unwise('provider_claims_missing', { names: missing.join(', ') }));
};

const redirectLine = (address: string): CheckLine => {
  const { hostname } = new URL(address);
  const isSafe = isCertainlyHttps(address) || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return at(
    'redirect_address',
    {},
    isSafe ? good('provider_register', { address }) : unwise('provider_register_clear', { address }),
  );
};

/** Tests what can be tested without a person: the provider's description, where people sign in, its keys. */
export const checkProvider = async (
  settings: OidcSettings,
  deps: { readonly redirectUri: string; readonly fetch?: ProviderFetch | undefined },
): Promise<readonly CheckLine[]> => {
  const redirect = redirectLine(deps.redirectUri);
  let metadata: Metadata;
  try {
    metadata = (await discoverProvider(settings, deps.fetch)).serverMetadata();
  } catch (error) {
    return [addressLine(settings.issuer, error), redirect];
  }
  const claims = claimsLine(settings, metadata);
  return [
    at('provider_address', {}, good('provider_answers', { issuer: metadata.issuer })),
    at('provider_sign_in', {}, endpointFinding(metadata)),
    at('provider_keys', {}, await keysFinding(metadata, deps.fetch)),
    ...(claims ? [claims] : []),
    redirect,
  ];
};
