import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { defined } from '../../src/defined.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { KEY, place, sha1, text, withSimulator } from './client.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';

const DST = '37060012001';

/** What a client sees: status and body, or that the connection failed. */
const attempt = async (simulator: RunningSimulator): Promise<string> => {
  const answer = await place(simulator, DST).catch(() => null);
  if (answer === null) return 'connection failed';
  return `${answer.status} ${text(answer.body, 'status') ?? answer.body}`;
};

describe('faults', () => {
  it.each([
    ['reset', 'before', /^connection failed$/, 0],
    ['reset', 'after', /^connection failed$/, 1],
    ['http-500', 'before', /^500 <html>[^]*Internal Server Error/, 0],
    ['http-500', 'after', /^500 <html>/, 1],
    ['http-502', 'before', /^502 <html>[^]*nginx/, 0],
    ['truncated', undefined, /^200 <\?xml version="1\.0" encoding=/, 1],
    ['login-page', 'before', /^200 <!DOCTYPE html>[^]*<form/, 0],
    ['empty', 'before', /^200 $/, 0],
    ['empty', 'after', /^200 $/, 1],
  ] as const)('%s %s acting: %s and %s calls', (kind, when, seen, placed) =>
    withSimulator({}, async (simulator) => {
      simulator.faults.add({ method: 'callback_init', kind, count: 1, ...defined({ when }) });
      expect(await attempt(simulator)).toMatch(seen);
      expect(simulator.calls()).toHaveLength(placed);
      expect(simulator.ledger()).toMatchObject([
        { fault: kind, placed: placed === 1, result: placed === 1 ? 'Ok' : null, hashMatched: true },
      ]);
      expect(await attempt(simulator)).toBe('200 Ok');
      expect(simulator.ledger()[1]).not.toHaveProperty('fault');
    })(),
  );

  it.each(['before', 'after'] as const)('delay %s acting answers late but properly', (when) =>
    withSimulator({}, async (simulator) => {
      simulator.faults.add({ kind: 'delay', when, delayMs: 800, count: 1 });
      const waiting = attempt(simulator);
      const first = await Promise.race([
        waiting,
        new Promise((done) => setTimeout(done, 100, 'nothing yet')),
      ]);
      expect(first).toBe('nothing yet');
      expect(await waiting).toBe('200 Ok');
      expect(simulator.calls()).toHaveLength(1);
    })(),
  );

  it(
    'still places the call when the client has given up waiting',
    withSimulator({}, async (simulator) => {
      simulator.faults.add({ kind: 'delay', delayMs: 1_500, count: 1 });
      const body = new URLSearchParams({ u: 'ann', device: '5', src: '101', hash: sha1(`5101${KEY}`) });
      const given = fetch(`${simulator.url}/api/callback_init`, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(500),
      });
      await expect(given).rejects.toThrow('timeout');
      const deadline = Date.now() + 60_000;
      while (simulator.ledger().length === 0 && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(simulator.ledger()).toMatchObject([{ placed: true, result: 'Ok', fault: 'delay' }]);
    }),
  );

  it('a pause ends when the simulator is closed: nothing acts later, and no timer keeps the process', async () => {
    const timers = (): number =>
      process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const before = timers();
    const simulator = await startSimulator({ secretKey: KEY });
    simulator.faults.add({ method: 'callback_init', kind: 'delay', delayMs: 3_600_000 });
    const waiting = attempt(simulator);
    while (simulator.requestCounts()['callback_init'] !== 1) await sleep(10);
    await simulator.close();
    expect(await waiting).toBe('connection failed');
    while (timers() > before) await sleep(10);
    expect(simulator.calls()).toEqual([]);
  });

  it(
    'never answers while it hangs, and drops the connection when it is closed',
    withSimulator({}, async (simulator) => {
      simulator.faults.add({ kind: 'hang', when: 'after', count: 1 });
      const waiting = attempt(simulator);
      const first = await Promise.race([
        waiting,
        new Promise((done) => setTimeout(done, 100, 'nothing yet')),
      ]);
      expect(first).toBe('nothing yet');
      expect(simulator.calls()).toHaveLength(1);
      await simulator.close();
      expect(await waiting).toBe('connection failed');
    }),
  );

  it(
    'hits only the method it is for, under both of its names, and can be cleared',
    withSimulator({}, async (simulator) => {
      simulator.faults.add({ method: 'user_calls_get', kind: 'http-500' });
      expect(await attempt(simulator)).toBe('200 Ok');
      const read = async () => (await fetch(`${simulator.url}/api/user_calls?u=admin`)).status;
      expect([await read(), await read()]).toEqual([500, 500]);
      simulator.faults.clear();
      expect(await read()).toBe(200);
    }),
  );

  it('hits the same requests for the same seed', async () => {
    const run = async (seed: number): Promise<string> => {
      let pattern = '';
      await withSimulator({ seed }, async (simulator) => {
        simulator.faults.add({ kind: 'http-502', probability: 0.5 });
        for (let index = 0; index < 16; index += 1) pattern += (await attempt(simulator)).slice(0, 3) + ' ';
      })();
      return pattern;
    };
    const first = await run(7);
    expect(await run(7)).toBe(first);
    expect(first).toContain('502');
    expect(first).toContain('200');
  });

  it(
    'refuses connections as if it were down, and comes back on the same port with its state',
    withSimulator({}, async (simulator) => {
      await attempt(simulator);
      await simulator.refuseConnections(true);
      await simulator.refuseConnections(true);
      expect(await attempt(simulator)).toBe('connection failed');
      await simulator.refuseConnections(false);
      expect(await attempt(simulator)).toBe('200 Ok');
      expect(simulator.ledger()).toHaveLength(2);
    }),
  );
});
