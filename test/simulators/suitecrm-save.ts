import type { BeanStore, Row } from './bean-store.ts';

/** How SuiteCRM 7.14.6 stores and shows values, as recorded (test/fixtures/suitecrm-7.14). */

const KEPT_TAGS = /^<\/?(b|i|u|p|br|em|strong)\b/i;

/** Unknown tags are removed; one that never closes takes the rest of the text with it. */
const stripTags = (text: string): string =>
  text.replace(/<[a-z/!?][^>]*(>|$)/gi, (tag, end: string) =>
    end === '>' && KEPT_TAGS.test(tag) ? tag : '',
  );

export interface SuiteSettings {
  /** False: tables of three-byte characters, as in the recorded installation; emoji become `????`. */
  readonly utf8mb4: boolean;
}

const DATETIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

const storedValue = (field: string, value: unknown, { utf8mb4 }: SuiteSettings): string | null => {
  if (value === null || value === undefined) return null;
  const text = stripTags(typeof value === 'string' ? value : JSON.stringify(value));
  if (field.startsWith('date_')) return DATETIME.test(text) ? text : null;
  if (field === 'name') return Array.from(text).slice(0, 50).join('');
  return utf8mb4 ? text : text.replace(/[\u{10000}-\u{10ffff}]/gu, '????');
};

const endOf = (row: Row): string | null => {
  if (!row.date_start) return null;
  const minutes = Number(row.duration_hours ?? 0) * 60 + Number(row.duration_minutes ?? 0);
  const endMs = Date.parse(`${row.date_start.replace(' ', 'T')}Z`) + minutes * 60_000;
  return new Date(endMs).toISOString().slice(0, 19).replace('T', ' ');
};

const valuesOf = (values: Readonly<Record<string, unknown>>, settings: SuiteSettings): Row =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, storedValue(name, value, settings)]),
  );

/** A new Calls record is planned unless it says otherwise, and its end is computed. */
const atCreation = (module: string, row: Row): Row =>
  module === 'Calls' ? { status: 'Planned', ...row, date_end: endOf(row) } : row;

/** False: the id is taken. */
export const createBean = (
  store: BeanStore,
  module: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
  settings: SuiteSettings,
): boolean => store.insert(module, { ...atCreation(module, valuesOf(values, settings)), id });

/** `recompute`: the legacy API recomputes a call's end, V8 leaves it. False: no such record; nothing is written. */
export const updateBean = (
  store: BeanStore,
  module: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
  { recompute, ...settings }: SuiteSettings & { recompute: boolean },
): boolean => {
  if (!store.update(module, id, { ...valuesOf(values, settings), id })) return false;
  const row = store.find(module, id);
  if (module === 'Calls' && recompute && row !== undefined) row.date_end = endOf(row);
  return true;
};

/** Values are returned with quotes and angle brackets encoded, but with a plain ampersand. */
export const shown = (value: string | null | undefined): string =>
  (value ?? '')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** The echo of `set_entry` is encoded once more, umlauts included, so it must not be taken for the stored value. */
export const echoed = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .replaceAll('&', '&amp;amp;')
        .replaceAll('<', '&amp;lt;')
        .replaceAll('>', '&amp;gt;')
        .replaceAll('ü', '&uuml;')
    : value;
