import type { AuditDraft } from '../calls/admin-ports.ts';
import { Problem } from '../calls/problems.ts';
import { VaultError } from './vault-error.ts';
import { OWN_KEYS } from './own-keys.ts';
import type { OwnKeys } from './own-keys.ts';
import type { Reseal } from './reseal.ts';
import type { StoredKeys } from './stored-keys.ts';

/** `vault` encrypts what is stored; the others are the OwnKeys. */
export const ROTATED = [...OWN_KEYS, 'vault'] as const;
export type Rotated = (typeof ROTATED)[number];

export const isRotated = (name: string): name is Rotated => ROTATED.some((one) => one === name);

/** Replaces one of the connector's keys. Rejects with `not_supported` where the operator has to make the key. */
export const rotateKey = async (
  name: Rotated,
  by: Pick<AuditDraft, 'actor' | 'atMs'>,
  deps: {
    readonly ownKeys: OwnKeys;
    readonly reseal: Reseal;
    readonly keys: StoredKeys;
    readonly hasOtherNodes: () => Promise<boolean>;
  },
): Promise<void> => {
  if (name === 'vault' && (await deps.hasOtherNodes())) {
    throw new Problem(
      'not_supported',
      'Other nodes are running with this key too: replace it through MOR_CONNECTOR_KEY, as docs/operations.md describes for several nodes.',
    );
  }
  if (name !== 'vault') {
    await deps.ownKeys.rotate(name, by);
    return;
  }
  try {
    await deps.reseal.rotate(by);
  } catch (error) {
    // The message is for the person who asked: it says what to do about a key that we cannot make.
    if (error instanceof VaultError) throw new Problem('not_supported', error.message, { cause: error });
    throw error;
  }
  await deps.keys.reload();
};
