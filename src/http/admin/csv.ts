import Papa from 'papaparse';
import { withoutBidi } from '../../vocabulary/foreign-text.ts';

export type CsvRow = readonly (string | number)[];

/** `escapeFormulae`: what a contact or an agent is called must not run in a spreadsheet. */
export const toCsv = (rows: readonly CsvRow[]): string =>
  withoutBidi(`${Papa.unparse(rows as (string | number)[][], { escapeFormulae: true })}\r\n`);
