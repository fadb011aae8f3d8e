import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createOidc } from '../../../src/http/admin/oidc.ts';
import type { OidcSettings } from '../../../src/http/admin/oidc.ts';
import { createVisitors } from '../../../src/http/doors/address.ts';
import { createSessions } from '../../../src/http/admin/sessions.ts';
import type { Sessions } from '../../../src/http/admin/sessions.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/calls/ports.ts';
import { collectLog } from '../../helpers/app.ts';
import { startProvider } from './openid-provider.ts';
import type { Forgery, Person, TestProvider } from './openid-provider.ts';

const KEY = randomBytes(32);

describe('sign-in with OpenID Connect', () => {
  let store: Store;
  let sessions: Sessions;
  let provider: TestProvider;
  let own: Server;
  let url: string;
  let person: Person;
  let settings: OidcSettings | undefined;
  const log = collectLog();
  let throttled = 0;

  beforeEach(async () => {
    person = { email: 'Anna@example.com', email_verified: true };
    store = await openSqliteStore(':memory:', { now: Date.now, log });
    sessions = createSessions({
      records: store.records,
      now: Date.now,
      steady: Date.now,
      grantOf: () => 'granted',
    });
    provider = await startProvider(person);
    settings = {
      issuer: provider.issuer,
      clientId: 'connector',
      clientSecret: 'client-secret',
      administrators: ['anna@example.com'],
      viewers: ['vera@example.com'],
      administratorGroups: ['telephony'],
      viewerGroups: ['sales'],
      groupsClaim: 'roles',
      scopes: ['groups'],
    };
    const app = express();
    own = createServer(app);
    await new Promise<void>((done) => own.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
    const router = express.Router();
    createOidc({
      settings: () => settings,
      sessions,
      publicUrl: url,
      now: Date.now,
      log,
      key: () => KEY,
      visitorOf: createVisitors('loopback'),
      isKnown: (req) => req.headers.cookie?.includes('known=yes') ?? false,
      onThrottled: () => (throttled += 1),
      fetch: provider.fetch,
    }).addRoutes(router);
    app.use('/admin/api', router);
  });
  afterEach(async () => {
    await provider.close();
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
    const callback = await change(await provider.follow(toProvider));
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
    ['a token for another application', { audience: 'another-client' }, 'failed'],
    ['a token that has expired', { expiresIn: '-2m' }, 'failed'],
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
  ])('refuses an ID token that was forged with %s, and takes new keys at once', async (forged) => {
    person.forged = forged;
    const done = await walk();
    expect(done.headers.get('location')).toBe('/admin/?signInError=failed');
    expect(await sessions.list()).toEqual([]);
    delete person.forged;
    await provider.rotate();
    expect((await walk()).headers.get('location')).toBe('/admin/');
  });

  it('limits the sign-ins one address may begin, without evicting anybody else’s', async () => {
    const begin = (headers: Record<string, string>) =>
      fetch(`${url}/admin/api/oidc/start`, { redirect: 'manual', headers });
    let flooded: Response | undefined;
    const done = await walk(async (callback) => {
      // Two thousand strangers begin a sign-in while an administrator is still at the provider.
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

  describe('by groups', () => {
    const signedIn = async () => {
      const token = sessionCookie(await walk())?.split(/[=;]/)[1] ?? '';
      return sessions.find(token);
    };

    it.each<[string, Person, object | undefined]>([
      ['a member of an administrators’ group', { roles: ['x', 'telephony'] }, { role: 'administrator' }],
      ['the only group, sent as a text', { roles: 'sales' }, { role: 'viewer' }],
      ['both groups', { roles: ['sales', 'telephony'] }, { role: 'administrator' }],
      ['no group', {}, undefined],
      ['another group', { roles: ['salesmen'] }, undefined],
      ['a group in other letters', { roles: ['Telephony'] }, undefined],
      ['a group under another claim', { groups: ['telephony'] }, undefined],
      ['no list', { roles: { telephony: true } }, undefined],
    ])('%s', async (_what, claims, expected) => {
      Object.assign(person, { email: 'eve@example.com', ...claims });
      const found = await signedIn();
      if (expected) expect(found).toMatchObject({ ...expected, via: 'oidc_group', name: 'eve@example.com' });
      else expect(found).toBeUndefined();
    });

    it('do not make an address count that nobody has verified', async () => {
      Object.assign(person, { email_verified: false, roles: ['sales'] });
      expect(await signedIn()).toMatchObject({ role: 'viewer', via: 'oidc_group', name: 'person-1' });
    });

    it('do not change the role of somebody who is named', async () => {
      Object.assign(person, { email: 'vera@example.com', roles: ['telephony'] });
      expect(await signedIn()).toMatchObject({ role: 'viewer', via: 'oidc' });
    });

    it('are asked for with the scope that the provider wants', async () => {
      const start = await fetch(`${url}/admin/api/oidc/start`, { redirect: 'manual' });
      const { searchParams } = new URL(start.headers.get('location') ?? '');
      expect(searchParams.get('scope')).toBe('openid email groups');
    });
  });

  describe('while its settings change', () => {
    const refused = async (change: () => void): Promise<string | null> => {
      const done = await walk((callback) => {
        change();
        return callback;
      });
      expect(sessionCookie(done)).toBeUndefined();
      expect(provider.verifiers).toEqual([]);
      return done.headers.get('location');
    };

    it.each<[string, Partial<OidcSettings>]>([
      ['client', { clientId: 'other' }],
      ['provider', { issuer: 'https://127.0.0.1:9' }],
    ])('refuses what another %s has begun, and asks nobody', async (_what, change) => {
      expect(await refused(() => Object.assign(settings ?? {}, change))).toContain('expired');
    });

    it('refuses what began before it was switched off, and every new start', async () => {
      expect(await refused(() => (settings = undefined))).toContain('expired');
      const start = await fetch(`${url}/admin/api/oidc/start`, { redirect: 'manual' });
      expect(start.status).not.toBe(303);
    });

    it('takes the lists of today, and asks a changed provider anew', async () => {
      const before = settings;
      const removed = await walk((callback) => {
        settings = before && { ...before, administrators: [] };
        return callback;
      });
      expect(removed.headers.get('location')).toContain('not_allowed');
      settings = before && { ...before, issuer: 'https://127.0.0.1:9' };
      const gone = await fetch(`${url}/admin/api/oidc/start`, { redirect: 'manual' });
      expect(gone.status).not.toBe(303);
      settings = before;
      expect((await walk()).headers.get('location')).toBe('/admin/');
    });
  });
});
