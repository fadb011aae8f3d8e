import { dirname, join } from 'node:path';
import type { Log, Store } from '../calls/ports.ts';
import type { Config } from '../config/schema.ts';
import { createOwnKeys } from '../settings/own-keys.ts';
import type { OwnKeys } from '../settings/own-keys.ts';
import { assertKeyOfDatabase, createReseal } from '../settings/reseal.ts';
import type { Reseal } from '../settings/reseal.ts';
import { sealMappings } from '../settings/sealed-mappings.ts';
import { createVault } from '../settings/vault.ts';
import type { Vault } from '../settings/vault.ts';
import { openPostgresStore } from '../store/postgres/postgres.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import type { StoreDeps } from '../store/store.ts';
import { dropThreadAhead } from '../store/thread.ts';

const SQLITE = 'sqlite:';
export const MEMORY = ':memory:';

/** The path of the SQLite file; undefined: the database is on a server. */
export const fileOf = (database: string): string | undefined =>
  database.startsWith(SQLITE) ? database.slice(SQLITE.length) : undefined;

/** Rejects with StoreError when the database cannot be used. */
export const openStore = async (
  { database, postgres }: Pick<Config, 'database' | 'postgres'>,
  deps: StoreDeps,
): Promise<Store> => {
  const file = fileOf(database);
  if (file !== undefined) return openSqliteStore(file, deps);
  await dropThreadAhead();
  return openPostgresStore(database, postgres, deps);
};

export const KEY_FILE = 'connector.key';

/**
 * Beside the SQLite file, so that anyone who copies the database for a backup must decide about the key too. With PostgreSQL
 * it is where the SQLite file would be.
 */
export const keyFileOf = ({ admin, database }: Pick<Config, 'admin' | 'database'>): string | undefined => {
  if (admin.keyFile !== undefined) return admin.keyFile;
  const file = fileOf(database);
  if (file === undefined) return join('data', KEY_FILE);
  return file === MEMORY ? undefined : join(dirname(file), KEY_FILE);
};

/** Our own files that hold secrets, whether they exist or not. */
export const ownSecretFiles = (config: Pick<Config, 'admin' | 'database'>): string[] => {
  const database = fileOf(config.database);
  const files = database === undefined || database === MEMORY ? [] : [database, `${database}-wal`];
  const keyFile = keyFileOf(config);
  return keyFile === undefined ? files : [...files, keyFile];
};

/** A store whose secrets are sealed, and the keys to them. */
export interface Sealed {
  readonly store: Store;
  readonly vault: Vault;
  readonly ownKeys: OwnKeys;
  readonly reseal: Reseal;
}

/** Rejects with VaultError for an invalid key. */
export const sealStore = async (
  store: Store,
  config: Pick<Config, 'admin' | 'database'>,
  deps: { readonly masterKey?: string | undefined; readonly log: Log },
): Promise<Sealed> => {
  const vault = createVault({ envKey: deps.masterKey, keyFile: keyFileOf(config) });
  const { log } = deps;
  const assertKey = () => assertKeyOfDatabase(store.settings, vault);
  const sealed: Store = { ...store, mappings: sealMappings(store.mappings, vault, assertKey) };
  return {
    store: sealed,
    vault,
    ownKeys: await createOwnKeys({ store, vault, log }),
    reseal: createReseal({ store, vault, log }),
  };
};
