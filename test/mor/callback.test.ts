import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CallbackRequest } from '../../src/calls/mor-gateway.ts';
import { configSchema } from '../../src/config/schema.ts';
import type { MorClientOptions } from '../../src/mor/options.ts';
import { CLICK, KEY, OK, WRONG_HASH, clientFor, startHttp } from './loopback.ts';
import type { Loopback, Seen } from './loopback.ts';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
type Order = 'device-src-dst' | 'device-dst-src';
const rightHash = (seen: Seen, order: Order): string => {
  const value = (name: string): string => seen.params.get(name) ?? '';
  const numbers = order === 'device-src-dst' ? value('src') + value('dst') : value('dst') + value('src');
  return sha1(value('device') + numbers + KEY);
};

const open: Loopback[] = [];
const serve = async (answer: (request: Seen, response: ServerResponse) => void): Promise<Loopback> => {
  const server = await startHttp(answer);
  open.push(server);
  return server;
};
/** A MOR that wants one order; dials only then. */
const morOf = (order: Order, dialled: string[] = [], afterHash = OK): Promise<Loopback> =>
  serve((seen, response) => {
    if (seen.params.get('hash') !== rightHash(seen, order)) return response.end(WRONG_HASH);
    dialled.push(`${seen.params.get('src') ?? ''}>${seen.params.get('dst') ?? ''}`);
    return response.end(afterHash);
  });
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe('the request', () => {
  it('carries every parameter in a form body, + as %2B, and nothing else', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url, { callbackUniqueId: true, hashOrder: 'device-dst-src' });
    await client.callback({
      username: 'bob & co',
      device: '5',
      src: '*101#',
      dst: '+37060012345',
      callerIdA: '"Ann" <1>',
      callerIdB: '370',
      cardPin: '9',
      legATariff: '1',
      legAResellerTariff: '2',
      legALcr: '3',
      morServer: '4',
    });
    expect(server.seen).toHaveLength(1);
    const [seen] = server.seen;
    expect(seen!.method).toBe('POST');
    expect(seen!.path).toBe('/billing/api/callback_init');
    expect(seen!.rawQuery).toBe('');
    expect(seen!.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(seen!.rawBody).toContain('dst=%2B37060012345');
    expect([...seen!.params]).toEqual([
      ['device', '5'],
      ['dst', '+37060012345'],
      ['src', '*101#'],
      ['hash', sha1(`5+37060012345*101#${KEY}`)],
      ['u', 'bob & co'],
      ['cli_lega', '"Ann" <1>'],
      ['cli_legb', '370'],
      ['card_pin', '9'],
      ['lega_tariff_id', '1'],
      ['lega_reseller_tariff_id', '2'],
      ['lega_lcr_id', '3'],
      ['server_id', '4'],
      ['callback_uniqueid', '1'],
    ]);
    await client.close();
  });

  it('leaves out what is empty or absent', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url);
    await client.callback({ ...CLICK, dst: '', callerIdA: '', callerIdB: '', cardPin: '' });
    expect([...server.seen[0]!.params.keys()]).toEqual(['device', 'src', 'hash', 'u']);
    await client.close();
  });

  it('has no hash without a key, and the lega_lcr_id of the configuration', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url, { secretKey: undefined, legALcr: '7', endpoint: 'callback' });
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(server.seen[0]!.path).toBe('/billing/api/callback');
    expect(Object.fromEntries(server.seen[0]!.params)).toEqual({
      device: '5',
      dst: '37060012345',
      src: '101',
      u: 'bob',
      lega_lcr_id: '7',
    });
    await client.close();
  });

  it('goes into the query with GET', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url, { method: 'GET' });
    await client.callback({ ...CLICK, dst: '+370' });
    const [seen] = server.seen;
    expect([seen!.method, seen!.rawBody]).toEqual(['GET', '']);
    expect(seen!.rawQuery).toContain('dst=%2B370');
    await client.close();
  });

  it.each(['', '/', '/api', '/api/', '///'])(
    'finds its path from an address that ends with %p',
    async (end) => {
      const server = await serve((_, response) => response.end(OK));
      const { client } = clientFor(server.url + end);
      await client.callback(CLICK);
      expect(server.seen[0]!.path).toBe('/billing/api/callback_init');
      await client.close();
    },
  );

  it('survives text that is no valid Unicode', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url);
    expect(await client.callback({ ...CLICK, username: 'bob\ud800' })).toEqual({ kind: 'accepted' });
    await client.close();
  });

  it('leaves no card PIN in what MOR says about it', async () => {
    const server = await serve((_, response) => response.end('<status>PIN 932311 is blocked</status>'));
    const { client } = clientFor(server.url, { hashOrder: 'device-dst-src' });
    const answer = await client.callback({ ...CLICK, cardPin: '932311' });
    expect(answer).toMatchObject({ kind: 'refused', text: 'PIN <hidden> is blocked' });
    await client.close();
  });

  it('is described as it would be sent, without the hash', () => {
    const { client } = clientFor('https://mor.example.com/billing/');
    const described = client.describe(CLICK);
    expect(described).toEqual({
      method: 'POST',
      url: 'https://mor.example.com/billing/api/callback_init',
      params: { device: '5', dst: '37060012345', src: '101', hash: '<hidden>', u: 'bob' },
    });
    expect(Object.keys(described.params)).toEqual(['device', 'dst', 'src', 'hash', 'u']);
    expect(client.describe({ ...CLICK, cardPin: '932311' }).params['card_pin']).toBe('<hidden>');
    const unsigned = clientFor('https://mor.example.com', { secretKey: undefined }).client.describe(CLICK);
    expect(unsigned.url).toBe('https://mor.example.com/api/callback_init');
    expect(unsigned.params).not.toHaveProperty('hash');
  });
});

