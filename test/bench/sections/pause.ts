import type { Bench, Finding, Goal } from '../lib/bench.ts';
import { pause as sleep } from '../lib/api.ts';
import { L0, connector } from '../lib/contender.ts';
import type { Contender } from '../lib/contender.ts';
import { startConnector } from '../lib/connector.ts';
import type { RunningConnector } from '../lib/connector.ts';
import { median } from '../lib/statistics.ts';
import { fixed } from '../lib/table.ts';

const MAX_RATIO = 2;
/** The pauses before a click, and how often each is tried; 0: the first click of a process. */
const PAUSES = [
  { seconds: 0, rounds: 1 },
  { seconds: 4, rounds: 5 },
  { seconds: 60, rounds: 2 },
] as const;
const STARTS = 3;

interface Pause {
  readonly seconds: number;
  readonly floorMs: number;
  readonly itsMs: number;
}

const click = async (bench: Bench, port: number, { requests }: Contender): Promise<number> => {
  const one = await bench.load.run({ port, clients: 1, requests, durationMs: 10_000, maxRequests: 1 });
  if (one.failed > 0) throw new Error(`a click failed: ${one.failure ?? ''}`);
  return one.p50;
};

/** Start to listening, and to ready, of this product and of the one that --before names, alternating. */
const startsOf = async (bench: Bench): Promise<Record<string, RunningConnector[]>> => {
  const { before, product, quick } = bench.options;
  const found: Record<string, RunningConnector[]> = {};
  for (let round = 0; round < (quick ? 1 : STARTS); round += 1) {
    for (const [name, file] of [
      ['now', product] as const,
      ...(before ? [['before', before] as const] : []),
    ]) {
      const running = await startConnector({ product: file, morUrl: bench.morUrl, firstClick: false });
      await running.stop();
      (found[name] ??= []).push(running);
    }
  }
  return found;
};

/** What a person feels: one click on an idle machine, after the start and after pauses, compared with L0's. */
export const pause = async (bench: Bench): Promise<Finding> => {
  const { product, quick } = bench.options;
  const contender = connector('connector, signed', 'signed', { product, firstClick: false });
  const starts = await startsOf(bench);
  const floor = await L0.start(bench.morUrl);
  const running = await contender.start(bench.morUrl);
  const pauses: Pause[] = [];
  try {
    for (const { seconds, rounds } of PAUSES.slice(0, quick ? 2 : 3)) {
      const floorMs: number[] = [];
      const itsMs: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await sleep(seconds * 1_000);
        floorMs.push(await click(bench, floor.port, L0));
        itsMs.push(await click(bench, running.port, contender));
      }
      pauses.push({ seconds, floorMs: median(floorMs), itsMs: median(itsMs) });
    }
  } finally {
    await Promise.all([floor.stop(), running.stop()]);
  }
  const of = (name: string, key: 'listeningMs' | 'readyMs'): number =>
    median((starts[name] ?? []).map((one) => one[key]));
  const nameOf = (seconds: number): string => (seconds === 0 ? 'first click' : `after ${seconds} s`);
  const startGoals = (): Goal[] =>
    starts['before'] === undefined
      ? []
      : [
          {
            what: 'start to listening at most half of before',
            met: of('now', 'listeningMs') <= of('before', 'listeningMs') / 2,
          },
          {
            what: 'start to ready no longer than before',
            met: of('now', 'readyMs') <= of('before', 'readyMs'),
          },
        ];
  return {
    title: 'A click after a pause',
    columns: ['pause', 'connector ms', 'L0 ms', '× L0'],
    rows: [
      ...pauses.map(({ seconds, floorMs, itsMs }) => [
        nameOf(seconds),
        fixed(itsMs, 1),
        fixed(floorMs, 1),
        fixed(itsMs / floorMs, 2),
      ]),
      ...Object.keys(starts).map((name) => [
        `start, ${name}: listening after ${fixed(of(name, 'listeningMs'), 0)} ms, ready after ${fixed(of(name, 'readyMs'), 0)} ms`,
      ]),
    ],
    goals: [
      ...pauses.map(({ seconds, floorMs, itsMs }) => ({
        what: `${nameOf(seconds)}: at most ${MAX_RATIO} × L0's (${fixed(itsMs / floorMs, 2)})`,
        met: itsMs <= MAX_RATIO * floorMs,
      })),
      ...startGoals(),
    ],
    data: { pauses, starts },
  };
};
