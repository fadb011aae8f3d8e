import { rmSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoCrm, createDemoType } from '../../../connectors/demo/connector.ts';
import { generic } from '../../../connectors/generic/connector.ts';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { startService } from '../../../src/app/service.ts';
import type { Service } from '../../../src/app/service.ts';
import { parseConfig } from '../../../src/config/load.ts';
import { startSimulator } from '../../../src/simulator/server.ts';
import type { RunningSimulator } from '../../../src/simulator/server.ts';
import { collectLog } from '../../helpers/app.ts';
import { PASSWORD, createAdminClient, signedIn } from './client.ts';
import type { AdminClient } from './client.ts';

const MARK = 'MARKED-SECRET';

describe('connections that are kept in the connector', () => {
  let folder: string;
  let simulator: RunningSimulator;
  let service: Service;
  let admin: AdminClient;
  let log: ReturnType<typeof collectLog>;

  const start = async (config: Record<string, unknown> = {}, masterKey?: string): Promise<Service> => {
    const connectorTypes = [generic, createDemoType(createDemoCrm()), salesforce];
    const text = stringify({
      server: { port: 0 },
      database: `sqlite:${join(folder, 'connector.db')}`,
      admin: { password: PASSWORD },
      follow: { cdrGraceSec: 1 },
      ...config,
    });
    const crmOptions = new Map(connectorTypes.map((type) => [type.type, type.options]));
    const parsed = parseConfig(text, { env: {}, readFile: () => '', crmOptions });
    return startService(parsed, { connectorTypes, log, now: Date.now, version: 'test', masterKey });
  };

  const url = (): string => `http://127.0.0.1:${service.web.port}`;
  const restart = async (): Promise<void> => {
    const before = service.runtime;
    expect((await admin.send('POST', 'restart')).status).toBe(202);
    while (service.runtime === before) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const mor = (): Record<string, unknown> => ({
    url: simulator.url,
    secretKey: simulator.options.secretKey,
    callbackUniqueId: true,
    status: { username: 'admin', password: 'admin1', pollMs: 100 },
  });
  const crm = { type: 'demo', defaults: { mor: 'main' } };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'connector-test-'));
    log = collectLog();
    simulator = await startSimulator({ speed: 20 });
    service = await start();
    admin = await signedIn(url());
  });
  afterEach(async () => {
    await service.stop();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts with nothing configured, is set up step by step, and places a call after a restart', async () => {
    const states = async (): Promise<string[]> => {
      const { steps } = (await admin.send('GET', 'setup')).body as { steps: { id: string; state: string }[] };
      return steps.map((step) => `${step.id} ${step.state}`);
    };
    expect(await states()).toEqual(['password done', 'mor open', 'crm open', 'mapping open', 'call open']);
    const test = await admin.send('POST', 'connections/mor/test', { body: mor() });
    const lines = test.body['lines'] as { link: string; ok: boolean }[];
    expect(lines.every((line) => line.ok)).toBe(true);
    expect(lines.map((line) => line.link).join()).toContain('key and hash order');
    expect((await admin.send('PUT', 'connections/mor/main', { body: mor() })).status).toBe(200);
    expect((await admin.send('PUT', 'connections/crms/shop', { body: crm })).status).toBe(200);
    expect((await admin.send('GET', 'connections')).body).toMatchObject({
      restartNeeded: true,
      encryption: 'file',
    });
    await restart();
    expect((await admin.send('GET', 'session')).status).toBe(200);
    expect((await admin.send('GET', 'connections')).body).toMatchObject({ restartNeeded: false });
    expect(await states()).toEqual(['password done', 'mor done', 'crm done', 'mapping open', 'call open']);
    const placed = await admin.send('POST', 'test-call', {
      body: { crm: 'shop', user: 'ann', record: { type: 'Contact', id: 'ona' } },
      headers: { 'idempotency-key': 'first' },
    });
    expect(placed.status).toBe(201);
  });

  it('follows an open call on after a restart', async () => {
    await admin.send('PUT', 'connections/mor/main', { body: mor() });
    await admin.send('PUT', 'connections/crms/shop', { body: crm });
    await restart();
    const placed = await admin.send('POST', 'test-call', {
      body: { crm: 'shop', user: 'ann', record: { type: 'Contact', id: 'ona' } },
      headers: { 'idempotency-key': 'long' },
    });
    const id = String(placed.body['id']);
    await restart();
    const deadline = Date.now() + 15_000;
    let state: unknown;
    while (state !== 'ended' && Date.now() < deadline) {
      state = (await admin.send('GET', `calls/${id}`)).body['state'];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await admin.send('GET', `calls/${id}`)).body).toMatchObject({
      state: 'ended',
      outcome: 'answered',
    });
    expect(simulator.ledger().filter((entry) => entry.placed)).toHaveLength(1);
  });

  it('never gives a secret back, keeps one that is not sent, and writes none in the clear', async () => {
    const secrets = {
      ...mor(),
      secretKey: `${MARK}-1`,
      status: { username: 'admin', password: `${MARK}-2` },
      v2: { username: 'admin', password: `${MARK}-3` },
    };
    await admin.send('PUT', 'connections/mor/main', { body: secrets });
    await admin.send('PUT', 'connections/crms/org', {
      body: {
        type: 'salesforce',
        url: 'https://org.my.salesforce.com',
        login: { flow: 'client_credentials', clientId: 'id', clientSecret: `${MARK}-4` },
      },
    });
    await admin.send('PUT', 'connections/mor/main', {
      body: {
        url: simulator.url,
        status: { username: 'other' },
        v2: { username: 'admin', password: { set: true } },
      },
    });
    await restart();
    expect(service.runtime.config.mor[0]).toMatchObject({
      secretKey: `${MARK}-1`,
      status: { username: 'other', password: `${MARK}-2` },
      v2: { password: `${MARK}-3` },
    });
    const answers = await Promise.all(
      ['connections', 'connections/types', 'audit', 'setup', 'overview', 'keys'].map((path) =>
        admin.send('GET', path),
      ),
    );
    for (const answer of answers) expect(answer.text).not.toContain(MARK);
    expect(JSON.stringify(log.lines)).not.toContain(MARK);
    expect(readFileSync(join(folder, 'connector.db'), 'latin1')).not.toContain(MARK);
    expect(statSync(join(folder, 'connector.key')).mode & 0o777).toBe(0o600);
    expect(answers[0]?.body).toMatchObject({
      mor: [{ id: 'main', origin: 'stored', hasSecretKey: true, hasV2: true, statusUsername: 'other' }],
      crms: [{ id: 'org', type: 'salesforce', options: { login: { clientSecret: { set: true } } } }],
    });
    await admin.send('PUT', 'connections/mor/main', { body: { ...mor(), secretKey: null } });
    expect((await admin.send('GET', 'connections')).body).toMatchObject({ mor: [{ hasSecretKey: false }] });
  });

  it('keeps no secret for another address: every one has to be entered again', async () => {
    const secret = { ...mor(), secretKey: `${MARK}-5`, status: { username: 'admin', password: `${MARK}-6` } };
    await admin.send('PUT', 'connections/mor/main', { body: secret });
    const elsewhere = 'http://127.0.0.1:9/billing';
    const put = (body: object) => admin.send('PUT', 'connections/mor/main', { body });
    for (const [body, lost] of [
      [{ ...mor(), url: elsewhere, secretKey: { set: true } }, ['secretKey']],
      [{ url: elsewhere, status: { username: 'admin' } }, ['secretKey', 'status.password']],
      // Another certificate authority is another place, too.
      [{ url: simulator.url, secretKey: { set: true }, tls: { ca: 'PEM' } }, ['secretKey']],
    ] as const) {
      const answer = await put(body);
      expect(answer.status).toBe(400);
      const errors = answer.body['errors'] as { path: string }[];
      expect(errors.map(({ path }) => path).sort()).toEqual(lost);
    }
    const removed = await put({
      url: elsewhere,
      secretKey: null,
      status: { username: 'admin', password: null },
    });
    expect(removed.status).toBe(200);
    expect((await put({ ...mor(), secretKey: `${MARK}-7` })).status).toBe(200);
  });

  it('does not send known secrets to an address that was just typed', async () => {
    await admin.send('PUT', 'connections/mor/main', { body: mor() });
    const elsewhere = await startSimulator({});
    try {
      const body = { id: 'main', url: elsewhere.url, status: { username: 'admin' } };
      await admin.send('POST', 'connections/mor/test', { body });
      expect(elsewhere.requestCounts()['users_get'] ?? 0).toBe(0);
      const same = await admin.send('POST', 'connections/mor/test', {
        body: { ...body, url: simulator.url },
      });
      const lines = same.body['lines'] as { ok: boolean }[];
      expect(lines.every((line) => line.ok)).toBe(true);
      const wrong = await admin.send('POST', 'connections/mor/test', {
        body: { ...mor(), secretKey: 'not the key' },
      });
      const broken = (wrong.body['lines'] as { ok: boolean; cure?: string }[]).find((line) => !line.ok);
      expect(broken?.cure).toMatch(/secretKey/);
    } finally {
      await elsewhere.close();
    }
  });

  it('shows connections of the file read-only, and names what is wrong with a new one', async () => {
    await service.stop();
    service = await start({ mor: [{ id: 'main', ...mor() }], crms: [{ id: 'shop', type: 'demo' }] });
    admin = await signedIn(url());
    expect((await admin.send('GET', 'connections')).body).toMatchObject({
      mor: [{ id: 'main', origin: 'file' }],
      crms: [{ id: 'shop', origin: 'file' }],
    });
    expect((await admin.send('PUT', 'connections/mor/main', { body: mor() })).status).toBe(403);
    expect((await admin.send('DELETE', 'connections/crms/shop')).status).toBe(403);
    expect((await admin.send('POST', 'connections/mor/test', { body: { id: 'main' } })).status).toBe(200);
    const bad = await admin.send('PUT', 'connections/crms/org', {
      body: { type: 'salesforce', url: 'http://org.example.com' },
    });
    expect(bad).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(JSON.stringify(bad.body['errors'])).toContain('url');
    const keys = { type: 'demo', apiKeys: ['in the clear'] };
    expect((await admin.send('PUT', 'connections/crms/x', { body: keys })).status).toBe(400);
    const { items } = (await admin.send('GET', 'connections/types')).body as {
      items: { type: string; secretFields: string[] }[];
    };
    expect(items.find((item) => item.type === 'salesforce')?.secretFields.sort()).toEqual([
      'login.clientSecret',
      'login.privateKey',
    ]);
    expect(items.find((item) => item.type === 'generic')?.secretFields).toEqual(['activity.secret']);
  });

  it('starts without a stored connection whose key is gone, and says so', async () => {
    await admin.send('PUT', 'connections/mor/main', { body: mor() });
    await service.stop();
    service = await start({}, Buffer.alloc(32, 7).toString('base64'));
    admin = await signedIn(url());
    expect(service.runtime.config.mor).toEqual([]);
    const { body } = await admin.send('GET', 'connections');
    expect(body).toMatchObject({
      encryption: 'env',
      mor: [{ id: 'main', problem: expect.stringContaining('decrypted') }],
    });
    expect((await admin.send('PUT', 'connections/mor/main', { body: mor() })).status).toBe(200);
  });

  it('comes back without the stored connections when one of them keeps it from starting', async () => {
    const body = { ...mor(), tls: { caFile: join(folder, 'no-such-ca.pem') } };
    await admin.send('PUT', 'connections/mor/main', { body });
    await restart();
    expect((await admin.send('GET', 'session')).status).toBe(200);
    expect(service.runtime.config.mor).toEqual([]);
    expect(log.lines.some((line) => line.message.includes('without the stored connections'))).toBe(true);
  });

  it('can keep the admin pages at an address of their own', async () => {
    await service.stop();
    service = await start({ admin: { password: PASSWORD, port: 0 } });
    expect((await createAdminClient(url()).send('GET', 'session')).status).toBe(404);
    expect((await fetch(`${url()}/admin/`)).status).toBe(404);
    expect((await fetch(url(), { redirect: 'manual' })).status).toBe(404);
    const own = createAdminClient(service.web.adminUrl.replace(/\/admin$/, ''));
    expect((await own.signIn(PASSWORD)).status).toBe(200);
    expect((await fetch(`${own.url}/admin/`)).status).toBe(200);
    for (const path of ['v1/calls', 'panel', 'openapi.json', 'metrics']) {
      expect((await fetch(`${own.url}/${path}`)).status).toBe(404);
    }
    expect((await fetch(own.url, { redirect: 'manual' })).headers.get('location')).toBe('/admin/');
  });
});
