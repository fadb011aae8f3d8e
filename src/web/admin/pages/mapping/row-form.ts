import type { Mapping } from '../../types.ts';

/** What the editor edits: all texts, so that half a number can be typed. */
export interface RowForm {
  readonly mor: string;
  readonly username: string;
  readonly device: string;
  readonly source: string;
  readonly callerIdA: string;
  readonly callerIdB: string;
  readonly cardPin: string;
  readonly legATariff: string;
  readonly legAResellerTariff: string;
  readonly morServer: string;
  readonly country: string;
  readonly freeDialling: boolean;
  readonly enabled: boolean;
}

/** Texts of the editor in their order, each with its hint. */
export const MORE_FIELDS = [
  ['callerIdA', ''],
  ['callerIdB', ''],
  ['cardPin', 'Kept as it is while empty'],
  ['legATariff', 'MOR tariff id'],
  ['legAResellerTariff', 'MOR tariff id'],
  ['morServer', 'MOR server id'],
  ['country', 'Two letters, for numbers without +'],
] as const;

export const formOf = (row: Mapping | undefined, mors: readonly string[]): RowForm => ({
  mor: row?.mor ?? mors[0] ?? '',
  username: row?.username ?? '',
  device: row?.device ?? '',
  source: row?.source ?? '',
  callerIdA: row?.callerIdA ?? '',
  callerIdB: row?.callerIdB ?? '',
  // The server says only that there is one.
  cardPin: '',
  legATariff: row?.legATariff ?? '',
  legAResellerTariff: row?.legAResellerTariff ?? '',
  morServer: row?.morServer ?? '',
  country: row?.country ?? '',
  freeDialling: row?.freeDialling ?? false,
  enabled: row?.enabled ?? true,
});

/** The row as the API takes it: null empties a column; a PIN that was not typed again stays. */
export const bodyOf = (form: RowForm): Record<string, string | boolean | null> =>
  Object.fromEntries(
    Object.entries(form).flatMap(
      ([key, value]: [string, string | boolean]): [string, string | boolean | null][] => {
        const trimmed = typeof value === 'string' ? value.trim() : value;
        if (trimmed !== '') return [[key, trimmed]];
        return key === 'cardPin' ? [] : [[key, null]];
      },
    ),
  );
