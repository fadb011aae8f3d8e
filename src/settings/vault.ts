import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createKeySource } from './vault-keys.ts';
import type { KeySource } from './vault-keys.ts';
import { VaultError } from './vault-error.ts';

/** Where the key comes from; `none`: it exists only as long as the process, like a database in memory. */
export type VaultKind = KeySource['kind'];

/** Encrypts secrets that are kept in the database. */
export interface Vault {
  readonly kind: VaultKind;
  /** `context` names what the text is; it cannot be opened with another context. */
  seal(text: string, context: string): string;
  /** Throws VaultError when the key is the wrong one or the text was changed. */
  open(sealed: string, context: string): string;
  /** Did the current key seal this? False for plain text and for what an older key has sealed. */
  isCurrent(text: string, context: string): boolean;
  /** Identifies the current key without revealing it. */
  fingerprint(): string;
  /** Are older keys kept besides the current one? Then a rotation has begun and not finished. */
  hasOldKeys(): boolean;
  /** Adds a key that seals from now on; the older ones can still open. Throws VaultError where the key is not ours to make. */
  addKey(): void;
  /** Forgets the older keys. */
  dropOldKeys(): void;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/** Does it look like something that a vault has sealed? */
export const isSealed = (text: string): boolean =>
  text.startsWith(`${VERSION}.`) && text.split('.').length === 3;

const openWith = (key: Buffer, sealed: string, context: string): string => {
  const [version, iv = '', body = ''] = sealed.split('.');
  if (version !== VERSION) throw new Error('unknown version');
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
    authTagLength: TAG_BYTES,
  }).setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
};

/** Undefined: this key has not sealed it, or the text was changed. */
const tryOpen = (key: Buffer, sealed: string, context: string): string | undefined => {
  try {
    return openWith(key, sealed, context);
  } catch {
    return undefined;
  }
};

/**
 * AES-256-GCM with the key from the environment or else from the key file. The file is made, for this user alone, when the first
 * secret is stored. Throws VaultError for a key of the wrong size.
 */
export const createVault = (from: { envKey?: string | undefined; keyFile?: string | undefined }): Vault => {
  const source = createKeySource(from);
  const current = (): Buffer => source.keys()[0];
  return {
    kind: source.kind,
    seal(text, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current(), iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, iv.toString('base64url'), body.toString('base64url')].join('.');
    },
    open(sealed, context) {
      for (const key of source.keys()) {
        const text = tryOpen(key, sealed, context);
        if (text !== undefined) return text;
      }
      throw new VaultError(
        'A stored secret cannot be decrypted: give MOR_CONNECTOR_KEY or the key file that it was stored with, or enter it again.',
      );
    },
    isCurrent: (text, context) => isSealed(text) && tryOpen(current(), text, context) !== undefined,
    fingerprint: () => createHash('sha256').update('vault').update(current()).digest('hex').slice(0, 16),
    hasOldKeys: () => source.keys().length > 1,
    addKey() {
      source.add();
    },
    dropOldKeys() {
      source.dropOld();
    },
  };
};
