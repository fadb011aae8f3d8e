import { canonicalRef, type IdForms } from './agent-id.ts';
import {
  FLAG_COLUMNS,
  LINE_COLUMNS,
  KEY_COLUMNS,
  TEXT_COLUMNS,
  describeColumn,
} from '../../vocabulary/column-lists.ts';
import type { FlagColumn, MappingColumn, TextColumn } from '../../vocabulary/column-lists.ts';
import { withoutBidi } from '../../vocabulary/foreign-text.ts';
import type { ColumnCheck } from '../../vocabulary/mapping-columns.ts';
import type { Mapping } from './mapping.ts';
import { countryCode } from '../numbers/countries.ts';
import { emergencyNumber } from '../rules/emergency.ts';
import { readInternational } from '../numbers/international.ts';
import { DIGITS_LOST, fromSpreadsheet } from '../numbers/spreadsheet.ts';
import { lostLetter } from '../../text/read-text.ts';
import { readCell, readSources, type SourceCell } from './source-text.ts';

/** What a row is checked against. */
export interface MappingContext {
  /** Ids of the configured CRM instances. */
  readonly crms: readonly string[];
  /** Ids of the configured MOR servers; an empty `mor` means the only one. */
  readonly mors: readonly string[];
  /** Columns that the CRM's user record or the instance's defaults supply, so that the row may leave them empty. */
  readonly supplied?: (crm: string) => readonly MappingColumn[];
  /** The CRM instances, each of which may have its own form of user ids. */
  readonly idForms?: IdForms;
  /** Why MOR may not ring this number as an agent's telephone; undefined: it may. */
  readonly sourceFault?: (source: SourceCell, row: { crm: string; country?: string }) => string | undefined;
}

export interface FieldError {
  readonly column: MappingColumn;
  /** For people: what is wrong and what is expected. Names the value only if it is not secret. */
  readonly message: string;
}

export type MappingValidation =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Text from a CSV cell or a form, or the booleans of JSON; absent and empty are the same. */
export type MappingInput = Readonly<Partial<Record<MappingColumn, unknown>>>;

/** Returns the value to keep, or what is wrong. */
type Check = (value: string, context: MappingContext) => { value: string } | { message: string };

const MAX_CHARACTERS = 200;

const plain: Check = (value) => ({ value });

const matching =
  (pattern: RegExp, message: string): Check =>
  (value) =>
    pattern.test(value) ? { value } : { message };

/** A column of telephone numbers, which spreadsheets mistake for amounts. */
const cell =
  (check: Check, read = readCell): Check =>
  (value, context) => {
    const found = read(value);
    return found.ok ? check(found.text, context) : { message: DIGITS_LOST };
  };

const oneOf =
  (pick: (context: MappingContext) => readonly string[], what: string): Check =>
  (value, context) => {
    const known = pick(context);
    return known.includes(value)
      ? { value }
      : { message: `no ${what} "${value}" in the configuration; there are: ${known.join(', ')}` };
  };

