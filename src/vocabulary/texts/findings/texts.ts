import type * as english from './en.ts';

type Like<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Like<T[K]>;
};

/** What checks found, by topic and code: the same keys as English, so that the compiler names what is missing or left over. */
export type FindingTexts = Like<typeof english>;
