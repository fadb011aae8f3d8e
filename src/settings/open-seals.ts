import type { Store } from '../calls/ports.ts';
import { SEALED_RECORDS, keyRecord } from './renewal.ts';
import { OWN_KEYS, settingOf } from './own-keys.ts';
import { secretContext } from './sealed-mappings.ts';
import { VaultError } from './vault-error.ts';
import { isSealed } from './vault.ts';
import type { Vault } from './vault.ts';

interface Seal {
  readonly text: string;
  readonly context: string;
}

/** Everything sealed except the audit, whose secrets belong, or once belonged, to the rows. */
const sealsOf = async ({ settings, records, secrets }: Pick<Store, 'settings' | 'records' | 'secrets'>) => {
  const all = await settings.all();
  const own = OWN_KEYS.map((name): Seal => ({
    text: all.get(settingOf(name)) ?? '',
    context: settingOf(name),
  }));
  const others: Seal[] = [];
  for (const kind of SEALED_RECORDS) {
    for (const [id, text] of await records.all(kind)) others.push({ text, context: `${kind} ${id}` });
  }
  for (const [id, text] of await records.all('key')) {
    const { data } = keyRecord.safeParse(JSON.parse(text));
    const marks = data?.kind === 'signing' ? [data.mark, data.previous?.mark ?? ''] : [];
    others.push(...marks.map((mark) => ({ text: mark, context: `key ${id}` })));
  }
  for (const { crm, user, column, value } of await secrets.ofMappings()) {
    others.push({ text: value, context: secretContext(column, { crm, user }) });
  }
  return {
    own: own.filter(({ text }) => isSealed(text)),
    others: others.filter(({ text }) => isSealed(text)),
  };
};

const opens = (vault: Vault, { text, context }: Seal): boolean => {
  try {
    vault.open(text, context);
    return true;
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
};

/**
 * Opens every stored secret with the vault's keys. Returns how many there are and how many of them can no longer be opened (the
 * service has reported those). Rejects with VaultError when the key does not belong to this database.
 */
export const openSeals = async (
  store: Pick<Store, 'settings' | 'records' | 'secrets'>,
  vaultOf: () => Vault | undefined,
): Promise<{ readonly opened: number; readonly lost: number }> => {
  const { own, others } = await sealsOf(store);
  if (own.length + others.length === 0) return { opened: 0, lost: 0 };
  const vault = vaultOf();
  // A service replaces these when it cannot open them, so they show which key is the right one.
  if (!vault || own.some((seal) => !opens(vault, seal))) {
    throw new VaultError(
      'The secrets in this database are sealed with another key. Set MOR_CONNECTOR_KEY, or admin.keyFile, as for its service.',
    );
  }
  const lost = others.filter((seal) => !opens(vault, seal)).length;
  return { opened: own.length + others.length - lost, lost };
};
