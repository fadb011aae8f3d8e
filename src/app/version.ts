import { readFileSync } from 'node:fs';

/** The version from package.json, two folders up both from here (src/app) and from the built program (dist/src). */
export const readVersion = (): string => {
  const path = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  return version;
};
