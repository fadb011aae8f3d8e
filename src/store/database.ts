import Libsql from 'libsql';
import type { Compilable } from 'kysely';
import { compile } from './query.ts';
import type { Statement } from './query.ts';

/** What an operation may do with the database: run declared or ad hoc queries. Transactions belong to the group. */
export interface Db {
  rows<P, R>(statement: Statement<P, R>, params: P): R[];
  row<P, R>(statement: Statement<P, R>, params: P): R | undefined;
  /** Runs a writing statement; returns how many rows changed. */
  run<P, R>(statement: Statement<P, R>, params: P): number;
  /** Runs a query whose shape depends on its arguments. */
  query<R>(query: Compilable<R>): R[];
}

/** The one connection of a worker. */
export interface Connection extends Db {
  /** Runs plain SQL: transaction control, schema. */
  exec(sql: string): void;
  pragma(source: string): unknown[];
  inTransaction(): boolean;
  /** Changes when another connection, of this process or not, has committed something (`PRAGMA data_version`). */
  dataVersion(): number;
  close(): void;
}

/**
 * How long a statement waits for another process that is writing: opening and the command line have time, while a click
 * must have its answer within a second, and may have to wait for a group before its own.
 */
export const BUSY_TIMEOUT_MS = { patient: 5_000, service: 400 } as const;
/** Pages; small and frequent checkpoints keep the slowest commits short. */
const WAL_AUTOCHECKPOINT = 500;
const CACHE_KIB = 16_384;

/** Opens the file (or `:memory:`) so that a commit is on disk when it returns. Throws what the driver throws. */
export const openConnection = (location: string): Connection => {
  const db = new Libsql(location, { timeout: BUSY_TIMEOUT_MS.patient });
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    `wal_autocheckpoint = ${WAL_AUTOCHECKPOINT}`,
    `cache_size = -${CACHE_KIB}`,
    'foreign_keys = ON',
    'temp_store = MEMORY',
    // What is replaced may have been a secret: its bytes are overwritten, not only given free.
    'secure_delete = ON',
  ]) {
    db.pragma(pragma);
  }
  const bySql = new Map<string, Libsql.Statement>();
  const prepare = (sql: string): Libsql.Statement => {
    const known = bySql.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare(sql);
    bySql.set(sql, made);
    return made;
  };
  const declared = new Map<unknown, (params: unknown) => [Libsql.Statement, unknown[]]>();
  const bind = <P, R>(statement: Statement<P, R>, params: P): [Libsql.Statement, unknown[]] => {
    const known = declared.get(statement);
    if (known !== undefined) return known(params);
    const compiled = compile(statement);
    const prepared = prepare(compiled.sql);
    declared.set(statement, (given) => [prepared, compiled.values(given as P)]);
    return [prepared, compiled.values(params)];
  };
  return {
    rows: <P, R>(statement: Statement<P, R>, params: P) => {
      const [prepared, values] = bind(statement, params);
      return prepared.all(values) as R[];
    },
    row: <P, R>(statement: Statement<P, R>, params: P) => {
      const [prepared, values] = bind(statement, params);
      return prepared.get(values) as R | undefined;
    },
    run: (statement, params) => {
      const [prepared, values] = bind(statement, params);
      return prepared.run(values).changes;
    },
    query: <R>(query: Compilable<R>) => {
      const compiled = query.compile();
      return prepare(compiled.sql).all([...compiled.parameters]) as R[];
    },
    exec: (sql) => {
      db.exec(sql);
    },
    pragma: (source) => {
      const answer: unknown = db.pragma(source);
      return Array.isArray(answer) ? Array.from<unknown>(answer) : [answer];
    },
    inTransaction: () => db.inTransaction,
    dataVersion: () => (prepare('PRAGMA data_version').get([]) as { data_version: number }).data_version,
    close: () => {
      bySql.clear();
      declared.clear();
      db.close();
    },
  };
};
