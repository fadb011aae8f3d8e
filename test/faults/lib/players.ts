import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Plugin } from 'esbuild';
import { bundle } from '../../../scripts/bundle.ts';
import type { Edit, PlantedBug } from '../planted.ts';
import type { Result } from '../sim/run.ts';

/** The result of a seed, as far as it can be passed between threads. */
export interface Played extends Pick<Result, 'clicks' | 'inbound' | 'dials' | 'virtualMs' | 'faults'> {
  readonly seed: number;
  readonly nodes: number;
  readonly violation: { readonly rule: string; readonly message: string } | undefined;
}

/** Which seed noticed that a guard is missing. */
export interface Noticed {
  readonly clicks: number;
  /** Absent: none has. */
  readonly first?: { readonly seed: number; readonly rule: string; readonly items: number };
}

export type Job =
  | { readonly kind: 'seed'; readonly seed: number; readonly nodes: number }
  | { readonly kind: 'guard'; readonly guard: string; readonly from: number; readonly to: number };

/** Puts the planted bug's text into the product, in this bundle only. Fails if the product has changed meanwhile. */
const planting = ({ file, from, to }: Edit): Plugin => ({
  name: 'planted',
  setup(build) {
    build.onLoad({ filter: new RegExp(`/${file}$`) }, async ({ path }) => {
      const parts = (await readFile(path, 'utf8')).split(from);
      if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
      return { contents: parts.join(to), loader: 'ts' };
    });
  },
});

/** Threads that play seeds. */
export interface Players {
  readonly count: number;
  play(seed: number, nodes: number): Promise<Played>;
  /** Plays the seeds without the guard until one breaks a promise, and shrinks its plan. */
  without(bug: PlantedBug, from: number, to: number): Promise<Noticed>;
  close(): Promise<void>;
}

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Bundled, because the source loader sets the name of each function whenever it is created: a third of the time. */
export const startPlayers = async (count: number): Promise<Players> => {
  mkdirSync(DIST, { recursive: true });
  const folder = mkdtempSync(`${DIST}faults-`);
  const begin = (name: string): Worker =>
    new Worker(`${folder}/${name}/src/player.js`, {
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
  await bundle(`${folder}/players`, ['test/faults/player.ts']);
  const workers = Array.from({ length: count }, () => begin('players'));
  let planted = 0;
  const free = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];

  const askOf = async <T>(worker: Worker, job: Job): Promise<T> => {
    worker.postMessage(job);
    // Rejects when the thread ends with an error.
    const [answer] = (await once(worker, 'message')) as [T];
    return answer;
  };

  /** `edit`: a separate thread plays, while the one whose turn it is rests. */
  const ask = async <T>(job: Job, edit?: Edit): Promise<T> => {
    const worker = free.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    let other: Worker | undefined;
    if (edit) {
      const name = `planted-${(planted += 1)}`;
      await bundle(`${folder}/${name}`, ['test/faults/player.ts'], [planting(edit)]);
      other = begin(name);
    }
    const answer = await askOf<T>(other ?? worker, job);
    await other?.terminate();
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
    return answer;
  };

  return {
    count,
    play: (seed, nodes) => ask<Played>({ kind: 'seed', seed, nodes }),
    without: ({ guard, edit }, from, to) => ask<Noticed>({ kind: 'guard', guard, from, to }, edit),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
