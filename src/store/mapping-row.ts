import {
  FLAG_COLUMNS,
  MAPPING_COLUMNS,
  SEARCHED_COLUMNS,
  TEXT_COLUMNS,
  isFlagColumn,
} from '../vocabulary/column-lists.ts';
import type { MappingColumn } from '../vocabulary/column-lists.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import type { MappingsTable } from './tables.ts';

/** Text as search compares it: without case, and with composed and compatibility forms of letters made equal. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Separates the searched values so that no match can span two of them. */
const SEPARATOR = '\n';

/** A value for each column of the table. */
export const mappingRow = <T>(valueOf: (column: keyof MappingsTable) => T): Record<keyof MappingsTable, T> =>
  Object.fromEntries(
    ([...MAPPING_COLUMNS, 'search'] as const).map((column) => [column, valueOf(column)]),
  ) as Record<keyof MappingsTable, T>;

const searchOf = (mapping: Mapping): string =>
  fold(
    SEARCHED_COLUMNS.map((column) => mapping[column])
      .filter((value) => value !== undefined)
      .join(SEPARATOR),
  );

export const toMappingRow = (mapping: Mapping): MappingsTable =>
  mappingRow((column) => {
    if (column === 'search') return searchOf(mapping);
    return isFlagColumn(column) ? Number(mapping[column]) : (mapping[column] ?? null);
  }) as MappingsTable;

/** The row as a Mapping: null columns are absent. */
export const fromMappingRow = (row: Omit<MappingsTable, 'search'>): Mapping => {
  const mapping: Partial<Record<MappingColumn, string | boolean>> = {};
  for (const column of TEXT_COLUMNS) {
    const value = row[column];
    if (value !== null) mapping[column] = value;
  }
  for (const column of FLAG_COLUMNS) mapping[column] = row[column] !== 0;
  return mapping as Mapping;
};
