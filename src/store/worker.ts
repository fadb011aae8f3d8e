import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { openConnection } from './database.ts';
import type { Connection } from './database.ts';
import { runGroup } from './group.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import type { FromWorker, Request, ToWorker, WorkerStart } from './protocol.ts';
import { toFailure } from './store-error.ts';

/** Larger groups hardly save anything more and make the first of them wait. */
const MAX_GROUP = 256;

const open = ({ location, nowMs }: WorkerStart): { db: Connection; migrated: readonly number[] } => {
  const db = openConnection(location);
  try {
    return { db, migrated: migrate(db, MIGRATIONS, nowMs) };
  } catch (error) {
    db.close();
    throw error;
  }
};

/** A click has two answers; asking with each would be a fortieth of its time, for news that may be that much older. */
const VERSION_EVERY_MS = 20;

/** The file's `data_version`, unless it was told a moment ago. */
const versionOf = (db: Connection): (() => { readonly dataVersion?: number }) => {
  let askedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = performance.now();
    if (nowMs - askedAtMs < VERSION_EVERY_MS) return {};
    askedAtMs = nowMs;
    return { dataVersion: db.dataVersion() };
  };
};

/** What has arrived while the last group was committing joins the next one. */
const drain = (port: MessagePort, first: ToWorker): { requests: readonly Request[]; isClosing: boolean } => {
  const requests: Request[] = [];
  for (let message: ToWorker | undefined = first; message !== undefined;) {
    if (message.kind === 'close') return { requests, isClosing: true };
    requests.push(...message.requests);
    if (requests.length >= MAX_GROUP) break;
    const next = receiveMessageOnPort(port) as { message: ToWorker } | undefined;
    message = next?.message;
  }
  return { requests, isClosing: false };
};

/** Leaves one complete file behind, for whoever copies it. */
const shutDown = (db: Connection): void => {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Another process is busy with the file, or the disk is full: what is in the WAL file is as safe there.
  }
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
  const { db } = opened;
  const version = versionOf(db);
  port.on('message', (message: ToWorker) => {
    const { requests, isClosing } = drain(port, message);
    if (requests.length > 0) {
      const answers = runGroup(db, requests);
      post({ kind: 'answers', answers, ...version() });
    }
    if (!isClosing) return;
    shutDown(db);
    port.close();
  });
  post({ kind: 'ready', migrated: opened.migrated });
};

// The one module that acts when it is loaded: it is the entry point of the thread.
if (parentPort !== null) serve(parentPort, workerData as WorkerStart);
