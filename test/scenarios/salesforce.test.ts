import { describe, it } from '@jest/globals';
import { withSeed } from './chance.ts';
import { createScenarioOrg, tasksIn } from './salesforce-org.ts';
import { runScenario } from './scenario.ts';
import { expectOnceEach } from './verdict.ts';

// About a minute on two free cores; most of it is work, so on a crowded machine it takes several times that.
const LIMIT_MS = 600_000;

describe('500 clicks of 50 agents in a Salesforce org, with faults at every step', () => {
  it(
    'end in at most one placed call for each click and exactly one Task for each call',
    () =>
      withSeed(async (chance) => {
        const crm = await createScenarioOrg();
        try {
          const size = { agents: 50, clicksPerAgent: 10 };
          expectOnceEach(await runScenario(crm, size, chance), tasksIn(crm.fake));
        } finally {
          await crm.close();
        }
      }),
    LIMIT_MS,
  );
});
