import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Log } from '../calls/ports.ts';
import { readTextFile } from '../config/text-file.ts';
import { claimFile } from '../store/claim.ts';
import { dropInfo } from '../store/copy/backup-info.ts';
import {
  contentOfFile,
  copyWhole,
  migrateCopy,
  openCopy,
  snapshotFile,
  storeOn,
  sumsOf,
} from '../store/copy/copy-file.ts';
import type { TableSum } from '../store/copy/rows.ts';
import type { Connection } from '../store/database.ts';
import { makeFolder, prepareFile } from '../store/file.ts';
import { copyToPostgres, hasContent } from '../store/postgres/copy.ts';
import { openSeals } from '../settings/open-seals.ts';
import { putInPlace, vaultOf, verifyBackup } from './backup.ts';
import type { BackupDeps, StorageConfig } from './backup.ts';
import { KEY_FILE, MEMORY, fileOf, keyFileOf, openStore, sealStore } from './storage.ts';

export interface RestoreDeps extends BackupDeps {
  readonly log: Log;
  /** Existing data may be replaced; files are set aside and not deleted. */
  readonly overwrite: boolean;
}

export interface Restored {
  readonly tables: readonly TableSum[];
  readonly opened: number;
  /** Files that were set aside. */
  readonly aside: readonly string[];
}

/** A working copy: with the newest schema, and with nothing in it that does not belong in the database. */
interface Work {
  readonly db: Connection;
  readonly path: string;
  readonly keyFile: string | undefined;
}

const asideName = (path: string, atMs: number): string =>
  `${path}.replaced-${new Date(atMs).toISOString().replaceAll(/[:.-]/g, '')}`;

/**
 * The text that the key file will have; undefined: leave it as it is. Throws when the file holds a different key that may still
 * be needed.
 */
const keyToWrite = (
  path: string | undefined,
  { keyFile }: Pick<Work, 'keyFile'>,
  deps: RestoreDeps,
): string | undefined => {
  if (path === undefined || keyFile === undefined || deps.masterKey) return undefined;
  if (!existsSync(path)) return keyFile;
  if (readTextFile(path).trim() === keyFile.trim()) return undefined;
  if (deps.overwrite) return keyFile;
  throw new Error(
    `The key file ${path} holds another key than the backup. If nothing else uses it, move it away, or repeat this with --overwrite.`,
  );
};

const setAside = (path: string, deps: RestoreDeps): string[] => {
  if (!existsSync(path)) return [];
  const aside = asideName(path, deps.now());
  renameSync(path, aside);
  return [aside];
};

const writeKey = (path: string | undefined, text: string | undefined, deps: RestoreDeps): string[] => {
  if (path === undefined || text === undefined) return [];
  makeFolder(dirname(path));
  const fresh = `${path}.new`;
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  const aside = setAside(path, deps);
  putInPlace(fresh, path);
  return aside;
};

/** Puts the work file where the service looks for its database. The service must not be running. */
const intoFile = async (
  target: string,
  work: Work,
  key: () => string[],
  deps: RestoreDeps,
): Promise<string[]> => {
  prepareFile(target);
  const claim = claimFile(target);
  try {
    const content = await contentOfFile(target);
    if (content.length > 0 && !deps.overwrite) throw inPlace(target, hasContent(content));
    work.db.close();
    const aside = key();
    // What a killed process left in the WAL file belongs to the old database file.
    const wal = `${target}-wal`;
    if (content.length > 0) {
      if ((statSync(wal, { throwIfNoEntry: false })?.size ?? 0) > 0) aside.push(...setAside(wal, deps));
      aside.push(...setAside(target, deps));
    }
    for (const path of [wal, `${target}-shm`]) rmSync(path, { force: true });
    putInPlace(work.path, target);
    return aside;
  } finally {
    claim.release();
  }
};

const inPlace = (place: string, { message }: Error): Error => new Error(`The database ${place}: ${message}`);

