import type { Store } from '../calls/ports.ts';
import { prepareFile } from './file.ts';
import { StoreError } from '../calls/problems.ts';
import { createStore } from './store.ts';
import type { Engine, StoreDeps } from './store.ts';
import { startStoreClient } from './worker-client.ts';

const withPlace = (location: string, error: unknown): unknown =>
  error instanceof StoreError
    ? new StoreError(error.code, `The database ${location} cannot be used: ${error.message}`)
    : error;

/**
 * Opens (and creates or migrates) a SQLite database; `location` is a file path or `:memory:`. Rejects with StoreError when the
 * file cannot be used, is damaged, or belongs to another program or to a newer version of this one, and for a service when
 * another service uses it.
 *
 * One thread does all the work and commits everything that is asked for at the same time together. So durability costs one fsync
 * for many calls and never blocks the event loop. Another process may use the file at the same time.
 */
export const openSqliteStore = async (location: string, deps: StoreDeps): Promise<Store> => {
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
  // Compared since the file was opened: a listener that came later and took its first version for the beginning would miss
  // what was written between its own first read and that version.
  let lastVersion = client.firstVersion;
  const foreignWriteListeners: (() => void)[] = [];
  client.onDataVersion((version) => {
    if (version === lastVersion) return;
    lastVersion = version;
    for (const listener of foreignWriteListeners) listener();
  });
  const engine: Engine = {
    run: (name, args) => client.run(name, args),
    rehearse: (works) => client.rehearse(works),
    onDataVersion: (listener) => {
      client.onDataVersion(listener);
    },
    onForeignWrite: (listener) => {
      foreignWriteListeners.push(listener);
    },
    scrub: () => client.checkpoint(),
    ping: async () => {
      await client.run('heartbeat', now());
    },
    close: () => client.close(),
  };
  return createStore(engine, now);
};
