import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { API_KEY } from '../helpers/app.ts';
import { app, keys, next } from './authentication-setup.ts';

const signToken = (claims: Record<string, unknown>, ttlSec = 60): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('https://org.example.com')
    .setAudience('mor-crm-connector')
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + ttlSec)
    .sign(keys().privateKey);

describe('agent tokens', () => {
  const tokenFor = async (user: string, scope?: 'follow' | 'act'): Promise<string> => {
    const { status, body } = await app().request('POST', '/v1/tokens', { body: { user, scope } });
    expect([status, body['scope']]).toEqual([201, scope ?? 'follow']);
    expect(Date.parse(String(body['expiresAt']))).toBeGreaterThan(Date.now() + 60_000);
    return String(body['token']);
  };

  it('act only for their agent', async () => {
    const token = await tokenFor('free', 'act');
    const ok = await app().request('POST', '/v1/calls', { key: token, body: { number: next() } });
    expect(ok).toMatchObject({ status: 201, body: { user: 'free' } });
    const other = await app().request('POST', '/v1/calls', {
      key: token,
      body: { user: 'ann', number: next() },
    });
    expect(other).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const list = await app().request('GET', '/v1/calls?user=ann', { key: token });
    expect(list.status).toBe(403);
    const foreign = await app().request('POST', '/v1/calls', { body: { user: 'ann', number: next() } });
    const read = await app().request('GET', `/v1/calls/${String(foreign.body['id'])}`, { key: token });
    expect(read.status).toBe(404);
  });

  it('do not let a browser dial an arbitrary number, request tokens or send events', async () => {
    const token = await tokenFor('ann', 'act');
    const send = (path: string, body: unknown) => app().request('POST', path, { key: token, body });
    const before = app().simulator.ledger().length;
    for (const answer of [
      await send('/v1/calls', { number: next() }),
      await send('/v1/calls', { number: null }),
      await send('/v1/calls', { number: next(), freeDialling: true }),
      await send('/v1/tokens', { user: 'ann' }),
      await send('/v1/events', { type: 'call.requested', user: 'ann', number: next() }),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([403, 'forbidden']);
    }
    expect(app().simulator.ledger()).toHaveLength(before);
  });

  it.each([
    ['/v1/calls', { number: '+37061270997' }],
    ['/v1/calls', { record: { type: 'Contact', id: '1' } }],
    ['/v1/calls/preview', { number: '+37061270997' }],
  ])('only allow following unless more was requested: %s %p is 403', async (path, body) => {
    const asked = await tokenFor('free');
    const ofTheCrm = await signToken({ sub: 'free' });
    for (const key of [asked, ofTheCrm]) {
      expect(await app().request('POST', path, { key, body })).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
      expect((await app().request('GET', '/v1/agent', { key })).status).toBe(200);
    }
    const acting = await signToken({ sub: 'free', scope: 'act' });
    const dialled = await app().request('POST', '/v1/calls', { key: acting, body: { number: next() } });
    expect(dialled.status).toBe(201);
  });

  it('are not issued with an unknown scope or for users who cannot call', async () => {
    const key = await signToken({ sub: 'ann', scope: 'everything' });
    expect((await app().request('GET', '/v1/agent', { key })).status).toBe(401);
    for (const [user, code] of [
      ['off', 'agent_disabled'],
      ['nobody', 'agent_not_mapped'],
    ]) {
      const answer = await app().request('POST', '/v1/tokens', { body: { user } });
      expect([answer.status, answer.body['code']]).toEqual([422, code]);
    }
  });

  it('are refused when altered, expired, or issued for nobody', async () => {
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
      expect(await app().request('GET', '/v1/agent', { key })).toMatchObject({ status: 401 });
    }
  });

  it('signed by the CRM itself are accepted with its certificate if they are short-lived', async () => {
    const { status, body } = await app().request('GET', '/v1/agent', {
      key: await signToken({ sub: 'ann' }),
    });
    expect([status, body['user'], body['crm']]).toEqual([200, 'ann', 'site']);
    expect(
      (await app().request('GET', '/v1/agent', { key: await signToken({ sub: 'ann' }, 7200) })).status,
    ).toBe(401);
  });
});

describe('the agent’s self-check', () => {
  it.each([
    ['ann', { mapped: true, enabled: true, sources: ['101'], freeDialling: false, problems: [] }],
    ['off', { mapped: true, enabled: false, problems: [{ code: 'agent_disabled' }] }],
    ['nobody', { mapped: false, enabled: false, problems: [{ code: 'agent_not_mapped' }] }],
  ])('of %s', async (user, expected) => {
    const { status, body } = await app().request('GET', `/v1/agent?user=${user}`);
    expect(status).toBe(200);
    expect(body).toMatchObject(expected);
  });
});

describe('pages from other origins', () => {
  const ask = (path: string, origin: string, method = 'GET') =>
    fetch(app().url + path, {
      method,
      headers: { origin, authorization: `Bearer ${API_KEY}`, 'access-control-request-method': 'POST' },
    });

  it('may read answers if their CRM instance allows the origin', async () => {
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
