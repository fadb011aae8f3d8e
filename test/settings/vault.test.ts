import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createVault } from '../../src/settings/vault.ts';
import { fileWarnings } from '../../src/self-check/file-rights.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { closeApps, collectLog, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { PASSWORD, createAdminClient, signedIn } from '../http/admin/client.ts';

afterEach(closeApps);

const config = { admin: { password: PASSWORD } };
const PIN = '90210433';
const by = { actor: 'test', action: 'mapping.edit', atMs: Date.now() };
const ref = { crm: 'site', user: 'ann' };
const withPin = mapping({ user: 'ann', cardPin: PIN });

const bytesOf = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

const pinOf = async (app: TestApp): Promise<string | undefined> =>
  (await app.runtime.store.mappings.find(ref))?.cardPin;

/** The app started again with the same database and key. */
const restarted = async (app: TestApp): Promise<TestApp> => {
  await app.stop();
  return startApp({ config, folder: app.folder, attach: app.simulator });
};

/** The store without the vault, as in an earlier version. */
const bareStore = (folder: string) =>
  openSqliteStore(join(folder, 'connector.db'), { now: Date.now, log: collectLog() });

describe('secrets in the database', () => {
  it('are sealed: card PINs in rows and audit, and the connector’s own keys', async () => {
    const app = await startApp({ config });
    await app.runtime.store.mappings.apply([{ ref, after: withPin }], by);
    expect(await pinOf(app)).toBe(PIN);
    const { items } = await app.runtime.store.mappings.list({ limit: 9, crm: 'site' });
    expect(items.find(({ user }) => user === 'ann')?.cardPin).toBe(PIN);
    const admin = await signedIn(app.url);
    const audit = (await admin.send('GET', 'audit')).text;
    expect(audit).toContain('"cardPin":"<set>"');
    for (const name of ['tokens', 'sessions'] as const) {
      const key = Buffer.from(app.runtime.ownKeys.get(name)).toString('base64');
      expect(bytesOf(app.folder)).not.toContain(key);
    }
    // Undo and redo go through the audit.
    await app.runtime.store.mappings.apply([{ ref, after: mapping({ user: 'ann' }) }], by);
    expect(await pinOf(app)).toBeUndefined();
    await app.runtime.store.mappings.undoLast(by);
    expect(await pinOf(app)).toBe(PIN);
    const next = await restarted(app);
    expect(await pinOf(next)).toBe(PIN);
    expect(bytesOf(app.folder)).not.toContain(PIN);
    await next.stop();
  });

  it('left in the clear by an older version are sealed at the start, and gone from the files', async () => {
    const app = await startApp({ config });
    await app.stop();
    const old = await bareStore(app.folder);
    await old.mappings.apply([{ ref, after: withPin }], by);
    await old.mappings.apply([{ ref, after: { ...withPin, source: '102' } }], by);
    const plainKey = randomBytes(32).toString('base64');
    await old.settings.set('tokens.key', plainKey);
    await old.close();
    expect(bytesOf(app.folder)).toContain(PIN);
    const next = await startApp({ config, folder: app.folder, attach: app.simulator });
    expect(await pinOf(next)).toBe(PIN);
    expect(bytesOf(app.folder)).not.toContain(PIN);
    expect(bytesOf(app.folder)).not.toContain(plainKey);
    // The key is the same, so existing tokens stay valid.
    expect(Buffer.from(next.runtime.ownKeys.get('tokens')).toString('base64')).toBe(plainKey);
    await next.runtime.store.mappings.undoLast(by);
    expect(await pinOf(next)).toBe(PIN);
    await next.stop();
  });

  it('whose key is gone are not used to dial, and can be entered again', async () => {
    const app = await startApp({ config });
    await app.runtime.store.mappings.apply([{ ref, after: withPin }], by);
    await app.stop();
    writeFileSync(join(app.folder, 'connector.key'), randomBytes(32).toString('base64'));
    const next = await startApp({ config, folder: app.folder, attach: app.simulator });
    const click = await next.request('POST', '/v1/calls', { body: { user: 'ann', number: '+37061234001' } });
    expect(click).toMatchObject({ status: 422, body: { code: 'agent_not_mapped' } });
    expect(click.body['detail']).toContain('card PIN');
    const admin = await signedIn(next.url);
    const listed = (await admin.send('GET', 'mapping?crm=site&search=ann')).text;
    expect(listed).toContain('cannot be read');
    expect(listed).not.toContain('v1.');
    const fixed = await admin.send('PUT', 'mapping/site/ann?force=true', { body: { cardPin: '4711' } });
    expect(fixed.status).toBe(200);
    expect(await pinOf(next)).toBe('4711');
    await next.stop();
  });
});

