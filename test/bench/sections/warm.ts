import { API_KEY } from '../lib/connector.ts';
import type { Bench, Finding } from '../lib/bench.ts';
import { L0, connector } from '../lib/contender.ts';
import { syncMs } from '../lib/disk.ts';
import { median } from '../lib/statistics.ts';
import { fixed } from '../lib/table.ts';

const CLICKS = 20_000;
const MAX_RATIO = 3;

/** One client, one click after another, with all code compiled; compared with a floor that no design can beat. */
export const warm = async (bench: Bench): Promise<Finding> => {
  const { product, quick } = bench.options;
  const clicks = quick ? 4_000 : CLICKS;
  const rounds = quick ? 2 : 7;
  const contender = connector('connector, API key', 'key', { product });
  const [floor, running] = [await L0.start(bench.morUrl), await contender.start(bench.morUrl)];
  const both = [
    { port: floor.port, requests: L0.requests },
    { port: running.port, requests: { ...contender.requests, secret: API_KEY } },
  ] as const;
  try {
    for (const one of both)
      await bench.load.run({ ...one, clients: 64, durationMs: 120_000, maxRequests: clicks });
    const found: { floorMs: number; itsMs: number; syncMs: number; failed: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [l0, its] = [
        await bench.load.run({ ...both[0], clients: 1, durationMs: 700 }),
        await bench.load.run({ ...both[1], clients: 1, durationMs: 1_500 }),
      ];
      found.push({ floorMs: l0.p50, itsMs: its.p50, syncMs: syncMs(), failed: l0.failed + its.failed });
    }
    const of = (key: 'floorMs' | 'itsMs' | 'syncMs'): number => median(found.map((one) => one[key]));
    const ratio = median(found.map((one) => one.itsMs / (one.floorMs + 2 * one.syncMs)));
    return {
      title: `One client after ${clicks} clicks`,
      columns: ['what', 'p50 ms'],
      rows: [
        ['connector', fixed(of('itsMs'), 2)],
        ['L0', fixed(of('floorMs'), 2)],
        ['one fdatasync of this disk', fixed(of('syncMs'), 2)],
        ['floor: L0 and two fdatasync', fixed(of('floorMs') + 2 * of('syncMs'), 2)],
      ],
      goals: [
        { what: 'nothing failed', met: found.every(({ failed }) => failed === 0) },
        { what: `at most ${MAX_RATIO} × the floor (${fixed(ratio, 2)})`, met: ratio <= MAX_RATIO },
      ],
      data: found,
    };
  } finally {
    await Promise.all([floor.stop(), running.stop()]);
  }
};
