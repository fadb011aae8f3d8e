import type { Client } from 'pg';
import { StoreError } from '../../calls/problems.ts';
import { copyTable, differences, isEmpty, sumOf } from '../copy/rows.ts';
import type { Asked, TableSum } from '../copy/rows.ts';
import { CONTENT_TABLES, KEPT, KEPT_TABLES } from '../copy/kept.ts';
import type { Connection } from '../database.ts';
import { toStoreError } from './failure.ts';
import { newestOf } from './migrate.ts';
import { POSTGRES_MIGRATIONS } from './schema.ts';
import { createClient, placeOf, setUpSession } from './server.ts';
import type { PostgresOptions } from './server.ts';
import { sessionOn } from './session.ts';
import { TURN } from './turn.ts';

/** One transaction on its own connection, without a time limit. */
const inTransaction = async <T>(
  database: string,
  options: PostgresOptions,
  begin: string,
  work: (client: Client) => Promise<T>,
): Promise<T> => {
  const patient = { ...options, statementTimeoutMs: 0, isService: false };
  const client = createClient(database, patient);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await setUpSession(client, patient);
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (thrown) {
    const { code, message } = toStoreError(thrown);
    throw new StoreError(code, `The database ${placeOf(database)}: ${message}`);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const assertSchema = async (client: Client): Promise<void> => {
  const newest = POSTGRES_MIGRATIONS.at(-1)?.version ?? 0;
  const found = await newestOf(client);
  if (found === newest) return;
  throw new StoreError(
    'store_unusable',
    found === undefined
      ? 'it has no tables of this program; correct `database`.'
      : `its schema is ${found}, this program's is ${newest}. Use the version of the program that the service has.`,
  );
};

/**
 * Copies everything that is kept into an empty SQLite file, as it was at one moment; services may keep running. Returns the sums
 * of what was read. Rejects with StoreError.
 */
export const copyFromPostgres = (
  database: string,
  options: PostgresOptions,
  into: Connection,
): Promise<readonly TableSum[]> =>
  inTransaction(database, options, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) => {
    await assertSchema(client);
    const sums: TableSum[] = [];
    into.exec('BEGIN');
    for (const table of KEPT_TABLES) sums.push(await copyTable(sessionOn(client), into, table));
    into.exec('COMMIT');
    return sums;
  });

/** Sets the server's sequences so that new numbers continue after the copied ones. */
const continueNumbers = async (client: Client, table: string): Promise<void> => {
  await client.query(
    `SELECT setval(pg_get_serial_sequence('${table}', 'id'), greatest(max(id), 1), max(id) IS NOT NULL) FROM ${table}`,
  );
};

const contentOf = async (asked: Asked): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const table of CONTENT_TABLES) if (!(await isEmpty(asked, table))) found.push(table.name);
  return found;
};

/**
 * Copies a SQLite file into the tables of a database, all of it or nothing; returns the sums, which are the same on both sides.
 * Rejects with StoreError, also when the database has data and `overwrite` does not allow replacing it.
 */
export const copyToPostgres = (
  database: string,
  options: PostgresOptions,
  from: Connection,
  { overwrite }: { readonly overwrite: boolean },
): Promise<readonly TableSum[]> =>
  inTransaction(database, options, 'BEGIN', async (client) => {
    await client.query("SELECT set_config('lock_timeout', '30s', true)");
    await client.query(TURN);
    const session = sessionOn(client);
    const content = await contentOf(session);
    if (content.length > 0 && !overwrite) throw hasContent(content);
    await client.query(`TRUNCATE ${Object.keys(KEPT).join(', ')}`);
    const read: TableSum[] = [];
    for (const table of KEPT_TABLES) read.push(await copyTable(from, session, table));
    for (const table of ['batches', 'audit']) await continueNumbers(client, table);
    const written: TableSum[] = [];
    for (const table of KEPT_TABLES) written.push(await sumOf(session, table));
    const wrong = differences(read, written);
    if (wrong.length > 0) {
      throw new StoreError('store_unusable', `what was written is not what was read (${wrong.join(', ')}).`);
    }
    return written;
  });

export const hasContent = (tables: readonly string[]): StoreError =>
  new StoreError(
    'store_unusable',
    `it holds data already (${tables.join(', ')}). Name an empty database, or make a backup of it and repeat this with --overwrite.`,
  );
