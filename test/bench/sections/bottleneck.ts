import { defined } from '../../../src/defined.ts';
import type { Bench, Finding } from '../lib/bench.ts';
import { connector } from '../lib/contender.ts';
import { runPairs } from '../lib/pairs.ts';
import type { PairSummary } from '../lib/pairs.ts';
import { PAIR_COLUMNS, pairRow } from './throughput.ts';

/** More than are ever under way here, so that only the limiter's own cost shows. */
const ROOMY = { concurrent: 1_000 };

/** What configured limits of MOR cost; without any, the limiter is not on the path. */
export const bottleneck = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const results: PairSummary[] = [];
  for (const clients of [1, 16]) {
    for (const [name, limits] of [
      ['connector, no MOR limits', {}],
      ['connector, MOR limits by Bottleneck', { limits: ROOMY }],
    ] as const) {
      results.push(
        await runPairs(bench, connector(name, 'key', { product, ...limits }), {
          clients,
          pairs: quick ? 1 : 3,
          floorMs: 700,
          contenderMs: quick ? 1_500 : 3_000,
          morUrl: bench.morUrl,
          ...defined({ directPort: bench.stub.ports[0] }),
        }),
      );
    }
  }
  return {
    title: 'Clicks with and without configured MOR limits',
    columns: PAIR_COLUMNS,
    rows: results.map(pairRow),
    goals: results.map((s) => ({
      what: `${s.contender}, ${s.clients} clients: nothing failed`,
      met: s.failed === 0,
    })),
    data: results,
  };
};
