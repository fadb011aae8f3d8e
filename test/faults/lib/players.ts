import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bundle } from '../../../scripts/bundle.ts';
import type { Result } from '../sim/run.ts';

/** What a seed came to, as far as it can be passed between threads. */
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

/** Threads that play seeds. */
export interface Players {
  readonly count: number;
  play(seed: number, nodes: number): Promise<Played>;
  /** Plays the seeds without the guard until one breaks a promise, and makes its plan small. */
  without(guard: string, from: number, to: number): Promise<Noticed>;
  close(): Promise<void>;
}

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Bundled: what loads the sources gives each function its name whenever it is made, and that is a third of the time. */
export const startPlayers = async (count: number): Promise<Players> => {
  mkdirSync(DIST, { recursive: true });
  const folder = mkdtempSync(`${DIST}faults-`);
  await bundle(folder, ['test/faults/player.ts']);
  const workers = Array.from(
    { length: count },
    () => new Worker(`${folder}/src/player.js`, { execArgv: [] }),
  );
  const free = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];

  const ask = async <T>(job: Job): Promise<T> => {
    const worker = free.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    worker.postMessage(job);
    // Rejects when the thread ends with an error.
    const [answer] = (await once(worker, 'message')) as [T];
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
    return answer;
  };

  return {
    count,
    play: (seed, nodes) => ask<Played>({ kind: 'seed', seed, nodes }),
    without: (guard, from, to) => ask<Noticed>({ kind: 'guard', guard, from, to }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
