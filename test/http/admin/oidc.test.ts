import { randomBytes } from 'node:crypto';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import express from 'express';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { Agent, fetch as undiciFetch } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createOidc, createRoleOf } from '../../../src/http/admin/oidc.ts';
import { createGrantOf } from '../../../src/http/admin/grants.ts';
import { createVisitors } from '../../../src/http/doors/address.ts';
import { createSessions } from '../../../src/http/admin/sessions.ts';
import type { Sessions } from '../../../src/http/admin/sessions.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import { collectLog } from '../../helpers/app.ts';

const file = (name: string): string =>
  readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');

const KEY = randomBytes(32);

type Forgery = 'another key' | 'no signature' | 'the client secret' | 'other claims under a right signature';

interface Person {
  /** Somebody between the provider and us writes the token. */
  forged?: Forgery;
  email?: string;
  email_verified?: boolean;
  nonce?: string;
}

/** As much of an OpenID provider as a sign-in needs: it lets `person` in without asking. */
const startProvider = async (
  person: Person,
): Promise<{ issuer: string; server: Server; verifiers: string[] }> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const server = createServer({ key: file('key.pem'), cert: file('cert.pem') });
  const codes = new Map<string, { nonce: string; challenge: string }>();
  const verifiers: string[] = [];
  const app = express();
  server.on('request', app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.get('/.well-known/openid-configuration', (_req, res) => {
    res.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
    });
  });
  app.get('/jwks', async (_req, res) => {
    res.json({ keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'one' }] });
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
    const { nonce = known?.nonce, forged, ...claims } = person;
    const sign = (alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> =>
      new SignJWT({ ...claims, nonce })
        .setProtectedHeader({ alg, kid: 'one' })
        .setIssuer(issuer)
        .setAudience('connector')
        .setSubject('person-1')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(key);
    const right = await sign('RS256', privateKey);
    const [, payload = '', signature = ''] = right.split('.');
    const header = (alg: string): string =>
      Buffer.from(JSON.stringify({ alg, kid: 'one' })).toString('base64url');
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
  return { issuer, server, verifiers };
};

