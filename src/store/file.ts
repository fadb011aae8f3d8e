import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../calls/problems.ts';
import { toFailure } from './store-error.ts';

/**
 * Makes a folder and its missing parents, readable by this user alone. It goes level by level because Node's own `recursive`
 * never returns where the system answers "not found", as below /proc. Throws what Node throws.
 */
export const makeFolder = (path: string): void => {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // When two processes start at once, the other one may have made it.
    if (!existsSync(path)) throw error;
  }
};

/**
 * Makes sure that the file exists and that only this user can read it, because it holds hashes of secrets. SQLite gives its side
 * files the same rights. The rights of an existing file are left to its owner. Throws StoreError.
 */
export const prepareFile = (path: string): void => {
  if (path === ':memory:') return;
  try {
    makeFolder(dirname(path));
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    const { code, message } = toFailure(error);
    throw new StoreError(
      code,
      `The database file ${path} cannot be opened for writing: ${message}. Check \`database\` and the folder's rights.`,
    );
  }
};
