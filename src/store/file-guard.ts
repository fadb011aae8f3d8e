import { statSync } from 'node:fs';
import type { FailureData } from './store-error.ts';

/** Detects whether the open files are still the ones that everybody else finds at the path. */
export interface FileGuard {
  /** Checks the files that hold commits; cheap enough to run after each one. */
  check(): FailureData | undefined;
  /** Also checks the files through which processes coordinate. */
  checkAll(): FailureData | undefined;
}

const idOf = (path: string): string | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
};

const NOTHING: FileGuard = { check: () => undefined, checkAll: () => undefined };

/**
 * SQLite keeps writing to a file that was deleted or replaced under it, and all of that is lost when the process ends. Create the
 * guard after the database has been opened and read once, so that its side files exist.
 */
export const createFileGuard = (location: string): FileGuard => {
  if (location === ':memory:') return NOTHING;
  const known = ['', '-wal', '-shm'].map((suffix) => ({
    path: location + suffix,
    id: idOf(location + suffix),
  }));
  const look = (files: typeof known): FailureData | undefined => {
    const lost = files.find(({ path, id }) => id !== undefined && idOf(path) !== id);
    return (
      lost && {
        code: 'store_replaced',
        message:
          `The database file ${lost.path} was deleted or replaced while the connector was using it; nothing is written ` +
          'any more. Put the file back, or restart the connector to go on with what is there now.',
      }
    );
  };
  return { check: () => look(known.slice(0, 2)), checkAll: () => look(known) };
};
