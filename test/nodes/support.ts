import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureOfAll, fixtureOfEach } from '../helpers/fixture.ts';
import { closeApps, startApp } from '../helpers/app.ts';
import type { AppOptions, TestApp } from '../helpers/app.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { SimulatorOptionsInput } from '../../src/simulator/options.ts';

export { until } from '../helpers/service-process.ts';

/** One PostgreSQL per file; per test an empty database, a simulated MOR, and as many services as it starts. */
export const nodesFixture = (simulated: SimulatorOptionsInput = {}) => {
  const server = fixtureOfAll(
    () => startPostgres(),
    (started) => started.remove(),
  );
  const test = fixtureOfEach(
    async () => {
      const database = await server().database();
      const keys = mkdtempSync(join(tmpdir(), 'nodes-'));
      const simulator = await startSimulator({ speed: 2, ...simulated });
      return {
        database,
        keys,
        simulator,
        server: server(),
        start: (options: AppOptions = {}): Promise<TestApp> =>
          startApp({
            ...options,
            attach: simulator,
            isService: true,
            config: { admin: { keyFile: join(keys, 'connector.key') }, ...options.config, database },
          }),
      };
    },
    async ({ simulator, keys }) => {
      await closeApps();
      await simulator.close();
      rmSync(keys, { recursive: true, force: true });
    },
  );
  return test;
};
