import { gatheredTopics, languageCodes } from './languages.ts';

/** Texts of the admin pages that are a folder of topics for each language. */
const SETS = [
  { folder: 'src/vocabulary/texts/admin', type: 'AdminTexts', loaders: 'src/web/admin/languages.ts' },
  { folder: 'src/vocabulary/texts/findings', type: 'FindingTexts', loaders: 'src/web/admin/findings.ts' },
] as const;

const loaders =
  ({ folder, type }: (typeof SETS)[number]) =>
  (): string => {
    const from = folder.replace('src', '../..');
    return [
      `// Made from the folders in ${folder} by npm run generate.`,
      `import type { ${type} } from '${from}/texts.ts';`,
      '',
      '/** Every language besides English, each loaded only where it is read. */',
      `export const LOADERS: Readonly<Record<string, () => Promise<${type}>>> = {`,
      ...languageCodes()
        .filter((code) => code !== 'en')
        .map((code) => `${code}: () => import('${from}/${code}.ts'),`),
      '};',
      '',
    ].join('\n');
  };

/** The files that gather these texts, by path, with a function that generates each. */
export const adminLanguages = (): Readonly<Record<string, () => string>> =>
  Object.fromEntries(
    SETS.flatMap((set) => [
      ...Object.entries(gatheredTopics(set.folder)),
      [set.loaders, loaders(set)] as const,
    ]),
  );
