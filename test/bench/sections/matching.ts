import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildProgram } from '../../helpers/program.ts';
import type { Finding } from '../lib/bench.ts';
import { fixed } from '../lib/table.ts';
import type { MatchCost } from '../load/match-rows.ts';

const MAX_MS = 5;

/** Finding the agents whose telephones ring in a list of active calls: no database, no network. */
export const matching = async (): Promise<Finding> => {
  const program = await buildProgram('test/bench/load/match-rows.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program.main]).finally(() => {
    program.dispose();
  });
  const cost = JSON.parse(stdout) as MatchCost;
  return {
    title: `Matching ${cost.rows} rows of active calls with ${cost.agents} agents, processor time, median of ${cost.rounds}`,
    columns: ['rows', 'agents', 'rows that ring an agent', 'ms'],
    rows: [[cost.rows, cost.agents, cost.found, fixed(cost.ms, 2)]],
    goals: [
      {
        what: `at most ${MAX_MS} ms (${fixed(cost.ms, 2)}), each agent was found`,
        met: cost.ms <= MAX_MS && cost.found === cost.rows / 2,
      },
    ],
    data: cost,
  };
};
