import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { createAdminClient } from './client.ts';
import type { AdminAnswer } from './client.ts';

const NEW_PASSWORD = 'a long new password';

describe('the first visit', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(() => app.close());

  const codeInLog = (): string => {
    const line = app.log.lines.find((one) => one.message.includes('set-up code'));
    return line?.message.split(' ').at(-1) ?? '';
  };

  const setUp = (body: Record<string, unknown>, headers?: Record<string, string>): Promise<AdminAnswer> =>
    createAdminClient(app.url).send('POST', 'setup/password', {
      body: { password: NEW_PASSWORD, ...body },
      ...(headers ? { headers } : {}),
    });

  it('needs no code from this machine itself, signs in, and is over then', async () => {
    const visitor = createAdminClient(app.url);
    expect((await visitor.send('GET', 'session')).body).toMatchObject({ setup: { needed: true } });
    expect((await visitor.signIn('anything')).status).toBe(401);
    const done = await visitor.send('POST', 'setup/password', { body: { password: NEW_PASSWORD } });
    expect(done).toMatchObject({ status: 200, body: { role: 'administrator' } });
    expect((await visitor.send('GET', 'session')).status).toBe(200);
    const again = await setUp({ password: 'another password' });
    expect(again).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await createAdminClient(app.url).signIn(NEW_PASSWORD)).status).toBe(200);
    const hash = await app.runtime.store.records.get('password', 'administrator');
    expect(hash).toMatch(/^scrypt\$32768\$8\$1\$/);
    const audit = await app.runtime.store.mappings.audit({ subject: 'password', limit: 5 });
    expect(audit.items).toMatchObject([{ actor: 'setup', action: 'password.set' }]);
  });

  it('needs the code of the log from anywhere else', async () => {
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    expect((await setUp({}, proxied)).status).toBe(403);
    expect((await setUp({ code: 'WRONGWRONG22' }, proxied)).status).toBe(403);
    expect((await setUp({ code: codeInLog().toLowerCase() }, proxied)).status).toBe(200);
  });

  it('needs the code when a foreign name leads to this machine', async () => {
    // fetch does not let a test choose Host, so the request is written by hand.
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const req = request(
        `${app.url}/admin/api/setup/password`,
        {
          method: 'POST',
          headers: {
            host: 'evil.example',
            origin: 'http://evil.example',
            'content-type': 'application/json',
          },
        },
        (res) => {
          res.resume();
          resolve(res.statusCode);
        },
      );
      req.on('error', reject);
      req.end(JSON.stringify({ password: NEW_PASSWORD }));
    });
    expect(status).toBe(403);
  });

  it('refuses short passwords, and gives one of two that come at the same time the place', async () => {
    expect((await setUp({ password: 'too short' })).status).toBe(400);
    const both = await Promise.all([setUp({}), setUp({ password: 'the other password' })]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 403]);
  });

  it('can be changed later, which ends the other sessions', async () => {
    const first = createAdminClient(app.url);
    await first.send('POST', 'setup/password', { body: { password: NEW_PASSWORD } });
    const second = createAdminClient(app.url);
    await second.signIn(NEW_PASSWORD);
    const change = (current: string) =>
      first.send('PUT', 'password', { body: { current, password: 'even better one' } });
    expect((await change('not it')).status).toBe(403);
    expect((await change(NEW_PASSWORD)).status).toBe(204);
    expect((await first.send('GET', 'session')).status).toBe(200);
    expect((await second.send('GET', 'session')).status).toBe(401);
    expect((await second.signIn(NEW_PASSWORD)).status).toBe(401);
    expect((await second.signIn('even better one')).status).toBe(200);
  });
});
