import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { place, withSimulator } from './client.ts';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

describe('Call End webhook', () => {
  let server: Server;
  let address: string;
  let received: { method: string; url: URL; body: string }[];

  beforeEach(async () => {
    received = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ method: request.method ?? '', url: new URL(request.url ?? '', address), body });
        response.end('ok');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it(
    'posts each leg without a body, everything in the query, ten seconds after its end',
    withSimulator({ callbackUniqueIdInCdrs: true }, async (simulator) => {
      simulator.options.world.devices[0]!.webhookUrl = `${address}/hook?api_key=k`;
      await place(simulator, '37060012013');
      await simulator.clock.advance(13_999);
      expect(received).toEqual([]);
      await simulator.clock.advance(1);
      expect(received.map(({ method, body }) => [method, body])).toEqual([
        ['POST', ''],
        ['POST', ''],
      ]);
      const queries = received.map(({ url }) => Object.fromEntries(url.searchParams));
      expect(queries.map(({ dst }) => dst).sort()).toEqual(['101', '37060012013']);
      expect(queries.find(({ dst }) => dst !== '101')).toMatchObject({
        api_key: 'k',
        disposition: 'ANSWERED',
        hangupcause: '16',
        billsec: '1',
        device_id: '5',
        callback_uniqueid: simulator.ledger()[0]?.callbackUniqueId,
      });
      expect(simulator.webhooks().map(({ status }) => status)).toEqual([200, 200]);
      await simulator.clock.advance(3_600_000);
      expect(received).toHaveLength(2);
    }),
  );

  it(
    'announces a call that was hung up once, at its actual end',
    withSimulator({ webhookDelayMs: 1_000 }, async (simulator) => {
      simulator.options.world.devices[0]!.webhookUrl = `${address}/hook`;
      await place(simulator, '37060012001');
      await simulator.clock.advance(10_000);
      const answer = await fetch(`${simulator.url}/api/v2/authentication/login`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from('admin:admin1').toString('base64')}` },
      });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      const headers = { authorization: `Bearer ${token}` };
      await fetch(`${simulator.url}/api/v2/active_calls/1`, { method: 'DELETE', headers });
      await simulator.clock.advance(1_000);
      expect(received.map(({ url }) => url.searchParams.get('billsec')).sort()).toEqual(['4', '8']);
      await simulator.clock.advance(60_000);
      expect(received).toHaveLength(2);
    }),
  );

  it(
    'sends nothing for devices without an address, and records when nobody listens',
    withSimulator({}, async (simulator) => {
      await place(simulator, '37060012009');
      await simulator.clock.advance(60_000);
      expect(simulator.webhooks()).toEqual([]);
      simulator.options.world.devices[0]!.webhookUrl = 'http://127.0.0.1:1/hook';
      await place(simulator, '37060012009');
      await simulator.clock.advance(60_000);
      expect(simulator.webhooks()).toMatchObject([{ callId: 2, status: null }]);
    }),
  );

  it(
    'is sent by itself while time runs',
    withSimulator({ manualClock: false, speed: 200 }, async (simulator) => {
      simulator.options.world.devices[0]!.webhookUrl = `${address}/hook`;
      await place(simulator, '37060012009');
      const deadline = Date.now() + 60_000;
      while (received.length === 0 && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(received[0]?.url.searchParams.get('hangupcause')).toBe('211');
    }),
  );
});
