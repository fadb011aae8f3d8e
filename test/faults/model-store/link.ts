import type { Now } from '../../../src/calls/ports.ts';
import type { Tables } from './tables.ts';

/** What can be done about a write whose answer was lost; without `settled`, repeating it is harmless. */
export interface Recovery<T> {
  /** Its result, if it was written; undefined: it was not. */
  readonly settled: (db: Tables) => T | undefined;
  /** Undoes what may have been written after its caller had to be told that it was not. */
  readonly undo?: (db: Tables) => void;
}

/** How operations reach the tables: when, in which order, and whether at all. */
export interface Link {
  readonly read: <T>(operation: (db: Tables) => T) => Promise<T>;
  /** Resolves when the write is durable. An operation that throws has changed nothing. */
  readonly write: <T>(operation: (db: Tables) => T, recovery?: Recovery<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** What a node also needs where several share the tables. */
export interface Sharing {
  /** Identifies this store among all of them. */
  readonly origin: string;
  /** Calls the listener soon after a node has written, or never if the link is cut. */
  readonly onNotify: (listener: () => void) => void;
  /** The clock of the machine that holds the tables. */
  readonly clock: Now;
}
