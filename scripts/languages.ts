import { readdirSync } from 'node:fs';

const FOLDER = 'src/vocabulary/texts';
const LANGUAGE_FOLDER = /^[a-z]{2}$/;
/** What the panel shows of a language: named one by one, so that the bundler leaves the other texts out. */
const IN_PANEL = ['call', 'outcomeNames', 'outcomes', 'panel', 'problems', 'states'] as const;

const NOTE = '// Made from the folders in src/vocabulary/texts by npm run generate.';

/** The codes of the languages that have a folder of texts: English, from which the others are translated, comes first. */
export const languageCodes = (): readonly string[] => {
  const codes = readdirSync(FOLDER).filter((name) => LANGUAGE_FOLDER.test(name));
  return ['en', ...codes.filter((code) => code !== 'en').sort()];
};

/** For each language the file that gathers its topics in `folder`, by path; the compiler names a missing topic where the file is used. */
export const gatheredTopics = (folder: string): Readonly<Record<string, () => string>> =>
  Object.fromEntries(
    languageCodes().map((code) => [
      `${folder}/${code}.ts`,
      () =>
        [
          `// Made from the folder ${folder}/${code} by npm run generate.`,
          ...readdirSync(`${folder}/${code}`)
            .sort()
            .map((file) => `export * from './${code}/${file}';`),
          '',
        ].join('\n'),
    ]),
  );

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

/** The files that gather the texts of each language, by path, with a function that generates each. */
export const languageLists = (): Readonly<Record<string, () => string>> => ({
  ...gatheredTopics(FOLDER),
  [`${FOLDER}/languages.ts`]: all,
  'src/web/panel/languages.ts': inPanel,
});
