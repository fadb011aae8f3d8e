import type * as english from './en.ts';

/** Forms of a text for one, few, many and other numbers of things; each language uses those that it has. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

type Like<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends Plural ? Plural : Like<T[K]>;
};

/** What the admin pages say, by topic: the same keys as English, so that the compiler names what is missing or left over. */
export type AdminTexts = Like<typeof english>;
