import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import express from 'express';
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
import { startProvider } from './openid-provider.ts';
import type { Forgery, Person } from './openid-provider.ts';

const KEY = randomBytes(32);

describe('sign-in with OpenID Connect', () => {
  let store: Store;
  let sessions: Sessions;
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let own: Server;
  let url: string;
  let person: Person;
  // No authority has signed the test provider's certificate.
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
    own = createServer(app);
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

  /** Follows a sign-in as a browser would, from the button to the final page. */
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

  it('signs in people named in the configuration, by verified e-mail, with PKCE', async () => {
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

  it('limits the sign-ins one address may begin, without evicting anybody else’s', async () => {
    const begin = (headers: Record<string, string>) =>
      fetch(`${url}/admin/api/oidc/start`, { redirect: 'manual', headers });
    let flooded: Response | undefined;
    const done = await walk(async (callback) => {
      // Two thousand strangers begin a sign-in while somebody is still at the provider.
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

  it('rejects a flow that was sealed elsewhere', async () => {
    const cookie = `mor_admin_oidc=${Buffer.from('{}').toString('base64url')}.a.b.c.d`;
    const answer = await fetch(`${url}/admin/api/oidc/callback?code=code-1&state=x`, {
      redirect: 'manual',
      headers: { cookie },
    });
    expect(answer.headers.get('location')).toContain('expired');
  });

  it('rejects a session while the rules do not admit its owner, or give another role', async () => {
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
