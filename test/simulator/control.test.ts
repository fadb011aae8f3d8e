import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { runSimulate } from '../../src/simulator/command.ts';
import { createSimulatorHandler } from '../../src/simulator/handler.ts';
import { createOptions } from '../../src/simulator/options.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { ask, cdrs, live, place, sha1, text, withSimulator, KEY } from './client.ts';
import type { AddressInfo } from 'node:net';
import { defined } from '../../src/defined.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';

async function control(simulator: RunningSimulator, method: string, path: string, body?: unknown) {
  const response = await fetch(new URL(`/_simulator/${path}`, simulator.url), {
    method,
    ...defined({
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('control over HTTP', () => {
  it(
    'shows ledger, requests, calls, scripts and options',
    withSimulator({}, async (simulator) => {
      await place(simulator, '37060012011');
      await live(simulator);
      expect((await control(simulator, 'GET', 'ledger')).body).toMatchObject({
        entries: [{ number: 1, method: 'callback_init', placed: true, callId: 1 }],
        requests: { callback_init: 1, active_calls_get: 1 },
      });
      expect((await control(simulator, 'GET', 'calls')).body).toMatchObject({
        calls: [
          {
            id: 1,
            script: 'long',
            legs: [
              { side: 'a', ended: false },
              { side: 'b', endsAt: null },
            ],
          },
        ],
      });
      expect((await control(simulator, 'GET', 'scripts')).body.scripts).toHaveLength(20);
      expect((await control(simulator, 'GET', 'options')).body).toMatchObject({
        hashOrder: 'device-dst-src',
      });
      expect((await control(simulator, 'GET', 'webhooks')).body).toEqual({ deliveries: [] });
    }),
  );

  it(
    'changes options, parts of the world included, and names what is wrong',
    withSimulator({}, async (simulator) => {
      const devices = [{ id: 50, userId: 2, username: '150', secret: 's' }];
      await control(simulator, 'PATCH', 'options', { hashOrder: 'either', world: { devices } });
      expect(simulator.options.hashOrder).toBe('either');
      expect(simulator.options.world.devices).toHaveLength(1);
      expect(simulator.options.world.users.length).toBeGreaterThan(5);
      expect(text((await place(simulator, '1')).body, 'status')).toBe('Bad device');
      const wrong = await control(simulator, 'PATCH', 'options', { hashOrder: 'sideways', colour: 1 });
      expect(wrong.status).toBe(400);
      expect(String(wrong.body.error)).toMatch(/hashOrder[^]*colour|colour[^]*hashOrder/);
      expect(simulator.options.hashOrder).toBe('either');
      expect((await control(simulator, 'PATCH', 'options', 'no json')).status).toBe(400);
    }),
  );

  it(
    'moves the clock, adds and clears faults, resets',
    withSimulator({}, async (simulator) => {
      await place(simulator, '37060012009');
      const moved = await control(simulator, 'POST', 'clock', { advanceMs: 1_000 });
      expect(moved.body).toMatchObject({ manual: true, speed: 1 });
      expect(await cdrs(simulator)).toHaveLength(1);
      await control(simulator, 'POST', 'faults', { rules: [{ method: 'callback_init', kind: 'http-502' }] });
      expect((await control(simulator, 'GET', 'faults')).body.rules).toHaveLength(1);
      expect((await place(simulator, '1')).status).toBe(502);
      await control(simulator, 'POST', 'faults', { clear: true });
      expect((await place(simulator, '1')).status).toBe(200);
      await control(simulator, 'POST', 'reset');
      expect(simulator.ledger()).toEqual([]);
      expect(simulator.calls()).toEqual([]);
      await control(simulator, 'POST', 'clock', { speed: 50, manual: false });
      expect(simulator.options).toMatchObject({ speed: 50, manualClock: false });
    }),
  );

  it(
    'lets a device make an ordinary call: one row, one CDR, no callback id, not in the ledger',
    withSimulator({ callbackUniqueIdInCdrs: true }, async (simulator) => {
      const dialled = await control(simulator, 'POST', 'calls', { device: 5, dst: '37060012001' });
      expect(dialled).toMatchObject({ status: 201, body: { script: 'ordinary' } });
      simulator.dial({ device: 6, dst: '1', ringMs: 0, talkMs: null });
      expect(await live(simulator)).toEqual(['37060012001:Ringing', '1:Answered']);
      await simulator.clock.advance(3_600_000);
      expect(await live(simulator)).toEqual(['1:Answered']);
      expect(await cdrs(simulator)).toEqual(['37060012001:ANSWERED(16):12']);
      expect(simulator.ledger()).toEqual([]);
      expect((await control(simulator, 'POST', 'calls', { device: 99, dst: '1' })).status).toBe(404);
      expect(() => simulator.dial({ device: 99, dst: '1' })).toThrow('no device 99');
    }),
  );

  it(
    'can be switched off, and has no other routes',
    withSimulator({}, async (simulator) => {
      expect((await control(simulator, 'GET', 'secrets')).status).toBe(404);
      simulator.options.control = 'off';
      expect((await control(simulator, 'GET', 'ledger')).status).toBe(403);
    }),
  );
});

describe('speed', () => {
  it('makes calls faster but keeps the time of day and billed seconds', async () => {
    const simulator = await startSimulator({ secretKey: KEY, speed: 200 });
    try {
      await place(simulator, '37060012001');
      const isOver = async (): Promise<string> => {
        while ((await live(simulator)).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
        return 'over';
      };
      // At normal speed the call would take longer than the 16 seconds that it is billed for.
      const own = new Promise((resolve) => setTimeout(resolve, 14_000, 'not faster').unref());
      expect(await Promise.race([isOver(), own])).toBe('over');
      expect(await cdrs(simulator)).toEqual(['101:ANSWERED(16):16', '37060012001:ANSWERED(16):12']);
      const before = Date.now();
      const told = simulator.clock.nowMs();
      expect(told).toBeGreaterThanOrEqual(before - 1_000);
      expect(told).toBeLessThanOrEqual(Date.now() + 1_000);
    } finally {
      await simulator.close();
    }
  });
});

describe('start', () => {
  it('refuses options that do not exist', async () => {
    expect(() => createOptions(JSON.parse('{"hashorder":"either"}') as object)).toThrow('hashorder');
    await expect(startSimulator({ timezone: 'UTC', speed: -1 })).rejects.toThrow('speed');
  });

  it('refuses a port that is taken', async () => {
    const first = await startSimulator();
    await expect(startSimulator({}, { port: first.port })).rejects.toThrow('EADDRINUSE');
    await first.close();
    await first.close();
  });

  it('gives each simulator a world of its own', () => {
    const one = createOptions();
    one.world.users.length = 0;
    expect(createOptions().world.users.length).toBeGreaterThan(5);
  });

  it('prints address, key, users with their devices and the table of scripts', async () => {
    const lines: string[] = [];
    const simulator = await runSimulate({ port: 0, speed: 5, key: 'own-key' }, (line) => lines.push(line));
    await simulator.close();
    const printed = lines.join('\n');
    expect(printed).toContain(simulator.url);
    expect(printed).toContain('own-key');
    expect(printed).toMatch(/ann +ann1 +user +5: 101, 13: 111/);
    expect(printed).toMatch(/to \.\.\.002 +contact-busy/);
    expect(printed).toMatch(/from \.\.\.9905 +agent-no-answer/);
  });
});

describe('handler without a server of its own', () => {
  it('answers under whatever path another server mounts it', async () => {
    const handler = createSimulatorHandler({ secretKey: KEY });
    const server = createServer((request, response) => {
      request.url = (request.url ?? '').replace(/^\/mor/, '');
      handler.handle(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const simulator = await startSimulator();
    const mounted = { ...simulator, url: `http://127.0.0.1:${port}/mor/billing` };
    const { body } = await ask(mounted, 'system_version_get', { u: 'admin', hash: sha1(KEY) });
    expect(text(body, 'version')).toBe('MOR X19 simulator');
    handler.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await simulator.close();
  });
});
