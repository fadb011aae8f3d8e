// Made from the folders in src/vocabulary/texts/admin by npm run generate.
import type { AdminTexts } from '../../vocabulary/texts/admin/texts.ts';

/** Every language besides English, each loaded only where it is read. */
export const LOADERS: Readonly<Record<string, () => Promise<AdminTexts>>> = {
  de: () => import('../../vocabulary/texts/admin/de.ts'),
  es: () => import('../../vocabulary/texts/admin/es.ts'),
  lt: () => import('../../vocabulary/texts/admin/lt.ts'),
  ru: () => import('../../vocabulary/texts/admin/ru.ts'),
};
