import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CustomFetch } from 'openid-client';
import { Agent, fetch as undiciFetch } from 'undici';
import { defined } from '../../../src/defined.ts';

const file = (name: string): string =>
  readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');

export type Forgery =
  'another key' | 'no signature' | 'the client secret' | 'other claims under a right signature';

export interface Person {
  /** Replaces the token on its way from the provider to the connector. */
  forged?: Forgery;
  email?: string;
  email_verified?: boolean;
  nonce?: string;
  /** Instead of the connector. */
  audience?: string;
  /** Instead of five minutes. */
  expiresIn?: string;
  /** Any other claims. */
  [claim: string]: unknown;
}

export interface TestProvider {
  readonly issuer: string;
  /** The PKCE verifiers that were sent for a token. */
  readonly verifiers: readonly string[];
  /** What its description says besides, or instead; undefined leaves a member out. */
  readonly description: Record<string, unknown>;
  /** What it publishes instead of its keys. */
  published?: unknown;
  /** Reaches it although no authority has signed its certificate. */
  readonly fetch: CustomFetch;
  /** From now on it signs with another key, and publishes only that. */
  rotate(): Promise<void>;
  /** Where it sends a browser that opens this address. */
  follow(address: URL): Promise<string>;
  close(): Promise<void>;
}

/** A minimal OpenID provider that signs `person` in without asking. */
export const startProvider = async (person: Person): Promise<TestProvider> => {
  const agent = new Agent({ connect: { rejectUnauthorized: false } });
  let keys = await generateKeyPair('RS256');
  let kid = 'one';
  const stranger = await generateKeyPair('RS256');
  const server = createServer({ key: file('key.pem'), cert: file('cert.pem') });
  const codes = new Map<string, { nonce: string; challenge: string }>();
  const verifiers: string[] = [];
  const app = express();
  server.on('request', app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    verifiers,
    description: {},
    async fetch(to, { body, headers, method }) {
      const answer = await undiciFetch(to, {
        method,
        headers,
        dispatcher: agent,
        ...defined({ body: body instanceof URLSearchParams ? body.toString() : undefined }),
      });
      return new Response(await answer.text(), {
        status: answer.status,
        headers: { 'content-type': answer.headers.get('content-type') ?? '' },
      });
    },
    async rotate() {
      keys = await generateKeyPair('RS256');
      kid += '+';
    },
    async follow(address) {
      const answer = await undiciFetch(address, { redirect: 'manual', dispatcher: agent });
      return answer.headers.get('location') ?? '';
    },
    async close() {
      await agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
  app.get('/.well-known/openid-configuration', (_req, res) => {
    res.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
      ...provider.description,
    });
  });
  app.get('/jwks', async (_req, res) => {
    const published = [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256', kid }];
    res.json(provider.published ?? { keys: published });
  });
  app.get('/authorize', (req, res) => {
    const query = req.query as Record<string, string>;
    codes.set('code-1', { nonce: query['nonce'] ?? '', challenge: query['code_challenge'] ?? '' });
    res.redirect(`${query['redirect_uri'] ?? ''}?code=code-1&state=${query['state'] ?? ''}`);
  });
  app.post('/token', express.urlencoded(), async (req, res) => {
    const body = req.body as Record<string, string>;
    const known = codes.get(body['code'] ?? '');
    verifiers.push(body['code_verifier'] ?? '');
    const { nonce = known?.nonce, forged, audience = 'connector', expiresIn = '5m', ...claims } = person;
    const sign = (alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> =>
      new SignJWT({ ...claims, nonce })
        .setProtectedHeader({ alg, kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject('person-1')
        .setIssuedAt()
        .setExpirationTime(expiresIn)
        .sign(key);
    const right = await sign('RS256', keys.privateKey);
    const [, payload = '', signature = ''] = right.split('.');
    const header = (alg: string): string => Buffer.from(JSON.stringify({ alg, kid })).toString('base64url');
    const forgeries: Record<Forgery, () => Promise<string> | string> = {
      'another key': () => sign('RS256', stranger.privateKey),
      'no signature': () => `${header('none')}.${payload}.`,
      'the client secret': () => sign('HS256', Buffer.from('client-secret')),
      'other claims under a right signature': () => {
        const other = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), sub: 'x' };
        return [header('RS256'), Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join(
          '.',
        );
      },
    };
    const idToken = forged === undefined ? right : await forgeries[forged]();
    res.json({ access_token: 'at', token_type: 'Bearer', id_token: idToken });
  });
  return provider;
};
