import type { ProcessFault } from './faults.ts';
import { pause } from './ask.ts';
import { Callers } from './callers.ts';
import type { CallersVerdict } from './callers.ts';
import { Load } from './load.ts';
import type { ClicksVerdict } from './load.ts';
import type { Stage } from './stage.ts';

/** Between two faults. */
const CALM_MS = 2_000;
const RECOVERY_LIMIT_MS = 60_000;
const END_LIMIT_MS = 240_000;

/** Of clicks and of calls that came in together. */
export type Verdict = ClicksVerdict & CallersVerdict;

export interface Played {
  readonly verdict: Verdict;
  /** By the fault's name. */
  readonly rows: ReadonlyMap<string, { readonly times: number; readonly longestMs: number }>;
}

/** Lets agents click, and callers ring one of them, while one fault after another strikes, in this order and again from the first, until `isEnough`. */
export const playFaults = async (
  stage: Stage,
  faults: readonly ProcessFault[],
  isEnough: (played: number) => boolean,
): Promise<Played> => {
  const rows = new Map<string, { times: number; longestMs: number }>();
  const load = new Load(stage);
  const callers = new Callers(stage);

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

  const running = Promise.all([load.run(), callers.run()]);
  for (let turn = 0; !isEnough(turn); turn += 1) {
    await pause(CALM_MS * Math.random());
    const fault = faults[turn % faults.length];
    if (fault) await play(fault);
  }
  const ending = Promise.all([load.end(END_LIMIT_MS), callers.end(END_LIMIT_MS)]);
  await running;
  const [clicked, called] = await ending;
  const lost = clicked.lost + called.lost;
  const activities = clicked.activities + called.activities;
  return { verdict: { ...clicked, ...called, lost, activities }, rows };
};
