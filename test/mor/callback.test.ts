import { describe, expect, it } from '@jest/globals';
import { configSchema } from '../../src/config/schema.ts';
import type { MorClientOptions } from '../../src/mor/options.ts';
import { CLICK, KEY, OK, clientFor } from './loopback.ts';
import { serve, sha1 } from './callback-setup.ts';

describe('the request', () => {
  it('carries every parameter in a form body, + as %2B, and nothing else', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url, {
      callbackUniqueId: true,
      hashOrder: 'device-dst-src',
      legALcr: '3',
    });
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

  it('goes into the query string with GET', async () => {
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

  it('survives text that is not valid Unicode', async () => {
    const server = await serve((_, response) => response.end(OK));
    const { client } = clientFor(server.url);
    expect(await client.callback({ ...CLICK, username: 'bob\ud800' })).toEqual({ kind: 'accepted' });
    await client.close();
  });

  it('hides a card PIN that MOR repeats in its answer', async () => {
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
  it('a server entry of the configuration file can be passed to the client as it is', async () => {
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
