import { fileURLToPath } from 'node:url';

/** Where the build puts the pages: beside the program (dist/src, dist/web), or in dist when running from the sources. */
export const pagesFolder = (name: 'admin' | 'panel'): string =>
  fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? `../../dist/web/${name}` : `../web/${name}`, import.meta.url),
  );
