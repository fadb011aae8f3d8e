import type { Client } from 'pg';
import { StoreError } from '../../calls/problems.ts';
import type { Migration } from '../migration.ts';
import { countOlder } from './claim.ts';

/** The table of applied versions; it also marks a schema as this program's own. */
const VERSIONS = 'mor_connector_schema';

/** Reads the catalogue itself: what the server has cached about names may be older than what other processes did meanwhile. */
const hasTable = async (client: Client, name: string): Promise<boolean> => {
  const { rows } = await client.query(
    'SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = $1',
    [name],
  );
  return rows.length > 0;
};

/** The schema's version; undefined: the database has no tables of this program. */
export const newestOf = async (client: Client): Promise<number | undefined> => {
  if (!(await hasTable(client, VERSIONS))) return undefined;
  const found = await client.query<{ version: number | null }>(
    `SELECT max(version) AS version FROM ${VERSIONS}`,
  );
  return found.rows[0]?.version ?? 0;
};

/** The oldest schema version whose programs may write; 0: not set. */
const oldestWriter = async (client: Client): Promise<number> => {
  const { rows } = await client.query<{ oldest: number | null }>(
    `SELECT max(oldest) AS oldest FROM ${VERSIONS}`,
  );
  return rows[0]?.oldest ?? 0;
};

/** What distinguishes this database from any other, and from an earlier state of itself. */
export interface Identity {
  /** When its first tables were made, Unix milliseconds. */
  readonly born: number;
  /** Number of the newest change that has certainly been written to it. */
  readonly newestChange: number;
}

/** Of a database that has its tables. */
export const identityOf = async (client: Client): Promise<Identity> => {
  const { rows } = await client.query<{ born: number; newest: number | null }>(
    `SELECT (SELECT applied_at FROM ${VERSIONS} ORDER BY version LIMIT 1) AS born,
            (SELECT max(seq) FROM changes) AS newest`,
  );
  // Old changes are removed, so none at all says nothing.
  return { born: rows[0]?.born ?? 0, newestChange: rows[0]?.newest ?? Number.POSITIVE_INFINITY };
};

/**
 * For a process whose connection comes back, with what it knew before. Throws StoreError `store_away` while the tables are
 * missing, and `store_unusable` when it must not go on: a newer version has shut it out, or what it remembers is not in the
 * database.
 */
export const assertMayGoOn = async (
  client: Client,
  migrations: readonly Migration[],
  known: Identity,
): Promise<void> => {
  if ((await newestOf(client)) === undefined) {
    throw new StoreError(
      'store_away',
      'the database is empty: its tables are gone. Clicks are refused until they are back. If the server has lost its files, ' +
        'restore the last backup into the new database (`mor-crm-connector restore FILE`).',
    );
  }
  const newest = migrations.at(-1)?.version ?? 0;
  const oldest = await oldestWriter(client);
  if (oldest > newest) {
    throw new StoreError(
      'store_unusable',
      `a newer version of the program has changed this database: a program that writes to it must know version ${oldest} of the ` +
        `schema, this program knows up to ${newest}. Install the newer version here too.`,
    );
  }
  const found = await identityOf(client);
  if (found.born === known.born && found.newestChange >= known.newestChange) return;
  throw new StoreError(
    'store_unusable',
    found.born === known.born
      ? 'it has gone back to an earlier state (a restored copy, or a standby that was behind). This process ends; the next start reads what is there.'
      : 'it is another one than before. This process ends; the next start reads what is there.',
  );
};

const assertNobodyOlder = async (client: Client, pending: readonly Migration[]): Promise<void> => {
  const oldest = Math.max(0, ...pending.map((step) => step.oldest ?? 0));
  const count = oldest === 0 ? 0 : await countOlder(client, oldest);
  if (count === 0) return;
  throw new StoreError(
    'store_unusable',
    `${count === 1 ? 'a service' : `${count} services`} of a version that is too old to run beside this one still ` +
      'uses it. Stop all services of that version, or upgrade them to a version between the two first (docs/nodes.md).',
  );
};

const assertEmpty = async (client: Client): Promise<void> => {
  if (!(await hasTable(client, 'calls'))) return;
  throw new StoreError(
    'store_unusable',
    'this database has tables of another program. Name another database, or another schema with ?options=-csearch_path%3DNAME.',
  );
};

/**
 * Brings the schema to the newest of `migrations` and returns the versions applied by this call. Processes that start together
 * wait for each other. Throws StoreError `store_unusable` for a database of a newer version or of another program, and when a
 * step would shut out services that are writing to it.
 */
export const migratePostgres = async (
  client: Client,
  migrations: readonly Migration[],
  appliedAtMs: number,
): Promise<readonly number[]> => {
  const newest = migrations.at(-1)?.version ?? 0;
  await client.query('BEGIN');
  try {
    // No time limit: the other process may be migrating a large table.
    await client.query(
      "SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)",
    );
    await client.query('SELECT pg_advisory_xact_lock(1297044035, 1)');
    const current = await newestOf(client);
    if (current === undefined) await assertEmpty(client);
    if (current !== undefined && current > newest) {
      throw new StoreError(
        'store_unusable',
        `this database was written by a newer version of the program: its schema is ${current}, this program knows ` +
          `up to ${newest}. Install the newer version again, or restore the backup made before the update.`,
      );
    }
    const pending = migrations.filter((step) => step.version > (current ?? 0));
    if (pending.length > 0) {
      await client.query(`
        CREATE TABLE IF NOT EXISTS ${VERSIONS} (
          version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
        );
        ALTER TABLE ${VERSIONS} ADD COLUMN IF NOT EXISTS oldest INTEGER`);
    }
    // Under the lock: a service that comes later finds the new version, and one that came earlier holds a place.
    await assertNobodyOlder(client, pending);
    for (const { version, name, sql, oldest } of pending) {
      await client.query(sql);
      await client.query(
        `INSERT INTO ${VERSIONS} (version, name, applied_at, oldest) VALUES ($1, $2, $3, $4)`,
        [version, name, appliedAtMs, oldest ?? null],
      );
    }
    await client.query('COMMIT');
    return pending.map((step) => step.version);
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