describe('sign-in with OpenID Connect', () => {
  let store: Store;
  let sessions: Sessions;
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let own: HttpServer;
  let url: string;
  let person: Person;
  // The certificate of the test provider is nobody's.
  let agent: Agent;
  const log = collectLog();
  let throttled = 0;

  beforeEach(async () => {
    agent = new Agent({ connect: { rejectUnauthorized: false } });
    person = { email: 'Anna@example.com', email_verified: true };
    store = await openSqliteStore(':memory:', { now: Date.now, log });
    sessions = createSessions({
      records: store.records,
      now: Date.now,
      steady: Date.now,
      grantOf: () => 'granted',
    });
    provider = await startProvider(person);
    const app = express();
    own = createHttpServer(app);
    await new Promise<void>((done) => own.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
    const router = express.Router();
    createOidc({
      issuer: provider.issuer,
      clientId: 'connector',
      clientSecret: 'client-secret',
      roleOf: createRoleOf({ administrators: ['anna@example.com'], viewers: ['vera@example.com'] }),
      sessions,
      publicUrl: url,
      now: Date.now,
      log,
      key: () => KEY,
      visitorOf: createVisitors('loopback'),
      isKnown: (req) => req.headers.cookie?.includes('known=yes') ?? false,
      onThrottled: () => (throttled += 1),
      fetch: async (to, options) => {
        const { body, headers, method } = options;
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
    }).addRoutes(router);
    app.use('/admin/api', router);
  });
  afterEach(async () => {
    await agent.destroy();
    provider.server.closeAllConnections();
    provider.server.close();
    own.closeAllConnections();
    own.close();
    await store.close();
  });

  /** What a browser does, from the button to the page it ends at. */
  const walk = async (change: (callback: string) => string | Promise<string> = (same) => same) => {
    const start = await fetch(`${url}/admin/api/oidc/start`, { redirect: 'manual' });
    expect(start.status).toBe(303);
    const cookie = start.headers.getSetCookie().find((one) => one.startsWith('mor_admin_oidc=')) ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const toProvider = new URL(start.headers.get('location') ?? '');
    expect(toProvider.searchParams.get('code_challenge_method')).toBe('S256');
    const back = await undiciFetch(toProvider, { redirect: 'manual', dispatcher: agent });
    const callback = await change(back.headers.get('location') ?? '');
    return fetch(callback, { redirect: 'manual', headers: { cookie: cookie.split(';')[0] ?? '' } });
  };

  const sessionCookie = (answer: Response): string | undefined =>
    answer.headers.getSetCookie().find((one) => one.startsWith('mor_admin='));

  it('signs in whom the configuration names, by the verified e-mail, with PKCE', async () => {
    const done = await walk();
    expect(done.headers.get('location')).toBe('/admin/');
    const token = sessionCookie(done)?.split(/[=;]/)[1] ?? '';
    expect(await sessions.find(token)).toMatchObject({ role: 'administrator', name: 'Anna@example.com' });
    expect(provider.verifiers[0]).toMatch(/^[\w-]{43,}$/);
    person.email = 'vera@example.com';
    const viewer = sessionCookie(await walk())?.split(/[=;]/)[1] ?? '';
    expect(await sessions.find(viewer)).toMatchObject({ role: 'viewer' });
  });

  it.each<[string, Person, string]>([
    ['somebody else', { email: 'eve@example.com' }, 'not_allowed'],
    ['an address that nobody has verified', { email_verified: false }, 'not_allowed'],
    ['a token for another sign-in', { nonce: 'other' }, 'failed'],
  ])('refuses %s', async (_who, change, code) => {
    Object.assign(person, change);
    const done = await walk();
    expect(sessionCookie(done)).toBeUndefined();
    expect(done.headers.get('location')).toBe(`/admin/?signInError=${code}`);
  });

  it('refuses a changed state, a callback without a start, and a second use', async () => {
    const changed = await walk((callback) => callback.replace(/state=[^&]*/, 'state=other'));
    expect(changed.headers.get('location')).toContain('failed');
    const alone = await fetch(`${url}/admin/api/oidc/callback?code=x&state=y`, { redirect: 'manual' });
    expect(alone.headers.get('location')).toContain('expired');
    expect(await sessions.list()).toEqual([]);
  });

  it.each<Forgery>([
    'another key',
    'no signature',
    'the client secret',
    'other claims under a right signature',
  ])('refuses an ID token that was forged with %s', async (forged) => {
    person.forged = forged;
    const done = await walk();
    expect(done.headers.get('location')).toBe('/admin/?signInError=failed');
    expect(await sessions.list()).toEqual([]);
    delete person.forged;
    expect((await walk()).headers.get('location')).toBe('/admin/');
  });

  it('bounds what one address begins, and drives nobody else’s sign-in out', async () => {
    const begin = (headers: Record<string, string>) =>
      fetch(`${url}/admin/api/oidc/start`, { redirect: 'manual', headers });
    let flooded: Response | undefined;
    const done = await walk(async (callback) => {
      // Two thousand strangers begin a sign-in while somebody is at the provider.
      for (let n = 0; n < 2_000; n += 1) {
        await begin({ 'x-forwarded-for': `198.51.${100 + Math.floor(n / 200)}.${n % 200}` });
      }
      for (let n = 0; n < 60; n += 1) {
        expect((await begin({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(303);
      }
      flooded = await begin({ 'x-forwarded-for': '192.0.2.1' });
      return callback;
    });
    expect(done.headers.get('location')).toBe('/admin/');
    expect(flooded?.status).not.toBe(303);
    expect(throttled).toBe(1);
    expect((await begin({ 'x-forwarded-for': '192.0.2.2' })).status).toBe(303);
    expect((await begin({ 'x-forwarded-for': '192.0.2.1', cookie: 'known=yes' })).status).toBe(303);
  });

  it('takes no flow that somebody else has sealed', async () => {
    const cookie = `mor_admin_oidc=${Buffer.from('{}').toString('base64url')}.a.b.c.d`;
    const answer = await fetch(`${url}/admin/api/oidc/callback?code=code-1&state=x`, {
      redirect: 'manual',
      headers: { cookie },
    });
    expect(answer.headers.get('location')).toContain('expired');
  });

  it('ends when the rules do not let somebody in any more, or as something else', async () => {
    const rules = { administrators: ['anna@example.com'], viewers: [] as string[] };
    const grantOf = createGrantOf(
      {
        password: () => undefined,
        oidc: { issuer: 'https://a', clientId: 'b', roleOf: (email) => createRoleOf(rules)(email) },
      },
      () => KEY,
    );
    const own = createSessions({ records: store.records, now: Date.now, steady: Date.now, grantOf });
    const anna = { role: 'administrator', via: 'oidc', name: 'Anna@example.com', address: '::1' } as const;
    const { token } = await own.start(anna);
    expect(await own.find(token)).toBeDefined();
    rules.administrators = [];
    rules.viewers = ['anna@example.com'];
    expect(await own.find(token)).toBeUndefined();
    rules.viewers = [];
    expect(await own.find(token)).toBeUndefined();
    rules.administrators = ['ANNA@example.com'];
    expect(await own.find(token)).toBeDefined();
  });
});
