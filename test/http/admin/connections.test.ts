import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PASSWORD, createAdminClient } from './client.ts';
import { connectionsService, crm } from './connections-service.ts';

describe('connections stored in the connector', () => {
  const { folder, log, simulator, service, admin, url, startAnew, signInAnew, restart, mor } =
    connectionsService();

  it('start with nothing configured, are set up step by step, and place a call after a restart', async () => {
    const states = async (): Promise<string[]> => {
      const { steps } = (await admin().send('GET', 'setup')).body as {
        steps: { id: string; state: string }[];
      };
      return steps.map((step) => `${step.id} ${step.state}`);
    };
    expect(await states()).toEqual([
      'password done',
      'mor open',
      'crm open',
      'mapping open',
      'numbers open',
      'pages open',
      'call open',
    ]);
    const test = await admin().send('POST', 'connections/mor/test', { body: mor() });
    const lines = test.body['lines'] as { link: string; ok: boolean }[];
    expect(lines.every((line) => line.ok)).toBe(true);
    expect(lines.map((line) => line.link).join()).toContain('key and hash order');
    expect((await admin().send('PUT', 'connections/mor/main', { body: mor() })).status).toBe(200);
    expect((await admin().send('PUT', 'connections/crms/shop', { body: crm })).status).toBe(200);
    expect((await admin().send('GET', 'connections')).body).toMatchObject({
      restartNeeded: true,
      encryption: 'file',
    });
    await restart();
    expect((await admin().send('GET', 'session')).status).toBe(200);
    expect((await admin().send('GET', 'connections')).body).toMatchObject({ restartNeeded: false });
    expect(await states()).toEqual([
      'password done',
      'mor done',
      'crm done',
      'mapping open',
      'numbers open',
      'pages open',
      'call open',
    ]);
    const placed = await admin().send('POST', 'test-call', {
      body: { crm: 'shop', user: 'ann', record: { type: 'Contact', id: 'ona' } },
      headers: { 'idempotency-key': 'first' },
    });
    expect(placed.status).toBe(201);
  });

  it('say what is in use and what waits for the restart', async () => {
    const list = async () => (await admin().send('GET', 'connections')).body;
    await admin().send('PUT', 'connections/mor/main', { body: mor() });
    await admin().send('PUT', 'connections/crms/shop', { body: crm });
    expect(await list()).toMatchObject({
      mor: [{ id: 'main', waiting: 'new' }],
      crms: [{ id: 'shop', waiting: 'new' }],
    });
    await restart();
    await admin().send('PUT', 'connections/mor/main', { body: mor() });
    expect(JSON.stringify((await list())['mor'])).not.toContain('waiting');
    const url = 'http://127.0.0.1:9/billing';
    await admin().send('PUT', 'connections/mor/main', { body: { ...mor(), url } });
    await admin().send('DELETE', 'connections/crms/shop');
    const body = await list();
    expect(body).toMatchObject({
      mor: [{ id: 'main', url, waiting: 'changed', running: { url: mor()['url'] } }],
      crms: [{ id: 'shop', waiting: 'removed' }],
    });
    expect(JSON.stringify(body)).not.toContain(String(mor()['secretKey']));
    // Its id is free for the next CRM at once: the code is taken, and only its CRM does not answer.
    const [nobody, ticket] = ['http://127.0.0.1:9', 'ab'.repeat(32)];
    const said = { type: 'suitecrm', url: nobody, pair: `${nobody}/`, ticket };
    const code = `mor1.${Buffer.from(JSON.stringify(said)).toString('base64url')}`;
    const { body: answer } = await admin().send('POST', 'connections/crms/by-code', {
      body: { id: 'shop', code },
    });
    expect(answer['detail']).toContain('127.0.0.1:9 does not answer this server');
    await restart();
    const after = await list();
    expect(after).toMatchObject({ mor: [{ id: 'main', url }], crms: [] });
    expect(JSON.stringify(after)).not.toContain('waiting');
  });

  it('keep an open call followed after a restart', async () => {
    await admin().send('PUT', 'connections/mor/main', { body: mor() });
    await admin().send('PUT', 'connections/crms/shop', { body: crm });
    await restart();
    const placed = await admin().send('POST', 'test-call', {
      body: { crm: 'shop', user: 'ann', record: { type: 'Contact', id: 'ona' } },
      headers: { 'idempotency-key': 'long' },
    });
    const id = String(placed.body['id']);
    await restart();
    const deadline = Date.now() + 60_000;
    let state: unknown;
    while (state !== 'ended' && Date.now() < deadline) {
      state = (await admin().send('GET', `calls/${id}`)).body['state'];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await admin().send('GET', `calls/${id}`)).body).toMatchObject({
      state: 'ended',
      outcome: 'answered',
    });
    expect(
      simulator()
        .ledger()
        .filter((entry) => entry.placed),
    ).toHaveLength(1);
  });

  it('are shown read-only when they come from the file, and what is wrong with a new one is named', async () => {
    await startAnew({ mor: [{ id: 'main', ...mor() }], crms: [{ id: 'shop', type: 'demo' }] });
    await signInAnew();
    expect((await admin().send('GET', 'connections')).body).toMatchObject({
      mor: [{ id: 'main', origin: 'file' }],
      crms: [{ id: 'shop', origin: 'file' }],
    });
    expect((await admin().send('PUT', 'connections/mor/main', { body: mor() })).status).toBe(403);
    expect((await admin().send('DELETE', 'connections/crms/shop')).status).toBe(403);
    expect((await admin().send('POST', 'connections/mor/test', { body: { id: 'main' } })).status).toBe(200);
    const bad = await admin().send('PUT', 'connections/crms/org', {
      body: { type: 'salesforce', url: 'http://org.example.com' },
    });
    expect(bad).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(JSON.stringify(bad.body['errors'])).toContain('url');
    const keys = { type: 'demo', apiKeys: ['in the clear'] };
    expect((await admin().send('PUT', 'connections/crms/x', { body: keys })).status).toBe(400);
    const { items } = (await admin().send('GET', 'connections/types')).body as {
      items: { type: string; secretFields: string[] }[];
    };
    expect(items.find((item) => item.type === 'salesforce')?.secretFields.sort()).toEqual([
      'login.clientSecret',
      'login.privateKey',
    ]);
    expect(items.find((item) => item.type === 'generic')?.secretFields).toEqual(['activity.secret']);
  });

  it('whose key is gone are left out at the start, with a message', async () => {
    await admin().send('PUT', 'connections/mor/main', { body: mor() });
    await startAnew({}, Buffer.alloc(32, 7).toString('base64'));
    await signInAnew();
    expect(service().runtime.config.mor).toEqual([]);
    const { body } = await admin().send('GET', 'connections');
    expect(body).toMatchObject({
      encryption: 'env',
      mor: [{ id: 'main', problem: expect.stringContaining('decrypted') }],
    });
    expect((await admin().send('PUT', 'connections/mor/main', { body: mor() })).status).toBe(200);
  });

  it('are all left out when one of them keeps the service from starting', async () => {
    const body = { ...mor(), tls: { caFile: join(folder(), 'no-such-ca.pem') } };
    await admin().send('PUT', 'connections/mor/main', { body });
    await restart();
    expect((await admin().send('GET', 'session')).status).toBe(200);
    expect(service().runtime.config.mor).toEqual([]);
    expect(log().lines.some((line) => line.message.includes('without the stored connections'))).toBe(true);
  });

  it('can have the admin pages at a separate address', async () => {
    await startAnew({ admin: { password: PASSWORD, port: 0 } });
    expect((await createAdminClient(url()).send('GET', 'session')).status).toBe(404);
    expect((await fetch(`${url()}/admin/`)).status).toBe(404);
    expect((await fetch(url(), { redirect: 'manual' })).status).toBe(404);
    const own = createAdminClient(service().web.adminUrl.replace(/\/admin$/, ''));
    expect((await own.signIn(PASSWORD)).status).toBe(200);
    expect((await fetch(`${own.url}/admin/`)).status).toBe(200);
    for (const path of ['v1/calls', 'panel', 'openapi.json', 'metrics']) {
      expect((await fetch(`${own.url}/${path}`)).status).toBe(404);
    }
    expect((await fetch(own.url, { redirect: 'manual' })).headers.get('location')).toBe('/admin/');
  });
});
