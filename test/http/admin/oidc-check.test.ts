import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CheckLine } from '../../../src/calls/connector.ts';
import type { OidcSettings } from '../../../src/http/admin/oidc.ts';
import { checkProvider } from '../../../src/http/admin/oidc-check.ts';
import { startProvider } from './openid-provider.ts';
import type { TestProvider } from './openid-provider.ts';

describe('the test of a provider', () => {
  let provider: TestProvider;
  beforeEach(async () => {
    provider = await startProvider({});
  });
  afterEach(() => provider.close());

  const check = (
    change: Partial<OidcSettings> = {},
    publicUrl = 'https://calls.example.com',
  ): Promise<readonly CheckLine[]> =>
    checkProvider(
      {
        issuer: provider.issuer,
        clientId: 'connector',
        administrators: [],
        viewers: [],
        administratorGroups: [],
        viewerGroups: ['sales'],
        groupsClaim: 'groups',
        scopes: [],
        ...change,
      },
      { redirectUri: `${publicUrl}/admin/api/oidc/callback`, fetch: provider.fetch },
    );
  const faults = (lines: readonly CheckLine[]): string[] =>
    lines.flatMap((line) => (line.ok && !line.warn ? [] : [`${line.link}: ${line.detail}`]));

  it('finds the description, the addresses and the keys, and names the redirect address', async () => {
    const lines = await check();
    expect(lines.map(({ link, ok, warn }) => [link, ok, warn])).toEqual([
      ['provider: address', true, undefined],
      ['provider: sign-in', true, undefined],
      ['provider: keys', true, undefined],
      ['redirect address', true, undefined],
    ]);
    expect(lines.at(-1)?.detail).toContain('https://calls.example.com/admin/api/oidc/callback');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['another issuer', { issuer: 'https://other.example.com' }, 'is another issuer'],
    ['no address to sign in at', { authorization_endpoint: undefined }, 'names no address'],
    ['no address for tokens', { token_endpoint: undefined }, 'names no address'],
    ['no PKCE', { code_challenge_methods_supported: ['plain'] }, 'PKCE'],
    ['no keys', { jwks_uri: undefined }, 'publishes no keys'],
    ['claims without the groups', { claims_supported: ['email'] }, 'does not list: groups'],
  ])('finds %s', async (_what, description, said) => {
    Object.assign(provider.description, description);
    const [fault, ...others] = faults(await check());
    expect(fault).toContain(said);
    expect(others).toEqual([]);
  });

  it.each([
    ['what is no list of keys', { error: 'none' }, 'no list of keys'],
    ['keys of which none signs', { keys: [{ kty: 'RSA', use: 'enc' }, { kty: 'oct' }] }, 'none to sign with'],
  ])('finds %s', async (_what, published, said) => {
    provider.published = published;
    expect(faults(await check())).toEqual([expect.stringContaining(said)]);
  });

  it('says when nobody answers, and still names the redirect address', async () => {
    const lines = await check({ issuer: 'https://127.0.0.1:9' });
    expect(faults(lines)).toEqual([expect.stringMatching(/^provider: address: No description .*:9/)]);
    expect(lines.at(-1)?.link).toBe('redirect address');
    for (const { ok, cure } of lines) expect(ok || cure !== undefined).toBe(true);
  });

  it('notes a scope that the provider does not know, and an address without https', async () => {
    provider.description['scopes_supported'] = ['openid', 'email'];
    expect(faults(await check({ scopes: ['groups'] }))).toEqual([
      'provider: claims: The provider does not list: groups.',
    ]);
    expect(faults(await check({}, 'http://calls.example.com'))).toEqual([
      expect.stringContaining('redirect address'),
    ]);
    expect(faults(await check({}, 'http://localhost:8085'))).toEqual([]);
  });
});
