import type { Log, Now, Store } from '../calls/ports.ts';
import { createCallStore } from './call-store.ts';
import { prepareFile } from './file.ts';
import { createMappingStore } from './mapping-store.ts';
import { StoreError } from '../calls/problems.ts';
import { startStoreClient } from './worker-client.ts';

export interface SqliteStoreDeps {
  readonly now: Now;
  readonly log: Log;
  /** This process is the service: a second one on the same file is refused. The command line leaves it out. */
  readonly isService?: boolean;
  /** The database thread has ended by itself; everything rejects from then on. */
  readonly onCrash?: (error: StoreError) => void;
}

const withPlace = (location: string, error: unknown): unknown =>
  error instanceof StoreError
    ? new StoreError(error.code, `The database ${location} cannot be used: ${error.message}`)
    : error;

/**
 * Opens (and creates or migrates) a SQLite database; `location` is a file path or `:memory:`. Rejects with StoreError
 * when the file cannot be used, is damaged, belongs to another program or to a newer version of this one, and for a service
 * when another service uses it.
 *
 * All work is done by one thread that commits everything asked for at the same time together, so durability costs one
 * fsync for many calls and never blocks the event loop. Another process may use the file at the same time.
 */
export const openSqliteStore = async (location: string, deps: SqliteStoreDeps): Promise<Store> => {
  const { now, log, isService = false } = deps;
  prepareFile(location);
  const onCrash = (error: StoreError): void => {
    log.error({ code: error.code, location }, error.message);
    deps.onCrash?.(error);
  };
  const client = await startStoreClient({ location, nowMs: now(), isService }, onCrash).catch(
    (error: unknown) => {
      throw withPlace(location, error);
    },
  );
  if (client.migrated.length > 0) {
    log.info({ location, versions: client.migrated }, 'database schema brought up to date');
  }
  client.onFileTrouble((trouble) => {
    if (trouble) log.error({ code: trouble.code, location }, trouble.message);
    else log.info({ location }, 'the database file is back; writing goes on');
  });
  return {
    calls: createCallStore(client),
    mappings: createMappingStore(client, now),
    settings: {
      all: async () => {
        const rows = await client.run('allSettings', null);
        return new Map(rows.map(({ key, value }) => [key, value]));
      },
      set: async (key, value) => {
        await client.run('setSetting', { key, value });
      },
    },
    records: {
      all: async (kind) => {
        const rows = await client.run('allRecords', kind);
        return new Map(rows.map(({ id, value }) => [id, value]));
      },
      get: (kind, id) => client.run('getRecord', { kind, id }),
      apply: async (changes, audit) => {
        await client.run('applyRecords', { changes, audit });
      },
    },
    secrets: {
      ofMappings: () => client.run('listMappingSecrets', null),
      audit: (filter) => client.run('listSecretAudit', filter),
      replace: async (changes) => {
        await client.run('replaceSecrets', changes);
      },
      scrub: () => client.checkpoint(),
    },
    stats: {
      sums: (period) => client.run('statSums', period),
      pace: (period) => client.run('pace', period),
      purge: async (beforeMs) => {
        await client.run('purgeStats', beforeMs);
      },
    },
    onForeignWrite: (listener) => {
      let last: number | undefined;
      client.onDataVersion((version) => {
        const isNew = last !== undefined && version !== last;
        last = version;
        if (isNew) listener();
      });
    },
    ping: async () => {
      await client.run('heartbeat', now());
    },
    close: () => client.close(),
  };
};
