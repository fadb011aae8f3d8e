import { cpus } from 'node:os';
import type { Bench, Finding } from '../lib/bench.ts';
import { API_KEY } from '../lib/connector.ts';
import { startLoad } from '../lib/load.ts';
import { startNodes } from '../lib/nodes.ts';
import { median } from '../lib/statistics.ts';
import { fixed } from '../lib/table.ts';
import type { RunResult } from '../load/messages.ts';

const NODES = 3;
const CLIENTS = 63;

const CLICKS = { method: 'POST', path: '/v1/calls', auth: 'key', secret: API_KEY, unique: true } as const;

/** The same number of clients at one node and spread over three, alternating. */
export const nodes = async (bench: Bench): Promise<Finding> => {
  const { quick, product } = bench.options;
  const durationMs = quick ? 1_500 : 4_000;
  const cluster = await startNodes(NODES, { product, morUrl: bench.morUrl });
  const loads = await Promise.all(Array.from({ length: NODES }, startLoad));
  try {
    const at = (node: number, clients: number, ms = durationMs): Promise<RunResult> =>
      (loads[node] ?? bench.load).run({
        port: cluster.nodes[node]?.port ?? 0,
        clients,
        requests: CLICKS,
        durationMs: ms,
      });
    const all = (ms = durationMs): Promise<RunResult[]> =>
      Promise.all(cluster.nodes.map((_, node) => at(node, CLIENTS / NODES, ms)));
    await all(quick ? 3_000 : 15_000);
    const rounds: { one: RunResult; three: RunResult[] }[] = [];
    for (let round = 0; round < (quick ? 1 : 5); round += 1)
      rounds.push({ one: await at(0, CLIENTS), three: await all() });
    const rate = (results: readonly RunResult[]): number =>
      results.reduce((sum, { requests, seconds }) => sum + requests / seconds, 0);
    const failed = rounds.flatMap(({ one, three }) => [one, ...three]).reduce((n, r) => n + r.failed, 0);
    const row = (name: string, pick: (round: { one: RunResult; three: RunResult[] }) => RunResult[]) => {
      const runs = rounds.map(pick);
      const worst = (key: 'p50' | 'p99') => median(runs.map((rs) => Math.max(...rs.map((r) => r[key]))));
      return [name, fixed(median(runs.map(rate)), 0), fixed(worst('p50'), 1), fixed(worst('p99'), 1)];
    };
    return {
      title: `${CLIENTS} clients at one node and at ${NODES}, on one PostgreSQL`,
      columns: ['where', 'clicks/s', 'p50 ms of the slowest', 'p99'],
      rows: [
        row('all at one node', ({ one }) => [one]),
        row(`spread over ${NODES}`, ({ three }) => three),
        [
          `PostgreSQL, ${NODES} nodes, MOR and the clients share ${cpus().length} processors here, so this says what sharing costs, not what machines add.`,
        ],
      ],
      goals: [{ what: 'nothing failed', met: failed === 0 }],
      data: rounds,
    };
  } finally {
    await Promise.all(loads.map((load) => load.stop()));
    await cluster.stop();
  }
};
