import { gatheredTopics, languageCodes } from './languages.ts';

const FOLDER = 'src/vocabulary/texts/admin';
const NOTE = '// Made from the folders in src/vocabulary/texts/admin by npm run generate.';

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
  ...gatheredTopics(FOLDER),
  'src/web/admin/languages.ts': loaders,
});
