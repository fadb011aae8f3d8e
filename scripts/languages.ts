import { readdirSync } from 'node:fs';

const FOLDER = 'src/vocabulary/texts';
const LANGUAGE_FILE = /^([a-z]{2})\.ts$/;
/** What the panel shows of a language: named one by one, so that the bundler leaves the other texts out. */
const IN_PANEL = ['call', 'outcomes', 'panel', 'problems', 'states'] as const;

const NOTE = '// Made from the files in src/vocabulary/texts by npm run generate.';

/** The codes of the languages that have a file of texts: English, from which the others are translated, comes first. */
export const languageCodes = (): readonly string[] => {
  const codes = readdirSync(FOLDER).flatMap((name) => LANGUAGE_FILE.exec(name)?.[1] ?? []);
  return ['en', ...codes.filter((code) => code !== 'en').sort()];
};

const imports = (from: string): string[] =>
  languageCodes().map((code) => `import * as ${code} from '${from}/${code}.ts';`);

const all = (): string =>
  [
    NOTE,
    ...imports('.'),
    `import type { Texts } from './texts.ts';`,
    '',
    `const languages = { ${languageCodes().join(', ')} };`,
    'export type Language = keyof typeof languages;',
    '',
    '/** Every language, by its code in browsers. Packages, Tasks and the panel have all of them. */',
    'export const LANGUAGES: Readonly<Record<Language, Texts>> = languages;',
    '',
  ].join('\n');

const inPanel = (): string =>
  [
    NOTE,
    ...imports('../../vocabulary/texts'),
    `import type { Texts } from '../../vocabulary/texts/texts.ts';`,
    '',
    `type Shown = Pick<Texts, ${IN_PANEL.map((part) => `'${part}'`).join(' | ')}>;`,
    '',
    '/** What the panel shows of each language: named one by one, so that the bundler leaves the other texts out. */',
    'export const LANGUAGES: Readonly<Record<string, Shown>> = {',
    ...languageCodes().map(
      (code) => `${code}: { ${IN_PANEL.map((part) => `${part}: ${code}.${part}`).join(', ')} },`,
    ),
    '};',
    '',
  ].join('\n');

/** The files that import each language, by path, with a function that generates each. */
export const languageLists = (): Readonly<Record<string, () => string>> => ({
  [`${FOLDER}/languages.ts`]: all,
  'src/web/panel/languages.ts': inPanel,
});
