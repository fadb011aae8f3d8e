import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** An input that once broke a door, kept so that it never does again. */
export interface Vector {
  readonly door: string;
  /** What was wrong. */
  readonly found: string;
  readonly input: unknown;
}

const FOLDER = fileURLToPath(new URL('../vectors', import.meta.url));

export const readVectors = (): readonly (Vector & { readonly file: string })[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, ...(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Vector) }));

/** Keeps a finding as a file; a person still has to name it and say what was wrong. */
export const keepVector = (name: string, vector: Vector): string => {
  const path = join(FOLDER, `${name}.json`);
  writeFileSync(path, `${JSON.stringify(vector, null, 2)}\n`);
  return path;
};
