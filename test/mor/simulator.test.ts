import { afterEach, describe, expect, it } from '@jest/globals';
import type { MorGateway } from '../../src/calls/mor-gateway.ts';
import type { MorClientOptions } from '../../src/mor/options.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import { clientFor } from './loopback.ts';

const ANN = { username: 'ann', device: '5', src: '101', dst: '37060012345' } as const;
const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

/** The client against the bundled simulator, which checks hashes with its own code. */
async function setup(
  simulated: Parameters<typeof startSimulator>[0],
  options: Partial<MorClientOptions> = {},
): Promise<{ client: MorGateway; simulator: RunningSimulator }> {
  const simulator = await startSimulator({ manualClock: true, ...simulated });
  const { client } = clientFor(simulator.url, {
    secretKey: 'simulator-secret-key',
    status: { username: 'admin', password: 'admin1' },
    v2: { username: 'admin', password: 'admin1' },
    ...options,
  });
  toClose.push(() => client.close().then(() => simulator.close()));
  return { client, simulator };
}

describe('with the simulator', () => {
  it.each(['X5', 'X8', 'X19'] as const)('%s: one click is one dialled call', async (generation) => {
    const { client, simulator } = await setup({ generation });
    expect(await client.callback(ANN)).toEqual({ kind: 'accepted' });
    expect(await client.callback({ ...ANN, device: '6' })).toMatchObject({
      kind: 'refused',
      code: 'bad_device',
    });
    expect(simulator.calls()).toHaveLength(1);
  });

  it.each([
    { htmlWrapper: 'tag' },
    { htmlWrapper: 'page' },
    { errorInPage: true },
    { xmlExtension: true },
    { tagCase: 'status' },
    { prolog: false },
  ] as const)('whatever its answers look like: %j', async (look) => {
    const { client, simulator } = await setup({ generation: 'X19', ...look, hashOrder: 'device-dst-src' });
    expect(await client.callback(ANN)).toEqual({ kind: 'accepted' });
    expect(simulator.calls()).toHaveLength(1);
    expect(await client.callback({ ...ANN, src: '' })).toMatchObject({ code: 'no_source' });
  });

  it('probes both orders without dialling', async () => {
    for (const hashOrder of ['device-dst-src', 'device-src-dst'] as const) {
      const { client, simulator } = await setup({ hashOrder });
      expect(await client.probe('ann')).toEqual({ ok: true, value: { hashOrder, addon: true } });
      simulator.configure({ addon: false });
      expect(await client.probe('ann')).toEqual({ ok: true, value: { hashOrder, addon: false } });
      expect(simulator.calls()).toHaveLength(0);
    }
  });

  it('reads the callback id, live rows and CDRs of a call, whatever is hashed', async () => {
    for (const [activeCallsHash, cdrCallbackIdHash] of [
      ['u', 'not-hashed'],
      ['key', 'after-s_device'],
      ['u', 'after-only_did'],
    ] as const) {
      const { client, simulator } = await setup(
        {
          generation: 'X19',
          callbackUniqueId: true,
          activeCallsHash,
          cdrCallbackIdHash,
          timezone: 'Europe/Vilnius',
        },
        { callbackUniqueId: true },
      );
      const startedMs = simulator.clock.nowMs();
      const answer = await client.callback(ANN);
      expect(answer).toMatchObject({ kind: 'accepted', callbackUniqueId: expect.stringMatching(/^\d{17}$/) });
      await simulator.clock.advance(1_000);
      const live = await client.activeCalls();
      expect(live.ok && live.value.length).toBeGreaterThan(0);
      expect(live.ok && live.value.every((row) => row.id !== '' && row.src !== '')).toBe(true);
      await simulator.clock.advance(3_600_000);
      expect(await client.activeCalls()).toEqual({ ok: true, value: [] });
      const callbackUniqueId = answer.kind === 'accepted' ? (answer.callbackUniqueId ?? '') : '';
      const period = { fromMs: startedMs - 86_400_000, toMs: startedMs + 86_400_000 };
      const cdrs = await client.cdrs({ ...period, callbackUniqueId });
      expect(cdrs.ok && cdrs.value.length).toBeGreaterThan(0);
      for (const cdr of cdrs.ok ? cdrs.value : []) {
        expect(Math.abs(cdr.startedAtMs - startedMs)).toBeLessThan(120_000);
      }
    }
  });

  it('asks for people, devices and the version', async () => {
    const { client } = await setup({ generation: 'X19', gzipDevices: true });
    expect(await client.version()).toMatchObject({ ok: true });
    expect(await client.device('5')).toMatchObject({ ok: true, value: { id: '5', userId: '2' } });
    const devices = await client.devices('2');
    expect(devices.ok && devices.value.map(({ id }) => id)).toEqual(['5', '13']);
    expect(JSON.stringify(devices)).not.toContain('sip-secret');
    expect(await client.userDetails({ username: 'ann' })).toMatchObject({
      ok: true,
      value: { username: 'ann' },
    });
    const users = await client.users();
    expect(users.ok && users.value.some(({ username }) => username === 'ann')).toBe(true);
  });

  it('hangs up one call, and only that one', async () => {
    const { client, simulator } = await setup({ generation: 'X19' });
    await client.callback(ANN);
    await client.callback({ ...ANN, username: 'bob', device: '6', src: '102' });
    await simulator.clock.advance(1_000);
    const live = await client.activeCalls();
    const [first, ...others] = live.ok ? live.value : [];
    expect(others.length).toBeGreaterThan(0);
    expect(await client.hangUp(first?.id ?? '')).toEqual({ ok: true, value: null });
    await simulator.clock.advance(1_000);
    const after = await client.activeCalls();
    expect(after.ok && after.value.some(({ id }) => id === first?.id)).toBe(false);
    expect(after.ok && after.value.length).toBeGreaterThan(0);
  });
});
