import { readFileSync, writeFileSync } from 'node:fs';
import { MOR_REFUSALS } from '../src/calls/refusals.ts';
import { PROBLEMS } from '../src/calls/problem-codes.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const TABLES: Readonly<Record<string, () => string>> = {
  errors: () =>
    table(
      ['code', 'status', 'meaning', 'what to do', 'repeat helps'],
      Object.entries(PROBLEMS).map(([code, row]) => [
        `\`${code}\``,
        String(row.status),
        row.title,
        row.cure,
        row.retryable ? 'yes' : 'no',
      ]),
    ),
  mor: () =>
    table(
      ['code', 'meaning', 'what to do'],
      Object.entries(MOR_REFUSALS).map(([code, row]) => [`\`${code}\``, row.meaning, row.cure]),
    ),
};

/** The README with its tables made anew from the code. */
export const withTables = (readme: string): string =>
  Object.entries(TABLES).reduce((text, [name, make]) => {
    const begin = new RegExp(`<!-- ${name}:[^>]*-->`).exec(text);
    const endMark = `<!-- /${name} -->`;
    const end = text.indexOf(endMark);
    if (!begin || end < 0) throw new Error(`README.md has lost its marks for the table "${name}"`);
    const from = begin.index + begin[0].length;
    return `${text.slice(0, from)}\n\n${make()}\n\n${text.slice(end)}`;
  }, readme);

if (process.argv[1]?.endsWith('readme-tables.ts')) {
  writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
}
