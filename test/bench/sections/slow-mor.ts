import type { Bench, Finding } from '../lib/bench.ts';
import { connector } from '../lib/contender.ts';
import { runPairs } from '../lib/pairs.ts';
import type { PairSummary } from '../lib/pairs.ts';
import { PAIR_COLUMNS, pairRow } from './throughput.ts';

/** The same with a MOR that takes 50 ms, as real ones do: measures how well waits overlap. */
export const slowMor = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const results: PairSummary[] = [];
  for (const clients of [64, 256]) {
    results.push(
      await runPairs(bench, connector('connector, signed', 'signed', { product }), {
        clients,
        pairs: quick ? 1 : 3,
        floorMs: 1_000,
        contenderMs: quick ? 1_500 : 3_000,
        morUrl: bench.slowMorUrl,
      }),
    );
  }
  return {
    title: 'Clicks with a MOR that answers after 50 ms',
    columns: PAIR_COLUMNS,
    rows: results.map(pairRow),
    goals: results.map((s) => ({ what: `${s.clients} clients: nothing failed`, met: s.failed === 0 })),
    data: results,
  };
};
