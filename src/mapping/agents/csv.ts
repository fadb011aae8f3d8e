import Papa from 'papaparse';
import { counted } from '../counted.ts';
import { DIGITS_LOST, fromSpreadsheet } from '../numbers/spreadsheet.ts';
import { KEY_COLUMNS, MAPPING_COLUMNS, isMappingColumn } from '../../vocabulary/column-lists.ts';
import type { MappingColumn } from '../../vocabulary/column-lists.ts';
import type { Mapping } from './mapping.ts';
import { validateMapping, type MappingContext } from './validate.ts';

export interface CsvRow {
  /** Line of the file on which the row starts, counted from 1 as an editor does. */
  readonly line: number;
  readonly mapping: Mapping;
}

export interface CsvError {
  readonly line: number;
  readonly column?: string;
  readonly message: string;
}

export interface CsvResult {
  readonly rows: readonly CsvRow[];
  /** Columns in the file; the import leaves all others alone. */
  readonly columns: readonly MappingColumn[];
  /** If not empty, import nothing from the file. In the order of the file. */
  readonly errors: readonly CsvError[];
}

/** The column that a header cell means, whatever its letter case. */
const columnOf = (cell: string): string =>
  MAPPING_COLUMNS.find((column) => column.toLowerCase() === cell.toLowerCase()) ?? cell;

const DELIMITERS = [',', ';', '\t'];
const cellsOf = (header: string, delimiter: string): readonly string[] =>
  header.split(delimiter).map((cell) => cell.replace(/"/g, '').trim());

/** In locales with a decimal comma, Excel silently separates by `;`, so the header line decides. */
const delimiterOf = (header: string): string => {
  const known = (delimiter: string): number =>
    cellsOf(header, delimiter).map(columnOf).filter(isMappingColumn).length;
  return DELIMITERS.reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
};

/** Spreadsheets run cells that begin with these as formulas. */
const FORMULA_START = '[=+\\-@\\t\\r\\n\\uFF0B\\uFF1D\\uFF0D\\uFF20]';
const NEEDS_MARK = new RegExp(`^(?:'|${FORMULA_START})`);
const HAS_MARK = new RegExp(`^'(?='|${FORMULA_START})`);

/** A leading apostrophe makes spreadsheets show the rest as text; a value's own apostrophe is doubled to survive. */
const mark = (value: string): string => (NEEDS_MARK.test(value) ? `'${value}` : value);
const unmark = (cell: string): string => cell.trim().replace(HAS_MARK, '');

const lineBreaks = (text: string): number => text.split('\n').length - 1;

interface Table {
  readonly records: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly errors: readonly CsvError[];
}

const readTable = (text: string): Table => {
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
  const errors = parsed.errors.map(({ row, message }) => ({
    line: records[row ?? 0]?.line ?? 1,
    message: `${message}; each quoted cell ends with a quote, and quotes inside are doubled`,
  }));
  return { records: records.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), errors };
};

const headerErrors = (header: readonly string[], line: number): CsvError[] => {
  const errors = header.flatMap((name, index): CsvError[] => {
    if (!isMappingColumn(name)) {
      return [{ line, column: name, message: `unknown column; known are ${MAPPING_COLUMNS.join(', ')}` }];
    }
    return header.indexOf(name) < index ? [{ line, column: name, message: 'the column is there twice' }] : [];
  });
  const missing = KEY_COLUMNS.filter((name) => !header.includes(name));
  return [...errors, ...missing.map((column) => ({ line, column, message: 'the column is missing' }))];
};

/**
 * Reads `users import` files: RFC 4180 with a header line that names columns of MAPPING_COLUMNS in any order; comma,
 * semicolon or tab; LF or CRLF; with or without a byte order mark. Every fault is reported with its line.
 */
export const parseMappingCsv = (text: string, context: MappingContext): CsvResult => {
  const table = readTable(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const [head, ...body] = table.records;
  if (head === undefined) {
    return {
      rows: [],
      columns: [],
      errors: [{ line: 1, message: `the file is empty; its first line names the columns` }],
    };
  }
  const header = head.cells.map((cell) => columnOf(cell.trim()));
  const wrongHeader = headerErrors(header, head.line);
  if (wrongHeader.length > 0) return { rows: [], columns: [], errors: wrongHeader };

  const errors: CsvError[] = [...table.errors];
  const rows: CsvRow[] = [];
  const lineOfAgent = new Map<string, number>();
  for (const { line, cells } of body) {
    if (cells.length > header.length) {
      errors.push({
        line,
        message: `has ${counted(cells.length, 'cell')}, the header line ${header.length}`,
      });
      continue;
    }
    const input = Object.fromEntries(header.map((name, index) => [name, unmark(cells[index] ?? '')]));
    const user = fromSpreadsheet(input['user'] ?? '');
    if (!user.ok) {
      errors.push({ line, column: 'user', message: DIGITS_LOST });
      continue;
    }
    if (user.changed) input['user'] = user.text;
    const checked = validateMapping(input, context);
    if (!checked.ok) {
      errors.push(...checked.errors.map((error) => ({ line, ...error })));
      continue;
    }
    const { mapping } = checked;
    const agent = JSON.stringify([mapping.crm, mapping.user]);
    const earlier = lineOfAgent.get(agent);
    if (earlier === undefined) {
      lineOfAgent.set(agent, line);
      rows.push({ line, mapping });
    } else {
      const message = `${mapping.crm}/${mapping.user} is on line ${earlier} already (and again on line ${line})`;
      errors.push({ line, column: 'user', message });
    }
  }
  return { rows, columns: header.filter(isMappingColumn), errors: errors.sort((a, b) => a.line - b.line) };
};

/**
 * Writes rows so that `parseMappingCsv` reads the same ones back and no spreadsheet runs a cell as a formula.
 * Comma, CRLF (RFC 4180), all columns but those `without`, no byte order mark.
 */
export const formatMappingCsv = (
  rows: readonly Mapping[],
  without: readonly MappingColumn[] = [],
): string => {
  const columns = MAPPING_COLUMNS.filter((column) => !without.includes(column));
  const cells = rows.map((row) => columns.map((column) => mark(String(row[column] ?? ''))));
  return `${Papa.unparse([columns, ...cells])}\r\n`;
};
