import type { Db } from '../database.ts';

/**
 * A unit of work that runs inside the worker, in a transaction of its own or of a group. Arguments and results are
 * plain data. A `read` must not write: a group of reads alone runs without a transaction and pays no fsync.
 */
export interface Operation<A, R> {
  readonly kind: 'read' | 'write';
  run(db: Db, args: A): R;
}

export const read = <A, R>(run: (db: Db, args: A) => R): Operation<A, R> => ({ kind: 'read', run });
export const write = <A, R>(run: (db: Db, args: A) => R): Operation<A, R> => ({ kind: 'write', run });
