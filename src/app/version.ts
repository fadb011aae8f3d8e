import { readFileSync } from 'node:fs';

/** From src/app and from dist/src/app. */
const CANDIDATES = ['../../package.json', '../../../package.json'];

/** The version in package.json. */
export const readVersion = (): string => {
  for (const path of CANDIDATES) {
    try {
      const parsed: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) return String(parsed.version);
    } catch {
      continue;
    }
  }
  return 'unknown';
};
