import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { Webhook } from 'standardwebhooks';
import { API_KEY, OTHER_KEY, SIGNING_SECRET, startApp, closeApps } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';

let app: TestApp;
let signToken: (claims: Record<string, unknown>, ttlSec?: number) => Promise<string>;
let clicks = 0;
const next = (): string =>
  `+3706127${String(++clicks).padStart(1, '0')}${String(clicks).padStart(3, '0')}`.slice(0, 12);

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  signToken = (claims, ttlSec = 60) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer('https://org.example.com')
      .setAudience('mor-crm-connector')
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + ttlSec)
      .sign(privateKey);
  app = await startApp({
    config: { rules: { perAgent: { concurrent: 99, perMinute: 999, perDay: 9999 } } },
    crms: [
      {
        id: 'site',
        type: 'generic',
        apiKeys: [API_KEY],
        signingSecrets: ['whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0', SIGNING_SECRET],
        jwt: { publicKey: await exportSPKI(publicKey), issuer: 'https://org.example.com' },
        origins: ['https://site.example.com'],
      },
      { id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], origins: ['https://crm.example.com'] },
    ],
  });
});
afterAll(closeApps);

const signed = (
  body: string,
  id: string,
  secret = SIGNING_SECRET,
  at = new Date(),
): Record<string, string> => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, body),
});

const post = (raw: string, headers: Record<string, string>, path = '/v1/calls') =>
  app.request('POST', path, { raw, key: null, headers });

