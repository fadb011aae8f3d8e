import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Finding } from '../lib/bench.ts';
import { fillMappings } from '../lib/big-database.ts';
import { spreadOf } from '../lib/statistics.ts';
import { fixed } from '../lib/table.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';

const ROUNDS = 5_000;
/** How much slower the look-up may be with the most agents than with the fewest. */
const MAX_GROWTH = 1.5;
/** Between look-ups the clock moves past the time that answers are cached for, so all of them reach the database. */
const CLOCK_STEP_MS = 60_000;
const quiet = (): void => undefined;
const LOG = { debug: quiet, info: quiet, warn: quiet, error: quiet };

const measure = async (agents: number): Promise<{ agents: number; p50: number; p99: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'mor-crm-connector-bench-'));
  const file = join(folder, 'connector.db');
  try {
    await fillMappings(file, agents);
    let nowMs = Date.now();
    const store = await openSqliteStore(file, { now: () => (nowMs += CLOCK_STEP_MS), log: LOG });
    const tookUs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const user = `user-${Math.floor(Math.random() * agents)}`;
      const atMs = performance.now();
      const found = await store.mappings.find({ crm: 'bench', user });
      tookUs.push((performance.now() - atMs) * 1_000);
      if (found?.user !== user) throw new Error(`${user} was not found`);
    }
    await store.close();
    const { p50, p99 } = spreadOf(tookUs);
    return { agents, p50, p99 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Time to get an agent's mapping past the cache: to the database thread and back. */
export const lookUp = async (bench: Bench): Promise<Finding> => {
  const sizes = bench.options.quick ? [100, 10_000, 100_000] : [100, 10_000, 1_000_000];
  // A warm-up; this size is measured again below.
  await measure(100);
  const results = [];
  for (const size of sizes) results.push(await measure(size));
  const growth = (results.at(-1)?.p50 ?? 0) / (results[0]?.p50 ?? 0);
  return {
    title: 'Look-up of an agent, past the cache',
    columns: ['mapped agents', 'p50 µs', 'p99 µs'],
    rows: results.map((r) => [r.agents, fixed(r.p50, 0), fixed(r.p99, 0)]),
    goals: [
      {
        what: `flat: at most ${MAX_GROWTH} times the time with the most agents (${fixed(growth, 2)})`,
        met: growth <= MAX_GROWTH,
      },
    ],
    data: results,
  };
};
