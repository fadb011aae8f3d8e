import { defined } from '../../../src/defined.ts';
import type { Bench } from './bench.ts';
import { L0 } from './contender.ts';
import type { Contender, Running } from './contender.ts';
import { cpuOfTreeUs, machineBusyUs, rssOfTreeKib } from './process-stats.ts';
import { mean, median } from './statistics.ts';
import type { RunResult } from '../load/messages.ts';

export interface PairOptions {
  readonly clients: number;
  readonly pairs: number;
  readonly floorMs: number;
  readonly contenderMs: number;
  readonly morUrl: string;
  /** Port of MOR, to measure what a request costs without anything in between. */
  readonly directPort?: number;
}

interface Measured extends RunResult {
  readonly perSecond: number;
  readonly cpuUs: number;
  /** Share of the machine that was used by processes outside this run. */
  readonly strangers: number;
}

interface Pair {
  readonly floor: readonly [Measured, Measured];
  readonly contender: Measured;
  readonly directP50: number;
}

export interface PairSummary {
  readonly contender: string;
  readonly clients: number;
  /** Pairs that counted, and how many were dropped as disturbed. */
  readonly pairs: number;
  readonly dropped: number;
  readonly perSecond: number;
  readonly ratio: number;
  readonly ratios: readonly number[];
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** p50 less the p50 of asking MOR directly; at one client only. */
  readonly addedP50?: number;
  readonly cpuUs: number;
  readonly cpuRatio: number;
  readonly rssMib: number;
  readonly failed: number;
  readonly failure?: string;
  readonly floor: {
    readonly perSecond: number;
    readonly p50: number;
    readonly p99: number;
    readonly cpuUs: number;
  };
}

/** If two runs of the floor differ by more than this, the machine was disturbed. */
const MAX_FLOOR_DIFFERENCE = 0.3;
const MAX_STRANGERS = 0.15;
const CORES = 2;
/** Only compiled code is measured: enough requests for V8 to have compiled it, however slow the machine is. */
const WARM = { clients: 64, durationMs: 15_000, maxRequests: 12_000 } as const;

const measure = async (
  bench: Bench,
  { requests }: Contender,
  running: Running,
  clients: number,
  durationMs: number,
): Promise<Measured> => {
  const own = [running.pid, bench.load.pid, bench.stub.pid];
  const cpu = (): number => own.reduce((sum, pid) => sum + cpuOfTreeUs(pid), 0);
  const [ownBefore, busyBefore, itsBefore] = [cpu(), machineBusyUs(), cpuOfTreeUs(running.pid)];
  const atMs = performance.now();
  const result = await bench.load.run({ port: running.port, clients, requests, durationMs });
  const elapsedUs = (performance.now() - atMs) * 1000;
  const strangersUs = machineBusyUs() - busyBefore - (cpu() - ownBefore);
  return {
    ...result,
    perSecond: result.requests / result.seconds,
    cpuUs: (cpuOfTreeUs(running.pid) - itsBefore) / result.requests,
    strangers: Math.max(0, strangersUs / (elapsedUs * CORES)),
  };
};

const isQuiet = ({ floor: [a, b], contender }: Pair): boolean =>
  Math.abs(a.perSecond - b.perSecond) / Math.max(a.perSecond, b.perSecond) <= MAX_FLOOR_DIFFERENCE &&
  Math.max(a.strangers, b.strangers, contender.strangers) <= MAX_STRANGERS;

const summary = (
  contender: Contender,
  clients: number,
  all: readonly Pair[],
  rssMib: number,
): PairSummary => {
  const quiet = all.filter(isQuiet);
  const used = quiet.length >= 2 ? quiet : all;
  const of = (pick: (pair: Pair) => number): number => median(used.map(pick));
  const floor = (key: 'perSecond' | 'p50' | 'p99' | 'cpuUs') => (pair: Pair) =>
    mean(pair.floor.map((m) => m[key]));
  const ratios = used.map((pair) => pair.contender.perSecond / floor('perSecond')(pair));
  const failure = all.map((pair) => pair.contender.failure).find((text) => text !== undefined);
  return {
    contender: contender.name,
    clients,
    pairs: used.length,
    dropped: all.length - used.length,
    perSecond: of((pair) => pair.contender.perSecond),
    ratio: median(ratios),
    ratios,
    p50: of((pair) => pair.contender.p50),
    p95: of((pair) => pair.contender.p95),
    p99: of((pair) => pair.contender.p99),
    ...defined({ addedP50: clients === 1 ? of((pair) => pair.contender.p50 - pair.directP50) : undefined }),
    cpuUs: of((pair) => pair.contender.cpuUs),
    cpuRatio: of((pair) => pair.contender.cpuUs / floor('cpuUs')(pair)),
    rssMib,
    failed: all.reduce((sum, pair) => sum + pair.contender.failed, 0),
    ...defined({ failure }),
    floor: {
      perSecond: of(floor('perSecond')),
      p50: of(floor('p50')),
      p99: of(floor('p99')),
      cpuUs: of(floor('cpuUs')),
    },
  };
};

const DIRECT = {
  method: 'POST',
  path: '/billing/api/callback_init',
  auth: 'none',
  secret: '',
  unique: false,
} as const;

/**
 * Floor and contender alternating: L0, X, L0, X, ..., L0. A ratio compares X with the two floors around it, so what the
 * machine does meanwhile cancels out as far as it can.
 */
export const runPairs = async (
  bench: Bench,
  contender: Contender,
  options: PairOptions,
): Promise<PairSummary> => {
  const { clients, floorMs, contenderMs, morUrl } = options;
  const floor = await L0.start(morUrl);
  let running: Running | undefined;
  try {
    running = await contender.start(morUrl);
    for (const [one, requests] of [
      [floor, L0.requests],
      [running, contender.requests],
    ] as const) {
      await bench.load.run({ port: one.port, requests, ...WARM });
    }
    const pairs: Pair[] = [];
    let before = await measure(bench, L0, floor, clients, floorMs);
    for (let index = 0; index < options.pairs; index += 1) {
      const directPort = clients === 1 ? options.directPort : undefined;
      const direct =
        directPort === undefined
          ? undefined
          : await bench.load.run({ port: directPort, clients: 1, requests: DIRECT, durationMs: 300 });
      const its = await measure(bench, contender, running, clients, contenderMs);
      const after = await measure(bench, L0, floor, clients, floorMs);
      pairs.push({ floor: [before, after], contender: its, directP50: direct?.p50 ?? 0 });
      before = after;
    }
    return summary(contender, clients, pairs, rssOfTreeKib(running.pid) / 1024);
  } finally {
    await running?.stop();
    await floor.stop();
  }
};
