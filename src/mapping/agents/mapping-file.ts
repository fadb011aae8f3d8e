import { defined } from '../../defined.ts';
import { readText, type Encoding } from '../../text/read-text.ts';
import type { ChosenHeadings } from './headings.ts';
import { readMappingCsv, type CsvResult } from './csv.ts';
import type { MappingContext } from './validate.ts';

/** The content of a file for `users import` or for the page's import. */
export interface MappingFile extends CsvResult {
  /** Absent: the file is not text. */
  readonly encoding?: Encoding;
  /** For people: what to check before the rows are stored. */
  readonly note?: string;
}

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/**
 * Reads a file's bytes, for the pages and the command line alike. Every fault is reported with its line. Clicks and calls go
 * on meanwhile.
 */
export const readMappingFile = async (
  bytes: Uint8Array,
  context: MappingContext,
  chosen: ChosenHeadings = {},
): Promise<MappingFile> => {
  const file = readText(bytes);
  if (!file.ok) {
    return { rows: [], columns: [], headings: [], errors: [{ line: file.line ?? 1, message: file.reason }] };
  }
  const { encoding, guessed } = file;
  const note = `The file was read as ${encoding}. Check that the names with accents are right.`;
  const reading = readMappingCsv(file.text, context, chosen);
  let step = reading.next();
  while (step.done !== true) {
    await pause();
    step = reading.next();
  }
  return {
    ...step.value,
    encoding,
    ...defined({ note: guessed ? note : undefined }),
  };
};
