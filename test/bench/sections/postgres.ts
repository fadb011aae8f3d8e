import { startPostgres } from '../../helpers/postgres.ts';
import { defined } from '../../../src/defined.ts';
import type { Bench, Finding } from '../lib/bench.ts';
import { connector } from '../lib/contender.ts';
import { runPairs } from '../lib/pairs.ts';
import { PAIR_COLUMNS, pairRow } from './throughput.ts';

const MIN_RATIO = 0.3;

/** The same clicks with PostgreSQL, which syncs each commit; its processor time is not counted in the connector's. */
export const postgres = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const server = await startPostgres(['-c', 'fsync=on', '-c', 'shared_buffers=512MB']);
  try {
    const results = [];
    for (const clients of [1, 64]) {
      const database = await server.database();
      results.push(
        await runPairs(bench, connector('connector, PostgreSQL', 'signed', { product, database }), {
          clients,
          pairs: quick ? 1 : 5,
          floorMs: quick ? 700 : 1_000,
          contenderMs: quick ? 1_500 : 3_000,
          morUrl: bench.morUrl,
          ...defined({ directPort: bench.stub.ports[0] }),
        }),
      );
    }
    return {
      title: 'Clicks with PostgreSQL',
      columns: PAIR_COLUMNS,
      rows: results.map(pairRow),
      goals: results.flatMap((s) => [
        { what: `${s.clients} clients: nothing failed`, met: s.failed === 0 },
        ...(s.clients === 64
          ? [
              {
                what: `64 clients: at least ${MIN_RATIO} of L0 (${s.ratio.toFixed(3)})`,
                met: s.ratio >= MIN_RATIO,
              },
            ]
          : []),
      ]),
      data: results,
    };
  } finally {
    await server.remove();
  }
};
