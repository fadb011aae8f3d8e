import { COLUMNS } from '../../../mapping-columns.ts';

type Columns = typeof COLUMNS;
type Shown<Described> = Described extends { readonly hint: string }
  ? { readonly label: string; readonly hint: string }
  : { readonly label: string };

/** Columns of a mapping; in English as their table has them. */
export const columns: { readonly [C in keyof Columns]: Shown<Columns[C]> } = COLUMNS;
