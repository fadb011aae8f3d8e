import type { ProcessFault } from './faults.ts';
import { Load } from './load.ts';
import type { Verdict } from './load.ts';
import type { Stage } from './stage.ts';

/** Between two faults. */
const CALM_MS = 2_000;
const RECOVERY_LIMIT_MS = 60_000;
const END_LIMIT_MS = 240_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface Played {
  readonly verdict: Verdict;
  /** By the fault's name. */
  readonly rows: ReadonlyMap<string, { readonly times: number; readonly longestMs: number }>;
}

/** Lets agents click while one fault after another strikes, in this order and again from the first, until `isEnough`. */
export const playFaults = async (
  stage: Stage,
  faults: readonly ProcessFault[],
  isEnough: (played: number) => boolean,
): Promise<Played> => {
  const rows = new Map<string, { times: number; longestMs: number }>();
  const load = new Load(stage);

  /** Milliseconds from the cure to the next click that is answered. */
  const recovered = async (): Promise<number> => {
    const curedMs = performance.now();
    while (load.answeredAtMs < curedMs && performance.now() - curedMs < RECOVERY_LIMIT_MS) await pause(20);
    return performance.now() - curedMs;
  };

  const play = async (fault: ProcessFault): Promise<void> => {
    const cure = await fault.begin(stage);
    await pause(fault.ms * (0.5 + Math.random()));
    const curing = performance.now();
    await cure();
    const ms = performance.now() - curing + (await recovered());
    const row = rows.get(fault.name) ?? { times: 0, longestMs: 0 };
    rows.set(fault.name, { times: row.times + 1, longestMs: Math.max(row.longestMs, ms) });
  };

  const running = load.run();
  for (let turn = 0; !isEnough(turn); turn += 1) {
    await pause(CALM_MS * Math.random());
    const fault = faults[turn % faults.length];
    if (fault) await play(fault);
  }
  const ending = load.end(END_LIMIT_MS);
  await running;
  return { verdict: await ending, rows };
};
