import type { ForeignChange, Log, Now, Store } from '../calls/ports.ts';
import type { StoreError } from '../calls/problems.ts';
import { defined } from '../defined.ts';
import { createCallStore } from './call-store.ts';
import { createMappingStore } from './mapping-store.ts';
import type { ArgsOf, OperationName, ResultOf } from './operations/index.ts';
import type { Work } from './protocol.ts';
import { createRehearsal } from './rehearsal.ts';

export interface StoreDeps {
  readonly now: Now;
  readonly log: Log;
  /** This process is the service: a second one on the same database is refused. Commands leave it out. */
  readonly isService?: boolean;
  /** The only service, even where several could share the database. */
  readonly isAlone?: boolean;
  /** The database is lost for this process; everything rejects from then on. */
  readonly onCrash?: (error: StoreError) => void;
}

/** What runs the operations: a thread with SQLite, or connections to PostgreSQL. */
export interface Engine {
  /** Resolves when the operation is committed. Rejects with StoreError. */
  run<N extends OperationName>(name: N, args: ArgsOf<N>): Promise<ResultOf<N>>;
  /**
   * Runs these in one transaction that is rolled back; resolves with the answers they would have given. Absent: not supported.
   */
  readonly rehearse?: (works: readonly Work[]) => Promise<readonly unknown[]>;
  /** Called repeatedly while there are answers; a different number means that another process has written mappings. */
  onDataVersion(listener: (version: number) => void): void;
  onForeignWrite(listener: (change?: ForeignChange) => void): void;
  /** Removes the bytes of replaced values from the database's files. */
  scrub(): Promise<void>;
  /** Rejects when the database cannot be read and written at this moment. */
  ping(): Promise<void>;
  /** Finishes what was asked for before. May be called again. */
  close(): Promise<void>;
}

/** The store as the domain sees it, whichever engine runs its operations. */
export const createStore = (engine: Engine, now: Now): Store => ({
  calls: createCallStore(engine),
  ...defined({ rehearsal: engine.rehearse && createRehearsal(engine, engine.rehearse) }),
  mappings: createMappingStore(engine, now),
  settings: {
    all: async () => {
      const rows = await engine.run('allSettings', null);
      return new Map(rows.map(({ key, value }) => [key, value]));
    },
    set: async (key, value) => {
      await engine.run('setSetting', { key, value });
    },
  },
  records: {
    all: async (kind) => {
      const rows = await engine.run('allRecords', kind);
      return new Map(rows.map(({ id, value }) => [id, value]));
    },
    startingWith: async (kind, prefix) => {
      const rows = await engine.run('recordsWithPrefix', { kind, prefix });
      return new Map(rows.map(({ id, value }) => [id, value]));
    },
    get: (kind, id) => engine.run('getRecord', { kind, id }),
    add: ({ kind, id, value }, audit) => engine.run('addRecord', { kind, id, value, audit }),
    swap: (key, from, to) => engine.run('swapRecord', { ...key, from: from ?? null, to: to ?? null }),
    apply: async (changes, audit) => {
      await engine.run('applyRecords', { changes, audit });
    },
  },
  secrets: {
    ofMappings: () => engine.run('listMappingSecrets', null),
    audit: (filter) => engine.run('listSecretAudit', filter),
    replace: async (changes) => {
      await engine.run('replaceSecrets', changes);
    },
    scrub: () => engine.scrub(),
  },
  stats: {
    sums: (period) => engine.run('statSums', period),
    report: (period) => engine.run('report', period),
    pace: (period) => engine.run('pace', period),
    purge: async (beforeMs) => {
      await engine.run('purgeStats', beforeMs);
    },
  },
  onForeignWrite: (listener) => {
    engine.onForeignWrite(listener);
  },
  ping: () => engine.ping(),
  close: () => engine.close(),
});
