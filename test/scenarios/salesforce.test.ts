import { describe, it } from '@jest/globals';
import { withSeed } from './chance.ts';
import { createScenarioOrg, tasksIn } from './salesforce-org.ts';
import { runScenario } from './scenario.ts';
import { expectOnceEach } from './verdict.ts';

// About a minute on two idle cores; it is CPU-bound, so a busy machine takes several times as long.
const LIMIT_MS = 1_200_000;

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
