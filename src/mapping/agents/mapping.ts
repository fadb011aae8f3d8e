import type { COLUMNS } from '../../vocabulary/mapping-columns.ts';
import type { FlagColumn, OptionalColumn, TextColumn } from '../../vocabulary/column-lists.ts';

type Columns = typeof COLUMNS;
type Texts = { readonly [C in keyof Pick<Columns, Exclude<TextColumn, OptionalColumn>>]: string };
type Optionals = { readonly [C in keyof Pick<Columns, OptionalColumn>]?: string };
type Flags = { readonly [C in keyof Pick<Columns, FlagColumn>]: boolean };

/**
 * A mapping row: which line an agent uses. Optional columns that are empty are absent, and are left out of the request to
 * MOR. `vocabulary/mapping-columns.ts` says what each column is.
 */
export interface Mapping extends Texts, Optionals, Flags {}

/** A row that may lack what the CRM's user record or the instance's defaults can supply. */
export type PartialMapping = Partial<Mapping>;

/** The agent's possible source numbers, the default first. */
export const sourcesOf = (mapping: Pick<Mapping, 'source'>): string[] =>
  mapping.source
    .split(';')
    .map((s) => s.trim())
    .filter((s) => s !== '');
