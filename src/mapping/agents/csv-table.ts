import Papa from 'papaparse';
import { readHeadings } from './headings.ts';

/** A fault of a file, for people. */
export interface CsvError {
  readonly line: number;
  readonly column?: string;
  readonly message: string;
}

const DELIMITERS = [',', ';', '\t'];
const cellsOf = (header: string, delimiter: string): readonly string[] =>
  header.split(delimiter).map((cell) => cell.replace(/"/g, '').trim());

/**
 * In locales with a decimal comma, Excel silently separates by `;`, so the header line decides: by the columns that it names,
 * and where it names none, by its cells.
 */
const delimiterOf = (header: string): string => {
  const [best] = DELIMITERS.map((delimiter) => {
    const cells = cellsOf(header, delimiter);
    const known = readHeadings(cells).filter(({ column }) => column !== undefined).length;
    return { delimiter, known, cells: cells.length };
  }).toSorted((a, b) => b.known - a.known || b.cells - a.cells);
  return best?.delimiter ?? ',';
};

const lineBreaks = (text: string): number => (text.includes('\n') ? text.split('\n').length - 1 : 0);

/** A file's records, each with the line on which it starts. */
export interface Table {
  readonly records: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly errors: readonly CsvError[];
}

/** What the parser calls these, in words for people. */
const QUOTES: Readonly<Record<string, string>> = {
  MissingQuotes: 'a cell in quotes begins here and does not end; write each quote inside a cell twice',
  InvalidQuotes: 'there is text behind a cell in quotes; write each quote inside a cell twice',
};

/** Reads text with LF line ends and without a byte order mark; empty lines are left out. */
export const readTable = (text: string): Table => {
  const separator = /^sep=(.)\n/.exec(text);
  const body = text.slice(separator?.[0].length ?? 0);
  const delimiter = separator?.[1] ?? delimiterOf(body.split('\n').find((l) => l.trim() !== '') ?? '');
  const parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n' });
  let line = separator === null ? 1 : 2;
  const records = parsed.data.map((cells) => {
    const record = { line, cells };
    line += 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
    return record;
  });
  const errors = parsed.errors.map(({ row, code, message }) => ({
    line: records[row ?? 0]?.line ?? 1,
    message: QUOTES[code] ?? message,
  }));
  return { records: records.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), errors };
};
