import type { Client } from 'pg';
import { StoreError } from '../../calls/problems.ts';
import type { Migration } from '../migrations.ts';

/** Also the mark by which a schema is known as this program's own. */
const VERSIONS = 'mor_connector_schema';

/** Asked of the catalogue itself: what the server remembers about names may be older than what others did meanwhile. */
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

const assertEmpty = async (client: Client): Promise<void> => {
  if (!(await hasTable(client, 'calls'))) return;
  throw new StoreError(
    'store_unusable',
    'this database has tables of another program. Name another database, or another schema with ?options=-csearch_path%3DNAME.',
  );
};

/**
 * Brings the schema to the newest of `migrations` and returns the versions that were applied now. Processes that start
 * together wait for each other. Throws StoreError `store_unusable` for a database of a newer program or of another one.
 */
export const migratePostgres = async (
  client: Client,
  migrations: readonly Migration[],
  appliedAtMs: number,
): Promise<readonly number[]> => {
  const newest = migrations.at(-1)?.version ?? 0;
  if ((await newestOf(client)) === newest) return [];
  await client.query('BEGIN');
  try {
    // The other one may be at work on a large table: as long as it takes.
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
    await client.query(`
      CREATE TABLE IF NOT EXISTS ${VERSIONS} (
        version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
      )`);
    const pending = migrations.filter((step) => step.version > (current ?? 0));
    for (const { version, name, sql } of pending) {
      await client.query(sql);
      await client.query(`INSERT INTO ${VERSIONS} VALUES ($1, $2, $3)`, [version, name, appliedAtMs]);
    }
    await client.query('COMMIT');
    return pending.map((step) => step.version);
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
