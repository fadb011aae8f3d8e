import { readFileSync } from 'node:fs';

/** The version in package.json, which is two folders up from here (src/app) and from the program (dist/src). */
export const readVersion = (): string => {
  const path = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  return version;
};
