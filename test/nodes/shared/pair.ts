import { createDemoCrm, createDemoType } from '../../../connectors/demo/connector.ts';
import { defined } from '../../../src/defined.ts';
import { startSimulator } from '../../../src/simulator/server.ts';
import { closeApps, startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { fixtureOfAll } from '../../helpers/fixture.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import { until } from '../support.ts';
import { createHeldCrm } from './held-crm.ts';

/** Two nodes that know each other, shared by all tests of the file; each test uses its own agents. */
export const pairFixture = () =>
  fixtureOfAll(
    async () => {
      const server = await startPostgres();
      const simulator = await startSimulator({ speed: 20 });
      const database = await server.database();
      const crm = createHeldCrm();
      const clock = { frozenMs: undefined as number | undefined };
      const start = (now?: () => number): Promise<TestApp> =>
        startApp({
          attach: simulator,
          mor: { hashOrder: 'auto' },
          steady: () => clock.frozenMs ?? performance.now(),
          ...defined({ now }),
          isService: true,
          connectorTypes: [crm.type, createDemoType(createDemoCrm())],
          mappings: [],
          config: {
            database,
            admin: { keyFile: `${server.folder}/connector.key` },
            rules: { perAgent: { concurrent: 1, perMinute: 5, perDay: 1000 } },
          },
        });
      const a = await start();
      const b = await start();
      await until(() => [a, b].every(({ runtime }) => runtime.nodes?.list().length === 2) || undefined);
      return { a, b, start, crm, server, simulator, database, clock };
    },
    async ({ server, simulator }) => {
      await closeApps();
      await simulator.close();
      await server.remove();
    },
  );

/** Resolves when `to` has received everything `from` sent or wrote before, and had a moment to read it. */
export const heard = async (from: TestApp, to: TestApp): Promise<void> => {
  const word = new Promise<void>((resolve) => {
    to.runtime.nodes?.hear('test', () => setTimeout(resolve, 20));
  });
  from.runtime.nodes?.send('test', null);
  await word;
};
