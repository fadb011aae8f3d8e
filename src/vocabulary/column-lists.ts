import { COLUMNS } from './mapping-columns.ts';
import type { ColumnDescription } from './mapping-columns.ts';

type Columns = typeof COLUMNS;

export type MappingColumn = keyof Columns;

/** The columns whose description has these properties. */
export type ColumnsWith<Trait> = {
  [C in MappingColumn]: Columns[C] extends Trait ? C : never;
}[MappingColumn];

export type FlagColumn = ColumnsWith<{ kind: 'flag' }>;
export type TextColumn = Exclude<MappingColumn, FlagColumn>;
export type LineColumn = ColumnsWith<{ kind: 'line' }>;
export type OptionalColumn = ColumnsWith<{ kind: 'optional' }>;
export type SecretColumn = ColumnsWith<{ secret: true }>;
export type SentColumn = ColumnsWith<{ sent: true }>;
export type ListedColumn = ColumnsWith<{ listed: true }>;
/** What the editor of a row asks for. */
export type FormColumn = ColumnsWith<{ form: string }>;

/** In the order of CSV files. */
export const MAPPING_COLUMNS = Object.keys(COLUMNS) as readonly MappingColumn[];

export const describeColumn = (column: MappingColumn): ColumnDescription => COLUMNS[column];

/** The columns whose description has all of these. */
const listWith = <const Trait extends Partial<ColumnDescription>>(
  trait: Trait,
): readonly ColumnsWith<Trait>[] =>
  MAPPING_COLUMNS.filter((column): column is ColumnsWith<Trait> => {
    const said = Object.entries(describeColumn(column));
    return Object.entries(trait).every(([key, value]) => said.some(([k, v]) => k === key && v === value));
  });

export const FLAG_COLUMNS = listWith({ kind: 'flag' });
export const TEXT_COLUMNS = MAPPING_COLUMNS.filter(
  (column): column is TextColumn => describeColumn(column).kind !== 'flag',
);
export const KEY_COLUMNS = listWith({ kind: 'key' });
export const LINE_COLUMNS = listWith({ kind: 'line' });
export const SECRET_COLUMNS = listWith({ secret: true });
export const SENT_COLUMNS = listWith({ sent: true });
/** Secrets among the columns that go to MOR. */
export const SENT_SECRETS = listWith({ secret: true, sent: true });
export const LISTED_COLUMNS = listWith({ listed: true });
export const FORM_COLUMNS = MAPPING_COLUMNS.filter(
  (column): column is FormColumn => describeColumn(column).form !== undefined,
);
export const BULK_COLUMNS = listWith({ bulk: true });
/** Found by a search in the database. */
export const SEARCHED_COLUMNS = listWith({ search: 'list' });
/** Found by a search on the mapping page. */
export const PAGE_SEARCHED_COLUMNS = MAPPING_COLUMNS.filter(
  (column) => describeColumn(column).search !== undefined,
);

const isIn =
  <C extends string>(columns: readonly C[]) =>
  (name: string): name is C =>
    columns.some((column) => column === name);

export const isMappingColumn = isIn(MAPPING_COLUMNS);
export const isFlagColumn = isIn(FLAG_COLUMNS);
export const isSecretColumn = isIn(SECRET_COLUMNS);
