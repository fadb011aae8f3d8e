import { describe, it } from '@jest/globals';
import { suitecrm } from '../../connectors/suitecrm/type.ts';
import { sugarcrm } from '../../connectors/sugarcrm/type.ts';
import { v8Options } from '../connectors/suitecrm/setup.ts';
import { startSugar } from '../simulators/sugarcrm/server.ts';
import { startSuiteV8 } from '../simulators/suitecrm-v8/server.ts';
import { callsIn, createBeanCrm } from './bean-crm.ts';
import type { BeanScenario } from './bean-crm.ts';
import { withSeed } from './chance.ts';
import { runScenario } from './scenario.ts';
import type { ScenarioSize } from './scenario.ts';
import { expectOnceEach } from './verdict.ts';

// About a minute on two idle cores; it is CPU-bound, so a busy machine takes several times as long.
const LIMIT_MS = 1_200_000;

const prove = (scenario: BeanScenario, size: ScenarioSize): Promise<void> =>
  withSeed(async (chance) => {
    const crm = createBeanCrm(scenario);
    try {
      expectOnceEach(await runScenario(crm, size, chance), callsIn(scenario.fake));
    } finally {
      await crm.close();
    }
  });

describe('clicks through the packages, with faults at every step, end in one callback and one Calls record each', () => {
  it(
    '500 of 50 agents in SuiteCRM, over its V8 API',
    async () => {
      const fake = await startSuiteV8();
      await prove(
        {
          fake,
          type: suitecrm,
          product: 'suitecrm',
          phpVersion: '8.2',
          options: v8Options(fake.url),
          isLogin: ({ path }) => path === '/Api/access_token',
        },
        { agents: 50, clicksPerAgent: 10 },
      );
    },
    LIMIT_MS,
  );

  it(
    '100 of 20 agents in Sugar, over REST v11',
    async () => {
      const fake = await startSugar();
      await prove(
        {
          fake,
          type: sugarcrm,
          product: 'sugarcrm',
          phpVersion: '8.4',
          options: { username: 'admin', password: 'admin' },
          isLogin: ({ path }) => path.endsWith('/oauth2/token'),
        },
        { agents: 20, clicksPerAgent: 5 },
      );
    },
    LIMIT_MS,
  );
});
