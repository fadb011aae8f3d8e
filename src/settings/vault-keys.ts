import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readTextFile } from '../config/text-file.ts';
import { makeFolder } from '../store/file.ts';
import { VaultError } from './vault-error.ts';

/** The keys of a vault, the current one first: it seals, and all of them open. */
export interface KeySource {
  readonly kind: 'env' | 'file' | 'none';
  keys(): readonly [Buffer, ...Buffer[]];
  /** Throws VaultError where the operator has to make the key. */
  add(): void;
  dropOld(): void;
}

const KEY_BYTES = 32;
const MAKE_ONE = `make one with: openssl rand -base64 ${KEY_BYTES}`;

const decodeKey = (text: string, origin: string): Buffer => {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new VaultError(`${origin} must hold ${KEY_BYTES} bytes in base64 or hex; ${MAKE_ONE}`);
};

/** One key, or several separated by commas, spaces or line breaks. */
const decodeKeys = (text: string, origin: string): [Buffer, ...Buffer[]] => {
  const [first = '', ...others] = text.split(/[\s,]+/).filter((part) => part !== '');
  return [decodeKey(first, origin), ...others.map((other) => decodeKey(other, origin))];
};

const encodeKeys = (keys: readonly Buffer[]): string =>
  keys.map((key) => `${key.toString('base64')}\n`).join('');

const keyText = (path: string): string => {
  try {
    return readTextFile(path);
  } catch (cause) {
    throw new VaultError(`The key file ${path} cannot be read as text`, { cause });
  }
};

const readOrCreate = (path: string): [Buffer, ...Buffer[]] => {
  if (existsSync(path)) return decodeKeys(keyText(path), `The key file ${path}`);
  const key = randomBytes(KEY_BYTES);
  makeFolder(dirname(path));
  // `wx`: when two processes start at once, neither may replace the other's key.
  writeFileSync(path, encodeKeys([key]), { mode: 0o600, flag: 'wx' });
  return [key];
};

/** Replaces the file atomically: a half-written key file would lose every secret. */
const replaceFile = (path: string, text: string): void => {
  const fresh = `${path}.new`;
  try {
    writeFileSync(fresh, text, { mode: 0o600, flush: true });
    renameSync(fresh, path);
  } catch (cause) {
    throw new VaultError(`The key file ${path} cannot be replaced; check the rights of its folder.`, {
      cause,
    });
  }
};

const fromEnvironment = (text: string): KeySource => {
  const keys = decodeKeys(text, 'MOR_CONNECTOR_KEY');
  return {
    kind: 'env',
    keys: () => keys,
    add() {
      // The file already has the new key, ahead of the old one.
      if (keys.length > 1) return;
      throw new VaultError(
        `The key comes from MOR_CONNECTOR_KEY: write a new one before it, with a comma between (${MAKE_ONE}), and repeat this.`,
      );
    },
    dropOld() {
      // The person who set the environment variable has to remove the old key from it.
    },
  };
};

const fromFile = (path: string): KeySource => {
  let known: [Buffer, ...Buffer[]] | undefined;
  const keys = (): [Buffer, ...Buffer[]] => (known ??= readOrCreate(path));
  const replace = (next: [Buffer, ...Buffer[]]): void => {
    replaceFile(path, encodeKeys(next));
    known = next;
  };
  return {
    kind: 'file',
    keys,
    add() {
      replace([randomBytes(KEY_BYTES), ...keys()]);
    },
    dropOld() {
      if (keys().length > 1) replace([keys()[0]]);
    },
  };
};

const fromNowhere = (): KeySource => {
  let keys: [Buffer, ...Buffer[]] = [randomBytes(KEY_BYTES)];
  return {
    kind: 'none',
    keys: () => keys,
    add() {
      keys = [randomBytes(KEY_BYTES), ...keys];
    },
    dropOld() {
      keys = [keys[0]];
    },
  };
};

export const createKeySource = (from: {
  envKey?: string | undefined;
  keyFile?: string | undefined;
}): KeySource => {
  const { envKey, keyFile } = from;
  if (envKey !== undefined && envKey !== '') return fromEnvironment(envKey);
  return keyFile === undefined ? fromNowhere() : fromFile(keyFile);
};
