import { fileURLToPath } from 'node:url';

/** What the build puts beside the program (dist/src), or into dist when running from the sources. */
const builtFolder = (path: string): string =>
  fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? `../../dist/${path}` : `../${path}`, import.meta.url),
  );

export const pagesFolder = (name: 'admin' | 'docs' | 'panel'): string => builtFolder(`web/${name}`);

/** The packages to install in CRMs. */
export const packagesFolder = (): string => builtFolder('packages');
