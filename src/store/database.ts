import Libsql from 'libsql';
import type { Ask, OneAsk } from './operations/operation.ts';
import { compile, inSqlite } from './query.ts';
import type { Statement } from './query.ts';

/** The one connection of a worker. */
export interface Connection {
  /** Runs what an operation asks for and returns the answer at once. */
  ask(ask: Ask): unknown;
  /** Runs plain SQL: transaction control, schema. */
  exec(sql: string): void;
  pragma(source: string): unknown[];
  /** The rows of plain SQL. */
  all(sql: string): unknown[];
  inTransaction(): boolean;
  /** Changes when any other connection, in this process or another, has committed something (`PRAGMA data_version`). */
  dataVersion(): number;
  close(): void;
}

/**
 * How long a statement waits while another process writes. Opening and the command line can be patient; a click must be answered
 * within a second, and may first have to wait for the group ahead of its own.
 */
export const BUSY_TIMEOUT_MS = { patient: 5_000, service: 400 } as const;
/** In pages; small and frequent checkpoints keep the slowest commits short. */
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
    // A replaced value may have been a secret, so its bytes are overwritten and not only freed.
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
  const declared = new Map<Statement, (params: never) => [Libsql.Statement, unknown[]]>();
  const bind = (statement: Statement, params: unknown): [Libsql.Statement, unknown[]] => {
    const known = declared.get(statement);
    if (known !== undefined) return known(params as never);
    const compiled = compile(statement, inSqlite);
    const prepared = prepare(compiled.sql);
    declared.set(statement, (given) => [prepared, compiled.values(given)]);
    return [prepared, compiled.values(params as never)];
  };
  const askOne = (ask: OneAsk): unknown => {
    if ('query' in ask) {
      const compiled = inSqlite('sqlite' in ask.query ? ask.query.sqlite() : ask.query);
      return prepare(compiled.sql).all([...compiled.parameters]);
    }
    const [prepared, values] = bind(ask.statement, ask.params);
    if (ask.want === 'rows') return prepared.all(values);
    return ask.want === 'row' ? prepared.get(values) : prepared.run(values).changes;
  };
  return {
    ask: (ask) => (ask.want === 'each' ? ask.asks.map(askOne) : askOne(ask)),
    exec: (sql) => {
      db.exec(sql);
    },
    pragma: (source) => {
      const answer: unknown = db.pragma(source);
      return Array.isArray(answer) ? Array.from<unknown>(answer) : [answer];
    },
    all: (sql) => db.prepare(sql).all([]),
    inTransaction: () => db.inTransaction,
    dataVersion: () => (prepare('PRAGMA data_version').get([]) as { data_version: number }).data_version,
    close: () => {
      bySql.clear();
      declared.clear();
      db.close();
    },
  };
};
