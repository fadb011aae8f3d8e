import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { defined } from '../../../src/defined.ts';
import { API_KEY, SIGNING_SECRET, closeApps, startApp } from '../../helpers/app.ts';
import { PASSWORD, signedIn } from '../admin/client.ts';
import { hangUp, knock } from './knock.ts';
import { metric } from './metric.ts';

afterEach(async () => {
  hangUp();
  await closeApps();
});

const signed = (method: string, path: string, body: string, id: string): Record<string, string> => {
  const at = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', Buffer.from(SIGNING_SECRET.slice('whsec_'.length), 'base64'))
    .update(`${id}.${at}.${method} ${path}.${body}`)
    .digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `r1,${mac}` };
};

const MEGABYTES_19 = 19 * 1024 * 1024;

describe('a body from an unknown sender', () => {
  it('is not waited for on routes that need a cookie, a key or a token', async () => {
    const app = await startApp({ config: { admin: { password: PASSWORD } } });
    const admin = [
      ['POST', '/admin/api/mapping/import?dryRun=true'],
      ['POST', '/admin/api/mapping/bulk'],
      ['PUT', '/admin/api/mapping/site/ann'],
      ['PUT', '/admin/api/rules'],
      ['PUT', '/admin/api/connections/mor/main'],
      ['POST', '/admin/api/keys'],
      ['POST', '/admin/api/test-call'],
    ] as const;
    const api = [
      ['POST', '/v1/calls'],
      ['POST', '/v1/calls/preview'],
      ['POST', '/v1/tokens'],
      ['POST', '/v1/events'],
      ['PATCH', '/v1/calls/some'],
      ['POST', '/v1/calls/some/hangup'],
    ] as const;
    for (const [method, path] of [...admin, ...api]) {
      const headers = { authorization: 'Bearer nobody-has-this-key', cookie: 'mor_admin=nobody' };
      const status = await knock(app.url, { method, path, headers, promised: MEGABYTES_19 });
      expect([path, status]).toEqual([path, 401]);
    }
    // Sixty at once, as an attacker who wants to fill the memory would.
    const many = Array.from({ length: 60 }, () =>
      knock(app.url, { method: 'POST', path: '/admin/api/mapping/import', promised: MEGABYTES_19 }),
    );
    expect(new Set(await Promise.all(many))).toEqual(new Set([401]));
  });

  it('is not waited for from a viewer, who may not send one', async () => {
    const app = await startApp({ config: { admin: { password: PASSWORD } } });
    const viewer = await signedIn(app.url, 'viewer');
    const headers = {
      cookie: viewer.cookie ?? '',
      'x-csrf-token': viewer.csrf ?? '',
      origin: app.url,
    };
    const promise = { method: 'POST', path: '/admin/api/mapping/import', headers, promised: MEGABYTES_19 };
    expect(await knock(app.url, promise)).toBe(403);
  });

  it('is refused at sign-in and in signed requests when it announces too many bytes', async () => {
    const app = await startApp({ config: { admin: { password: PASSWORD } } });
    const signIn = { method: 'POST', path: '/admin/api/sign-in', headers: { origin: app.url } };
    const json = { ...signIn.headers, 'content-type': 'application/json' };
    expect(await knock(app.url, { ...signIn, headers: json, promised: 17 * 1024 })).toBe(413);
    for (const path of ['/v1/calls', '/v1/events', '/v1/calls/preview']) {
      const headers = signed('POST', path, '', 'too-much');
      expect(await knock(app.url, { method: 'POST', path, headers, promised: 64 * 1024 + 1 })).toBe(413);
    }
  });

  it('is dropped when it does not arrive, so that complete ones get through', async () => {
    const app = await startApp();
    const path = '/v1/calls/preview';
    const slow = Array.from({ length: 80 }, (_, n) =>
      knock(app.url, {
        method: 'POST',
        path,
        headers: signed('POST', path, '', `slow-${n}`),
        promised: 1_000,
      }),
    );
    // Up to sixty-four may wait; the oldest sixteen have been answered.
    const first = await Promise.all(slow.slice(0, 16));
    expect(new Set(first)).toEqual(new Set([429]));
    const body = JSON.stringify({ user: 'ann', number: '+37061234001' });
    const headers = signed('POST', path, body, 'whole');
    expect((await app.request('POST', path, { raw: body, key: null, headers })).status).toBe(200);
    expect(await metric(app, 'mor_connector_throttled_total{door="body"}')).toBeGreaterThanOrEqual(16);
    expect(await metric(app, 'mor_connector_unfinished_bodies')).toBeLessThanOrEqual(64);
  });
});

