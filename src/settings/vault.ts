import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readTextFile } from '../config/text-file.ts';
import { makeFolder } from '../store/file.ts';

/** Where the key comes from; `none`: it lives as long as the process, like a database in memory. */
export type VaultKind = 'env' | 'file' | 'none';

/** Encrypts secrets that are kept in the database. */
export interface Vault {
  readonly kind: VaultKind;
  /** `context` says what the text is; another context cannot open it. */
  seal(text: string, context: string): string;
  /** Throws VaultError when the key is another one or the text was changed. */
  open(sealed: string, context: string): string;
}

export class VaultError extends Error {}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

const decodeKey = (text: string, origin: string): Buffer => {
  const trimmed = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new VaultError(
    `${origin} must hold ${KEY_BYTES} bytes in base64 or hex; make one with: openssl rand -base64 ${KEY_BYTES}`,
  );
};

const keyText = (path: string): string => {
  try {
    return readTextFile(path);
  } catch (cause) {
    throw new VaultError(`The key file ${path} cannot be read as text`, { cause });
  }
};

const readOrCreate = (path: string): Buffer => {
  if (existsSync(path)) return decodeKey(keyText(path), `The key file ${path}`);
  const key = randomBytes(KEY_BYTES);
  makeFolder(dirname(path));
  // `wx`: of two processes that start at once, one must not replace the other's key.
  writeFileSync(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
};

const withKey = (kind: VaultKind, getKey: () => Buffer): Vault => {
  let known: Buffer | undefined;
  const key = (): Buffer => (known ??= getKey());
  return {
    kind,
    seal(text, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, iv.toString('base64url'), body.toString('base64url')].join('.');
    },
    open(sealed, context) {
      const [version, iv = '', body = ''] = sealed.split('.');
      try {
        if (version !== VERSION) throw new Error('unknown version');
        const bytes = Buffer.from(body, 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', key(), Buffer.from(iv, 'base64url'), {
          authTagLength: TAG_BYTES,
        }).setAAD(Buffer.from(context));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        return decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        if (cause instanceof VaultError) throw cause;
        throw new VaultError(
          'A stored secret cannot be decrypted: give MOR_CONNECTOR_KEY or the key file that it was stored with, or enter it again.',
          { cause },
        );
      }
    },
  };
};

/**
 * AES-256-GCM with the key of the environment, else of the key file, which is made (for this user alone) when the first
 * secret is stored. Throws VaultError for a key of the wrong size.
 */
export const createVault = (from: { envKey?: string | undefined; keyFile?: string | undefined }): Vault => {
  const { envKey, keyFile } = from;
  if (envKey !== undefined && envKey !== '') {
    const key = decodeKey(envKey, 'MOR_CONNECTOR_KEY');
    return withKey('env', () => key);
  }
  if (keyFile !== undefined) return withKey('file', () => readOrCreate(keyFile));
  return withKey('none', () => randomBytes(KEY_BYTES));
};
