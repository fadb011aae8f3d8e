import { cleanText } from '../numbers/clean-text.ts';
import { fromSpreadsheet, type SheetValue } from '../numbers/spreadsheet.ts';
import { sourcesOf } from './mapping.ts';

/** One number as a form, a file or a click has it: the characters that are meant, and without what a spreadsheet did. */
export const readCell = (cell: string): SheetValue => fromSpreadsheet(cleanText(cell) ?? cell);

/** What is written for one source number, read. */
export type SourceCell = Omit<Extract<SheetValue, { ok: true }>, 'ok'>;

/** The source numbers of a row as written, parted by `;`; undefined: the digits of one are lost. */
export const readSources = (source: string): readonly SourceCell[] | undefined => {
  const cells = sourcesOf({ source }).map(readCell);
  const read = cells.flatMap((cell) => (cell.ok ? [cell] : []));
  return read.length < cells.length ? undefined : read;
};

const compact = (source: string): string => source.replace(/[\s().\-/]/g, '');

/** Whether two texts are the same source number, however each of them is written. */
export const isSameSource = (one: string, other: string): boolean => {
  const [a, b] = [readCell(one), readCell(other)];
  return a.ok && b.ok && compact(a.text) === compact(b.text);
};
