// Made from the folders in src/vocabulary/texts/findings by npm run generate.
import type { FindingTexts } from '../../vocabulary/texts/findings/texts.ts';

/** Every language besides English, each loaded only where it is read. */
export const LOADERS: Readonly<Record<string, () => Promise<FindingTexts>>> = {
  de: () => import('../../vocabulary/texts/findings/de.ts'),
  es: () => import('../../vocabulary/texts/findings/es.ts'),
  lt: () => import('../../vocabulary/texts/findings/lt.ts'),
  ru: () => import('../../vocabulary/texts/findings/ru.ts'),
};
