/**
 * Faults under load on real processes:
 * `npm run faults:processes -- [--minutes N] [--database sqlite|postgres] [--nodes N] [--write]`.
 *
 * One fault after another while agents click and callers ring; the calls are compared with MOR's ledger and the CRM.
 * Exits with 1 if anything was dialled twice, lost, duplicated, left out, or logged with a wrong outcome. `--write` puts the table into docs/proof.md.
 */
import { parseArgs } from 'node:util';
import { writeSection } from '../lib/document.ts';
import { faultsOf } from './faults.ts';
import { playFaults } from './play.ts';
import { startStage } from './stage.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    database: { type: 'string', default: 'sqlite' },
    nodes: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});

const chosen = (): { database: 'sqlite' | 'postgres'; nodes: number; minutes: number } => {
  const { database } = values;
  const [nodes, minutes] = [Number(values.nodes), Number(values.minutes)];
  if (database !== 'sqlite' && database !== 'postgres')
    throw new Error(`--database wants sqlite or postgres, not ${database}`);
  if (!Number.isInteger(nodes) || nodes < 1 || (database === 'sqlite' && nodes > 1))
    throw new Error('--nodes wants a whole number from 1 on, and 1 with SQLite');
  if (!(minutes > 0)) throw new Error('--minutes wants a number above 0');
  return { database, nodes, minutes };
};

const { database, nodes, minutes } = chosen();
const stage = await startStage(database, nodes);

try {
  const untilMs = performance.now() + minutes * 60_000;
  const { verdict, rows } = await playFaults(stage, faultsOf(stage), () => performance.now() >= untilMs);
  const { clicks, callers, dialledTwice, lost, activities, wrong } = verdict;
  const setting = `${database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${nodes === 1 ? 'one node' : `${nodes} nodes`}`;
  const text = [
    `${setting}, ${minutes} minutes: ${clicks.toLocaleString('en')} clicks, ${callers.toLocaleString('en')} calls that came in; dialled twice ${dialledTwice}, lost ${lost}, activities missing or doubled ${activities}, wrong outcomes ${wrong}.`,
    '',
    '| fault | times | dialled twice | lost | activities missing or doubled | longest recovery |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...[...rows].map(
      ([name, { times, longestMs }]) =>
        `| ${name} | ${times} | ${dialledTwice} | ${lost} | ${activities} | ${(longestMs / 1_000).toFixed(1)} s |`,
    ),
  ].join('\n');
  console.log(text);
  if (values.write) await writeSection(`processes ${database} ${nodes}`, text);
  process.exitCode = dialledTwice + lost + activities + wrong === 0 ? 0 : 1;
} finally {
  await stage.close();
}
