import { describe, expect, it } from '@jest/globals';
import * as de from '../../src/vocabulary/texts/admin/de.ts';
import * as en from '../../src/vocabulary/texts/admin/en.ts';
import * as es from '../../src/vocabulary/texts/admin/es.ts';
import * as lt from '../../src/vocabulary/texts/admin/lt.ts';
import * as ru from '../../src/vocabulary/texts/admin/ru.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { adminSources, hardCodedTexts } from './hard-coded.ts';

type Leaves = ReadonlyMap<string, string>;

/** Every text by its path, such as `mapping.lines.one`. */
const leavesOf = (value: object, path = ''): Leaves =>
  new Map(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, string][] => {
      const own = path === '' ? name : `${path}.${name}`;
      if (typeof inner === 'string') return [[own, inner]];
      return typeof inner === 'object' && inner !== null ? [...leavesOf(inner, own)] : [];
    }),
  );

const english = leavesOf(en);
const holesOf = (text: string): string =>
  [...text.matchAll(/\{\d\}/g)]
    .map(([hole]) => hole)
    .sort()
    .join('');
/** The English text that a translation's plural form belongs to. */
const sourceOf = (path: string): string =>
  english.get(path) ?? english.get(path.replace(/\.[a-z]+$/, '.other')) ?? '';
const TRANSLATIONS = { de, es, lt, ru };

describe('texts of the admin pages', () => {
  const sources = adminSources();

  it('are not written in the pages themselves', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(sources.flatMap(([name, text]) => hardCodedTexts(text, name))).toEqual([]);
  });

  it('are found where somebody writes them in a page', () => {
    const page = `export const X = () => <p title="Try it">Save {n} lines{ok ? 'Save it' : \`\${n} rows left\`}</p>;`;
    expect(hardCodedTexts(page, 'x.tsx')).toEqual([
      'x.tsx:1: Try it',
      'x.tsx:1: Save',
      'x.tsx:1: lines',
      'x.tsx:1: Save it',
      'x.tsx:1: `${n} rows left`',
    ]);
  });

  it('are all used', () => {
    const code = sources.map(([, text]) => text).join('\n');
    // These are looked up by names that come from elsewhere; test/web/form-words.test.ts looks at the settings.
    const isLookedUp = (topic: string): boolean => /^(?:columns|glossary|problems|\w+_settings)$/.test(topic);
    const keys = Object.entries(en)
      .filter(([topic]) => !isLookedUp(topic))
      .flatMap(([topic, texts]) => Object.keys(texts).map((key) => `texts.${topic}.${key}`));
    expect(keys.filter((key) => !new RegExp(`${key}\\b`).test(code))).toEqual([]);
  });

  it('exist in every language of the panel', () => {
    expect(Object.keys(TRANSLATIONS).sort()).toEqual(
      Object.keys(LANGUAGES)
        .filter((code) => code !== 'en')
        .sort(),
    );
  });

  it.each(Object.entries(TRANSLATIONS))('%s: is whole, and fills in the same values', (code, texts) => {
    const leaves = leavesOf(texts);
    const plural = new Intl.PluralRules(code);
    const forms = [...new Set(Array.from({ length: 200 }, (_, n) => plural.select(n)))];
    const plurals = [...english.keys()].filter((path) => path.endsWith('.other'));
    expect(
      plurals.flatMap((path) =>
        forms
          .map((form) => path.replace(/other$/, form))
          .filter((wanted) => !leaves.has(wanted) && !(wanted.endsWith('.many') && leaves.has(path))),
      ),
    ).toEqual([]);
    expect(
      [...leaves].filter(([path, text]) => {
        const isOne = path.endsWith('.one');
        return !isOne && holesOf(text) !== holesOf(sourceOf(path));
      }),
    ).toEqual([]);
  });

  it.each(Object.entries(TRANSLATIONS))('%s: no sentence was left in English', (_code, texts) => {
    const same = [...leavesOf(texts)].filter(
      ([path, text]) => text === english.get(path) && text.split(' ').length > 2,
    );
    expect(same).toEqual([]);
  });
});
