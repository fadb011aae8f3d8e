import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { generic } from '../../connectors/generic/connector.ts';
import { createCatchUps } from '../../src/upkeep/catch-up.ts';
import { createRuntime } from '../../src/app/runtime.ts';
import { configSchema } from '../../src/config/schema.ts';

const MINUTE_MS = 60_000;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the running service', () => {
  it('lets its connectors look for changes until it is stopped', async () => {
    let looks = 0;
    const run = () => Promise.resolve((looks += 1));
    const type = {
      type: 'stub',
      options: { parse: () => ({}) },
      create: (...[id, , deps]: Parameters<typeof generic.create>) => ({
        ...generic.create(id, { task: { language: 'en' } }, deps),
        catchUp: { everySec: 0.02, run },
      }),
    };
    const config = configSchema.parse({ database: 'sqlite::memory:', crms: [{ id: 'sales', type: 'stub' }] });
    const runtime = await createRuntime(config, { connectorTypes: [type], log: silent, now: Date.now });
    await sleep(100);
    expect(looks).toBe(0);
    await runtime.start();
    await sleep(300);
    expect(looks).toBeGreaterThan(1);
    await runtime.stop();
    const after = looks;
    await sleep(100);
    expect(looks).toBe(after);
  });
});

describe('looking for changes in the CRMs', () => {
  const warnings: string[] = [];
  const log = {
    info: () => undefined,
    warn: (_fields: object, message: string) => {
      warnings.push(message);
    },
    error: () => undefined,
  };
  beforeEach(() => {
    warnings.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const looker = (run: () => Promise<number>, everySec = 60) => {
    const looks: number[] = [];
    const catchUp = {
      everySec,
      run: () => {
        looks.push(Date.now());
        return run();
      },
    };
    return { looks, connector: { id: 'sales', catchUp } };
  };

  it('looks at each connector’s interval, and skips connectors that store nothing', async () => {
    const often = looker(() => Promise.resolve(1), 10);
    const seldom = looker(() => Promise.resolve(0));
    const catchUps = createCatchUps(
      [often.connector, { id: 'generic' }, { ...seldom.connector, id: 'other' }],
      log,
    );
    catchUps.start();
    expect(often.looks).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect([often.looks.length, seldom.looks.length]).toEqual([12, 2]);
    await catchUps.stop();
    await jest.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect([often.looks.length, seldom.looks.length]).toEqual([12, 2]);
  });

  it('waits longer after each failure, up to ten minutes, warns once, and then returns to its interval', async () => {
    let works = false;
    const { looks, connector } = looker(() =>
      works ? Promise.resolve(0) : Promise.reject(new Error('down')),
    );
    const catchUps = createCatchUps([connector], log);
    const startMs = Date.now();
    catchUps.start();
    await jest.advanceTimersByTimeAsync(36 * MINUTE_MS);
    expect(looks.map((at) => (at - startMs) / MINUTE_MS)).toEqual([1, 3, 7, 15, 25, 35]);
    expect(warnings).toHaveLength(1);
    works = true;
    await jest.advanceTimersByTimeAsync(11 * MINUTE_MS);
    expect(looks.slice(6).map((at) => (at - startMs) / MINUTE_MS)).toEqual([45, 46, 47]);
    await catchUps.stop();
  });

  it('never runs two looks at once, and stopping waits for the one in progress', async () => {
    let finish = (): void => undefined;
    const { looks, connector } = looker(
      () =>
        new Promise((resolve) => {
          finish = () => {
            resolve(0);
          };
        }),
    );
    const catchUps = createCatchUps([connector], log);
    catchUps.start();
    await jest.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(looks).toHaveLength(1);
    let stopped = false;
    const stopping = catchUps.stop().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    await jest.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(looks).toHaveLength(1);
  });
});
