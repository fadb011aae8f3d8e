import Papa from 'papaparse';
import { withoutBidi } from '../vocabulary/foreign-text.ts';

export type CsvRow = readonly (string | number)[];

/** `escapeFormulae`: the name of a contact or an agent must not run as a formula in a spreadsheet. */
export const toCsv = (rows: readonly CsvRow[]): string =>
  withoutBidi(`${Papa.unparse(rows as (string | number)[][], { escapeFormulae: true })}\r\n`);
