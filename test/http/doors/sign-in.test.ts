import { afterEach, describe, expect, it } from '@jest/globals';
import { addressKey } from '../../../src/http/doors/address.ts';
import { closeApps, startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { PASSWORD, createAdminClient, signedIn } from '../admin/client.ts';

afterEach(closeApps);

const VIEWER = 'only looking around';
const config = { admin: { password: PASSWORD, viewerPassword: VIEWER } };
const behindProxy = { ...config, server: { port: 0, trustProxy: 'loopback' } };

/** Allowances refill over time; this clock stands still, however slow the machine is. */
const steady = (): number => 0;

const attempt = (app: TestApp, password: string, headers: Record<string, string> = {}) =>
  createAdminClient(app.url).send('POST', 'sign-in', { body: { password }, headers });

const exhaust = async (app: TestApp, headers: Record<string, string> = {}): Promise<void> => {
  let status = 401;
  while (status === 401) status = (await attempt(app, 'a guess', headers)).status;
  expect(status).toBe(429);
};

describe('strangers who guess the password', () => {
  it('from many addresses do not keep the administrator out', async () => {
    const app = await startApp({ config: behindProxy, steady });
    for (let n = 1; n <= 60; n += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${n}` };
      await Promise.all([1, 2, 3, 4].map(() => attempt(app, 'a guess', headers)));
    }
    const mine = await attempt(app, PASSWORD, { 'x-forwarded-for': '203.0.113.9' });
    expect(mine.status).toBe(200);
    const theirs = await attempt(app, 'a guess', { 'x-forwarded-for': '198.51.100.1' });
    expect(theirs.status).toBe(429);
  });

  it('at the same address do not keep out a browser that signed in before', async () => {
    const app = await startApp({ config, steady });
    const before = await createAdminClient(app.url).signIn(PASSWORD);
    const known = before.headers.getSetCookie().find((cookie) => cookie.startsWith('mor_admin_known='));
    expect(known).toMatch(/HttpOnly.*SameSite=Strict/);
    const cookie = known?.split(';')[0] ?? '';
    await exhaust(app);
    expect((await attempt(app, PASSWORD)).status).toBe(429);
    expect((await attempt(app, PASSWORD, { cookie })).status).toBe(200);
    // The cookie opens nothing by itself, nor does a forged one.
    const own = createAdminClient(app.url);
    own.cookie = cookie;
    expect((await own.send('GET', 'session')).status).toBe(401);
    expect((await attempt(app, PASSWORD, { cookie: `${cookie}x` })).status).toBe(429);
    expect((await attempt(app, PASSWORD, { cookie: 'mor_admin_known=me.proof' })).status).toBe(429);
    // Its own allowance runs out as well.
    await exhaust(app, { cookie });
  });

  it('do not reset the count by signing in as viewer in between', async () => {
    const app = await startApp({ config, steady });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      statuses.push((await attempt(app, 'a guess')).status);
      const viewer = await attempt(app, VIEWER);
      statuses.push(viewer.status);
      if (viewer.status === 200) {
        expect(viewer.headers.getSetCookie().join()).not.toContain('mor_admin_known');
      }
    }
    expect(statuses).toContain(429);
  });

  it('count as one when they share an IPv6 network', () => {
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:0db8:0001:2:ffff:1:2:3'));
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
    expect(addressKey('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(addressKey('fe80::1%eth0')).toBe(addressKey('fe80::2'));
  });

  it('are told, like everybody, why all share one allowance behind an unnamed proxy', async () => {
    const app = await startApp({ config, steady });
    const headers = { 'x-forwarded-for': '192.0.2.44' };
    const hints = await createAdminClient(app.url).send('GET', 'session', { headers });
    expect(hints.body).toMatchObject({ untrustedProxy: '127.0.0.1' });
    await exhaust(app, headers);
    const answer = await attempt(app, PASSWORD, { 'x-forwarded-for': '192.0.2.45' });
    expect(answer.body['detail']).toContain('server.trustProxy');
    expect((await createAdminClient(app.url).send('GET', 'session')).body).not.toHaveProperty(
      'untrustedProxy',
    );
    const named = await startApp({ config: behindProxy, steady });
    const quiet = await createAdminClient(named.url).send('GET', 'session', { headers });
    expect(quiet.body).not.toHaveProperty('untrustedProxy');
  });
});

describe('a session', () => {
  const change: readonly [string, 'viewer' | undefined, string, Record<string, unknown>][] = [
    [
      'the password of the file',
      undefined,
      PASSWORD,
      { password: 'another password', viewerPassword: VIEWER },
    ],
    [
      'the viewer’s password',
      'viewer',
      VIEWER,
      { password: PASSWORD, viewerPassword: 'another viewer pass' },
    ],
    ['the viewer’s access, which is gone', 'viewer', VIEWER, { password: PASSWORD }],
  ];
  it.each(change)('ends with %s', async (_what, role, password, admin) => {
    const app = await startApp({ config, steady });
    const client = await signedIn(app.url, undefined, password);
    expect((await client.send('GET', 'session')).body).toMatchObject({ role: role ?? 'administrator' });
    const other = await signedIn(app.url, undefined, role === 'viewer' ? PASSWORD : VIEWER);
    await app.stop();
    const next = await startApp({ config: { admin }, folder: app.folder, attach: app.simulator });
    const again = createAdminClient(next.url);
    again.cookie = client.cookie;
    expect((await again.send('GET', 'session')).status).toBe(401);
    again.cookie = other.cookie;
    const isOtherKept = admin['password'] === PASSWORD || admin['viewerPassword'] === VIEWER;
    expect((await again.send('GET', 'session')).status).toBe(isOtherKept ? 200 : 401);
    await next.stop();
  });

  it('has a cookie that no other host of the domain can set when https is certain', async () => {
    const server = { port: 0, publicUrl: 'https://calls.example.com', trustProxy: 'loopback' };
    const app = await startApp({ config: { ...config, server } });
    const answer = await createAdminClient(app.url).send('POST', 'sign-in', {
      body: { password: PASSWORD },
      headers: { origin: 'https://calls.example.com' },
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-mor_admin=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/;']) expect(cookie).toContain(flag);
    const pair = cookie.split(';')[0] ?? '';
    const session = (given: string) =>
      createAdminClient(app.url).send('GET', 'session', { headers: { cookie: given } });
    expect((await session(pair)).status).toBe(200);
    // A cookie that a sibling host set for the whole domain lacks the prefix.
    expect((await session(pair.replace('__Host-', ''))).status).toBe(401);
  });
});
