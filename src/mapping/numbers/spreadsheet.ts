/** What a spreadsheet leaves of a number that was typed into a cell. */
export type SheetValue =
  /** `changed`: it went through a spreadsheet, so a leading 0 may be lost. */
  | { readonly ok: true; readonly text: string; readonly changed: boolean }
  /** Digits are lost: the number cannot be recovered. */
  | { readonly ok: false };

const LOST: SheetValue = { ok: false };

/** For people. */
export const DIGITS_LOST =
  'a spreadsheet has changed it and digits are lost; format the column as text and enter the number again';

const SCIENTIFIC = /^([+-]?)(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i;
const DECIMAL = /^(\+?\d+)[.,]0{1,2}$/;
/** A column that was too narrow, or a formula that failed: the number itself is not there. */
const ERROR_CELL = /^#(?:#+|(?:NUM|REF|VALUE|WERT|NAME|NULL|BEZUG|DIV\/0)[!?]|N\/A|NV)$/i;
/** A cell kept as text: an apostrophe, or a formula that is only a value (="0171 1234567"). */
const AS_TEXT = /^(?:=\s*"(.*)"|[=']\s*(.*?)'?)$/s;

const unscientific = ([, sign = '', first = '', rest = '', power = '']: RegExpExecArray): SheetValue => {
  const digits = first + rest;
  const length = Number(power) + 1;
  const behind = digits.slice(length);
  if (sign === '-' || digits.length < length || /[1-9]/.test(behind)) return LOST;
  return { ok: true, text: digits.slice(0, length), changed: true };
};

/**
 * Undoes what spreadsheets do to numbers: 49301234567.0, 4.9301234567E+10, '0171 1234567, ="0171 1234567". In
 * 4.93012E+10 only the first digits survive, and in a column that was too narrow none. Other text is left alone.
 */
export const fromSpreadsheet = (cell: string): SheetValue => {
  const quoted = AS_TEXT.exec(cell.trim());
  const text = (quoted?.[1] ?? quoted?.[2] ?? cell).trim();
  const scientific = SCIENTIFIC.exec(text);
  if (ERROR_CELL.test(text)) return LOST;
  if (scientific !== null) return unscientific(scientific);
  const whole = DECIMAL.exec(text)?.[1];
  return { ok: true, text: whole ?? text, changed: whole !== undefined };
};
