import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bundledSource } from './worker-source.ts';

const IS_BUILT = !import.meta.url.endsWith('.ts');

/** A database thread; its first message tells it what to open. */
const startThread = (): Worker =>
  IS_BUILT
    ? new Worker(fileURLToPath(new URL('./worker.js', import.meta.url)))
    : new Worker(bundledSource(), { eval: true, execArgv: [] });

let ahead: Worker | undefined;

/**
 * Starts a thread before anybody knows what it is to open: it loads its program while the main thread loads its own, which takes a
 * sixth of the time until the service listens. It does not keep the process alive.
 */
export const startThreadAhead = (): void => {
  // From the sources, the main thread would have to bundle the thread's program first.
  if (!IS_BUILT) return;
  ahead = startThread();
  ahead.unref();
};

/** The thread that was started ahead, once, or a new one. */
export const takeThread = (): Worker => {
  const taken = ahead ?? startThread();
  ahead = undefined;
  taken.ref();
  return taken;
};

/** Ends the thread that was started ahead: the database is on a server. */
export const dropThreadAhead = async (): Promise<void> => {
  const dropped = ahead;
  ahead = undefined;
  await dropped?.terminate();
};
