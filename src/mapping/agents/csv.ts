import Papa from 'papaparse';
import { defined } from '../../defined.ts';
import { counted } from '../counted.ts';
import { DIGITS_LOST, fromSpreadsheet } from '../numbers/spreadsheet.ts';
import {
  KEY_COLUMNS,
  MAPPING_COLUMNS,
  SECRET_COLUMNS,
  isMappingColumn,
} from '../../vocabulary/column-lists.ts';
import type { MappingColumn } from '../../vocabulary/column-lists.ts';
import { readTable } from './csv-table.ts';
import type { CsvError, Table } from './csv-table.ts';
import { readHeadings } from './headings.ts';
import type { ChosenHeadings, Heading } from './headings.ts';
import type { Mapping } from './mapping.ts';
import { validateMapping, type MappingContext } from './validate.ts';

export interface CsvRow {
  /** Line of the file on which the row starts, counted from 1 as an editor does. */
  readonly line: number;
  readonly mapping: Mapping;
}

export interface CsvResult {
  readonly rows: readonly CsvRow[];
  /** Columns in the file; the import leaves all others alone. */
  readonly columns: readonly MappingColumn[];
  /** What the first line was understood as. */
  readonly headings: readonly Heading[];
  /** If not empty, import nothing from the file. In the order of the file. */
  readonly errors: readonly CsvError[];
  /** The lines with errors as a file of their own, each with what is wrong; absent: there are none, or none can be shown. */
  readonly mistakes?: string;
}

/** Spreadsheets run cells that begin with these as formulas. */
const FORMULA_START = '[=+\\-@\\t\\r\\n\\uFF0B\\uFF1D\\uFF0D\\uFF20]';
const NEEDS_MARK = new RegExp(`^(?:'|${FORMULA_START})`);
const HAS_MARK = new RegExp(`^'(?='|${FORMULA_START})`);

/** A leading apostrophe makes spreadsheets show the rest as text; a value's own apostrophe is doubled to survive. */
const mark = (value: string): string => (NEEDS_MARK.test(value) ? `'${value}` : value);
const unmark = (cell: string): string => {
  const text = cell.trim();
  return text.startsWith("'") ? text.replace(HAS_MARK, '') : text;
};

/** Keys that the file need not name, because there is only one of them. */
const impliedBy = ({ crms }: MappingContext): Readonly<Record<string, string>> => {
  const [only, ...others] = crms;
  return only !== undefined && others.length === 0 ? { crm: only } : {};
};

const headingErrors = (
  headings: readonly Heading[],
  line: number,
  implied: Readonly<Record<string, string>>,
): CsvError[] => {
  const columns = headings.map(({ column }) => column);
  const twice = headings.flatMap(({ text, column }, at) =>
    column !== undefined && columns.indexOf(column) < at
      ? [{ line, column, message: `the column is there twice (the second time as "${text}")` }]
      : [],
  );
  const missing = KEY_COLUMNS.filter((name) => !columns.includes(name) && !Object.hasOwn(implied, name));
  const found = headings.map(({ text }) => `"${text}"`).join(', ');
  return [
    ...twice,
    ...missing.map((column) => ({
      line,
      column,
      message: `the column is missing; the first line has to name it (it says ${found})`,
    })),
  ];
};

const nothing = (headings: readonly Heading[], errors: readonly CsvError[]): CsvResult => ({
  rows: [],
  columns: [],
  headings,
  errors,
});

/** Heading of the column that says what is wrong; a corrected file may keep it. */
const MISTAKE = 'what is wrong';

/** The wrong lines as they were, behind a column that says what is wrong with each. */
const mistakesOf = (
  head: readonly string[],
  body: Table['records'],
  errors: readonly CsvError[],
): string | undefined => {
  const wrong = new Map<number, CsvError[]>();
  for (const error of errors) wrong.set(error.line, [...(wrong.get(error.line) ?? []), error]);
  const lines = body.flatMap(({ line, cells }) => {
    const faults = wrong.get(line);
    if (faults === undefined) return [];
    const text = faults.map(({ column, message }) =>
      column === undefined ? message : `${column}: ${message}`,
    );
    return [[...head.map((_, at) => mark(unmark(cells[at] ?? ''))), text.join('; ')]];
  });
  return lines.length === 0 ? undefined : `${Papa.unparse([[...head, MISTAKE], ...lines])}\r\n`;
};

