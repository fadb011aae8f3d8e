import {
  DummyDriver,
  Kysely,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Compilable, RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** Kysely's template for what its builder cannot say. */
export { sql };

/** An expression that stands for a column where no index of it may be used. */
export const unindexed = <T = string>(column: string): RawBuilder<T> =>
  sql<T>`coalesce(${sql.ref(column)}, ${sql.ref(column)})`;

/** Does the column hold the text anywhere? */
export const contains = (column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape ${'\\'}`;

/** Kysely as a typed writer of SQL only, in SQLite's words; connections run the statements. */
export const tables = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** What only the template can say, as a query. */
export const compilable = <R>(raw: RawBuilder<R>): Compilable<R> => ({ compile: () => raw.compile(tables) });

/** Stands in a compiled query for a value that each execution brings. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type Param<P> = <K extends keyof P & string>(name: K) => RawBuilder<P[K]>;

/** A query that is written and compiled once and run many times with parameters `P`, giving rows `R`. */
export interface Statement<P = never, R = unknown> {
  readonly build: (param: Param<P>) => Compilable<R>;
}

/**
 * Declares a hot query. Compiling a query costs more than running it, so those of the click path are compiled when
 * they are first needed and then only get new values.
 */
export const statement =
  <P>() =>
  <R>(build: (param: Param<P>) => Compilable<R>): Statement<P, R> => ({ build });

export interface CompiledStatement<P> {
  readonly sql: string;
  readonly values: (params: P) => unknown[];
}

/** A query in the words of one kind of database. */
export type Dialect = (query: Compilable) => {
  readonly sql: string;
  readonly parameters: readonly unknown[];
};

export const inSqlite: Dialect = (query) => query.compile();

class PostgresWords extends PostgresQueryCompiler {
  /** `INSERT OR FAIL` only spares SQLite a journal. */
  protected override visitOrAction(): void {
    return undefined;
  }
}

export const inPostgres: Dialect = (query) => {
  const { query: node, queryId } = query.compile();
  return new PostgresWords().compileQuery(node, queryId);
};

export const compile = <P, R>(declared: Statement<P, R>, dialect: Dialect): CompiledStatement<P> => {
  const param: Param<P> = <K extends keyof P & string>(name: K) => sql<P[K]>`${new Placeholder(name)}`;
  const compiled = dialect(declared.build(param));
  const sources = compiled.parameters.map((value) =>
    value instanceof Placeholder ? { name: value.name } : { value },
  );
  return {
    sql: compiled.sql,
    values: (params) => {
      const named = params as Readonly<Record<string, unknown>>;
      return sources.map((source) => ('name' in source ? named[source.name] : source.value));
    },
  };
};
