import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { CLICK, OK, WRONG_HASH, clientFor, startHttp } from './loopback.ts';
import { morOf, rightHash, serve } from './callback-setup.ts';
import type { Order } from './callback-setup.ts';

describe('probe', () => {
  const bad = '<status>Bad device</status>';
  it.each<[Order, number]>([
    ['device-src-dst', 1],
    ['device-dst-src', 2],
  ])(
    'finds %s in %d requests, with a device that cannot exist and different numbers',
    async (order, requests) => {
      const server = await morOf(order, [], bad);
      const { client, memory } = clientFor(server.url);
      expect(await client.probe('bob')).toEqual({ ok: true, value: { hashOrder: order, addon: true } });
      expect(server.seen).toHaveLength(requests);
      for (const { params } of server.seen) {
        expect(params.get('device')).toBe('999999999999');
        expect(params.get('src')).toBeTruthy();
        expect(params.get('dst')).toBeTruthy();
        expect(params.get('src')).not.toBe(params.get('dst'));
        expect(params.get('u')).toBe('bob');
      }
      expect(memory.get('mor.main.hashOrder')).toBe(order);
      await client.close();
    },
  );

  it('reports a missing add-on, and which order MOR wants when another is configured', async () => {
    const server = await morOf('device-dst-src', [], '<Status>Access Denied</Status>');
    const { client } = clientFor(server.url, { hashOrder: 'device-src-dst' });
    expect(await client.probe('bob')).toEqual({
      ok: true,
      value: { hashOrder: 'device-dst-src', addon: false },
    });
    await client.close();
  });

  it('learns nothing when no hash is needed', async () => {
    const server = await serve((_, response) => response.end(bad));
    const { client, memory } = clientFor(server.url, { secretKey: undefined });
    expect(await client.probe('bob')).toMatchObject({ ok: true });
    expect(memory.size).toBe(0);
    await client.close();
  });

  it.each([
    [WRONG_HASH, 'incorrect_hash'],
    ['<status>Not authenticated</status>', 'not_authenticated'],
    ['<status><error>API Requests are disabled</error></status>', 'api_disabled'],
    [OK, 'unusable_answer'],
    ['<html>login</html>', 'unusable_answer'],
  ])('reports %j as %s', async (body, code) => {
    const server = await serve((_, response) => response.end(body));
    const { client } = clientFor(server.url);
    expect(await client.probe('bob')).toMatchObject({ ok: false, code });
    await client.close();
  });

  it('reports an unreachable MOR', async () => {
    const server = await startHttp(() => undefined);
    await server.close();
    const { client } = clientFor(server.url);
    expect(await client.probe('bob')).toMatchObject({ ok: false, code: 'unreachable' });
    await client.close();
  });
});

describe('limits', () => {
  it('answers overloaded at once when all running and waiting slots are taken', async () => {
    const held: ServerResponse[] = [];
    const server = await serve((_, response) => held.push(response));
    const { client } = clientFor(server.url, { limits: { concurrent: 1, queue: 1 } });
    const first = client.callback(CLICK);
    const second = client.callback(CLICK);
    const third = await client.callback(CLICK);
    expect(third).toMatchObject({ kind: 'not_sent', reason: 'overloaded', retryAfterSec: 1 });
    while (held.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(server.seen).toHaveLength(1);
    held[0]!.end(OK);
    expect(await first).toEqual({ kind: 'accepted' });
    while (held.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    held[1]!.end(OK);
    expect(await second).toEqual({ kind: 'accepted' });
    expect(server.seen).toHaveLength(2);
    await client.close();
  });

  it('a request whose turn does not come in time is never sent', async () => {
    const held: ServerResponse[] = [];
    const server = await serve((_, response) => held.push(response));
    const { client } = clientFor(server.url, { timeoutMs: 150, limits: { concurrent: 1, queue: 5 } });
    const first = client.callback(CLICK);
    const second = client.callback(CLICK);
    expect(await second).toMatchObject({ kind: 'not_sent', reason: 'overloaded' });
    expect(await first).toMatchObject({ kind: 'uncertain' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.seen).toHaveLength(1);
    await client.close();
  });

  it('learns the hash order under limits too', async () => {
    let requests = 0;
    const server = await serve((seen, response) => {
      requests += 1;
      response.end(seen.params.get('hash') === rightHash(seen, 'device-dst-src') ? OK : WRONG_HASH);
    });
    const { client } = clientFor(server.url, {
      limits: { perSecond: 20, queue: 5 },
      status: { username: 'admin' },
    });
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(await Promise.all([client.callback(CLICK), client.callback(CLICK)])).toEqual([
      { kind: 'accepted' },
      { kind: 'accepted' },
    ]);
    expect(requests).toBe(4);
    await client.close();
  });

  it('without a number restrict nothing', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url, { limits: { queue: 0 } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.callback(CLICK)));
    expect(answers.every((answer) => answer.kind === 'accepted')).toBe(true);
    await client.close();
  });
});
