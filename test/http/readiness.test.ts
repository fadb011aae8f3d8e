import { afterEach, describe, expect, it } from '@jest/globals';
import { closeApps, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { SimulatorOptionsInput } from '../../src/simulator/options.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';

const LONGER_THAN_KEPT_MS = 60_000;
const open: RunningSimulator[] = [];
const start = async (options: SimulatorOptionsInput = {}): Promise<RunningSimulator> => {
  const simulator = await startSimulator(options);
  open.push(simulator);
  return simulator;
};
afterEach(async () => {
  for (const simulator of open.splice(0)) await simulator.close();
  await closeApps();
});

const morOf = async (app: TestApp): Promise<unknown> => {
  const { status, body } = await app.request('GET', '/readyz', { key: null });
  expect(status).toBe(200);
  return (body['dependencies'] as { name: string }[]).find(({ name }) => name === 'mor main');
};
/** Makes MOR hang longer than any test: a test that waits for it sees MOR not answering instead of what it expects. */
const hang = (simulator: RunningSimulator): void => {
  simulator.faults.add({ kind: 'hang', method: 'system_version_get' });
};
const asked = (simulator: RunningSimulator): number => simulator.requestCounts()['system_version_get'] ?? 0;

describe('a reader of /readyz', () => {
  it('does not wait for a MOR that has not answered yet', async () => {
    const simulator = await start();
    hang(simulator);
    const app = await startApp({ attach: simulator, mor: { timeoutMs: 120_000 } });
    for (let reader = 0; reader < 3; reader += 1)
      expect(await morOf(app)).toEqual({
        name: 'mor main',
        ok: false,
        code: 'mor_being_asked',
        detail: 'is being asked; nothing is known yet',
        cure: 'Wait a few seconds and look again.',
      });
    expect(asked(simulator)).toBe(1);
  });

  it('gets MOR’s last answer while MOR is asked again', async () => {
    const simulator = await start({ version: 'MOR of today' });
    let nowMs = Date.now();
    const app = await startApp({ attach: simulator, mor: { timeoutMs: 120_000 }, now: () => nowMs });
    const version = 'MOR of today';
    const known = { name: 'mor main', ok: true, code: 'mor_release', values: { version }, detail: version };
    while (JSON.stringify(await morOf(app)) !== JSON.stringify(known)) await new Promise(setImmediate);
    hang(simulator);
    nowMs += LONGER_THAN_KEPT_MS;
    expect(await morOf(app)).toEqual(known);
    while (asked(simulator) < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await morOf(app)).toEqual(known);
    expect(asked(simulator)).toBe(2);
  });
});
