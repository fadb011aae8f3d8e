import { existsSync, realpathSync } from 'node:fs';
import Libsql from 'libsql';
import { StoreError } from '../calls/problems.ts';
import { toFailure } from './store-error.ts';

const lockOf = (location: string): string => `${realpathSync(location)}.lock`;

/** Is a service using this database file now? */
export const isClaimed = (location: string): boolean => {
  if (!existsSync(location) || !existsSync(lockOf(location))) return false;
  const lock = new Libsql(lockOf(location), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    if (toFailure(error).code.startsWith('SQLITE_BUSY')) return true;
    throw error;
  } finally {
    lock.close();
  }
};

/** A service that is being restarted may still be closing its file. */
const WAIT_MS = 1_000;

/**
 * Makes this process the only service of a database file; commands do not claim it. The lock is SQLite's own, on an empty file
 * beside the database, so the system releases it however the process ends. Throws StoreError `store_in_use`.
 */
export const claimFile = (location: string): { release(): void } => {
  if (location === ':memory:') return { release: () => undefined };
  const path = lockOf(location);
  let lock: Libsql.Database | undefined;
  try {
    lock = new Libsql(path, { timeout: WAIT_MS });
    // Nothing is ever written, so a journal file would have nothing to restore.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const failure = toFailure(error);
    if (!failure.code.startsWith('SQLITE_BUSY')) throw error;
    throw new StoreError(
      'store_in_use',
      'another connector service is using it. One service at a time can: stop the other one, or name another file in ' +
        '`database`. Commands such as check, call and users work beside a running service.',
    );
  }
  const held = lock;
  return {
    release: () => {
      // Closing the file alone may keep the lock until the process ends.
      held.exec('ROLLBACK');
      held.close();
    },
  };
};
