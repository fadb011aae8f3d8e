import { cleanText } from '../numbers/clean-text.ts';
import { fromSpreadsheet, type SheetValue } from '../numbers/spreadsheet.ts';
import { sourcesOf } from './mapping.ts';

/** One number from a form, a file or a click, with its characters normalised and a spreadsheet's changes undone. */
export const readCell = (cell: string): SheetValue => fromSpreadsheet(cleanText(cell) ?? cell);

/** One source number as read. */
export type SourceCell = Omit<Extract<SheetValue, { ok: true }>, 'ok'>;

/** The source numbers of a row, separated by `;`; undefined: one has lost digits. */
export const readSources = (source: string): readonly SourceCell[] | undefined => {
  const cells = sourcesOf({ source }).map(readCell);
  const read = cells.flatMap((cell) => (cell.ok ? [cell] : []));
  return read.length < cells.length ? undefined : read;
};

const compact = (source: string): string => source.replace(/[\s().\-/]/g, '');

/** Whether two texts are the same source number in any spelling. */
export const isSameSource = (one: string, other: string): boolean => {
  const [a, b] = [readCell(one), readCell(other)];
  return a.ok && b.ok && compact(a.text) === compact(b.text);
};
