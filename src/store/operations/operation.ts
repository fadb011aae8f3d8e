import type { Compilable } from 'kysely';
import type { Statement } from '../query.ts';

/** A query that each kind of database needs in its own form. */
export interface ByDialect<R = unknown> {
  readonly sqlite: () => Compilable<R>;
  readonly postgres: () => Compilable<R>;
}

/** One thing that an operation asks for, and the form of the answer: all rows, the first one, or how many were changed. */
export type OneAsk =
  | { readonly want: 'rows' | 'row' | 'run'; readonly statement: Statement; readonly params: unknown }
  /** A query whose shape depends on its arguments. */
  | { readonly want: 'rows'; readonly query: Compilable | ByDialect };

/** Questions in this order, none of which depends on the answer to another; answered in the same order. */
export interface ManyAsks {
  readonly want: 'each';
  readonly asks: readonly OneAsk[];
}

export type Ask = OneAsk | ManyAsks;

/**
 * How an operation runs: it yields what it asks for, receives the answer, and returns its result. So the same operation works on
 * SQLite, where answers come at once, and on PostgreSQL, where many questions are sent together.
 */
export type Steps<R> = Generator<Ask, R, unknown>;

export function* rows<P, R>(statement: Statement<P, R>, params: P): Steps<R[]> {
  return (yield { want: 'rows', statement, params }) as R[];
}

export function* row<P, R>(statement: Statement<P, R>, params: P): Steps<R | undefined> {
  return (yield { want: 'row', statement, params }) as R | undefined;
}

/** Runs a writing statement; returns how many rows changed. */
export function* run<P, R>(statement: Statement<P, R>, params: P): Steps<number> {
  return (yield { want: 'run', statement, params }) as number;
}

/** The most statements that are sent to the database together. */
const TOGETHER = 500;

const inChunks = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / TOGETHER) }, (_, at) =>
    list.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );

/** The same statement with each of many parameters: the database gets hundreds of them per network round trip. */
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

/** A writing statement in the form that `runEach` takes. */
export const writing = <P, R>(statement: Statement<P, R>, params: P): OneAsk => ({
  want: 'run',
  statement,
  params,
});

export function* query<R>(asked: Compilable<R> | ByDialect<R>): Steps<R[]> {
  return (yield { want: 'rows', query: asked }) as R[];
}

/** How a write behaves on PostgreSQL, where other writes or a broken connection can come in between. */
export interface WriteTraits<A, R> {
  /** Its statements stay correct even when statements of other such operations run between them. */
  readonly mixes?: (args: A) => boolean;
  /** Its first answer completes it; otherwise it has changed nothing by then. */
  readonly quick?: (args: A) => boolean;
  /** Checks whether it was written before the connection broke, and returns its result; undefined: it was not written. */
  readonly settled?: (args: A) => Steps<R | undefined>;
  /** Running it twice has the same effect as running it once. */
  readonly repeatable?: boolean;
  /** The operation that reverts a write whose outcome is unknown after its caller was told that it failed. */
  readonly undo?: string;
}

/**
 * A unit of work, in a transaction of its own or of a group. Arguments and results are plain data. A `read` must not write: a
 * group that only reads runs without a transaction and pays for no fsync.
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
