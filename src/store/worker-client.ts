import { once } from 'node:events';
import { setImmediate } from 'node:timers';
import type { Worker } from 'node:worker_threads';
import type { ArgsOf, OperationName, ResultOf } from './operations/index.ts';
import type { Answer, FromWorker, Request, ToWorker, Work, WorkerStart } from './protocol.ts';
import { takeThread } from './thread.ts';
import { StoreError } from '../calls/problems.ts';

/** The main thread's side of the worker. */
export interface StoreClient {
  /** Schema versions that were applied while opening. */
  readonly migrated: readonly number[];
  /** The file's `data_version` when it was opened. */
  readonly firstVersion: number;
  /** Resolves when the operation is committed. Rejects with StoreError. */
  run<N extends OperationName>(name: N, args: ArgsOf<N>): Promise<ResultOf<N>>;
  /** Runs these in one transaction that is rolled back; resolves with the answers they would have given. */
  rehearse(works: readonly Work[]): Promise<readonly unknown[]>;
  /** Called with the file's `data_version` every few milliseconds while there are answers, before the answers are delivered. */
  onDataVersion(listener: (version: number) => void): void;
  /** Called when the file was deleted or replaced, and with undefined when the right file is back. */
  onFileTrouble(listener: (trouble: StoreError | undefined) => void): void;
  /** Empties the WAL file into the database as far as other processes allow it; resolves after the attempt. */
  checkpoint(): Promise<void>;
  /** Finishes what was asked for before, then ends the thread. May be called again. */
  close(): Promise<void>;
}

/** Flush early once this many are queued: the thread commits them while this one is still reading the others. */
const FLUSH_AT = 8;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: StoreError): void;
}

const crashed = (reason: string): StoreError =>
  new StoreError(
    'store_crashed',
    `The database thread ended unexpectedly (${reason}). Restart the connector.`,
  );

const closed = (): StoreError =>
  new StoreError('store_closed', 'The database is closed: the connector is stopping.');

type Ready = Extract<FromWorker, { kind: 'ready' }>;

/** Waits until the thread has opened the database. */
const whenReady = (worker: Worker): Promise<Ready> =>
  new Promise((resolve, reject) => {
    worker.once('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(message);
      else if (message.kind === 'unusable') {
        reject(new StoreError(message.failure.code, message.failure.message));
      }
    });
    worker.once('error', (error: Error) => {
      reject(crashed(error.message));
    });
    worker.once('exit', (code) => {
      reject(crashed(`exit code ${code}`));
    });
  });

/**
 * Has the thread open and migrate the database. Rejects with StoreError when that fails. `onCrash` is called once
 * when the thread ends without having been asked to; from then on everything rejects. `threadOf` is for tests.
 */
export const startStoreClient = async (
  start: WorkerStart,
  onCrash: (error: StoreError) => void,
  threadOf: () => Worker = takeThread,
): Promise<StoreClient> => {
  const worker = threadOf();
  worker.postMessage(start);
  const { migrated, dataVersion: firstVersion } = await whenReady(worker);
  const waiting = new Map<number, Waiting>();
  let queue: Request[] = [];
  let lastId = 0;
  /** Why nothing is accepted any more. */
  let refusal: StoreError | undefined;
  let closing: Promise<void> | undefined;
  const versionListeners: ((version: number) => void)[] = [];
  /** Waiting for the WAL file to be emptied. */
  let checkpoints: (() => void)[] = [];
  const troubleListeners: ((trouble: StoreError | undefined) => void)[] = [];

  const post = (message: ToWorker): void => {
    worker.postMessage(message);
  };
  const flush = (): void => {
    if (queue.length === 0) return;
    const requests = queue;
    queue = [];
    post({ kind: 'run', requests });
  };
  const settle = (answer: Answer): void => {
    const promise = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) promise?.resolve(answer.value);
    else promise?.reject(new StoreError(answer.failure.code, answer.failure.message));
  };
  const end = (error: StoreError): void => {
    if (refusal === undefined) onCrash(error);
    refusal ??= error;
    for (const promise of waiting.values()) promise.reject(error);
    waiting.clear();
    for (const done of checkpoints) done();
    checkpoints = [];
    queue = [];
  };

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'file') {
      const { failure } = message;
      const trouble = failure && new StoreError(failure.code, failure.message);
      for (const listener of troubleListeners) listener(trouble);
    }
    if (message.kind === 'checkpointed') {
      checkpoints.shift()?.();
      return;
    }
    if (message.kind !== 'answers') return;
    const { dataVersion } = message;
    if (dataVersion !== undefined) for (const listener of versionListeners) listener(dataVersion);
    message.answers.forEach(settle);
  });
  worker.on('error', (error: Error) => {
    end(crashed(error.message));
  });
  worker.on('exit', (code) => {
    end(crashed(`exit code ${code}`));
  });

  const shutDown = async (): Promise<void> => {
    if (refusal !== undefined) return;
    refusal = closed();
    flush();
    const exit = once(worker, 'exit');
    post({ kind: 'close' });
    await exit;
  };

  return {
    migrated,
    firstVersion,
    run: <N extends OperationName>(name: N, args: ArgsOf<N>) =>
      new Promise<ResultOf<N>>((resolve, reject) => {
        if (refusal !== undefined) {
          reject(refusal);
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        // One message, and so one commit, for everything that one turn of the event loop asks for.
        if (queue.length === 0) setImmediate(flush);
        queue.push({ id: lastId, name, args } as Request);
        if (queue.length >= FLUSH_AT) flush();
      }),
    rehearse(works) {
      if (refusal !== undefined) return Promise.reject(refusal);
      flush();
      const requests = works.map((work) => ({ ...work, id: (lastId += 1) }));
      const answers = requests.map(
        ({ id }) =>
          new Promise((resolve, reject) => {
            waiting.set(id, { resolve, reject });
          }),
      );
      post({ kind: 'rehearse', requests });
      return Promise.all(answers);
    },
    onDataVersion(listener) {
      versionListeners.push(listener);
    },
    onFileTrouble(listener) {
      troubleListeners.push(listener);
    },
    checkpoint: () =>
      new Promise((resolve, reject) => {
        if (refusal !== undefined) {
          reject(refusal);
          return;
        }
        flush();
        checkpoints.push(resolve);
        post({ kind: 'checkpoint' });
      }),
    close: () => (closing ??= shutDown()),
  };
};