/** More than the agents of any company, and few enough to be read while calls go on. */
const MOST_LINES = 100_000;
/** Checked within some milliseconds. */
const LINES_AT_ONCE = 250;

const lineCount = (text: string): number => {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/**
 * Reads `users import` files: RFC 4180 with a header line that names columns in any order, by their own names or by others;
 * comma, semicolon or tab; LF or CRLF; with or without a byte order mark. `crm` may be missing where there is only one. Columns
 * with other names are ignored and listed in `headings`. Every fault is reported with its line. Pauses after some lines: a
 * file of ten thousand takes a second, and a service has others to serve meanwhile.
 */
export function* readMappingCsv(
  text: string,
  context: MappingContext,
  chosen: ChosenHeadings = {},
): Generator<undefined, CsvResult> {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (lineCount(plain) > MOST_LINES + 1) {
    const message = `the file has more than ${MOST_LINES} lines; split it into several files`;
    return nothing([], [{ line: MOST_LINES + 2, message }]);
  }
  const table = readTable(plain);
  const [head, ...body] = table.records;
  if (head === undefined) {
    return nothing([], [{ line: 1, message: `the file is empty; its first line names the columns` }]);
  }
  const headings = readHeadings(head.cells, chosen);
  const implied = impliedBy(context);
  const wrongHeadings = headingErrors(headings, head.line, implied);
  if (wrongHeadings.length > 0) return nothing(headings, wrongHeadings);
  // The export of an empty mapping is like that; with other headings the lines below them were lost somewhere.
  if (body.length === 0 && headings.some(({ how }) => how !== 'named')) {
    const message = 'there are only headings, and no line with an agent below them';
    return nothing(headings, [{ line: head.line, message }]);
  }

  const errors: CsvError[] = [...table.errors];
  const rows: CsvRow[] = [];
  const lineOfAgent = new Map<string, number>();
  for (const [at, { line, cells }] of body.entries()) {
    if (at % LINES_AT_ONCE === 0) yield undefined;
    if (cells.length > headings.length) {
      errors.push({
        line,
        message: `has ${counted(cells.length, 'cell')}, the header line ${headings.length}`,
      });
      continue;
    }
    const input: Record<string, string> = { ...implied };
    headings.forEach(({ column }, index) => {
      const text = unmark(cells[index] ?? '');
      if (column !== undefined && text !== '') input[column] = text;
    });
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
  const named = headings.flatMap(({ column }) => (column === undefined ? [] : [column]));
  return {
    rows,
    columns: [...new Set([...named, ...Object.keys(implied).filter(isMappingColumn)])],
    headings,
    errors: errors.sort((a, b) => a.line - b.line),
    ...defined({ mistakes: mistakesOf(head.cells, body, errors) }),
  };
}

/**
 * Writes rows so that `readMappingCsv` reads the same ones back and no spreadsheet runs a cell as a formula.
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

/** A file to begin with: every column that a row may need, and two people who do not exist. */
export const exampleCsv = ({ crms, mors }: Pick<MappingContext, 'crms' | 'mors'>): string => {
  const [crm = 'crm', mor = 'main'] = [crms[0], mors[0]];
  const common = { crm, mor, freeDialling: false, enabled: true };
  const rows: readonly Mapping[] = [
    {
      ...common,
      user: 'id-of-ann-in-the-crm',
      username: 'ann',
      device: '5',
      source: '101',
      name: 'Ann Adams',
    },
    {
      ...common,
      user: 'id-of-bob-in-the-crm',
      username: 'bob',
      device: '6',
      source: '102;+37061234567',
      name: 'Bob Brown',
    },
  ];
  return formatMappingCsv(rows, SECRET_COLUMNS);
};
