import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createGrantOf } from '../../../src/http/admin/grants.ts';
import { createSessions } from '../../../src/http/admin/sessions.ts';
import { createVault } from '../../../src/settings/vault.ts';
import { closeApps, startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { PASSWORD, createAdminClient, signedIn } from './client.ts';

afterEach(closeApps);

const config = { admin: { password: PASSWORD } };
const SECRET = 'MARKED-client-secret';
/** A port that fetch never asks. */
const issuer = 'https://127.0.0.1:9';
const given = { issuer, clientId: 'connector', clientSecret: SECRET, administrators: ['anna@example.com'] };

const restarted = async (app: TestApp, next: Record<string, unknown> = config): Promise<TestApp> => {
  await app.stop();
  return startApp({ config: next, folder: app.folder, attach: app.simulator });
};
const hasButton = async (app: TestApp): Promise<unknown> =>
  (await createAdminClient(app.url).send('GET', 'session')).body['oidc'];

describe('sign-in with OpenID Connect, set up in the pages', () => {
  it('counts at once and after a restart; the secret is sealed and never shown', async () => {
    const app = await startApp({ config });
    const admin = await signedIn(app.url);
    expect((await admin.send('GET', 'oidc')).body).toEqual({
      settings: {},
      redirectUri: `${app.url}/admin/api/oidc/callback`,
    });
    expect(await hasButton(app)).toBe(false);
    const saved = await admin.send('PUT', 'oidc', { body: given });
    expect(saved.body).toMatchObject({
      origin: 'stored',
      settings: { issuer, clientSecret: { set: true }, groupsClaim: 'groups' },
    });
    expect(await hasButton(app)).toBe(true);
    expect(app.runtime.oidc.current()).toMatchObject(given);
    const shown = await Promise.all(['oidc', 'audit'].map(async (path) => admin.send('GET', path)));
    for (const { text } of [saved, ...shown]) expect(text).not.toContain(SECRET);
    expect(shown[1]?.text).toContain('oidc.create');
    const next = await restarted(app);
    expect(await hasButton(next)).toBe(true);
    expect(next.runtime.oidc.current()).toMatchObject(given);
    for (const name of readdirSync(app.folder)) {
      expect(readFileSync(join(app.folder, name), 'latin1')).not.toContain(SECRET);
    }
    expect(JSON.stringify(next.log.lines)).not.toContain(SECRET);
  });

  it('keeps the secret while the address stays, and never sends it to a new one', async () => {
    const app = await startApp({ config });
    const admin = await signedIn(app.url);
    await admin.send('PUT', 'oidc', { body: given });
    const kept = { ...given, clientId: 'other', clientSecret: { set: true } };
    expect((await admin.send('PUT', 'oidc', { body: kept })).status).toBe(200);
    expect(app.runtime.oidc.current()).toMatchObject({ clientId: 'other', clientSecret: SECRET });
    const moved = { ...kept, issuer: 'https://evil.example.com' };
    for (const [method, path] of [
      ['PUT', 'oidc'],
      ['POST', 'oidc/test'],
    ] as const) {
      const refused = await admin.send(method, path, { body: moved });
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'clientSecret' }] } });
    }
    expect((await admin.send('PUT', 'oidc', { body: { ...kept, clientSecret: null } })).status).toBe(200);
    expect(app.runtime.oidc.current()).not.toHaveProperty('clientSecret');
  });

  it.each([
    ['an address without https', { issuer: 'http://sso.example.com' }, 'issuer'],
    ['no client', { clientId: undefined }, 'clientId'],
    ['a name nobody knows', { admins: ['x'] }, 'admins'],
    ['settings that admit nobody', { administrators: [] }, 'administrators'],
  ])('refuses %s', async (_what, change, path) => {
    const app = await startApp({ config });
    const admin = await signedIn(app.url);
    const refused = await admin.send('PUT', 'oidc', { body: { ...given, ...change } });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path }] } });
    expect(await hasButton(app)).toBe(false);
  });

  it('is for administrators only, and leaves the settings of the file alone', async () => {
    const admin = { ...config.admin, viewerPassword: 'a viewer password' };
    const app = await startApp({ config: { admin: { ...admin, oidc: given } } });
    const viewer = await signedIn(app.url, undefined, admin.viewerPassword);
    const owner = await signedIn(app.url);
    const seen = await viewer.send('GET', 'oidc');
    expect(seen.body).toMatchObject({ origin: 'file', settings: { clientSecret: { set: true } } });
    expect(seen.text).not.toContain(SECRET);
    for (const who of [viewer, owner]) {
      expect((await who.send('PUT', 'oidc', { body: given })).status).toBe(403);
      expect((await who.send('DELETE', 'oidc')).status).toBe(403);
    }
    expect((await viewer.send('POST', 'oidc/test', { body: {} })).status).toBe(403);
    expect((await createAdminClient(app.url).send('GET', 'oidc')).status).toBe(401);
    const tested = await owner.send('POST', 'oidc/test', { body: {} });
    expect(tested.body['lines']).toMatchObject([
      { link: 'provider: address', ok: false, detail: expect.stringContaining('(bad port)') },
      { link: 'redirect address', ok: true },
    ]);
    expect(tested.text).not.toContain(SECRET);
  });

  it('ends the sessions of those whom it no longer admits; the password goes on working', async () => {
    const app = await startApp({ config });
    const admin = await signedIn(app.url);
    await admin.send('PUT', 'oidc', { body: given });
    const names = async (): Promise<unknown[]> => {
      const { body } = await admin.send('GET', 'sessions');
      return (body['items'] as { name: string }[]).map(({ name }) => name);
    };
    // As she would have it after signing in at the provider.
    const { oidc, ownKeys, store } = app.runtime;
    const waysIn = { password: () => PASSWORD, oidc: () => oidc.current() };
    const grantOf = createGrantOf(waysIn, () => ownKeys.get('sessions'));
    const clocks = { now: Date.now, steady: Date.now };
    const anna = { role: 'administrator', via: 'oidc', name: 'anna@example.com', address: '::1' } as const;
    await createSessions({ records: store.records, ...clocks, grantOf }).start(anna);
    expect(await names()).toContain('anna@example.com');
    await admin.send('PUT', 'oidc', { body: { ...given, administrators: ['bo@example.com'] } });
    expect(await names()).toEqual(['administrator']);
    expect((await admin.send('DELETE', 'oidc')).body).not.toHaveProperty('origin');
    expect(await hasButton(app)).toBe(false);
    expect((await admin.send('DELETE', 'oidc')).status).toBe(404);
    expect((await createAdminClient(app.url).signIn(PASSWORD)).status).toBe(200);
  });

  it('gets a new key with the vault, and says when its key is lost', async () => {
    const app = await startApp({ config });
    const admin = await signedIn(app.url);
    await admin.send('PUT', 'oidc', { body: given });
    const keyFile = join(app.folder, 'connector.key');
    const old = createVault({ envKey: readFileSync(keyFile, 'utf8').trim() });
    expect((await admin.send('POST', 'own-keys/vault/rotate')).status).toBe(204);
    const sealed = (await app.runtime.store.records.get('oidc', 'provider')) ?? '';
    expect(() => old.open(sealed, 'oidc provider')).toThrow('cannot be decrypted');
    await app.stop();
    writeFileSync(keyFile, randomBytes(32).toString('base64'));
    const next = await restarted(app);
    const again = await signedIn(next.url);
    const { body } = await again.send('GET', 'oidc');
    expect(body).toMatchObject({
      origin: 'stored',
      settings: {},
      problem: expect.stringContaining('cannot be decrypted'),
    });
    expect(await hasButton(next)).toBe(false);
    expect((await again.send('PUT', 'oidc', { body: given })).body).not.toHaveProperty('problem');
    expect(await hasButton(next)).toBe(true);
  });
});