describe('API keys', () => {
  it.each([
    ['no credentials', null],
    ['an unknown key', 'wrong-key-0123456789'],
    ['an empty key', ''],
  ])('%s is 401', async (_what, key) => {
    const { status, body, headers } = await app.request('GET', '/v1/calls', { key });
    expect([status, body['code']]).toEqual([401, 'unauthenticated']);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('does not accept a key in another scheme', async () => {
    const { status } = await app.request('GET', '/v1/calls', {
      key: null,
      headers: { authorization: `Basic ${Buffer.from(`x:${API_KEY}`).toString('base64')}` },
    });
    expect(status).toBe(401);
  });
});

describe('signed requests', () => {
  it('are accepted with either of two secrets, and their id is the idempotency key', async () => {
    const body = JSON.stringify({ user: 'ann', number: next() });
    const first = await post(body, signed(body, 'msg-1'));
    expect(first.status).toBe(201);
    const again = await post(body, signed(body, 'msg-1', 'whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0'));
    expect(again).toMatchObject({ status: 200, body: { id: first.body['id'] } });
  });

  it('cannot be sent again under another key by adding a header', async () => {
    const body = JSON.stringify({ user: 'ann', number: next() });
    const headers = signed(body, 'msg-2');
    const first = await post(body, headers);
    const replay = await post(body, { ...headers, 'idempotency-key': 'another' });
    expect(replay).toMatchObject({ status: 200, body: { id: first.body['id'] } });
  });

  it('work for GET, with an empty body', async () => {
    const answer = await app.request('GET', '/v1/calls?limit=1', { key: null, headers: signed('', 'get-1') });
    expect(answer.status).toBe(200);
  });

  const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
  it.each<[string, (body: string) => Record<string, string>]>([
    ['another body', (body) => signed(`${body} `, 'm')],
    ['another secret', (body) => signed(body, 'm', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')],
    ['a time six minutes ago', (body) => signed(body, 'm', SIGNING_SECRET, minutesAgo(6))],
    ['a time six minutes ahead', (body) => signed(body, 'm', SIGNING_SECRET, minutesAgo(-6))],
    ['no signature', (body) => ({ ...signed(body, 'm'), 'webhook-signature': '' })],
    ['a v2 signature only', (body) => ({ ...signed(body, 'm'), 'webhook-signature': 'v2,AAAA' })],
    ['no time', (body) => ({ ...signed(body, 'm'), 'webhook-timestamp': 'soon' })],
    ['another id', (body) => ({ ...signed(body, 'm'), 'webhook-id': 'm2' })],
  ])('are refused with %s', async (_what, headers) => {
    const body = JSON.stringify({ user: 'ann', number: '+37061270999' });
    const before = app.simulator.ledger().length;
    const answer = await post(body, headers(body));
    expect([answer.status, answer.body['code']]).toEqual([401, 'unauthenticated']);
    expect(app.simulator.ledger()).toHaveLength(before);
  });

  it('also take a plain secret, as text', async () => {
    const plain = await startApp({
      crms: [{ id: 'site', type: 'generic', signingSecrets: ['plain secret, no base64'] }],
    });
    const body = JSON.stringify({ user: 'ann', number: '+37061270001' });
    const at = String(Math.floor(Date.now() / 1000));
    const mac = createHmac('sha256', 'plain secret, no base64').update(`p-1.${at}.${body}`).digest('base64');
    const answer = await plain.request('POST', '/v1/calls', {
      raw: body,
      key: null,
      headers: { 'webhook-id': 'p-1', 'webhook-timestamp': at, 'webhook-signature': `v1,${mac}` },
    });
    expect(answer.status).toBe(201);
    await plain.close();
  });
});

describe('agent tokens', () => {
  const tokenFor = async (user: string): Promise<string> => {
    const { status, body } = await app.request('POST', '/v1/tokens', { body: { user } });
    expect(status).toBe(201);
    expect(Date.parse(String(body['expiresAt']))).toBeGreaterThan(Date.now() + 60_000);
    return String(body['token']);
  };

  it('act for their agent only', async () => {
    const token = await tokenFor('free');
    const ok = await app.request('POST', '/v1/calls', { key: token, body: { number: next() } });
    expect(ok).toMatchObject({ status: 201, body: { user: 'free' } });
    const other = await app.request('POST', '/v1/calls', {
      key: token,
      body: { user: 'ann', number: next() },
    });
    expect(other).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const list = await app.request('GET', '/v1/calls?user=ann', { key: token });
    expect(list.status).toBe(403);
    const foreign = await app.request('POST', '/v1/calls', { body: { user: 'ann', number: next() } });
    const read = await app.request('GET', `/v1/calls/${String(foreign.body['id'])}`, { key: token });
    expect(read.status).toBe(404);
  });

  it('do not let a browser dial a number of its own choice, ask for tokens or send events', async () => {
    const token = await tokenFor('ann');
    const send = (path: string, body: unknown) => app.request('POST', path, { key: token, body });
    const before = app.simulator.ledger().length;
    for (const answer of [
      await send('/v1/calls', { number: next() }),
      await send('/v1/calls', { number: null }),
      await send('/v1/calls', { number: next(), freeDialling: true }),
      await send('/v1/tokens', { user: 'ann' }),
      await send('/v1/events', { type: 'call.requested', user: 'ann', number: next() }),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([403, 'forbidden']);
    }
    expect(app.simulator.ledger()).toHaveLength(before);
  });

  it('are refused when changed, expired, or made for nobody', async () => {
    const token = await tokenFor('ann');
    const [head, , tail] = token.split('.');
    const forged = `${head}.${Buffer.from('{"crm":"site","sub":"bob","iss":"mor-crm-connector"}').toString('base64url')}.${tail}`;
    for (const key of [
      forged,
      `${token}x`,
      'a.b.c',
      await signToken({ sub: 'ann' }, -60),
      await signToken({}),
    ]) {
      expect(await app.request('GET', '/v1/agent', { key })).toMatchObject({ status: 401 });
    }
  });

  it('signed by the CRM itself are accepted with its certificate, if they are short-lived', async () => {
    const { status, body } = await app.request('GET', '/v1/agent', { key: await signToken({ sub: 'ann' }) });
    expect([status, body['user'], body['crm']]).toEqual([200, 'ann', 'site']);
    expect(
      (await app.request('GET', '/v1/agent', { key: await signToken({ sub: 'ann' }, 7200) })).status,
    ).toBe(401);
  });
});

describe('the agent’s self-check', () => {
  it.each([
    ['ann', { mapped: true, enabled: true, sources: ['101'], freeDialling: false, problems: [] }],
    ['off', { mapped: true, enabled: false, problems: [{ code: 'agent_disabled' }] }],
    ['nobody', { mapped: false, enabled: false, problems: [{ code: 'agent_not_mapped' }] }],
  ])('of %s', async (user, expected) => {
    const { status, body } = await app.request('GET', `/v1/agent?user=${user}`);
    expect(status).toBe(200);
    expect(body).toMatchObject(expected);
  });
});

describe('pages of other origins', () => {
  const ask = (path: string, origin: string, method = 'GET') =>
    fetch(app.url + path, {
      method,
      headers: { origin, authorization: `Bearer ${API_KEY}`, 'access-control-request-method': 'POST' },
    });

  it('may read answers when their CRM instance allows the origin', async () => {
    const allowed = await ask('/v1/agent?user=ann', 'https://site.example.com');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://site.example.com');
    for (const origin of ['https://evil.example.com', 'https://crm.example.com', 'null']) {
      const denied = await ask('/v1/agent?user=ann', origin);
      expect(denied.headers.get('access-control-allow-origin')).toBeNull();
      expect(denied.headers.get('vary')).toContain('Origin');
    }
  });

  it('get an answer to their preflight', async () => {
    const answer = await ask('/v1/calls', 'https://crm.example.com', 'OPTIONS');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://crm.example.com');
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
    const denied = await ask('/v1/calls', 'https://evil.example.com', 'OPTIONS');
    expect(denied.headers.get('access-control-allow-origin')).toBeNull();
  });
});
