import { createHash } from 'node:crypto';
import type { Compilable, RawBuilder } from 'kysely';
import type { Ask } from '../operations/operation.ts';
import { sql, tables } from '../query.ts';
import type { KeptTable } from './kept.ts';

/** A database that answers at once (SQLite) or over a connection (PostgreSQL). */
export interface Asked {
  readonly ask: (ask: Ask) => unknown;
}

export type Row = Readonly<Record<string, string | number | null>>;

/** How many rows a table has, and the SHA-256 over all of them in the order of their key. */
export interface TableSum {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

const PAGE = 2_000;
/** A statement holds about 32,000 values (SQLite) or 65,535 (PostgreSQL). */
const ROWS_PER_INSERT = 200;

const compilable = (raw: RawBuilder<Row>): Compilable<Row> => ({ compile: () => raw.compile(tables) });

const askRows = async (from: Asked, raw: RawBuilder<Row>): Promise<readonly Row[]> =>
  (await from.ask({ want: 'rows', query: compilable(raw) })) as readonly Row[];

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** All rows of a table in the order of its key, a few thousand at a time. */
async function* pagesOf(from: Asked, { name, key }: KeptTable): AsyncGenerator<readonly Row[]> {
  let last: Row | undefined;
  do {
    const after = last;
    const rest =
      after === undefined
        ? sql``
        : sql`where (${refs(key)}) > (${sql.join(key.map((column) => after[column]))})`;
    const page = await askRows(
      from,
      sql<Row>`select * from ${sql.table(name)} ${rest} order by ${refs(key)} limit ${sql.lit(PAGE)}`,
    );
    if (page.length > 0) yield page;
    last = page.length < PAGE ? undefined : page.at(-1);
  } while (last !== undefined);
}

export const isEmpty = async (from: Asked, { name }: KeptTable): Promise<boolean> =>
  (await askRows(from, sql<Row>`select 1 as found from ${sql.table(name)} limit 1`)).length === 0;

const insert = async (into: Asked, name: string, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
  await askRows(into, sql<Row>`insert into ${sql.table(name)} (${refs(columns)}) values ${sql.join(values)}`);
};

/** PostgreSQL cannot store U+0000, so the sum uses its replacement character on both sides. */
const summed = (value: string | number | null | undefined): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : (value ?? null);

/** Adds up rows; the order of the columns, which differs between databases, does not matter. */
const createSum = (table: string): { add(rows: readonly Row[]): void; done(): TableSum } => {
  const hash = createHash('sha256');
  let columns: readonly string[] | undefined;
  let count = 0;
  return {
    add(rows) {
      for (const row of rows) {
        columns ??= Object.keys(row).sort();
        hash.update(`${JSON.stringify(columns.map((column) => summed(row[column])))}\n`);
      }
      count += rows.length;
    },
    done: () => ({ table, rows: count, sha256: hash.digest('hex') }),
  };
};

export const sumOf = async (from: Asked, table: KeptTable): Promise<TableSum> => {
  const sum = createSum(table.name);
  for await (const page of pagesOf(from, table)) sum.add(page);
  return sum.done();
};

/** Copies a table into an empty one; returns the sum of what was read. */
export const copyTable = async (from: Asked, into: Asked, table: KeptTable): Promise<TableSum> => {
  const sum = createSum(table.name);
  for await (const page of pagesOf(from, table)) {
    sum.add(page);
    for (let at = 0; at < page.length; at += ROWS_PER_INSERT) {
      await insert(into, table.name, page.slice(at, at + ROWS_PER_INSERT));
    }
  }
  return sum.done();
};

/** The names of the tables whose sums differ. */
export const differences = (a: readonly TableSum[], b: readonly TableSum[]): readonly string[] => {
  const ofB = new Map(b.map((sum) => [sum.table, sum]));
  return a
    .filter(({ table, rows, sha256 }) => {
      const other = ofB.get(table);
      return other?.rows !== rows || other.sha256 !== sha256;
    })
    .map(({ table }) => table);
};
