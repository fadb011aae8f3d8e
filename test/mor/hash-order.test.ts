import { describe, expect, it } from '@jest/globals';
import type { CallbackRequest } from '../../src/calls/mor-gateway.ts';
import { CLICK, KEY, OK, WRONG_HASH, clientFor } from './loopback.ts';
import { morOf, rightHash, serve } from './callback-setup.ts';
import type { Order } from './callback-setup.ts';

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

  it('auto: a MOR that uses the first order needs one request, even the first time', async () => {
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

  it('auto: when a remembered order fails later, the other is tried once', async () => {
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
  ])('auto: %s both orders are the same, so nothing is repeated or learned', async (_, request) => {
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

  it('auto: a refusal from before the hash check teaches nothing, one from after it does', async () => {
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

  it('a remembered value that is not an order is ignored', async () => {
    const server = await morOf('device-src-dst');
    const { client } = clientFor(server.url, {}, { memory: new Map([['mor.main.hashOrder', 'x']]) });
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(server.seen).toHaveLength(1);
    await client.close();
  });

  it.each<[Order, Order]>([
    ['device-src-dst', 'device-dst-src'],
    ['device-dst-src', 'device-src-dst'],
  ])('configured as %s, it is never tried as %s', async (configured, other) => {
    const server = await morOf(other);
    const memory = new Map([['mor.main.hashOrder', other]]);
    const { client } = clientFor(server.url, { hashOrder: configured }, { memory });
    expect(await client.callback(CLICK)).toMatchObject({ kind: 'refused', code: 'incorrect_hash' });
    expect(server.seen).toHaveLength(1);
    await client.close();
  });
});
