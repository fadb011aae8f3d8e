import type { Compilable } from 'kysely';
import type { Statement } from '../query.ts';

/** A query that the kinds of databases have to be asked in ways of their own. */
export interface ByDialect<R = unknown> {
  readonly sqlite: () => Compilable<R>;
  readonly postgres: () => Compilable<R>;
}

/** One thing that an operation wants, and in which form: all rows, the first one, or how many were changed. */
export type OneAsk =
  | { readonly want: 'rows' | 'row' | 'run'; readonly statement: Statement; readonly params: unknown }
  /** A query whose shape depends on its arguments. */
  | { readonly want: 'rows'; readonly query: Compilable | ByDialect };

/** Things that are wanted in this order, none of which depends on the answer to another: the answers in the same order. */
export interface ManyAsks {
  readonly want: 'each';
  readonly asks: readonly OneAsk[];
}

export type Ask = OneAsk | ManyAsks;

/**
 * An operation's way: it yields what it asks, is given the answer, and returns its result. So the same operation runs
 * on SQLite, where answers are there at once, and on PostgreSQL, where many of them are asked for together.
 */
export type Steps<R> = Generator<Ask, R, unknown>;

export function* rows<P, R>(statement: Statement<P, R>, params: P): Steps<R[]> {
  return (yield { want: 'rows', statement, params }) as R[];
}

export function* row<P, R>(statement: Statement<P, R>, params: P): Steps<R | undefined> {
  return (yield { want: 'row', statement, params }) as R | undefined;
}

/** Runs a writing statement; answers how many rows changed. */
export function* run<P, R>(statement: Statement<P, R>, params: P): Steps<number> {
  return (yield { want: 'run', statement, params }) as number;
}

/** As many at a time as a database is asked for together. */
const TOGETHER = 500;

const inChunks = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / TOGETHER) }, (_, at) =>
    list.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );

/** The same statement for each of many parameters, which may be told one by one: a network is crossed once for hundreds. */
export function* rowOfEach<P, R>(statement: Statement<P, R>, list: readonly P[]): Steps<(R | undefined)[]> {
  const found: (R | undefined)[] = [];
  for (const chunk of inChunks(list)) {
    const asks = chunk.map((params): OneAsk => ({ want: 'row', statement, params }));
    found.push(...((yield { want: 'each', asks }) as (R | undefined)[]));
  }
  return found;
}

/** Writing statements, in this order. */
export function* runEach(asks: readonly OneAsk[]): Steps<void> {
  for (const chunk of inChunks(asks)) yield { want: 'each', asks: chunk };
}

/** A writing statement for `runEach`. */
export const writing = <P, R>(statement: Statement<P, R>, params: P): OneAsk => ({
  want: 'run',
  statement,
  params,
});

export function* query<R>(asked: Compilable<R> | ByDialect<R>): Steps<R[]> {
  return (yield { want: 'rows', query: asked }) as R[];
}

/** How a write behaves where others, or a broken connection, can come between: PostgreSQL. */
export interface WriteTraits<A, R> {
  /** Its statements keep their promises also when those of other such operations come between them. */
  readonly mixes?: (args: A) => boolean;
  /** Its first answer completes it, or else it has changed nothing yet. */
  readonly quick?: (args: A) => boolean;
  /** Whether it was written before the connection broke, and then its result; undefined: it was not. */
  readonly settled?: (args: A) => Steps<R | undefined>;
  /** Doing it twice is as good as once. */
  readonly repeatable?: boolean;
  /** The operation that takes back what was perhaps written, when its caller had to be told that it was not. */
  readonly undo?: string;
}

/**
 * A unit of work, in a transaction of its own or of a group. Arguments and results are plain data. A `read` must not
 * write: a group of reads alone runs without a transaction and pays no fsync.
 */
export type Operation<A, R> = { readonly run: (args: A) => Steps<R> } & (
  { readonly kind: 'read' } | ({ readonly kind: 'write' } & WriteTraits<A, R>)
);

export const read = <A = null, R = unknown>(way: (args: A) => Steps<R>): Operation<A, R> => ({
  kind: 'read',
  run: way,
});

export const write = <A, R>(way: (args: A) => Steps<R>, traits: WriteTraits<A, R> = {}): Operation<A, R> => ({
  kind: 'write',
  run: way,
  ...traits,
});
