import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createKeySource } from './vault-keys.ts';
import type { KeySource } from './vault-keys.ts';
import { VaultError } from './vault-error.ts';

/** Where the key comes from; `none`: it lives as long as the process, like a database in memory. */
export type VaultKind = KeySource['kind'];

/** Encrypts secrets that are kept in the database. */
export interface Vault {
  readonly kind: VaultKind;
  /** `context` says what the text is; another context cannot open it. */
  seal(text: string, context: string): string;
  /** Throws VaultError when the key is another one or the text was changed. */
  open(sealed: string, context: string): string;
  /** Whether the key of today has sealed this; not plain text, nor what an older key has sealed. */
  isCurrent(text: string, context: string): boolean;
  /** Names the key of today without telling it. */
  fingerprint(): string;
  /** Older keys are kept besides the one of today: a rotation was begun and has not ended. */
  hasOldKeys(): boolean;
  /** A new key seals from now on, the older ones still open. Throws VaultError where the key is not ours to make. */
  addKey(): void;
  /** Forgets the older keys. */
  dropOldKeys(): void;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/** Looks like something that a vault has sealed. */
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

/** Undefined: this key has not sealed it, or it was changed. */
const tryOpen = (key: Buffer, sealed: string, context: string): string | undefined => {
  try {
    return openWith(key, sealed, context);
  } catch {
    return undefined;
  }
};

/**
 * AES-256-GCM with the key of the environment, else of the key file, which is made (for this user alone) when the first
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
