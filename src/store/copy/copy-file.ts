import { chmodSync, closeSync, copyFileSync, existsSync, openSync, statSync } from 'node:fs';
import { StoreError } from '../../calls/problems.ts';
import { openConnection } from '../database.ts';
import type { Connection } from '../database.ts';
import { answerNow } from '../group.ts';
import { APPLICATION_ID, migrate, readNumber } from '../migrate.ts';
import { MIGRATIONS } from '../migrations.ts';
import { operationOf } from '../operations/index.ts';
import { toFailure } from '../store-error.ts';
import { createStore } from '../store.ts';
import type { Engine } from '../store.ts';
import { CONTENT_TABLES, KEPT_TABLES } from './kept.ts';
import type { KeptTable } from './kept.ts';
import { isEmpty, sumOf } from './rows.ts';
import type { TableSum } from './rows.ts';

const NEWEST_SCHEMA = MIGRATIONS.at(-1)?.version ?? 0;

/** Readable by this user alone. Throws when the file exists. */
const makeEmpty = (path: string): void => {
  closeSync(openSync(path, 'wx', 0o600));
};

/**
 * Opens a database file that nobody else uses, as one file without side files. Throws StoreError when it is not a database of
 * this program, or is one of a newer version.
 */
export const openCopy = (path: string): Connection => {
  const db = guarded(path, () => openConnection(path));
  try {
    guarded(path, () => {
      db.pragma('journal_mode = DELETE');
      assertOurs(db, path);
    });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const guarded = <T>(path: string, work: () => T): T => {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof StoreError) throw thrown;
    const { code, message } = toFailure(thrown);
    throw new StoreError(code, `The file ${path} cannot be used: ${message}`);
  }
};

const assertOurs = (db: Connection, path: string): void => {
  if (readNumber(db, 'application_id') !== APPLICATION_ID) {
    throw new StoreError('store_unusable', `The file ${path} is no database of this program.`);
  }
  const schema = schemaOf(db);
  if (schema <= NEWEST_SCHEMA) return;
  throw new StoreError(
    'store_unusable',
    `The file ${path} was written by a newer version of the program: its schema is ${schema}, this program knows up to ` +
      `${NEWEST_SCHEMA}. Install that version, or a later one.`,
  );
};

const schemaOf = (db: Connection): number => readNumber(db, 'user_version');

/** Copies a file as it is, for this user alone. */
export const copyWhole = (from: string, to: string): void => {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
};

/** An empty database of this version's schema. */
export const createCopy = (path: string, nowMs: number): Connection => {
  makeEmpty(path);
  const db = guarded(path, () => openConnection(path));
  migrate(db, MIGRATIONS, nowMs);
  db.pragma('journal_mode = DELETE');
  return db;
};

/**
 * Writes what a database file holds at this moment into a new file; its service may keep running. The schema stays as it is.
 * Throws StoreError.
 */
export const snapshotFile = (from: string, to: string): void => {
  if (!existsSync(from) || statSync(from).size === 0) {
    throw new StoreError('store_unusable', `There is no database at ${from}; correct \`database\`.`);
  }
  const db = guarded(from, () => openConnection(from));
  try {
    assertOurs(db, from);
    makeEmpty(to);
    guarded(to, () => {
      db.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
    });
  } finally {
    db.close();
  }
};

/** Throws StoreError when SQLite itself finds something wrong with the file. */
export const assertSound = (db: Connection, path: string): void => {
  const faults = [...db.pragma('integrity_check'), ...db.pragma('foreign_key_check')].filter(
    (row) => !(typeof row === 'object' && row !== null && Object.values(row)[0] === 'ok'),
  );
  if (faults.length === 0) return;
  throw new StoreError('store_unusable', `The file ${path} is damaged: ${JSON.stringify(faults[0])}`);
};

const hasTable = (db: Connection, name: string): boolean => db.pragma(`table_info(${name})`).length > 0;

/** The kept tables that exist in its schema, which may be older than this program's. */
const tablesOf = (db: Connection): readonly KeptTable[] =>
  KEPT_TABLES.filter(({ name }) => hasTable(db, name));

export const sumsOf = async (db: Connection): Promise<readonly TableSum[]> => {
  const sums: TableSum[] = [];
  for (const table of tablesOf(db)) sums.push(await sumOf(db, table));
  return sums;
};

/** Brings the schema to this version's. */
export const migrateCopy = (db: Connection, nowMs: number): void => {
  migrate(db, MIGRATIONS, nowMs);
};

/** The store on such a file. Its callers block until the answer is there, so it is for commands only. */
export const storeOn = (db: Connection) => {
  const engine: Engine = {
    run: (name, args) => Promise.resolve(answerNow(db, operationOf(name).run(args)) as never),
    onDataVersion: () => undefined,
    onForeignWrite: () => undefined,
    scrub: () => Promise.resolve(),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const { settings, records, secrets } = createStore(engine, Date.now);
  return { settings, records, secrets };
};

/**
 * The tables of the database at the path that hold what people and calls did; none for an empty file. Throws StoreError for a
 * database of another program or of a newer version.
 */
export const contentOfFile = async (path: string): Promise<readonly string[]> => {
  if (statSync(path).size === 0) return [];
  const db = guarded(path, () => openConnection(path));
  try {
    if (readNumber(db, 'schema_version') === 0) return [];
    assertOurs(db, path);
    const found: string[] = [];
    for (const table of CONTENT_TABLES) {
      if (hasTable(db, table.name) && !(await isEmpty(db, table))) found.push(table.name);
    }
    // A killed process may have left data in the WAL file; move it into the file as far as nobody else uses it.
    db.pragma('wal_checkpoint(TRUNCATE)');
    return found;
  } finally {
    db.close();
  }
};
