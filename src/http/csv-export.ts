import type { ServerResponse } from 'node:http';
import type { Page } from '../calls/ports.ts';
import { defined } from '../defined.ts';
import { toCsv } from './csv.ts';
import type { CsvRow } from './csv.ts';

/** More rows than a spreadsheet is useful for; a narrower period helps more. */
const MOST_ROWS = 100_000;
const PAGE = 200;

/** Resolves when the reader has room for more, or is gone. */
const writeAll = async (res: ServerResponse, text: string): Promise<void> => {
  if (res.write(text) || res.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.on('drain', done).on('close', done);
  });
};

export interface CsvExport<T> {
  readonly name: string;
  readonly columns: readonly string[];
  readonly page: (at: { readonly limit: number; readonly cursor?: string }) => Promise<Page<T>>;
  readonly row: (item: T) => CsvRow;
}

/** Answers with a list as a file, page by page, no faster than it is read and at most 100,000 rows of it. */
export const answerCsv = async <T>(
  res: ServerResponse,
  { name, columns, page, row }: CsvExport<T>,
): Promise<void> => {
  res.setHeader('content-disposition', `attachment; filename="${name}"`);
  res.setHeader('content-type', 'text/csv; charset=utf-8');
  res.write(toCsv([columns]));
  let cursor: string | undefined;
  let written = 0;
  do {
    const { items, next } = await page({ limit: PAGE, ...defined({ cursor }) });
    if (items.length > 0) await writeAll(res, toCsv(items.map(row)));
    written += items.length;
    cursor = next;
  } while (cursor !== undefined && written < MOST_ROWS && !res.destroyed);
  res.end();
};
