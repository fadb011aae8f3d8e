import type * as english from './en.ts';

type Like<T> = { readonly [K in keyof T]: T[K] extends string ? string : Like<T[K]> };

/** What a language says: the same keys as English, so that the compiler names what is missing or left over. */
export type Texts = Like<typeof english>;
