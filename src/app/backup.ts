import { existsSync, fsyncSync, openSync, closeSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Now } from '../calls/ports.ts';
import type { Config } from '../config/schema.ts';
import { readTextFile } from '../config/text-file.ts';
import { defined } from '../defined.ts';
import { openSeals } from '../settings/open-seals.ts';
import { createVault } from '../settings/vault.ts';
import type { Vault } from '../settings/vault.ts';
import { assertSums, readInfo, writeInfo } from '../store/copy/backup-info.ts';
import type { BackupInfo } from '../store/copy/backup-info.ts';
import { assertSound, createCopy, openCopy, snapshotFile, storeOn, sumsOf } from '../store/copy/copy-file.ts';
import { differences } from '../store/copy/rows.ts';
import { makeFolder } from '../store/file.ts';
import type { Connection } from '../store/database.ts';
import { copyFromPostgres } from '../store/postgres/copy.ts';
import { MEMORY, fileOf, keyFileOf } from './storage.ts';
import { readVersion } from './version.ts';

export interface BackupDeps {
  readonly now: Now;
  /** MOR_CONNECTOR_KEY. */
  readonly masterKey?: string | undefined;
}

export interface Backup {
  readonly info: BackupInfo;
  readonly opened: number;
  readonly lost: number;
}

export type StorageConfig = Pick<Config, 'database' | 'postgres' | 'admin'>;

/** Refuses to overwrite an existing file. */
const assertFree = (path: string): void => {
  if (existsSync(path)) throw new Error(`${path} exists already; name a file that does not.`);
};

/** Gives the file its name only once it is complete and on disk. */
export const putInPlace = (from: string, to: string): void => {
  const file = openSync(from, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(from, to);
  const folder = openSync(dirname(to), 'r');
  fsyncSync(folder);
  closeSync(folder);
};

/** The vault of a backup: the key from the environment wins, as it does in the service. */
export const vaultOf = (keyFile: string | undefined, masterKey: string | undefined): Vault | undefined => {
  const envKey = masterKey === undefined || masterKey === '' ? keyFile : masterKey;
  return envKey === undefined ? undefined : createVault({ envKey });
};

const snapshot = async (config: StorageConfig, to: string, now: Now): Promise<void> => {
  const file = fileOf(config.database);
  if (file !== undefined) {
    if (file === MEMORY) throw new Error('A database in memory cannot be backed up.');
    snapshotFile(file, to);
    return;
  }
  const into = createCopy(to, now());
  try {
    const read = await copyFromPostgres(config.database, config.postgres, into);
    const wrong = differences(read, await sumsOf(into));
    if (wrong.length > 0) {
      throw new Error(`What was written is not what was read (${wrong.join(', ')}).`);
    }
  } finally {
    into.close();
  }
};

const describe = async (db: Connection, config: StorageConfig, deps: BackupDeps): Promise<void> => {
  const keyPath = keyFileOf(config);
  // With a key in the environment, keeping it is its owner's job, and an old key file left behind must not be mistaken for it.
  const hasKeyFile = !deps.masterKey && keyPath !== undefined && existsSync(keyPath);
  writeInfo(db, {
    createdAt: new Date(deps.now()).toISOString(),
    version: readVersion(),
    tables: await sumsOf(db),
    ...defined({ keyFile: hasKeyFile ? readTextFile(keyPath) : undefined }),
  });
};

/** Reads a backup as a restore would: SQLite's own checks, the sums, every secret. Throws StoreError or VaultError. */
export const verifyBackup = async (db: Connection, path: string, deps: BackupDeps): Promise<Backup> => {
  assertSound(db, path);
  const info = readInfo(db, path);
  await assertSums(db, info, path);
  const seals = await openSeals(storeOn(db), () => vaultOf(info.keyFile, deps.masterKey));
  return { info, ...seals };
};

/**
 * Writes everything that the database keeps at this moment, and the key file, into a new SQLite file that only this user can
 * read, then opens it to verify it. A running service is not interrupted. Rejects when anything is wrong, and then leaves no
 * file.
 */
export const backUp = async (config: StorageConfig, path: string, deps: BackupDeps): Promise<Backup> => {
  assertFree(path);
  const part = `${path}.part`;
  makeFolder(dirname(path));
  rmSync(part, { force: true });
  try {
    await snapshot(config, part, deps.now);
    let db = openCopy(part);
    try {
      await describe(db, config, deps);
    } finally {
      db.close();
    }
    db = openCopy(part);
    const backup = await verifyBackup(db, part, deps).finally(() => {
      db.close();
    });
    assertFree(path);
    putInPlace(part, path);
    return backup;
  } catch (error) {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${suffix}`, { force: true });
    throw error;
  }
};
