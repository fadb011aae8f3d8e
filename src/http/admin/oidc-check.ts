import type * as client from 'openid-client';
import { z } from 'zod';
import type { CheckLine } from '../../calls/connector.ts';
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
  codeOf(error) === OTHER_ISSUER
    ? {
        link: 'provider: address',
        ok: false,
        detail: `What answers at ${issuer} says that it is another issuer.`,
        cure: 'Copy the issuer from the provider’s own pages, letter for letter: a slash at the end counts.',
      }
    : {
        link: 'provider: address',
        ok: false,
        detail: `No description of a provider was found at ${issuer} (${reasonOf(error)}).`,
        cure: 'Check the address of the issuer, and that the server of the connector can reach it.',
      };

const endpointLine = (metadata: Metadata): CheckLine => {
  const link = 'provider: sign-in';
  const cure =
    'Choose a provider, or an application there, that offers the authorization code flow with PKCE (S256).';
  const { authorization_endpoint: signIn, token_endpoint: tokens } = metadata;
  if (signIn === undefined || tokens === undefined) {
    return {
      link,
      ok: false,
      detail: 'The provider names no address to sign in at, or none for tokens.',
      cure,
    };
  }
  const methods = metadata.code_challenge_methods_supported;
  if (methods && !methods.includes('S256')) {
    return { link, ok: false, detail: 'The provider does not know PKCE with S256.', cure };
  }
  return { link, ok: true, detail: `People sign in at ${new URL(signIn).host}.` };
};

const keysLine = async (metadata: Metadata, through?: ProviderFetch): Promise<CheckLine> => {
  const link = 'provider: keys';
  const cure = 'The provider must publish the keys with which it signs; ask who runs it.';
  const address = metadata.jwks_uri;
  if (address === undefined) return { link, ok: false, detail: 'The provider publishes no keys.', cure };
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
    const signing = keys.filter(({ kty, use }) => kty !== 'oct' && use !== 'enc').length;
    if (signing > 0) return { link, ok: true, detail: `Signing keys found: ${signing}.` };
    return { link, ok: false, detail: 'Among the provider’s keys is none to sign with.', cure };
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'no list of keys' : reasonOf(error);
    return { link, ok: false, detail: `The provider’s keys could not be read (${reason}).`, cure };
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
  return {
    link: 'provider: claims',
    ok: true,
    warn: true,
    detail: `The provider does not list: ${missing.join(', ')}.`,
    cure: 'Let the provider send them in the ID token of this application, or correct the names here.',
  };
};

const redirectLine = (redirectUri: string): CheckLine => {
  const { hostname } = new URL(redirectUri);
  const isSafe = isCertainlyHttps(redirectUri) || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  const line = { link: 'redirect address', ok: true, detail: `Register ${redirectUri} at the provider.` };
  if (isSafe) return line;
  return {
    ...line,
    warn: true,
    cure: 'Most providers accept https only: set admin.publicUrl (or server.publicUrl) to the address that people open.',
  };
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
    { link: 'provider: address', ok: true, detail: `Answers as ${metadata.issuer}.` },
    endpointLine(metadata),
    await keysLine(metadata, deps.fetch),
    ...(claims ? [claims] : []),
    redirect,
  ];
};
