import { createCallBook } from '../../src/calls/book.ts';
import type { CallBook } from '../../src/calls/book.ts';
import type { Call } from '../../src/calls/call/call.ts';
import type { RecordingRulesOf } from '../../src/calls/recordings/rules.ts';
import type { CallStore, Store } from '../../src/calls/ports.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { defined } from '../../src/defined.ts';
import { collectLog } from './app.ts';
import { testClock } from './calls.ts';
import type { TestClock } from './calls.ts';

export const LOOSE = { concurrent: 1_000, perMinute: 1_000, perDay: 1_000 };

export interface TestBook {
  readonly book: CallBook;
  readonly store: Store;
  readonly calls: CallStore;
  readonly now: TestClock;
  readonly log: ReturnType<typeof collectLog>;
  /** Methods of the store that currently reject, as with a full disk. */
  readonly broken: Set<'begin' | 'insert' | 'save' | 'findByKey' | 'dueActivities' | 'nextActivityDueMs'>;
  /** Puts a call into store and book. */
  add(call: Call): Promise<Call>;
  get(id: string): Promise<Call>;
  close(): Promise<void>;
}

/** The call book on the real SQLite store, in memory, with a stopped clock. */
export const openTestBook = async (
  writesActivities = true,
  recordingRules?: RecordingRulesOf,
): Promise<TestBook> => {
  const now = testClock();
  const log = collectLog();
  const store = await openSqliteStore(':memory:', { now, log });
  const broken: TestBook['broken'] = new Set();
  const real = store.calls;
  const guard = <A extends unknown[], R>(
    name: Parameters<typeof broken.has>[0],
    work: (...args: A) => Promise<R>,
  ): ((...args: A) => Promise<R>) => {
    return (...args) =>
      broken.has(name) ? Promise.reject(new Error(`disk is full (${name})`)) : work(...args);
  };
  const calls: CallStore = {
    ...real,
    begin: guard('begin', (intent) => real.begin(intent)),
    insert: guard('insert', (call, options) => real.insert(call, options)),
    save: guard('save', (call, options) => real.save(call, options)),
    findByKey: guard('findByKey', (crm, key) => real.findByKey(crm, key)),
    dueActivities: guard('dueActivities', (crm, nowMs, limit) => real.dueActivities(crm, nowMs, limit)),
    nextActivityDueMs: guard('nextActivityDueMs', (crm) => real.nextActivityDueMs(crm)),
  };
  const book = createCallBook({
    store: calls,
    now,
    writesActivities: () => writesActivities,
    ...defined({ recordingRules }),
  });
  return {
    book,
    store,
    calls,
    now,
    log,
    broken,
    async add(call) {
      await book.begin({ call, fingerprint: 'print', limits: LOOSE, nowMs: now() });
      return call;
    },
    async get(id) {
      const call = await book.get(id);
      if (!call) throw new Error(`there is no call ${id}`);
      return call;
    },
    close: () => store.close(),
  };
};
