import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { defined } from '../../src/defined.ts';
import { API_KEY, SIGNING_SECRET, startApp } from '../helpers/app.ts';
import { app, next } from './authentication-setup.ts';

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

/** Headers signed with scheme r1, which also covers method and path. */
const signedFor = (method: string, path: string, body: string, id: string): Record<string, string> => {
  const at = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', Buffer.from(SIGNING_SECRET.slice('whsec_'.length), 'base64'))
    .update(`${id}.${at}.${method} ${path}.${body}`)
    .digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `r1,${mac}` };
};

const post = (raw: string, headers: Record<string, string>, path = '/v1/calls') =>
  app().request('POST', path, { raw, key: null, headers });

describe('API keys', () => {
  it.each([
    ['no credentials', null],
    ['an unknown key', 'wrong-key-0123456789'],
    ['an empty key', ''],
  ])('%s is 401', async (_what, key) => {
    const { status, body, headers } = await app().request('GET', '/v1/calls', { key });
    expect([status, body['code']]).toEqual([401, 'unauthenticated']);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('does not accept a key in another scheme', async () => {
    const { status } = await app().request('GET', '/v1/calls', {
      key: null,
      headers: { authorization: `Basic ${Buffer.from(`x:${API_KEY}`).toString('base64')}` },
    });
    expect(status).toBe(401);
  });
});

describe('signed requests', () => {
  it('are accepted with either of two secrets, and use their id as the idempotency key', async () => {
    const body = JSON.stringify({ user: 'ann', number: next() });
    const first = await post(body, signed(body, 'msg-1'));
    expect(first.status).toBe(201);
    const again = await post(body, signed(body, 'msg-1', 'whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0'));
    expect(again).toMatchObject({ status: 200, body: { id: first.body['id'] } });
  });

  it('cannot be replayed under another key by adding a header', async () => {
    const body = JSON.stringify({ user: 'ann', number: next() });
    const headers = signed(body, 'msg-2');
    const first = await post(body, headers);
    const replay = await post(body, { ...headers, 'idempotency-key': 'another' });
    expect(replay).toMatchObject({ status: 200, body: { id: first.body['id'] } });
  });

  it('belong to one route: the same id for an order and for a click is a conflict', async () => {
    const click = { user: 'ann', number: next() };
    const order = JSON.stringify({ type: 'call.requested', ...click });
    expect((await post(order, signed(order, 'msg-3'), '/v1/events')).status).toBe(202);
    const body = JSON.stringify(click);
    const other = await post(body, signed(body, 'msg-3'));
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
    const again = await post(order, signed(order, 'msg-3'), '/v1/events');
    expect(again).toMatchObject({ status: 202, body: { accepted: true } });
  });

  it('get the same call when sent again to the same route, also with r1', async () => {
    const body = JSON.stringify({ user: 'ann', number: next() });
    const first = await post(body, signedFor('POST', '/v1/calls', body, 'r-1'));
    expect(first.status).toBe(201);
    const again = await post(body, signedFor('POST', '/v1/calls', body, 'r-1'));
    expect(again).toMatchObject({ status: 200, body: { id: first.body['id'] } });
    const longer = JSON.stringify({ ...JSON.parse(body), notes: 'new' });
    expect(await post(longer, signed(longer, 'r-1'))).toMatchObject({ status: 409 });
  });

  it('work for GET with an empty body, but only at the signed address', async () => {
    const path = '/v1/calls?user=ann&limit=1';
    const headers = signedFor('GET', path, '', 'get-1');
    expect((await app().request('GET', path, { key: null, headers })).status).toBe(200);
    const others = ['/v1/calls?user=bob&limit=1', '/v1/calls', '/v1/agent?user=ann', '/v1/stream?user=ann'];
    for (const other of others) {
      const answer = await app().request('GET', other, { key: null, headers });
      expect([other, answer.status]).toEqual([other, 401]);
    }
  });

  it.each([
    ['POST', '/v1/calls/preview', { user: 'ann', number: '+37061270998' }],
    ['POST', '/v1/tokens', { user: 'ann' }],
    ['POST', '/v1/calls/some-call/hangup', {}],
    ['PATCH', '/v1/calls/some-call', { notes: 'x' }],
    ['GET', '/v1/calls', undefined],
    ['GET', '/v1/agent?user=ann', undefined],
  ])('%s %s rejects a signature that does not cover the address', async (method, path, body) => {
    const raw = body === undefined ? '' : JSON.stringify(body);
    const headers = signed(raw, `v1 ${method} ${path}`);
    const answer = await app().request(method, path, {
      ...defined({ raw: raw || undefined }),
      key: null,
      headers,
    });
    expect([answer.status, answer.body['code']]).toEqual([401, 'unauthenticated']);
    expect(answer.body['detail']).toContain('r1');
  });

  it('cannot dial with a captured preview, nor ask a second time', async () => {
    const body = JSON.stringify({ user: 'ann', number: next() });
    const headers = signedFor('POST', '/v1/calls/preview', body, 'p-1');
    expect((await post(body, headers, '/v1/calls/preview')).status).toBe(200);
    const before = app().simulator.ledger().length;
    expect((await post(body, headers)).status).toBe(401);
    expect((await post(body, headers, '/v1/calls/preview')).status).toBe(401);
    expect(app().simulator.ledger()).toHaveLength(before);
  });

  it('get a token only once', async () => {
    const body = JSON.stringify({ user: 'ann' });
    const headers = signedFor('POST', '/v1/tokens', body, 't-1');
    expect((await post(body, headers, '/v1/tokens')).status).toBe(201);
    expect((await post(body, headers, '/v1/tokens')).status).toBe(401);
  });

  it('write a note only once: a captured note cannot overwrite a newer one', async () => {
    const click = JSON.stringify({ user: 'ann', number: next() });
    const { body: call } = await post(click, signed(click, 'noted'));
    const note = (notes: string) => JSON.stringify({ type: 'call.noted', call: call['id'], notes });
    const old = signed(note('old'), 'note-1');
    expect((await post(note('old'), old, '/v1/events')).status).toBe(202);
    expect((await post(note('new'), signed(note('new'), 'note-2'), '/v1/events')).status).toBe(202);
    expect((await post(note('old'), old, '/v1/events')).status).toBe(202);
    const { body: now } = await app().request('GET', `/v1/calls/${String(call['id'])}`);
    expect(now['notes']).toBe('new');
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
    const before = app().simulator.ledger().length;
    const answer = await post(body, headers(body));
    expect([answer.status, answer.body['code']]).toEqual([401, 'unauthenticated']);
    expect(app().simulator.ledger()).toHaveLength(before);
  });

  it('also accept a secret in plain text', async () => {
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
