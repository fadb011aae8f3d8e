import { Fragment, h } from 'preact';
import type { ComponentChildren } from 'preact';
import * as english from '../../vocabulary/texts/admin/en.ts';
import type { AdminTexts, Plural } from '../../vocabulary/texts/admin/texts.ts';
import { setLocale } from '../shared/time.ts';
import type { FindingTexts } from '../../vocabulary/texts/findings/texts.ts';
import { LOADERS as FINDINGS } from './findings.ts';
import { LOADERS } from './languages.ts';

const STORED = 'mor-admin-language';

/** In the reader's language once `speak` has ended; pages are loaded after it. */
export let texts: AdminTexts = english;
export let language = 'en';
/** What checks found, by topic; undefined in English, which the service sends along. */
export let findings: FindingTexts | undefined;

/** Every language of these pages, by its own name. */
export const LANGUAGES: readonly (readonly [code: string, name: string])[] = [
  'en',
  ...Object.keys(LOADERS),
].map((code) => [code, new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code]);

const has = (code: string): boolean => code === 'en' || Object.hasOwn(LOADERS, code);

/** Browsers may forbid pages to store anything. */
const stored = (): string | undefined => {
  try {
    return localStorage.getItem(STORED) ?? undefined;
  } catch {
    return undefined;
  }
};

/** The language that was chosen here, else the first of the browser's languages that we have, else English. */
const wanted = (): string =>
  [stored(), ...navigator.languages]
    .map((one) => one?.toLowerCase().split('-')[0] ?? '')
    .find((code) => has(code)) ?? 'en';

/** Some browsers name their language in a way that no standard knows. */
const isLocale = (code: string): boolean => {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
};

/** Loads the reader's language. If it cannot be loaded, the pages are in English rather than empty. */
export const speak = async (): Promise<void> => {
  const code = wanted();
  try {
    const [own, found] = await Promise.all([LOADERS[code]?.(), FINDINGS[code]?.()]);
    texts = own ?? english;
    findings = found;
    language = code;
  } catch {
    language = 'en';
  }
  document.documentElement.lang = language;
  // With the browser's own region, where it is set to the same language.
  const same = navigator.languages.find((one) => one.toLowerCase().split('-')[0] === language);
  setLocale(same !== undefined && isLocale(same) ? same : language);
};

/** Remembers the choice and draws the page anew in that language. */
export const chooseLanguage = (code: string): void => {
  try {
    localStorage.setItem(STORED, code);
  } catch {
    // Then the browser's own language counts again.
  }
  location.reload();
};

type Value = string | number;

/** A text with `{0}`, `{1}` filled in. */
export const fill = (text: string, ...values: readonly Value[]): string =>
  text.replace(/\{(\d)\}/g, (_all, at: string) => String(values[Number(at)] ?? ''));

/** The form that fits a number of things, with `{0}` as that number. */
export const plural = (forms: Plural, count: number): string =>
  fill(forms[new Intl.PluralRules(language).select(count)] ?? forms.other, count);

/** A text whose `{0}`, `{1}` are elements, such as links. */
export const rich = (text: string, ...values: readonly ComponentChildren[]): ComponentChildren =>
  h(Fragment, {}, ...text.split(/\{(\d)\}/).map((part, at) => (at % 2 === 0 ? part : values[Number(part)])));
