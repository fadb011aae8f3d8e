import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { defined } from '../defined.ts';
import { claimFile } from './claim.ts';
import { BUSY_TIMEOUT_MS, openConnection } from './database.ts';
import type { Connection } from './database.ts';
import { createFileGuard } from './file-guard.ts';
import type { FileGuard } from './file-guard.ts';
import { rehearse, runGuarded } from './group.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import type { FromWorker, Request, ToWorker, WorkerStart } from './protocol.ts';
import { toFailure } from './store-error.ts';
import type { FailureData } from './store-error.ts';

/** Larger groups save hardly anything more and make the first requests in them wait. */
const MAX_GROUP = 256;

interface Opened {
  readonly db: Connection;
  readonly migrated: readonly number[];
  readonly guard: FileGuard;
  readonly claim: { release(): void } | undefined;
}

const open = ({ location, nowMs, isService }: WorkerStart): Opened => {
  const claim = isService ? claimFile(location) : undefined;
  let db: Connection | undefined;
  try {
    db = openConnection(location);
    const migrated = migrate(db, MIGRATIONS, nowMs);
    if (isService) db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS.service}`);
    return { db, migrated, claim, guard: createFileGuard(location) };
  } catch (error) {
    db?.close();
    claim?.release();
    throw error;
  }
};

/** How often the file is checked for changes from outside. */
const WATCH_EVERY_MS = 2_000;

/**
 * A click gets two answers; reading the version with each would take a fortieth of its time, and a version this much older does
 * no harm.
 */
const VERSION_EVERY_MS = 20;

/** The file's `data_version`, unless it was reported a moment ago. */
const versionOf = (db: Connection): (() => { readonly dataVersion?: number }) => {
  let askedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = performance.now();
    if (nowMs - askedAtMs < VERSION_EVERY_MS) return {};
    askedAtMs = nowMs;
    try {
      return { dataVersion: db.dataVersion() };
    } catch {
      // Another process has locked the file, or the disk is failing: the next real request reports it.
      return {};
    }
  };
};

/** Requests that arrived while the last group was committing join the next group. */
const drain = (
  port: MessagePort,
  first: ToWorker,
): { requests: readonly Request[]; then?: Exclude<ToWorker, { kind: 'run' }> } => {
  const requests: Request[] = [];
  for (let message: ToWorker | undefined = first; message !== undefined;) {
    if (message.kind !== 'run') return { requests, then: message };
    requests.push(...message.requests);
    if (requests.length >= MAX_GROUP) break;
    const next = receiveMessageOnPort(port) as { message: ToWorker } | undefined;
    message = next?.message;
  }
  return { requests };
};

const emptyWal = (db: Connection): void => {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Another process is using the file, or the disk is full: the data is just as safe in the WAL file.
  }
};

/** Leaves one complete file behind that is ready to be copied. */
const shutDown = (db: Connection): void => {
  emptyWal(db);
  db.close();
};

const serve = (port: MessagePort, start: WorkerStart): void => {
  const post = (message: FromWorker): void => {
    port.postMessage(message);
  };
  let opened: ReturnType<typeof open>;
  try {
    opened = open(start);
  } catch (error) {
    post({ kind: 'unusable', failure: toFailure(error) });
    port.close();
    return;
  }
  const { db, guard, claim } = opened;
  const version = versionOf(db);
  let isLost = false;
  const lost = (failure: FailureData | undefined): void => {
    if (isLost === (failure !== undefined)) return;
    isLost = failure !== undefined;
    post({ kind: 'file', ...defined({ failure }) });
  };
  /** Even while nobody asks for anything, check whether another process has written and whether the file is still there. */
  const watch = setInterval(() => {
    lost(guard.checkAll());
    post({ kind: 'answers', answers: [], ...version() });
  }, WATCH_EVERY_MS);
  port.on('message', (message: ToWorker) => {
    const { requests, then } = drain(port, message);
    if (requests.length > 0) {
      const ran = runGuarded(db, guard, isLost, requests);
      if (ran.isLost !== isLost) lost(ran.isLost ? guard.checkAll() : undefined);
      post({ kind: 'answers', answers: ran.answers, ...version() });
    }
    if (then?.kind === 'rehearse') post({ kind: 'answers', answers: rehearse(db, then.requests) });
    if (then?.kind === 'checkpoint') {
      emptyWal(db);
      post({ kind: 'checkpointed' });
    }
    if (then?.kind !== 'close') return;
    clearInterval(watch);
    shutDown(db);
    claim?.release();
    port.close();
  });
  post({ kind: 'ready', migrated: opened.migrated, dataVersion: db.dataVersion() });
};

// The one module that acts on import: it is the entry point of the thread.
if (parentPort !== null) {
  const port = parentPort;
  port.once('message', (start: WorkerStart) => {
    serve(port, start);
  });
}
