import { dirname, join } from 'node:path';
import type { Log, Store } from '../calls/ports.ts';
import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { createOwnKeys } from '../settings/own-keys.ts';
import type { OwnKeys } from '../settings/own-keys.ts';
import { assertKeyOfDatabase, createReseal } from '../settings/reseal.ts';
import type { Reseal } from '../settings/reseal.ts';
import { sealMappings } from '../settings/sealed-mappings.ts';
import { createVault } from '../settings/vault.ts';
import type { Vault } from '../settings/vault.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import type { SqliteStoreDeps } from '../store/sqlite.ts';

const SQLITE = 'sqlite:';
const MEMORY = ':memory:';

/** Rejects with ConfigError or StoreError when the database cannot be used. */
export const openStore = (database: string, deps: SqliteStoreDeps): Promise<Store> => {
  if (!database.startsWith(SQLITE)) {
    const message = 'this version keeps its data in SQLite only; write sqlite:FILE';
    throw new ConfigError([{ path: 'database', message }]);
  }
  return openSqliteStore(database.slice(SQLITE.length), deps);
};

const KEY_FILE = 'connector.key';

/** Beside the database: who copies the one for a backup should decide about the other knowingly. */
const keyFileOf = ({ admin, database }: Pick<Config, 'admin' | 'database'>): string | undefined => {
  if (admin.keyFile !== undefined) return admin.keyFile;
  const file = database.slice(SQLITE.length);
  return file === MEMORY ? undefined : join(dirname(file), KEY_FILE);
};

/** Files of ours that hold secrets, whether they exist or not. */
export const ownSecretFiles = (config: Pick<Config, 'admin' | 'database'>): string[] => {
  const database = config.database.slice(SQLITE.length);
  const files = database === MEMORY ? [] : [database, `${database}-wal`];
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

/** Rejects with VaultError for a key that is none. */
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
    ...{ store: sealed, vault },
    ownKeys: await createOwnKeys({ store, vault, log }),
    reseal: createReseal({ store, vault, log }),
  };
};
