import { readFileSync } from 'node:fs';

/** WHATWG names of the encodings that a byte-order mark can announce besides UTF-8. */
const MARKS: readonly (readonly [first: number, second: number, encoding: string])[] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/**
 * The text of a file that people edit: UTF-8, or UTF-16 as Windows writes it. A byte-order mark says how to read the file
 * and is no part of the text. Throws what Node throws, and for bytes that are no text in that encoding.
 */
export const readTextFile = (path: string): string => {
  const bytes = readFileSync(path);
  const marked = MARKS.find(([first, second]) => bytes[0] === first && bytes[1] === second);
  // Replacing bytes silently would make another secret of it. The decoder drops the mark.
  return new TextDecoder(marked?.[2] ?? 'utf-8', { fatal: true }).decode(bytes);
};
