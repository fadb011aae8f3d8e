import type { Store } from '../../../src/calls/ports.ts';
import { openPostgresStore } from '../../../src/store/postgres/postgres.ts';
import type { StoreDeps } from '../../../src/store/store.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { memoryLog } from './files.ts';

export const OPTIONS = { connections: 3, statementTimeoutMs: 5_000, connectTimeoutMs: 5_000 };

export const openDatabase = (
  database: string,
  deps: Partial<StoreDeps> = {},
  options: Partial<typeof OPTIONS> = {},
): Promise<Store> =>
  openPostgresStore(database, { ...OPTIONS, ...options }, { now: Date.now, log: memoryLog(), ...deps });

/** Waits for the exclusive lock like a single-node service. Returns a function that releases it. */
export const beAlone = (server: PostgresServer, database: string): (() => Promise<unknown>) => {
  const place = "SELECT pg_advisory_lock(1297044035, hashtext('service ' || current_schema()))";
  const over = server.sql(database, `${place}; SELECT pg_sleep(100)`).catch(() => undefined);
  const end = "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(100)'";
  return async () => {
    await server.sql(database, end);
    await over;
  };
};

/** Whether anybody holds (`granted`) or waits for (`NOT granted`) such a lock. */
export const places = async (
  server: PostgresServer,
  database: string,
  which: 'granted' | 'NOT granted',
): Promise<boolean> =>
  (await server.sql(database, `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND ${which}`)).length > 0;

/** Terminates every connector connection to this database. */
export const cut = (server: PostgresServer, database: string): Promise<unknown> =>
  server.sql(
    database,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'mor-crm-connector' AND datname = current_database()`,
  );

/** For `until`: true once the store works, otherwise undefined. */
export const works = (store: Store): Promise<true | undefined> =>
  store.ping().then(
    () => true as const,
    () => undefined,
  );
