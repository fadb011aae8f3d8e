import { defined } from '../../defined.ts';
import { readText, type Encoding } from '../../text/read-text.ts';
import type { ChosenHeadings } from './headings.ts';
import { parseMappingCsv, type CsvResult } from './csv.ts';
import type { MappingContext } from './validate.ts';

/** The content of a file for `users import` or for the page's import. */
export interface MappingFile extends CsvResult {
  /** Absent: the file is not text. */
  readonly encoding?: Encoding;
  /** For people: what to check before the rows are stored. */
  readonly note?: string;
}

/** Reads a file's bytes, for the pages and the command line alike. Every fault is reported with its line. */
export const readMappingFile = (
  bytes: Uint8Array,
  context: MappingContext,
  chosen: ChosenHeadings = {},
): MappingFile => {
  const file = readText(bytes);
  if (!file.ok) {
    return { rows: [], columns: [], headings: [], errors: [{ line: file.line ?? 1, message: file.reason }] };
  }
  const { encoding, guessed } = file;
  const note = `The file was read as ${encoding}. Check that the names with accents are right.`;
  return {
    ...parseMappingCsv(file.text, context, chosen),
    encoding,
    ...defined({ note: guessed ? note : undefined }),
  };
};
