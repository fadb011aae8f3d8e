import { StoreError } from '../../calls/problems.ts';
import type { Connection } from '../database.ts';
import { defined } from '../../defined.ts';
import { sumsOf } from './copy-file.ts';
import { differences } from './rows.ts';
import type { TableSum } from './rows.ts';

/** What a backup says about itself: the rows of its table `backup`, which sits beside the tables of the database. */
export interface BackupInfo {
  /** ISO 8601. */
  readonly createdAt: string;
  /** The version of the program that wrote it. */
  readonly version: string;
  readonly tables: readonly TableSum[];
  /** The text of the vault's key file; absent where the key comes from the environment or nothing is sealed yet. */
  readonly keyFile?: string;
}

const TABLE = 'backup';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const writeInfo = (db: Connection, info: BackupInfo): void => {
  db.exec(`
    BEGIN;
    CREATE TABLE ${TABLE} (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    ${Object.entries(info)
      .filter(([, value]) => value !== undefined)
      .map(
        ([name, value]) => `INSERT INTO ${TABLE} VALUES (${quoted(name)}, ${quoted(JSON.stringify(value))});`,
      )
      .join('\n')}
    COMMIT;`);
};

const isSum = (value: unknown): value is TableSum => {
  const { table, rows, sha256 } = (value ?? {}) as Partial<Record<keyof TableSum, unknown>>;
  return typeof table === 'string' && typeof rows === 'number' && typeof sha256 === 'string';
};

/** Undefined: `writeInfo` did not write these rows. */
const infoOf = (rows: readonly unknown[]): BackupInfo | undefined => {
  let values: Readonly<Record<string, unknown>>;
  try {
    const named = rows as readonly { name: string; value: string }[];
    values = Object.fromEntries(named.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  } catch {
    return undefined;
  }
  const { createdAt, version, tables, keyFile } = values;
  if (typeof createdAt !== 'string' || typeof version !== 'string') return undefined;
  if (!Array.isArray(tables) || !tables.every(isSum)) return undefined;
  if (keyFile !== undefined && typeof keyFile !== 'string') return undefined;
  return { createdAt, version, tables, ...defined({ keyFile }) };
};

/** Throws StoreError for a file without that table, or with one that has other contents. */
export const readInfo = (db: Connection, path: string): BackupInfo => {
  if (db.pragma(`table_info(${TABLE})`).length === 0) {
    throw new StoreError(
      'store_unusable',
      `The file ${path} is a database, and no backup. To use it as it is, name it in \`database\`.`,
    );
  }
  const info = infoOf(db.all(`SELECT name, value FROM ${TABLE}`));
  if (info === undefined) {
    throw new StoreError(
      'store_unusable',
      `The backup ${path} is damaged: what it says about itself cannot be read. Take another backup.`,
    );
  }
  return info;
};

/** Removes the table, so that no part of it stays in the file. */
export const dropInfo = (db: Connection): void => {
  db.exec(`DROP TABLE ${TABLE}; VACUUM;`);
};

/** Throws StoreError when the tables have changed since the backup was written. */
export const assertSums = async (db: Connection, { tables }: BackupInfo, path: string): Promise<void> => {
  const changed = differences(tables, await sumsOf(db));
  if (changed.length === 0) return;
  throw new StoreError(
    'store_unusable',
    `The backup ${path} is not as it was written: ${changed.join(', ')}. Use another one.`,
  );
};