/** The same for a database server. */
const intoPostgres = async (
  config: StorageConfig,
  work: Work,
  key: () => string[],
  deps: RestoreDeps,
): Promise<string[]> => {
  // Claims the database as the service does, so that none can run meanwhile, and creates the tables.
  const place = await openStore(config, { ...deps, isService: true, isAlone: true });
  try {
    await copyToPostgres(config.database, config.postgres, work.db, deps);
    work.db.close();
    return key();
  } finally {
    await place.close();
  }
};

const put = async (config: StorageConfig, work: Work, deps: RestoreDeps): Promise<Restored> => {
  const target = fileOf(config.database);
  const keyPath = keyFileOf(config);
  const tables = await sumsOf(work.db);
  const text = keyToWrite(keyPath, work, deps);
  const key = (): string[] => writeKey(keyPath, text, deps);
  const aside =
    target === undefined
      ? await intoPostgres(config, work, key, deps)
      : await intoFile(target, work, key, deps);
  // Opened just as the service will open it.
  const store = await openStore(config, deps);
  try {
    const { vault } = await sealStore(store, config, deps);
    return { tables, aside, opened: (await openSeals(store, () => vault)).opened };
  } finally {
    await store.close();
  }
};

const assertFileOrServer = ({ database }: StorageConfig): void => {
  if (fileOf(database) === MEMORY) throw new Error('A database in memory ends with its process.');
};

/** A place for the copy: beside the SQLite file, so that it can be renamed into place without another copy. */
const withWorkFile = async <T>(config: StorageConfig, task: (path: string) => Promise<T>): Promise<T> => {
  const target = fileOf(config.database);
  if (target !== undefined) makeFolder(dirname(target));
  const folder = mkdtempSync(join(target === undefined ? tmpdir() : dirname(resolve(target)), '.restore-'));
  try {
    return await task(join(folder, 'connector.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Puts a backup where the configuration says. Rejects, and changes nothing, when the backup is damaged, has a newer schema or is
 * sealed with a missing key, when a service is running, and, unless `overwrite` is set, when there is data.
 */
export const restore = async (config: StorageConfig, from: string, deps: RestoreDeps): Promise<Restored> => {
  assertFileOrServer(config);
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
  return withWorkFile(config, async (path) => {
    copyWhole(from, path);
    const db = openCopy(path);
    try {
      const { info } = await verifyBackup(db, from, deps);
      dropInfo(db);
      migrateCopy(db, deps.now());
      return await put(config, { db, path, keyFile: info.keyFile }, deps);
    } finally {
      db.close();
    }
  });
};

/** The text of the key file that opens what is sealed; undefined: the environment's key opens it, or nothing is sealed. */
const keyOf = async (
  db: Connection,
  config: StorageConfig,
  from: string,
  deps: BackupDeps,
): Promise<string | undefined> => {
  const beside = join(dirname(from), KEY_FILE);
  const found = [config.admin.keyFile, beside].flatMap((path) =>
    deps.masterKey || path === undefined || !existsSync(path) ? [] : [readTextFile(path)],
  );
  const candidates = found.length === 0 ? [undefined] : found;
  for (const [at, keyFile] of candidates.entries()) {
    try {
      await openSeals(storeOn(db), () => vaultOf(keyFile, deps.masterKey));
      return keyFile;
    } catch (error) {
      if (at === candidates.length - 1) throw error;
    }
  }
  return undefined;
};

/**
 * Moves the contents of a SQLite file, and its key, to the PostgreSQL database of the configuration. The file stays as it is; its
 * service must not be running.
 */
export const moveToPostgres = async (
  config: StorageConfig,
  from: string,
  deps: Omit<RestoreDeps, 'overwrite'>,
): Promise<Restored> => {
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
  const claim = claimFile(from);
  try {
    return await withWorkFile(config, async (path) => {
      snapshotFile(from, path);
      const db = openCopy(path);
      try {
        migrateCopy(db, deps.now());
        const keyFile = await keyOf(db, config, from, deps);
        return await put(config, { db, path, keyFile }, { ...deps, overwrite: false });
      } finally {
        db.close();
      }
    });
  } finally {
    claim.release();
  }
};
