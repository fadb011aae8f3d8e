import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startSimulator } from '../../../src/simulator/server.ts';
import { connectionsService } from './connections-service.ts';

const MARK = 'MARKED-SECRET';

describe('secrets of connections stored in the connector', () => {
  const { folder, log, simulator, service, admin, restart, mor } = connectionsService();

  it('never returns a secret, keeps one that is not sent, and writes none in the clear', async () => {
    const secrets = {
      ...mor(),
      secretKey: `${MARK}-1`,
      status: { username: 'admin', password: `${MARK}-2` },
      v2: { username: 'admin', password: `${MARK}-3` },
    };
    await admin().send('PUT', 'connections/mor/main', { body: secrets });
    await admin().send('PUT', 'connections/crms/org', {
      body: {
        type: 'salesforce',
        url: 'https://org.my.salesforce.com',
        login: { flow: 'client_credentials', clientId: 'id', clientSecret: `${MARK}-4` },
      },
    });
    await admin().send('PUT', 'connections/mor/main', {
      body: {
        url: simulator().url,
        status: { username: 'other' },
        v2: { username: 'admin', password: { set: true } },
      },
    });
    await restart();
    expect(service().runtime.config.mor[0]).toMatchObject({
      secretKey: `${MARK}-1`,
      status: { username: 'other', password: `${MARK}-2` },
      v2: { password: `${MARK}-3` },
    });
    const answers = await Promise.all(
      ['connections', 'connections/types', 'audit', 'setup', 'overview', 'keys'].map((path) =>
        admin().send('GET', path),
      ),
    );
    for (const answer of answers) expect(answer.text).not.toContain(MARK);
    expect(JSON.stringify(log().lines)).not.toContain(MARK);
    expect(readFileSync(join(folder(), 'connector.db'), 'latin1')).not.toContain(MARK);
    expect(statSync(join(folder(), 'connector.key')).mode & 0o777).toBe(0o600);
    expect(answers[0]?.body).toMatchObject({
      mor: [{ id: 'main', origin: 'stored', hasSecretKey: true, hasV2: true, statusUsername: 'other' }],
      crms: [{ id: 'org', type: 'salesforce', options: { login: { clientSecret: { set: true } } } }],
    });
    await admin().send('PUT', 'connections/mor/main', { body: { ...mor(), secretKey: null } });
    expect((await admin().send('GET', 'connections')).body).toMatchObject({ mor: [{ hasSecretKey: false }] });
  });

  it('drops every secret when the address changes: each has to be entered again', async () => {
    const secret = { ...mor(), secretKey: `${MARK}-5`, status: { username: 'admin', password: `${MARK}-6` } };
    await admin().send('PUT', 'connections/mor/main', { body: secret });
    const elsewhere = 'http://127.0.0.1:9/billing';
    const put = (body: object) => admin().send('PUT', 'connections/mor/main', { body });
    for (const [body, lost] of [
      [{ ...mor(), url: elsewhere, secretKey: { set: true } }, ['secretKey']],
      [{ url: elsewhere, status: { username: 'admin' } }, ['secretKey', 'status.password']],
      // A different certificate authority counts as a different address, too.
      [{ url: simulator().url, secretKey: { set: true }, tls: { ca: 'PEM' } }, ['secretKey']],
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

  it('does not send stored secrets to an address that was just typed', async () => {
    await admin().send('PUT', 'connections/mor/main', { body: mor() });
    const elsewhere = await startSimulator({});
    try {
      const body = { id: 'main', url: elsewhere.url, status: { username: 'admin' } };
      await admin().send('POST', 'connections/mor/test', { body });
      expect(elsewhere.requestCounts()['users_get'] ?? 0).toBe(0);
      const same = await admin().send('POST', 'connections/mor/test', {
        body: { ...body, url: simulator().url },
      });
      const lines = same.body['lines'] as { ok: boolean }[];
      expect(lines.every((line) => line.ok)).toBe(true);
      const wrong = await admin().send('POST', 'connections/mor/test', {
        body: { ...mor(), secretKey: 'not the key' },
      });
      const broken = (wrong.body['lines'] as { ok: boolean; cure?: string }[]).find((line) => !line.ok);
      expect(broken?.cure).toMatch(/secretKey/);
    } finally {
      await elsewhere.close();
    }
  });
});
