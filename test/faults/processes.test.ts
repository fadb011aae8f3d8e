import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './processes/faults.ts';
import { playFaults } from './processes/play.ts';
import { startStage } from './processes/stage.ts';
import type { Stage } from './processes/stage.ts';

/** Starting services and waiting for the ends of calls takes minutes on a busy machine. */
const LIMIT_MS = 900_000;
/** With several nodes, those that concern them; the others strike one node. */
const OF_SEVERAL = /^(kill -9|PostgreSQL restarted|a node’s packets)/;

const on = async (stage: Stage, which: RegExp): Promise<void> => {
  try {
    const faults = faultsOf(stage).filter(({ name }) => which.test(name));
    const { verdict, rows } = await playFaults(stage, faults, (played) => played === faults.length);
    expect([...rows.keys()]).toEqual(faults.map(({ name }) => name));
    expect(faults.length).toBeGreaterThan(2);
    expect(verdict).toMatchObject({ dialledTwice: 0, lost: 0, activities: 0, wrong: 0 });
    expect(verdict.clicks).toBeGreaterThan(faults.length);
  } finally {
    await stage.close();
  }
};

// `npm run faults:processes` plays them for longer, and measures how long each recovery takes.
describe('real processes under each fault once', () => {
  it(
    'dial nothing twice and lose nothing with SQLite',
    async () => {
      await on(await startStage('sqlite', 1), /./);
    },
    LIMIT_MS,
  );

  it(
    'dial nothing twice and lose nothing with three nodes on PostgreSQL',
    async () => {
      await on(await startStage('postgres', 3), OF_SEVERAL);
    },
    LIMIT_MS,
  );
});
