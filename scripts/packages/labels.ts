import {
  cardLabels,
  connectionLabels,
  dashletLabels,
  reasonLabels,
} from '../../src/vocabulary/texts/crm-labels.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import type { Texts as Language } from '../../src/vocabulary/texts/texts.ts';
import { guarded, guardedPart, phpLiteral, phpText } from './php-literal.ts';
import { RESULT_LIST } from './product.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * The labels of one language: for call cards, the administration page, the reasons and cures of the package's PHP, and
 * the CRM's own modules.
 */
export interface Labels {
  readonly browser: Texts;
  readonly admin: Texts;
  readonly why: Texts;
  /** The dashlet. */
  readonly board: Texts;
  readonly modules: Readonly<Record<string, Texts>>;
  /** The entries of the dropdown of results, by code. */
  readonly results: Texts;
}

/** The labels of a language, by its code in browsers. */
const labelsOf = (locale: string, texts: Language): Labels => ({
  browser: cardLabels(texts),
  admin: connectionLabels(texts),
  why: reasonLabels(texts),
  board: dashletLabels(texts, locale),
  modules: texts.modules,
  results: texts.results,
});

/** Every language, by its code in the CRM. */
export const CRM_LABELS: ReadonlyMap<string, Labels> = new Map(
  Object.entries(LANGUAGES).map(([locale, texts]) => [texts.language.crm, labelsOf(locale, texts)]),
);

const assignments = (variable: string, texts: Texts): string =>
  Object.entries(texts)
    .map(([name, text]) => `$${variable}[${phpText(name)}] = ${phpText(text)};\n`)
    .join('');

const prefixed = (prefix: string, texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [prefix + name.toUpperCase(), text]));

/** The first entry is the empty choice. */
const dropdown = (name: string, entries: Texts): string =>
  `$app_list_strings[${phpText(name)}] = ${phpLiteral({ '': '', ...entries })};\n`;

/** The CRM's language files: module -> PHP text. */
export const languageFiles = (labels: Labels): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  for (const [module, texts] of Object.entries(labels.modules)) {
    const isApplication = module === 'application';
    const own = isApplication
      ? {
          ...texts,
          ...prefixed('LBL_MOR_UI_', labels.browser),
          ...prefixed('LBL_MOR_ADM_', labels.admin),
          ...prefixed('LBL_MOR_WHY_', labels.why),
          ...prefixed('LBL_MOR_BRD_', labels.board),
        }
      : texts;
    const php = isApplication
      ? assignments('app_strings', own) + dropdown(RESULT_LIST, labels.results)
      : assignments('mod_strings', own);
    files.set(module, guardedPart(php));
  }
  return files;
};

const list = (names: readonly string[]): string =>
  names.map((name) => `        ${phpText(name)},\n`).join('');

const pairs = (texts: Texts): string =>
  Object.entries(texts)
    .map(([name, text]) => `        ${phpText(name)} => ${phpText(text)},\n`)
    .join('');

/** The PHP class that knows which labels pages need, and the reasons in English. */
export const textNamesClass = (labels: Labels): string =>
  guarded(
    [
      '/** Names of the labels that pages need; written by the build from the label files. */\n',
      'class MorTextNames\n{\n',
      `    const BROWSER = array(\n${list(Object.keys(labels.browser))}    );\n\n`,
      `    const ADMIN = array(\n${list(Object.keys(labels.admin))}    );\n\n`,
      `    const WHY = array(\n${pairs(labels.why)}    );\n\n`,
      `    const BOARD = array(\n${pairs(labels.board)}    );\n}\n`,
    ].join(''),
  );

/** The title and description under which SuiteCRM offers the dashlet. */
export const dashletLanguageFile = ({ board: { title = '', description = '' } }: Labels): string =>
  guarded(
    `$dashletStrings['MorCallsDashlet'] = array(\n${pairs({ LBL_TITLE: title, LBL_DESCRIPTION: description })});\n`,
  );