describe('a rotation', () => {
  it('of the vault’s key seals everything with a new one, so that the old one opens nothing', async () => {
    const app = await startApp({ config });
    await app.runtime.store.mappings.apply([{ ref, after: withPin }], by);
    const admin = await signedIn(app.url);
    await admin.send('POST', 'keys', { body: { crm: 'site', kind: 'signing', label: 'hooks' } });
    await admin.send('PUT', 'connections/mor/second', {
      body: { url: 'https://second.example.com/billing', secretKey: 'secret-of-the-second' },
    });
    const keyFile = join(app.folder, 'connector.key');
    const before = readFileSync(keyFile, 'utf8');
    expect((await admin.send('POST', 'own-keys/vault/rotate')).status).toBe(204);
    const after = readFileSync(keyFile, 'utf8');
    expect(after.trim().split('\n')).toHaveLength(1);
    expect(after).not.toBe(before);
    expect(statSync(keyFile).mode & 0o077).toBe(0);
    expect(await pinOf(app)).toBe(PIN);
    const { store } = app.runtime;
    const old = createVault({ envKey: before.trim() });
    const sealed = (await store.records.get('mor', 'second')) ?? '';
    expect(() => old.open(sealed, 'mor second')).toThrow('cannot be decrypted');
    expect(app.runtime.vault.open(sealed, 'mor second')).toContain('secret-of-the-second');
    for (const entry of await store.secrets.audit({ plainOnly: false, afterId: 0, limit: 99 })) {
      const row = JSON.parse(entry.after ?? '{}') as { cardPin?: string };
      if (row.cardPin !== undefined) {
        expect(app.runtime.vault.isCurrent(row.cardPin, 'cardPin site\nann')).toBe(true);
      }
    }
    expect((await admin.send('GET', 'audit')).text).toContain('own-key.rotate');
    const next = await restarted(app);
    expect(await pinOf(next)).toBe(PIN);
    expect(next.runtime.keys.signing()).toHaveLength(1);
    expect(next.runtime.config.mor.map(({ id }) => id)).toContain('second');
    await next.stop();
  });

  it('that was interrupted is finished by the next start', async () => {
    const app = await startApp({ config });
    await app.runtime.store.mappings.apply([{ ref, after: withPin }], by);
    // The new key is in the file, but nothing is sealed with it yet.
    app.runtime.vault.addKey();
    const keyFile = join(app.folder, 'connector.key');
    expect(readFileSync(keyFile, 'utf8').trim().split('\n')).toHaveLength(2);
    const next = await restarted(app);
    expect(await pinOf(next)).toBe(PIN);
    expect(readFileSync(keyFile, 'utf8').trim().split('\n')).toHaveLength(1);
    await next.stop();
  });

  it('of the tokens’ key refuses every token and ends its streams', async () => {
    const app = await startApp({ config });
    const { body } = await app.request('POST', '/v1/tokens', { body: { user: 'ann' } });
    const key = String(body['token']);
    const stream = await fetch(`${app.url}/v1/stream`, { headers: { authorization: `Bearer ${key}` } });
    expect(stream.status).toBe(200);
    const admin = await signedIn(app.url);
    expect((await admin.send('POST', 'own-keys/tokens/rotate')).status).toBe(204);
    expect(await stream.text()).toContain('event: calls');
    expect((await app.request('GET', '/v1/agent', { key })).status).toBe(401);
    const fresh = await app.request('POST', '/v1/tokens', { body: { user: 'ann' } });
    expect((await app.request('GET', '/v1/agent', { key: String(fresh.body['token']) })).status).toBe(200);
    expect((await admin.send('GET', 'session')).status).toBe(200);
  });

  it('of the sessions’ key signs everybody out; viewers cannot rotate, and other names are refused', async () => {
    const app = await startApp({ config });
    const [admin, viewer] = [await signedIn(app.url), await signedIn(app.url, 'viewer')];
    expect((await viewer.send('POST', 'own-keys/sessions/rotate')).status).toBe(403);
    expect((await createAdminClient(app.url).send('POST', 'own-keys/sessions/rotate')).status).toBe(401);
    expect((await admin.send('POST', 'own-keys/everything/rotate')).status).toBe(404);
    expect((await admin.send('POST', 'own-keys/sessions/rotate')).status).toBe(204);
    for (const client of [admin, viewer]) expect((await client.send('GET', 'session')).status).toBe(401);
    expect((await admin.signIn(PASSWORD)).status).toBe(200);
  });

  it('of a key in the environment puts the new one before the old one', () => {
    const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('hex')];
    const sealed = createVault({ envKey: old }).seal('secret', 'here');
    expect(() => {
      createVault({ envKey: old }).addKey();
    }).toThrow('MOR_CONNECTOR_KEY');
    for (const envKey of [`${fresh},${old}`, `${fresh} ${old}`, `${fresh}\n${old}\n`]) {
      const vault = createVault({ envKey });
      vault.addKey();
      expect(vault.open(sealed, 'here')).toBe('secret');
      expect(vault.isCurrent(sealed, 'here')).toBe(false);
      expect(createVault({ envKey: fresh }).open(vault.seal('secret', 'here'), 'here')).toBe('secret');
    }
    expect(() => createVault({ envKey: `${fresh},short` }).seal('x', 'y')).toThrow('32 bytes');
  });
});

