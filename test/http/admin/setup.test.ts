import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defined } from '../../../src/defined.ts';
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
      body: { password: NEW_PASSWORD, code: codeInLog(), ...body },
      ...defined({ headers }),
    });

  it('accepts the code from the log, signs in, and cannot be repeated', async () => {
    const visitor = createAdminClient(app.url);
    expect((await visitor.send('GET', 'session')).body).toMatchObject({ setup: { needed: true } });
    expect((await visitor.signIn('anything')).status).toBe(401);
    const done = await visitor.send('POST', 'setup/password', {
      body: { password: NEW_PASSWORD, code: codeInLog().toLowerCase() },
    });
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

  // nginx with only proxy_pass sends no header that would tell a stranger from a person at this machine.
  it.each([
    ['from this machine', {}],
    ['through a proxy that says so', { 'x-forwarded-for': '203.0.113.7' }],
    ['through a proxy that says this machine', { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '::1' }],
  ])('needs the code %s, and says when it is wrong', async (_where, headers) => {
    const missing = await setUp({ code: undefined }, headers);
    expect([missing.status, (missing.body as { detail: string }).detail]).toEqual([
      403,
      'Enter the set-up code that the connector wrote into its log when it started.',
    ]);
    const wrong = await setUp({ code: 'WRONGWRONG22' }, headers);
    expect([wrong.status, (wrong.body as { detail: string }).detail]).toEqual([
      403,
      'The set-up code is wrong. The connector wrote the right one into its log at its last start.',
    ]);
    expect((await setUp({}, headers)).status).toBe(200);
  });

  it('refuses short passwords, and accepts only one of two sent at the same time', async () => {
    expect((await setUp({ password: 'too short' })).status).toBe(400);
    const both = await Promise.all([setUp({}), setUp({ password: 'the other password' })]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 403]);
  });

  it('sets a password that can be changed later, which ends the other sessions', async () => {
    const first = createAdminClient(app.url);
    await first.send('POST', 'setup/password', { body: { password: NEW_PASSWORD, code: codeInLog() } });
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
