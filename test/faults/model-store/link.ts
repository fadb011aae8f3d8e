import type { Tables } from './tables.ts';

/** What can be done about a write whose answer was lost; without `settled`, doing it twice is as good as once. */
export interface Recovery<T> {
  /** Its result, if it was written; undefined: it was not. */
  readonly settled: (db: Tables) => T | undefined;
  /** Takes back what was perhaps written, when its caller had to be told that it was not. */
  readonly undo?: (db: Tables) => void;
}

/** How operations reach the tables: when, in which order, and whether at all. */
export interface Link {
  readonly read: <T>(operation: (db: Tables) => T) => Promise<T>;
  /** Resolves when what was written survives whatever comes. An operation that throws has changed nothing. */
  readonly write: <T>(operation: (db: Tables) => T, recovery?: Recovery<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** What a node needs besides, where several share the tables. */
export interface Sharing {
  /** This store among all of them. */
  readonly origin: string;
  /** Tells that somebody has written, soon after it happened; or never, where the link is cut. */
  readonly onNotify: (listener: () => void) => void;
}
