import type { Log, Store } from '../calls/ports.ts';
import type {
  AuditDraft,
  MappingSecret,
  SealedAudit,
  SecretChanges,
  SettingStore,
} from '../calls/admin-ports.ts';
import { counted } from '../mapping/counted.ts';
import { OWN_KEYS, settingOf } from './own-keys.ts';
import { SEALED_RECORDS, createRenewal } from './renewal.ts';
import { secretContext } from './sealed-mappings.ts';
import { VaultError } from './vault-error.ts';
import type { Vault } from './vault.ts';

/** Seals everything secret in the database with the current key. */
export interface Reseal {
  /** For a start: seals what older versions left in the clear and finishes an interrupted rotation. */
  catchUp(): Promise<void>;
  /**
   * Makes a new key and seals everything with it. If this is interrupted at any point, both keys are kept, everything can be
   * opened, and the next start finishes the job. Throws VaultError where the key is not ours to change.
   */
  rotate(by: Pick<AuditDraft, 'actor' | 'atMs'>): Promise<void>;
}

const AUDIT_CHUNK = 1_000;
/** The key that sealed everything in the database at the last complete pass. */
const FINGERPRINT = 'vault.fingerprint';

/** A command that was started without the service's key must not seal anything that the service could not open. */
export const assertKeyOfDatabase = async (settings: SettingStore, vault: Vault): Promise<void> => {
  const known = (await settings.all()).get(FINGERPRINT);
  if (known === undefined || known === vault.fingerprint()) return;
  throw new VaultError(
    'Card PINs cannot be stored: the database is sealed with another key. Set MOR_CONNECTOR_KEY (or admin.keyFile) as for the service.',
  );
};

export const createReseal = (deps: {
  readonly store: Pick<Store, 'settings' | 'secrets' | 'records'>;
  readonly vault: Vault;
  readonly log: Log;
}): Reseal => {
  const { store, vault, log } = deps;
  const renewal = createRenewal(vault);

  const settingChanges = async (): Promise<NonNullable<SecretChanges['settings']>> => {
    const all = await store.settings.all();
    return OWN_KEYS.flatMap((name) => {
      const key = settingOf(name);
      const from = all.get(key);
      return from === undefined ? [] : [{ key, from, to: renewal.secret(from, key) }];
    });
  };

  const recordChanges = async (): Promise<NonNullable<SecretChanges['records']>> => {
    const changes: NonNullable<SecretChanges['records']>[number][] = [];
    for (const kind of SEALED_RECORDS) {
      for (const [id, from] of await store.records.all(kind)) {
        changes.push({ kind, id, from, to: renewal.secret(from, `${kind} ${id}`) });
      }
    }
    for (const [id, from] of await store.records.all('key')) {
      changes.push({ kind: 'key', id, from, to: renewal.key(id, from) });
    }
    return changes;
  };

  const mappingChange = ({ crm, user, column, value }: MappingSecret) => ({
    crm,
    user,
    column,
    from: value,
    to: renewal.secret(value, secretContext(column, { crm, user })),
  });

  /** Returns how many entries were written and the id of the last one. */
  const renewAudit = async (
    plainOnly: boolean,
    fromId: number,
  ): Promise<{ count: number; lastId: number }> => {
    let afterId = fromId;
    let count = 0;
    for (;;) {
      const entries: readonly SealedAudit[] = await store.secrets.audit({
        plainOnly,
        afterId,
        limit: AUDIT_CHUNK,
      });
      const last = entries.at(-1);
      if (!last) return { count, lastId: afterId };
      const audit = entries.map(({ id, before, after }) => ({
        id,
        before: renewal.row(before),
        after: renewal.row(after),
      }));
      await store.secrets.replace({ audit });
      afterId = last.id;
      count += entries.length;
    }
  };

  const isChange = ({ from, to }: { from: string; to: string }): boolean => from !== to;

  /** Returns how many secrets were resealed. */
  const renewAll = async (isWholeAudit: boolean): Promise<number> => {
    renewal.begin();
    // The audit comes first, because undoing a change copies from it into the rows.
    const before = await renewAudit(!isWholeAudit, 0);
    const settings = (await settingChanges()).filter(isChange);
    const records = (await recordChanges()).filter(isChange);
    const mappings = (await store.secrets.ofMappings()).map(mappingChange).filter(isChange);
    const count = settings.length + records.length + mappings.length;
    if (count > 0) await store.secrets.replace({ settings, records, mappings });
    // A row that was changed in the meantime has put the old secret into the audit.
    const meanwhile = await renewAudit(!isWholeAudit, before.lastId);
    const unreadable = renewal.unreadable();
    if (unreadable > 0) {
      log.warn(
        { secrets: unreadable },
        'some stored secrets cannot be decrypted, because their key is gone; enter them again',
      );
    }
    return count + before.count + meanwhile.count;
  };

  const finish = async (): Promise<void> => {
    await store.settings.set(FINGERPRINT, vault.fingerprint());
    // Secrets that no key opens would not be helped by keeping the old keys.
    vault.dropOldKeys();
    await store.secrets.scrub();
  };

  /** One run at a time: the end of one must not drop the key of another. */
  let running: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = running.then(work);
    running = turn.catch(() => undefined);
    return turn;
  };

  const catchUp = async (): Promise<void> => {
    const known = (await store.settings.all()).get(FINGERPRINT);
    const isOtherKey = vault.hasOldKeys() || (known !== undefined && known !== vault.fingerprint());
    const count = await renewAll(isOtherKey);
    if (count > 0) log.info({}, `${counted(count, 'stored secret')} sealed with the key of today`);
    if (count > 0 || known !== vault.fingerprint() || vault.hasOldKeys()) await finish();
  };

  const rotate = async (by: Pick<AuditDraft, 'actor' | 'atMs'>): Promise<void> => {
    vault.addKey();
    await renewAll(true);
    await finish();
    await store.records.apply([], { ...by, action: 'own-key.rotate', subject: 'key of the vault' });
  };

  return { catchUp: () => inTurn(catchUp), rotate: (by) => inTurn(() => rotate(by)) };
};