describe('guessing', () => {
  it.each([
    ['api_key', () => ({ authorization: `Bearer guess-${Math.random()}` })],
    ['token', () => ({ authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl' })],
    ['signature', () => ({ ...signed('GET', '/v1/calls', '', 'x'), 'webhook-signature': 'r1,AAAA' })],
  ])(
    'of %s is slowed down, counted and logged, and the owner of the right one is not affected',
    async (door, guess) => {
      const app = await startApp();
      const answers = [];
      for (let n = 0; n < 40; n += 1) {
        answers.push(await app.request('GET', '/v1/calls', { key: null, headers: guess() }));
      }
      expect(answers.slice(0, 30).every(({ status }) => status === 401)).toBe(true);
      for (const { status, body, headers } of answers.slice(30)) {
        expect([status, body['code']]).toEqual([429, 'too_many_requests']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect((await app.request('GET', '/v1/calls', { key: API_KEY })).status).toBe(200);
      expect(await metric(app, `mor_connector_refused_total{door="${door}"}`)).toBe(30);
      expect(await metric(app, `mor_connector_throttled_total{door="${door}"}`)).toBe(10);
      const told = app.log.lines.filter(({ message }) => message.includes('a client tries keys'));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ level: 'warn', fields: { door, address: '127.0.0.1' } });
    },
  );

  it('does not reveal that a short key is right', async () => {
    const crm = { id: 'site', type: 'generic', apiKeys: ['short'] };
    const app = await startApp({ crms: [crm], config: { server: { port: 0, trustProxy: 'loopback' } } });
    const from = (address: string, key: string) =>
      app.request('GET', '/v1/calls', { key, headers: { 'x-forwarded-for': address } });
    expect((await from('192.0.2.1', 'short')).status).toBe(200);
    for (let n = 0; n < 31; n += 1) {
      for (const address of ['192.0.2.1', '192.0.2.2']) await from(address, `wrong-${n}`);
    }
    // The CRM's server had been seen before; the guesser had not.
    expect((await from('192.0.2.1', 'short')).status).toBe(200);
    expect((await from('192.0.2.2', 'short')).status).toBe(429);
    expect((await from('192.0.2.3', 'short')).status).toBe(200);
  });
});

describe('event streams', () => {
  it('are limited per agent: enough for many windows, and no more', async () => {
    const app = await startApp();
    const { body } = await app.request('POST', '/v1/tokens', { body: { user: 'ann' } });
    const leaving = new AbortController();
    const open = (signal?: AbortSignal) =>
      fetch(`${app.url}/v1/stream`, {
        headers: { authorization: `Bearer ${String(body['token'])}` },
        ...defined({ signal }),
      });
    const first = await open(leaving.signal);
    const others = await Promise.all(Array.from({ length: 29 }, () => open()));
    expect(new Set([first, ...others].map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await open();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' });
    expect(await metric(app, 'mor_connector_throttled_total{door="stream"}')).toBe(1);
    // Other agents have their own allowance, and a closed stream frees its slot.
    const { body: bob } = await app.request('POST', '/v1/tokens', { body: { user: 'bob' } });
    const headers = { authorization: `Bearer ${String(bob['token'])}` };
    expect((await fetch(`${app.url}/v1/stream`, { headers })).status).toBe(200);
    leaving.abort();
    let again = await open();
    while (again.status === 429) again = await open();
    expect(again.status).toBe(200);
    await app.stop();
  });
});
