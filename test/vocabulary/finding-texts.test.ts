import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as de from '../../src/vocabulary/texts/findings/de.ts';
import * as en from '../../src/vocabulary/texts/findings/en.ts';
import * as es from '../../src/vocabulary/texts/findings/es.ts';
import * as lt from '../../src/vocabulary/texts/findings/lt.ts';
import * as ru from '../../src/vocabulary/texts/findings/ru.ts';
import { at, good, unwise, wrong } from '../../src/vocabulary/findings.ts';
import { MESSAGES } from '../../src/vocabulary/message-codes.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';

type Texts = Readonly<Record<string, string>>;

/** Every text by its code: `no_mor.finding`, `no_mor.cure`, `places.database`. */
const textsOf = (topics: object): Texts =>
  Object.fromEntries(
    Object.entries(topics).flatMap(([topic, rows]: [string, object]) =>
      Object.entries(rows).flatMap(([code, row]: [string, string | object]): [string, string][] =>
        typeof row === 'string'
          ? [[`${topic}.${code}`, row]]
          : Object.entries(row).map(([part, text]: [string, string]) => [`${code}.${part}`, text]),
      ),
    ),
  );

const english = textsOf(en);
const TRANSLATIONS = { de, es, lt, ru };
const namesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** The same in every language: a value alone, or the name of something. */
const SAME =
  /^(?:\{\w+\}[:,;. ()]*)+$|^(?:CRM|MOR) \{\w+\}: \{why\}$|^(?:redis|Redis)$|^mor \{mor\}: API v2$/;

describe('what checks find', () => {
  it('has a text in every language of the pages', () => {
    expect(['en', ...Object.keys(TRANSLATIONS)].sort()).toEqual(Object.keys(LANGUAGES).sort());
    expect(Object.keys(english).length).toBeGreaterThan(300);
  });

  it('has each code in one topic', () => {
    const codes = Object.values(en).flatMap((rows) => Object.keys(rows));
    const places = Object.keys(en.places);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i && !places.includes(code))).toEqual([]);
  });

  it.each(Object.entries(TRANSLATIONS))('%s: none is missing or left over', (_code, topics) => {
    expect(Object.keys(textsOf(topics)).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.entries(TRANSLATIONS))('%s: names the same values', (_code, topics) => {
    const own = textsOf(topics);
    const other = Object.entries(english).filter(
      ([key, text]) => namesIn(text).join() !== namesIn(own[key] ?? '').join(),
    );
    expect(other).toEqual([]);
  });

  it.each(Object.entries(TRANSLATIONS))('%s: nothing was left in English', (_code, topics) => {
    const own = Object.entries(textsOf(topics));
    expect(own.filter(([key, text]) => text === english[key] && !SAME.test(text))).toEqual([]);
    // English is nowhere hidden in a longer text either.
    expect(own.filter(([, text]) => / (?:the|must|cannot|which) /.test(text))).toEqual([]);
  });

  it('is all used', () => {
    const code = ['src', 'connectors']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
      )
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('texts/findings'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const byName = Object.values(en)
      .flatMap((rows) => Object.keys(rows))
      // Codes of MOR's refusals, of hang-up causes and of kinds of CRM errors are put together; messages have tests of their own.
      .filter((name) => !(name in { ...en.refusals, ...en.hangups, ...MESSAGES }))
      .filter((name) => !/^crm_(?:unreachable|busy|session|credentials|denied|missing|rejected)$/.test(name))
      .filter((name) => !/^mor_(?:unreachable|unusable_answer)$/.test(name));
    expect(byName.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });
});

describe('a line of the self-check', () => {
  it('says the same in English and in codes', () => {
    const line = at(
      'mor_sight',
      { mor: 'main' },
      unwise('mor_saw_cdrs_only', { seen: 2, calls: 5, username: 'eve' }),
    );
    expect(line).toMatchObject({
      link: 'mor main: what the status user sees',
      place: 'mor_sight',
      code: 'mor_saw_cdrs_only',
      ok: true,
      warn: true,
      values: { mor: 'main', seen: 2, calls: 5, username: 'eve' },
    });
    expect(line.detail).toMatch(/^CDRs of 2 of the last 5 calls, .* "eve" may not see them/);
    expect(line).not.toHaveProperty('cure');
  });

  it('has a cure where something is to be done, with its values', () => {
    expect(wrong('crm_may_not_write', { module: 'Calls' }).cure).toBe(
      'Give its role access, view, list and edit rights on Calls.',
    );
    expect(at('database', {}, good('database_works'))).toEqual({
      link: 'database',
      place: 'database',
      code: 'database_works',
      ok: true,
      detail: 'can be read and written',
    });
  });

  it('leaves braces in what others wrote alone', () => {
    const { detail } = wrong('mor_unreachable', { text: 'no {text} or {other}' });
    expect(detail).toBe('no {text} or {other}');
  });
});
