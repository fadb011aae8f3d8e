import * as de from '../../src/vocabulary/texts/admin/de.ts';
import * as en from '../../src/vocabulary/texts/admin/en.ts';
import * as es from '../../src/vocabulary/texts/admin/es.ts';
import * as lt from '../../src/vocabulary/texts/admin/lt.ts';
import * as ru from '../../src/vocabulary/texts/admin/ru.ts';

export const ADMIN_TEXTS = { en, de, es, lt, ru } as const;
export type AdminLanguage = keyof typeof ADMIN_TEXTS;

/** Finds on a page in another language what a test calls by its English text; `{0}` there stands for anything. */
export interface Words {
  /** The whole text of a button or a name. */
  readonly whole: (english: string) => RegExp;
  /** A part of it, as of a label with its explanation. */
  readonly part: (english: string) => RegExp;
}

/** `{0}` in an escaped text. */
const GAP = /\\\{\d\\\}/g;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Every text by its place, such as `common.save`. */
const leaves = (node: unknown, place = ''): [place: string, text: string][] => {
  if (typeof node === 'string') return [[place, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, `${place}.${key}`));
};

const ENGLISH = leaves(en);

export const inLanguage = (language: AdminLanguage): Words => {
  const own = new Map(leaves(ADMIN_TEXTS[language]));
  const pairs = ENGLISH.flatMap(([place, text]): [string, string][] => {
    const theirs = own.get(place);
    return theirs === undefined ? [] : [[text, theirs]];
  });

  /** `Edit Ann Adams` by `Edit {0}`: the one that leaves least open, its parts in that language where it has them. */
  const filled = (english: string): string[] => {
    const fits = pairs
      .filter(([text]) => text.includes('{0}'))
      .flatMap(([text, theirs]) => {
        const found = new RegExp(`^${escaped(text).replace(GAP, '(.+)')}$`).exec(english);
        return found ? [{ theirs, size: text.length, parts: found.slice(1) }] : [];
      });
    const longest = Math.max(...fits.map(({ size }) => size));
    return fits
      .filter(({ size }) => size === longest)
      .map(({ theirs, parts }) =>
        theirs.replace(/\{(\d)\}/g, (_all, at: string) => {
          const part = parts[Number(at)] ?? '';
          return translations(part)[0] ?? part;
        }),
      );
  };
  const translations = (english: string): string[] =>
    pairs.filter(([text]) => text === english).map(([, theirs]) => theirs);

  const words = (english: string): string => {
    const exact = translations(english);
    const found = exact.length > 0 ? exact : filled(english);
    if (found.length === 0) throw new Error(`no text of the admin pages says "${english}"`);
    return [...new Set(found)].map((text) => escaped(text).replace(GAP, '.+')).join('|');
  };
  return {
    whole: (english) => new RegExp(`^\\s*(?:${words(english)})\\s*$`),
    part: (english) => new RegExp(words(english)),
  };
};
