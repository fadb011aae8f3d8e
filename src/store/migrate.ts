import type { Connection } from './database.ts';
import type { Migration } from './migration.ts';
import { StoreError } from '../calls/problems.ts';

/** Marks the file as this program's own in SQLite's header: the letters "MORc". */
export const APPLICATION_ID = 0x4d4f5263;

/** Reads a pragma whose value is a number. */
export const readNumber = (db: Connection, pragma: string): number => {
  const row = db.pragma(pragma)[0];
  const value: unknown = typeof row === 'object' && row !== null ? Object.values(row)[0] : row;
  return typeof value === 'number' ? value : 0;
};

/**
 * Brings the schema to the newest of `migrations` in one transaction and returns the versions applied by this call. The number of
 * the last applied step is SQLite's `user_version`. Throws StoreError `store_unusable` for a database of a newer version or of
 * another program; such a file is left as it is.
 */
export const migrate = (
  db: Connection,
  migrations: readonly Migration[],
  appliedAtMs: number,
): readonly number[] => {
  const newest = migrations.at(-1)?.version ?? 0;
  // Checked before taking any lock: opening an up-to-date file must not wait for a writer.
  if (readNumber(db, 'application_id') === APPLICATION_ID && readNumber(db, 'user_version') === newest)
    return [];
  db.exec('BEGIN IMMEDIATE');
  try {
    const current = readNumber(db, 'user_version');
    checkOwner(db);
    if (current > newest) {
      throw new StoreError(
        'store_unusable',
        `This database was written by a newer version of the program: its schema is ${current}, this program knows ` +
          `up to ${newest}. Install the newer version again, or restore the backup made before the update.`,
      );
    }
    const pending = migrations.filter((step) => step.version > current);
    db.exec(`
      CREATE TABLE IF NOT EXISTS schema_migrations (
        version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL
      ) STRICT;
      PRAGMA application_id = ${APPLICATION_ID};
    `);
    for (const { version, name, sql } of pending) {
      db.exec(sql);
      db.exec(`INSERT INTO schema_migrations VALUES (${version}, '${name}', ${appliedAtMs})`);
    }
    db.exec(`PRAGMA user_version = ${newest}`);
    db.exec('COMMIT');
    return pending.map((step) => step.version);
  } catch (error) {
    if (db.inTransaction()) db.exec('ROLLBACK');
    throw error;
  }
};

const checkOwner = (db: Connection): void => {
  const isOurs = readNumber(db, 'application_id') === APPLICATION_ID;
  // Any schema change raises schema_version; zero means a fresh, empty file.
  if (isOurs || readNumber(db, 'schema_version') === 0) return;
  throw new StoreError(
    'store_unusable',
    'This file is a database of another program. Name another file in `database`.',
  );
};
