import { StoreError } from '../calls/problems.ts';

/** A failure as it crosses the thread boundary: plain data, because a cloned error loses its class. */
export interface FailureData {
  /** SQLite's extended result code such as `SQLITE_FULL`, or one of this store's own codes. */
  readonly code: string;
  readonly message: string;
}

/** What an operator can do, by the prefix of SQLite's result code; the first match counts. */
const CURES: readonly (readonly [string, string])[] = [
  ['SQLITE_FULL', 'The disk is full: free some space; nothing that was acknowledged is lost.'],
  ['SQLITE_IOERR', 'The disk failed: check the system log and the file system.'],
  ['SQLITE_READONLY', 'Give this process the right to write the file and its folder.'],
  ['SQLITE_NOTADB', 'Restore the file from a backup, or move it away to start with an empty database.'],
  ['SQLITE_CORRUPT', 'Restore the file from a backup, or move it away to start with an empty database.'],
  ['SQLITE_BUSY', 'Another process has locked the file for too long: end it, or try again.'],
  ['SQLITE_CANTOPEN', 'Check that the folder exists and that this process may write there.'],
  ['ConnectionFailed', 'Check that the path is a file in a folder where this process may write.'],
];

const stringMember = (value: object, key: string): string | undefined => {
  const member: unknown = Reflect.get(value, key);
  return typeof member === 'string' && member !== '' ? member : undefined;
};

/** Describes anything that was thrown, with the operator's cure where one is known. */
export const toFailure = (thrown: unknown): FailureData => {
  const isObject = typeof thrown === 'object' && thrown !== null;
  const message = (isObject ? stringMember(thrown, 'message') : undefined) ?? String(thrown);
  const code = (isObject ? stringMember(thrown, 'code') : undefined) ?? 'store_unusable';
  const cure = CURES.find(([start]) => code.startsWith(start) || message.startsWith(start))?.[1];
  return { code, message: cure === undefined ? message : `${message}. ${cure}` };
};

/** Is it the database that failed? */
export const isStoreError = (error: unknown): error is StoreError => error instanceof StoreError;
