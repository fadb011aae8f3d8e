/** `npm run bench`: how fast the built connector is, as ratios to a floor measured beside it. See --help. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { urlOf } from './lib/bench.ts';
import type { Bench, Finding } from './lib/bench.ts';
import { killOwned, startChild } from './lib/child.ts';
import { startLoad } from './lib/load.ts';
import { findingText } from './lib/table.ts';
import { USAGE, parseOptions } from './options.ts';
import type { BenchOptions, Section } from './options.ts';
import { throughput } from './sections/throughput.ts';
import { backlog } from './sections/backlog.ts';
import { bottleneck } from './sections/bottleneck.ts';
import { folding } from './sections/folding.ts';
import { following } from './sections/following.ts';
import { list } from './sections/list.ts';
import { history } from './sections/history.ts';
import { idle } from './sections/idle.ts';
import { manyAgents } from './sections/many-agents.ts';
import { matching } from './sections/matching.ts';
import { million } from './sections/million.ts';
import { nodes } from './sections/nodes.ts';
import { pageActions } from './sections/page-actions.ts';
import { pause } from './sections/pause.ts';
import { postgres } from './sections/postgres.ts';
import { lookUp } from './sections/look-up.ts';
import { slowMor } from './sections/slow-mor.ts';
import { streams } from './sections/streams.ts';
import { streamsOfTwo } from './sections/streams-of-two.ts';
import { warm } from './sections/warm.ts';

const RUN: Readonly<Record<Section, (bench: Bench) => Promise<Finding>>> = {
  throughput,
  'slow-mor': slowMor,
  bottleneck,
  following,
  folding,
  streams,
  'look-up': lookUp,
  list,
  'many-agents': manyAgents,
  'page-actions': pageActions,
  pause,
  warm,
  idle,
  postgres,
  nodes,
  million,
  history,
  'streams-of-two': streamsOfTwo,
  backlog,
  matching,
};

const machine = (): string => {
  const all = cpus();
  return `${all.length} × ${all[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}, ${process.platform}`;
};

const runSections = async (options: BenchOptions, say: (line: string) => void): Promise<Finding[]> => {
  const [load, stub] = await Promise.all([startLoad(), startChild('mor-stub.ts')]);
  const [fast, slow] = stub.ports;
  const bench: Bench = { options, load, stub, morUrl: urlOf(fast), slowMorUrl: urlOf(slow), say };
  const findings: Finding[] = [];
  try {
    for (const section of options.sections) {
      say(`-- ${section}`);
      const finding = await RUN[section](bench);
      findings.push(finding);
      say(findingText(finding));
    }
  } finally {
    await Promise.all([load.stop(), stub.stop()]);
  }
  return findings;
};

const main = async (): Promise<number> => {
  const options = parseOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const say = (line: string): void => {
    (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  };
  if (options.build) {
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) return 1;
  }
  say(machine());
  if (process.env['NODE_RED'] === undefined) say('Node-RED is left out: NODE_RED names no installed red.js.');
  const findings = await runSections(options, say);
  const missed = findings.flatMap(({ goals }) => goals.filter((goal) => !goal.met));
  if (options.json) {
    const results = findings.map(({ title, goals, data }) => ({ title, goals, data }));
    process.stdout.write(
      `${JSON.stringify({ machine: machine(), quick: options.quick, results }, null, 2)}\n`,
    );
  }
  say(
    missed.length === 0
      ? '\nEvery goal is met.'
      : `\n${missed.length} goal(s) missed: ${missed.map((g) => g.what).join('; ')}`,
  );
  return missed.length === 0 ? 0 : 1;
};

process.once('exit', killOwned);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.exit(1);
  });
}
process.exitCode = await main();
