import { randomBytes } from 'node:crypto';
import type { Log, Store } from '../calls/ports.ts';
import type { AuditDraft } from '../calls/admin-ports.ts';
import { VaultError } from './vault-error.ts';
import { isSealed } from './vault.ts';
import type { Vault } from './vault.ts';

/** Keys that the connector makes for itself: `tokens` signs browser tokens, `sessions` protects the admin pages. */
export const OWN_KEYS = ['tokens', 'sessions'] as const;
export type OwnKeyName = (typeof OWN_KEYS)[number];

/** Shared by all processes that use the database. */
export interface OwnKeys {
  /** Throws VaultError when the stored key cannot be opened. */
  get(name: OwnKeyName): Uint8Array;
  /** Reads them again after another node has made one; returns the names of those that changed. */
  reload(): Promise<readonly OwnKeyName[]>;
  /** Makes new ones for those that cannot be opened; everything they signed becomes invalid. For the service. */
  replaceLost(): Promise<void>;
  /** Replaces the key; everything that the old one signed is refused from then on. */
  rotate(name: OwnKeyName, by: Pick<AuditDraft, 'actor' | 'atMs'>): Promise<void>;
}

const KEY_BYTES = 32;

/** The setting that holds a key; the same text is its context in the vault. */
export const settingOf = (name: OwnKeyName): string => `${name}.key`;

export const createOwnKeys = async (deps: {
  readonly store: Pick<Store, 'settings' | 'records'>;
  readonly vault: Vault;
  readonly log: Log;
}): Promise<OwnKeys> => {
  const { store, vault, log } = deps;
  const keys = new Map<OwnKeyName, Buffer>();

  const make = async (name: OwnKeyName): Promise<void> => {
    const key = randomBytes(KEY_BYTES);
    await store.settings.set(settingOf(name), vault.seal(key.toString('base64'), settingOf(name)));
    keys.set(name, key);
  };

  /** Reads the stored ones; returns the names of those that changed. */
  const readAll = async (): Promise<readonly OwnKeyName[]> => {
    const settings = await store.settings.all();
    return OWN_KEYS.filter((name) => {
      const stored = settings.get(settingOf(name));
      if (stored === undefined) return false;
      try {
        // Earlier versions did not seal it; the next start does.
        const text = isSealed(stored) ? vault.open(stored, settingOf(name)) : stored;
        const key = Buffer.from(text, 'base64');
        const isOther = !keys.get(name)?.equals(key);
        keys.set(name, key);
        return isOther;
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
        return false;
      }
    });
  };

  await readAll();
  const stored = await store.settings.all();
  for (const name of OWN_KEYS) if (stored.get(settingOf(name)) === undefined) await make(name);

  return {
    get(name) {
      const key = keys.get(name);
      if (key) return key;
      throw new VaultError(
        `The connector's key for ${name} cannot be decrypted: give MOR_CONNECTOR_KEY or the key file that it was stored with.`,
      );
    },
    reload: readAll,
    async replaceLost() {
      for (const name of OWN_KEYS) {
        if (keys.has(name)) continue;
        await make(name);
        log.warn({ key: name }, 'a key of the connector could not be decrypted and was replaced');
      }
    },
    async rotate(name, by) {
      await make(name);
      await store.records.apply([], { ...by, action: 'own-key.rotate', subject: `key for ${name}` });
    },
  };
};
