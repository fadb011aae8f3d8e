import type { Bench, Finding } from '../lib/bench.ts';
import { fillPostgres } from '../lib/big-postgres.ts';
import { API_KEY } from '../lib/connector.ts';
import { startNodes } from '../lib/nodes.ts';
import { median } from '../lib/statistics.ts';
import { fixed } from '../lib/table.ts';
import { questions } from './list.ts';

const MAX_MS = 10;
const MIN_RATIO = 0.8;
const CLICKS = { method: 'POST', path: '/v1/calls', auth: 'key', secret: API_KEY, unique: true } as const;

/**
 * Clicks and lists with a million calls and a million mapped agents in PostgreSQL, compared with a nearly empty one.
 */
export const million = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const count = quick ? 50_000 : 1_000_000;
  const options = { product, morUrl: bench.morUrl };
  const small = await startNodes(1, options);
  const filledMs = performance.now();
  const large = await startNodes(1, options, (database, server) =>
    fillPostgres(server, database, count),
  ).catch(async (error: unknown) => {
    await small.stop();
    throw error;
  });
  bench.say(`filled and started in ${fixed((performance.now() - filledMs) / 1_000, 0)} s`);
  try {
    const ports = [small, large].map(({ nodes }) => nodes[0]?.port ?? 0) as [number, number];
    const click = (port: number, durationMs: number) =>
      bench.load.run({ port, clients: 64, requests: CLICKS, durationMs });
    for (const port of ports) await click(port, quick ? 2_000 : 12_000);
    const ratios: number[] = [];
    let failed = 0;
    for (let round = 0; round < (quick ? 1 : 5); round += 1) {
      const [less, more] = [await click(ports[0], 3_000), await click(ports[1], 3_000)];
      ratios.push(more.requests / more.seconds / (less.requests / less.seconds));
      failed += less.failed + more.failed;
    }
    const rows: (string | number)[][] = [];
    const slowest: number[] = [];
    for (const [name, query] of Object.entries(await questions(ports[1]))) {
      const path = `/v1/calls?${query}`;
      const asked = await bench.load.run({
        port: ports[1],
        clients: 1,
        requests: { method: 'GET', path, auth: 'key', secret: API_KEY, unique: false },
        durationMs: 5_000,
        maxRequests: 200,
      });
      slowest.push(asked.p95);
      failed += asked.failed;
      rows.push([name, fixed(asked.p50, 2), fixed(asked.p95, 2)]);
    }
    const ratio = median(ratios);
    return {
      title: `PostgreSQL with ${count} calls and as many mapped agents`,
      columns: ['list of calls', 'p50 ms', 'p95'],
      rows: [...rows, [`clicks of 64 clients: ${fixed(ratio, 2)} of those with an empty database`]],
      goals: [
        { what: 'nothing failed', met: failed === 0 },
        {
          what: `clicks: at least ${MIN_RATIO} of an empty database's (${fixed(ratio, 2)})`,
          met: ratio >= MIN_RATIO,
        },
        {
          what: `each list within ${MAX_MS} ms (slowest p95 ${fixed(Math.max(...slowest), 1)})`,
          met: Math.max(...slowest) <= MAX_MS,
        },
      ],
      data: { ratios, rows },
    };
  } finally {
    await Promise.all([small.stop(), large.stop()]);
  }
};
