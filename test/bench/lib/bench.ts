import type { BenchOptions } from '../options.ts';
import type { Child } from './child.ts';
import type { Load } from './load.ts';

/** What every section works with. */
export interface Bench {
  readonly options: BenchOptions;
  readonly load: Load;
  readonly stub: Child;
  /** The stub that answers at once. */
  readonly morUrl: string;
  /** The stub that takes 50 ms. */
  readonly slowMorUrl: string;
  readonly say: (line: string) => void;
}

export type Cell = string | number;

/** What a section found: a table for people, data for programs, and goals with their verdict. */
export interface Finding {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly goals: readonly Goal[];
  readonly data: unknown;
}

export interface Goal {
  readonly what: string;
  readonly met: boolean;
}

export const urlOf = (port: number | undefined): string => `http://127.0.0.1:${port ?? 0}/billing`;
