import { readdirSync } from 'node:fs';
import { languageCodes } from './languages.ts';

const FOLDER = 'src/vocabulary/texts/admin';
const NOTE = '// Made from the folders in src/vocabulary/texts/admin by npm run generate.';

/** The topics that a language has a file for. */
const topicsOf = (code: string): readonly string[] =>
  readdirSync(`${FOLDER}/${code}`)
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();

/** Topics by name, so that a language without one of English's topics is a compiler's error where it is loaded. */
const language = (code: string) => (): string =>
  [NOTE, ...topicsOf(code).map((topic) => `export { ${topic} } from './${code}/${topic}.ts';`), ''].join(
    '\n',
  );

const loaders = (): string =>
  [
    NOTE,
    `import type { AdminTexts } from '../../vocabulary/texts/admin/texts.ts';`,
    '',
    '/** Every language besides English, each loaded only where somebody reads it. */',
    'export const LOADERS: Readonly<Record<string, () => Promise<AdminTexts>>> = {',
    ...languageCodes()
      .filter((code) => code !== 'en')
      .map((code) => `${code}: () => import('../../vocabulary/texts/admin/${code}.ts'),`),
    '};',
    '',
  ].join('\n');

/** The files that gather the admin pages' texts, by path, with a function that generates each. */
export const adminLanguages = (): Readonly<Record<string, () => string>> => ({
  ...Object.fromEntries(languageCodes().map((code) => [`${FOLDER}/${code}.ts`, language(code)])),
  'src/web/admin/languages.ts': loaders,
});
