import type { Cell, Finding } from './bench.ts';

export const fixed = (value: number, digits: number): string =>
  Number.isFinite(value) ? value.toFixed(digits) : '-';

const isNumber = (text: string): boolean => /^-?\d/.test(text);

/** Columns under their headings; a row of one cell is a remark of any width. */
const tableOf = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const lines = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, at) =>
    Math.max(...lines.filter((line) => line.length > 1).map((line) => line[at]?.length ?? 0)),
  );
  const pad = (text: string, at: number): string =>
    at > 0 && isNumber(text) ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
  return lines
    .map((line) => (line.length === 1 ? (line[0] ?? '') : line.map(pad).join('  ')).trimEnd())
    .join('\n');
};

export const findingText = ({ title, columns, rows, goals }: Finding): string =>
  [
    '',
    title,
    '',
    tableOf(columns, rows),
    ...goals.map(({ what, met }) => `${met ? 'ok  ' : 'MISS'} ${what}`),
  ].join('\n');