describe('configuration', () => {
  it('a server of the configuration file is what a client is made of', async () => {
    const server = await serve((_, response) => response.end(OK));
    const config = configSchema.parse({
      mor: [{ id: 'main', url: server.url, tls: {}, limits: {}, status: { username: 'admin' } }],
      crms: [{ id: 'demo', type: 'generic' }],
    });
    const options: MorClientOptions = config.mor[0]!;
    const { client } = clientFor(options.url, { ...options, secretKey: undefined });
    expect([client.id, client.canFollow, client.canHangUp]).toEqual(['main', true, false]);
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    await client.close();
  });
});

describe('the hash order', () => {
  it('auto: starts with device-src-dst, tries the other once, remembers what worked', async () => {
    const dialled: string[] = [];
    const server = await morOf('device-dst-src', dialled);
    const { client, memory, logged } = clientFor(server.url);
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(server.seen).toHaveLength(2);
    expect(server.seen[0]!.params.get('hash')).toBe(rightHash(server.seen[0]!, 'device-src-dst'));
    expect([...memory]).toEqual([['mor.main.hashOrder', 'device-dst-src']]);
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(server.seen).toHaveLength(3);
    expect(dialled).toHaveLength(2);
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain(KEY);
    await client.close();

    const reloaded = clientFor(server.url, {}, { memory });
    expect(await reloaded.client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(server.seen).toHaveLength(4);
    await reloaded.client.close();
  });

  it('auto: a MOR of the first order needs one request, also the first time', async () => {
    const server = await morOf('device-src-dst');
    const { client, memory } = clientFor(server.url);
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(server.seen).toHaveLength(1);
    expect(memory.get('mor.main.hashOrder')).toBe('device-src-dst');
    await client.close();
  });

  it('auto: concurrent first clicks are each dialled exactly once', async () => {
    const dialled: string[] = [];
    const server = await morOf('device-dst-src', dialled);
    const { client, memory } = clientFor(server.url);
    const clicks = Array.from({ length: 20 }, (_, n) => ({ ...CLICK, dst: `3706000${n}` }));
    const answers = await Promise.all(clicks.map((click) => client.callback(click)));
    expect(answers).toEqual(clicks.map(() => ({ kind: 'accepted' })));
    expect(new Set(dialled).size).toBe(20);
    expect(dialled).toHaveLength(20);
    expect(memory.get('mor.main.hashOrder')).toBe('device-dst-src');
    await client.close();
  });

  it('auto: a remembered order that fails later is tried the other way once', async () => {
    const dialled: string[] = [];
    const server = await morOf('device-src-dst', dialled);
    const memory = new Map([['mor.main.hashOrder', 'device-dst-src']]);
    const { client } = clientFor(server.url, {}, { memory });
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(memory.get('mor.main.hashOrder')).toBe('device-src-dst');
    expect([server.seen.length, dialled.length]).toEqual([2, 1]);
    await client.close();
  });

  it('auto: a wrong key is refused after two tries and teaches nothing', async () => {
    const server = await serve((_, response) => response.end(WRONG_HASH));
    const { client, memory } = clientFor(server.url);
    expect(await client.callback(CLICK)).toEqual({
      kind: 'refused',
      code: 'incorrect_hash',
      text: 'Incorrect hash',
    });
    expect(server.seen).toHaveLength(2);
    expect(memory.size).toBe(0);
    await client.close();
  });

  it('auto: a lost second answer is uncertain', async () => {
    const server = await serve((_, response) => {
      if (server.seen.length === 1) response.end(WRONG_HASH);
      else response.destroy();
    });
    const { client, memory } = clientFor(server.url);
    expect(await client.callback(CLICK)).toMatchObject({ kind: 'uncertain' });
    expect(server.seen).toHaveLength(2);
    expect(memory.size).toBe(0);
    await client.close();
  });

  it.each<[string, CallbackRequest]>([
    ['without a destination', { username: 'bob', device: '5', src: '101' }],
    ['with an empty destination', { ...CLICK, dst: '' }],
    ['with the same number twice', { ...CLICK, dst: CLICK.src }],
    ['with numbers that join alike', { ...CLICK, src: '11', dst: '1111' }],
  ])('auto: %s both orders are one, nothing is repeated or learned', async (_, request) => {
    const server = await serve((seen, response) =>
      response.end(seen.params.get('u') === 'bob' ? WRONG_HASH : OK),
    );
    const { client, memory } = clientFor(server.url);
    expect(await client.callback(request)).toMatchObject({ kind: 'refused', code: 'incorrect_hash' });
    expect(await client.callback({ ...request, username: 'ann' })).toEqual({ kind: 'accepted' });
    expect(server.seen).toHaveLength(2);
    expect(memory.size).toBe(0);
    await client.close();
  });

  it('auto: a refusal from before the hash check teaches nothing, one from behind it does', async () => {
    const server = await serve((_, response) =>
      response.end(`<status>${server.seen.length === 1 ? 'Not authenticated' : 'Bad device'}</status>`),
    );
    const { client, memory } = clientFor(server.url);
    expect(await client.callback(CLICK)).toMatchObject({ code: 'not_authenticated' });
    expect(memory.size).toBe(0);
    expect(await client.callback(CLICK)).toMatchObject({ code: 'bad_device' });
    expect(memory.get('mor.main.hashOrder')).toBe('device-src-dst');
    await client.close();
  });

  it('a remembered value that is no order is ignored', async () => {
    const server = await morOf('device-src-dst');
    const { client } = clientFor(server.url, {}, { memory: new Map([['mor.main.hashOrder', 'x']]) });
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(server.seen).toHaveLength(1);
    await client.close();
  });

  it.each<[Order, Order]>([
    ['device-src-dst', 'device-dst-src'],
    ['device-dst-src', 'device-src-dst'],
  ])('configured as %s it is never tried as %s', async (configured, other) => {
    const server = await morOf(other);
    const memory = new Map([['mor.main.hashOrder', other]]);
    const { client } = clientFor(server.url, { hashOrder: configured }, { memory });
    expect(await client.callback(CLICK)).toMatchObject({ kind: 'refused', code: 'incorrect_hash' });
    expect(server.seen).toHaveLength(1);
    await client.close();
  });
});

describe('probe', () => {
  const bad = '<status>Bad device</status>';
  it.each<[Order, number]>([
    ['device-src-dst', 1],
    ['device-dst-src', 2],
  ])(
    'finds %s in %d requests, with a device that cannot exist and numbers that differ',
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

  it('tells a missing add-on, and which order MOR wants when another is configured', async () => {
    const server = await morOf('device-dst-src', [], '<Status>Access Denied</Status>');
    const { client } = clientFor(server.url, { hashOrder: 'device-src-dst' });
    expect(await client.probe('bob')).toEqual({
      ok: true,
      value: { hashOrder: 'device-dst-src', addon: false },
    });
    await client.close();
  });

  it('learns nothing where no hash is needed', async () => {
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
  ])('passes on %j as %s', async (body, code) => {
    const server = await serve((_, response) => response.end(body));
    const { client } = clientFor(server.url);
    expect(await client.probe('bob')).toMatchObject({ ok: false, code });
    await client.close();
  });

  it('says when MOR cannot be reached', async () => {
    const server = await startHttp(() => undefined);
    await server.close();
    const { client } = clientFor(server.url);
    expect(await client.probe('bob')).toMatchObject({ ok: false, code: 'unreachable' });
    await client.close();
  });
});

describe('limits', () => {
  it('answers overloaded at once when running and waiting places are taken', async () => {
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

  it('without a number limits nothing', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url, { limits: { queue: 0 } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.callback(CLICK)));
    expect(answers.every((answer) => answer.kind === 'accepted')).toBe(true);
    await client.close();
  });
});
