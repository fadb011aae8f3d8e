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
