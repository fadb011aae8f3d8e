import {
  FORM_COLUMNS,
  LINE_COLUMNS,
  describeColumn,
  isFlagColumn,
  isSecretColumn,
} from '../../../../vocabulary/column-lists.ts';
import type { FlagColumn, FormColumn } from '../../../../vocabulary/column-lists.ts';
import type { Mapping } from '../../types.ts';

export type FormText = Exclude<FormColumn, FlagColumn>;

/** The editor's state: all text, so that half a number can be typed. */
export type RowForm = Readonly<Record<FormText, string> & Record<FlagColumn, boolean>>;

const isText = (column: FormColumn): column is FormText => !isFlagColumn(column);

/** Without the MOR server, a choice that the editor draws itself. */
export const MAIN_TEXTS = FORM_COLUMNS.filter(isText).filter(
  (column) => column !== 'mor' && describeColumn(column).form === 'main',
);
export const MORE_TEXTS = FORM_COLUMNS.filter(isText).filter(
  (column) => describeColumn(column).form === 'more',
);
export const FORM_FLAGS = FORM_COLUMNS.filter(isFlagColumn);

const textOf = (column: FormText, row: Mapping | undefined): string =>
  // The server only says whether there is a secret.
  isSecretColumn(column) ? '' : (row?.[column] ?? '');

export const formOf = (row: Mapping | undefined): RowForm =>
  Object.fromEntries(
    FORM_COLUMNS.map((column): [FormColumn, string | boolean] => {
      if (isFlagColumn(column)) return [column, row?.[column] ?? describeColumn(column).otherwise ?? false];
      return [column, textOf(column, row)];
    }),
  ) as RowForm;

/** Whether the form has enough to ask MOR about the line. */
export const isWhole = (form: RowForm): boolean =>
  LINE_COLUMNS.every((column) => column === 'mor' || form[column] !== '');

/** The row as the API takes it: null empties a column; a secret that was not typed again stays. */
export const bodyOf = (form: RowForm): Record<string, string | boolean | null> =>
  Object.fromEntries(
    Object.entries(form).flatMap(
      ([key, value]: [string, string | boolean]): [string, string | boolean | null][] => {
        const trimmed = typeof value === 'string' ? value.trim() : value;
        if (trimmed !== '') return [[key, trimmed]];
        return isSecretColumn(key) ? [] : [[key, null]];
      },
    ),
  );
