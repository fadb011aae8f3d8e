import { defined } from '../../../src/defined.ts';
import type { Bench, Finding, Goal } from '../lib/bench.ts';
import { contenders } from '../lib/contender.ts';
import type { Contender } from '../lib/contender.ts';
import { runPairs } from '../lib/pairs.ts';
import type { PairSummary } from '../lib/pairs.ts';
import { rssOfTreeKib } from '../lib/process-stats.ts';
import { fixed } from '../lib/table.ts';

const MIN_RATIO = 0.25;
const MAX_ADDED_MS = 1;
const MAX_P99_RATIO = 2;

export const PAIR_COLUMNS = [
  'contender',
  'clients',
  'req/s',
  '× L0',
  'p50 ms',
  'p95',
  'p99',
  'added p50',
  'CPU µs',
  '× L0',
  'RSS MiB',
  'pairs',
  'failed',
] as const;

export const pairRow = (s: PairSummary): (string | number)[] => [
  s.contender,
  s.clients,
  fixed(s.perSecond, 0),
  fixed(s.ratio, 3),
  fixed(s.p50, 2),
  fixed(s.p95, 2),
  fixed(s.p99, 2),
  s.addedP50 === undefined ? '' : fixed(s.addedP50, 2),
  fixed(s.cpuUs, 0),
  fixed(s.cpuRatio, 2),
  fixed(s.rssMib, 0),
  s.dropped === 0 ? s.pairs : `${s.pairs} (-${s.dropped})`,
  s.failed,
];

const floorRow = (s: PairSummary): (string | number)[] => [
  `  L0 beside it`,
  s.clients,
  fixed(s.floor.perSecond, 0),
  '1',
  fixed(s.floor.p50, 2),
  '',
  fixed(s.floor.p99, 2),
  '',
  fixed(s.floor.cpuUs, 0),
  '1',
  '',
  '',
  '',
];

const wanted = (bench: Bench, all: readonly Contender[]): Contender[] => {
  const { contenders: names } = bench.options;
  return all.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));
};

/** Time to the first call, and memory of an idle process. */
const startsOf = async (
  bench: Bench,
  contender: Contender,
): Promise<{ firstCallMs: number; rssMib: number } | undefined> => {
  const running = await contender.start(bench.morUrl);
  try {
    if (running.firstCallMs === undefined) return undefined;
    return { firstCallMs: running.firstCallMs, rssMib: rssOfTreeKib(running.pid) / 1024 };
  } finally {
    await running.stop();
  }
};

const goalsOf = (results: readonly PairSummary[]): Goal[] =>
  results
    .filter((s) => s.contender.startsWith('connector'))
    .flatMap((s): Goal[] => {
      const clean = { what: `${s.contender}, ${s.clients} clients: nothing failed`, met: s.failed === 0 };
      if (s.clients === 64) {
        const what = `${s.contender}, 64 clients: at least ${MIN_RATIO} of L0 (${fixed(s.ratio, 3)})`;
        const p99 = s.p99 / s.floor.p99;
        const tail = `${s.contender}, 64 clients: p99 at most ${MAX_P99_RATIO} × L0's (${fixed(p99, 2)})`;
        return [clean, { what, met: s.ratio >= MIN_RATIO }, { what: tail, met: p99 <= MAX_P99_RATIO }];
      }
      if (s.addedP50 === undefined) return [clean];
      const what = `${s.contender}, 1 client: adds at most ${MAX_ADDED_MS} ms (${fixed(s.addedP50, 2)})`;
      return [clean, { what, met: s.addedP50 <= MAX_ADDED_MS }];
    });

/** Clicks a second, latency and cost against the floor and against what people would otherwise build. */
export const throughput = async (bench: Bench): Promise<Finding> => {
  const { quick, clients, product } = bench.options;
  const results: PairSummary[] = [];
  const starts: Record<string, { firstCallMs: number; rssMib: number }> = {};
  for (const contender of wanted(bench, contenders(product))) {
    const start = await startsOf(bench, contender);
    if (start) starts[contender.name] = start;
    for (const count of clients) {
      const pairs = count === 1 || count === 64 ? 5 : 3;
      const result = await runPairs(bench, contender, {
        clients: count,
        pairs: quick ? 2 : pairs,
        floorMs: quick ? 700 : 1_000,
        contenderMs: quick ? 1_500 : 3_000,
        morUrl: bench.morUrl,
        ...defined({ directPort: bench.stub.ports[0] }),
      });
      results.push(result);
      bench.say(
        `${contender.name}, ${count} clients: ${fixed(result.perSecond, 0)}/s, ${fixed(result.ratio, 3)} of L0`,
      );
      if (result.failure !== undefined) bench.say(`  first failure: ${result.failure}`);
    }
  }
  return {
    title: 'Clicks: POST /v1/calls until MOR has taken the call, both writes on disk',
    columns: PAIR_COLUMNS,
    rows: [
      ...results.flatMap((s) => [pairRow(s), floorRow(s)]),
      ...Object.entries(starts).map(([name, { firstCallMs, rssMib }]) => [
        `${name}: first call ${fixed(firstCallMs, 0)} ms after the start, ${fixed(rssMib, 0)} MiB then`,
      ]),
    ],
    goals: goalsOf(results),
    data: { results, starts },
  };
};