const SOURCE_TEXT = /^\+?[\d*#][\d*#\s().\-/]*$/;
const MAX_SOURCE_DIGITS = 20;

/** Undefined: plausible. Bare digits may be anything that MOR knows; with a + it must be an international number. */
const sourceFault = (source: string): string | undefined => {
  const digits = source.replace(/[^\d*#]/g, '');
  if (!SOURCE_TEXT.test(source) || digits.length > MAX_SOURCE_DIGITS) {
    return `"${source}" is not a number: digits, * and #, with + in front for the international form`;
  }
  if (emergencyNumber(digits, []) !== undefined) return `"${source}" is an emergency number`;
  const reading = source.startsWith('+') ? readInternational(digits) : undefined;
  return reading?.ok === false ? `"${source}" cannot be dialled: ${reading.reason}` : undefined;
};

const sources: Check = (value) => {
  const cells = readSources(value);
  if (cells === undefined) return { message: DIGITS_LOST };
  if (cells.length === 0) return { message: 'holds no number' };
  const texts = cells.map(({ text }) => text);
  const message = texts.map(sourceFault).find((fault) => fault !== undefined);
  return message === undefined ? { value: texts.join(';') } : { message };
};

const country: Check = (value) => {
  const code = countryCode(value);
  return code === undefined
    ? { message: `"${value}" is no country; use a two-letter code such as LT` }
    : { value: code };
};

/** MOR's lists name a device without leading zeros, and calls are found by that name. */
const device: Check = (value) =>
  /^\d{1,20}$/.test(value)
    ? { value: value.replace(/^0+(?=\d)/, '') }
    : {
        message: 'the device is its number in MOR (shown as ACC), digits only; not the extension or SIP name',
      };

const CHECKS: Readonly<Record<ColumnCheck, Check>> = {
  callerId: cell(plain, fromSpreadsheet),
  country,
  crm: oneOf((context) => context.crms, 'CRM instance'),
  device: cell(device),
  digits: cell(matching(/^\d{1,20}$/, 'only digits are possible')),
  email: matching(/^[^\s@]+@[^\s@]+$/, 'is no e-mail address'),
  mor: oneOf((context) => context.mors, 'MOR server'),
  numbers: sources,
  text: plain,
};

const checkOf = (column: TextColumn): Check => CHECKS[describeColumn(column).check ?? 'text'];

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
};

type Errors = FieldError[];

const readText = (input: MappingInput, column: MappingColumn, errors: Errors): string => {
  const value = input[column];
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') {
    errors.push({ column, message: 'must be text' });
    return '';
  }
  const text = withoutBidi(value).trim();
  if (text === '') return '';
  const lost = lostLetter(text);
  if (text.length > MAX_CHARACTERS)
    errors.push({ column, message: `is longer than ${MAX_CHARACTERS} characters` });
  else if (/\p{Cc}/u.test(text))
    errors.push({ column, message: 'holds a line break or another control character' });
  else if (lost !== undefined) errors.push({ column, message: lost });
  else return text;
  return '';
};

const readBoolean = (
  input: MappingInput,
  column: MappingColumn,
  otherwise: boolean,
  errors: Errors,
): boolean => {
  const value = input[column];
  if (typeof value === 'boolean') return value;
  const text = readText(input, column, errors).toLowerCase();
  if (text === '') return otherwise;
  const known = BOOLEANS[text];
  if (known === undefined)
    errors.push({ column, message: 'must be true or false (yes, no, 1, 0 are understood)' });
  return known ?? otherwise;
};

/** Whether a stored value is still one that its column may have; a secret that could not be opened is not. */
export const isReadable = (column: TextColumn, value: string, context: MappingContext): boolean =>
  'value' in checkOf(column)(value, context);

const NO_LINE = Object.fromEntries(LINE_COLUMNS.map((column) => [column, '']));

/**
 * Checks one row, from a CSV file or a form, and brings it into its stored shape: trimmed, country as code, sources
 * joined by `;`. Required columns are `''` only where the context says that something else supplies them.
 */
export const validateMapping = (input: MappingInput, context: MappingContext): MappingValidation => {
  const errors: Errors = [];
  const values: Partial<Record<TextColumn, string>> = {};
  const onlyMor = context.mors.length === 1 ? context.mors[0] : undefined;
  for (const column of TEXT_COLUMNS) {
    const text = readText(input, column, errors) || (column === 'mor' ? (onlyMor ?? '') : '');
    if (text === '') continue;
    const checked = checkOf(column)(text, context);
    if ('message' in checked) errors.push({ column, message: checked.message });
    else if (checked.value !== '') values[column] = checked.value;
  }
  const flags: Partial<Record<FlagColumn, boolean>> = {};
  for (const column of FLAG_COLUMNS) {
    flags[column] = readBoolean(input, column, describeColumn(column).otherwise ?? false, errors);
  }
  const supplied = context.supplied?.(values.crm ?? '') ?? [];
  for (const column of [...KEY_COLUMNS, ...LINE_COLUMNS]) {
    const settled = values[column] !== undefined || errors.some((error) => error.column === column);
    const mayLack = describeColumn(column).kind !== 'key' && supplied.includes(column);
    if (!settled && !mayLack) errors.push({ column, message: 'is missing' });
  }
  const { sourceFault: faultOf } = context;
  const isChecked = faultOf !== undefined && values.source !== undefined;
  const cells = isChecked ? (readSources(String(input.source)) ?? []) : [];
  const fault = cells
    .map((cell) => faultOf?.(cell, { crm: '', ...values }))
    .find((message) => message !== undefined);
  if (fault !== undefined) errors.push({ column: 'source', message: fault });
  if (errors.length > 0) return { ok: false, errors };
  const written = canonicalRef({ crm: '', user: '', ...values }, context.idForms ?? new Map());
  return { ok: true, mapping: { ...NO_LINE, ...written, ...flags } as Mapping };
};
