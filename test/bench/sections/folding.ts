import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildProgram } from '../../helpers/program.ts';
import type { Finding } from '../lib/bench.ts';
import { fixed } from '../lib/table.ts';
import type { FoldCost } from '../load/fold-rows.ts';

const MAX_MS = 50;

/** Finding the calls of a full list of live rows and folding each row in: no database, no network. */
export const folding = async (): Promise<Finding> => {
  const program = await buildProgram('test/bench/load/fold-rows.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program.main]).finally(() => {
    program.dispose();
  });
  const costs = JSON.parse(stdout) as readonly FoldCost[];
  const [{ rows, rounds } = { rows: 0, rounds: 0 }] = costs;
  return {
    title: `Folding ${rows} live rows into as many open calls, processor time, median of ${rounds}`,
    columns: ['rows', 'each changes its call, ms', 'nothing new, ms', 'calls found'],
    rows: costs.map((cost) => [cost.name, fixed(cost.firstMs, 1), fixed(cost.againMs, 1), cost.moved]),
    goals: costs.map((cost) => ({
      what: `${cost.name}: at most ${MAX_MS} ms (${fixed(cost.firstMs, 1)}), each row found its call`,
      met: cost.firstMs <= MAX_MS && cost.moved === cost.rows,
    })),
    data: costs,
  };
};
