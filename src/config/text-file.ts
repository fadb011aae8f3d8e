import { readFileSync } from 'node:fs';
import { readText } from '../text/read-text.ts';

/**
 * The text of a file that people edit: UTF-8, or UTF-16 as Windows writes it, without its byte-order mark. Throws what Node
 * throws, and also when the encoding could only be guessed: a wrong guess would change a secret.
 */
export const readTextFile = (path: string): string => {
  const file = readText(readFileSync(path));
  if (!file.ok || file.guessed === true) throw new Error(`${path} is not text in UTF-8 or UTF-16`);
  return file.text;
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read by this user; give it the right to read',
};

/** Why `readTextFile` threw, as the end of a sentence about the file. */
export const whyUnreadable = (error: unknown): string => {
  const { code } = error as { readonly code?: string };
  return code === undefined ? 'is not text in UTF-8' : (REASONS[code] ?? `cannot be read (${code})`);
};