describe('files that any user can read', () => {
  it('are each named with the cure', async () => {
    const app = await startApp({ config });
    const file = (name: string, mode: number): string => {
      const path = join(app.folder, name);
      writeFileSync(path, 'x', { mode: 0o600 });
      writeFileSync(path, 'x');
      chmodSync(path, mode);
      return path;
    };
    const paths = [file('a', 0o644), file('b', 0o600), file('c', 0o640), file('d', 0o602), file('e', 0o606)];
    const warnings = fileWarnings({
      secretFiles: [...paths, join(app.folder, 'missing')],
      plainFiles: paths,
    }).filter(({ detail }) => detail.includes('holds secrets'));
    expect(warnings.map(({ detail }) => /(\w) holds secrets.*can (.*) it;/.exec(detail)?.slice(1))).toEqual([
      ...[
        ['a', 'read'],
        ['d', 'change'],
        ['e', 'read and change'],
      ],
    ]);
    expect(fileWarnings({ secretFiles: [], plainFiles: paths }).map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/d says where calls go, and every user of this machine can change it/),
      expect.stringMatching(/e says where/),
    ]);
    expect(fileWarnings(app.runtime)).toEqual([]);
    chmodSync(join(app.folder, 'connector.db'), 0o644);
    chmodSync(join(app.folder, 'connector.key'), 0o604);
    const admin = await signedIn(app.url);
    const lines = (await admin.send('GET', 'check/stream')).text;
    for (const name of ['connector.db', 'connector.key']) expect(lines).toContain(`${name} holds secrets`);
  });
});
