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

/** Kysely's template, for SQL that its builder cannot express. */
export { sql };

/** Refers to a column in a way that keeps the planner from using an index on it. */
export const unindexed = <T = string>(column: string): RawBuilder<T> =>
  sql<T>`coalesce(${sql.ref(column)}, ${sql.ref(column)})`;

/** Does the column contain the text? */
export const contains = (column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape ${'\\'}`;

/** Kysely only as a typed writer of SQL, in SQLite's dialect; the connections run the statements. */
export const tables = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Turns SQL that only the template can express into a query. */
export const compilable = <R>(raw: RawBuilder<R>): Compilable<R> => ({ compile: () => raw.compile(tables) });

/** Stands in a compiled query for a value that each execution supplies. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type Param<P> = <K extends keyof P & string>(name: K) => RawBuilder<P[K]>;

/** A query that is compiled once and run many times with parameters `P`, giving rows `R`. */
export interface Statement<P = never, R = unknown> {
  readonly build: (param: Param<P>) => Compilable<R>;
}

/**
 * Declares a hot query. Compiling a query costs more than running it, so the queries of the click path are compiled on first use
 * and only get new values after that.
 */
export const statement =
  <P>() =>
  <R>(build: (param: Param<P>) => Compilable<R>): Statement<P, R> => ({ build });

export interface CompiledStatement<P> {
  readonly sql: string;
  readonly values: (params: P) => unknown[];
}

/** A query in the dialect of one kind of database. */
export type Dialect = (query: Compilable) => {
  readonly sql: string;
  readonly parameters: readonly unknown[];
};

export const inSqlite: Dialect = (query) => query.compile();

class PostgresWords extends PostgresQueryCompiler {
  /** `INSERT OR FAIL` only saves SQLite a journal, so it is left out here. */
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
