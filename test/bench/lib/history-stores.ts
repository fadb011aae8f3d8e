import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../../src/calls/ports.ts';
import { openPostgresStore } from '../../../src/store/postgres/postgres.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import { SILENT, fill } from './big-database.ts';
import { historyStatements } from './history-rows.ts';

const DEPS = { now: Date.now, log: SILENT };
const OPTIONS = { connections: 4, statementTimeoutMs: 0, connectTimeoutMs: 10_000 };

export interface FilledStore {
  readonly store: Store;
  stop(): Promise<void>;
}

/** A SQLite file with a long history. */
export const sqliteHistory = async (count: number, nowMs: number): Promise<FilledStore> => {
  const folder = mkdtempSync(join(tmpdir(), 'mor-crm-connector-bench-'));
  const file = join(folder, 'connector.db');
  const statements = historyStatements(count, nowMs, {
    numbers: (end) =>
      `WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i + 1 < ${end}) SELECT i FROM s`,
    iso: (atMs) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${atMs} / 1000.0, 'unixepoch')`,
  });
  await fill(file, (db) => {
    for (const sql of statements) db.exec(sql);
  });
  const store = await openSqliteStore(file, DEPS);
  return {
    store,
    async stop() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The same in a PostgreSQL of its own. */
export const postgresHistory = async (count: number, nowMs: number): Promise<FilledStore> => {
  const server = await startPostgres(['-c', 'shared_buffers=512MB']);
  const database = await server.database();
  await (await openPostgresStore(database, OPTIONS, DEPS)).close();
  const statements = historyStatements(count, nowMs, {
    numbers: (end) => `SELECT i FROM generate_series(0::bigint, ${end - 1}) AS i`,
    iso: (atMs) =>
      `to_char(to_timestamp(${atMs} / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  });
  for (const sql of [
    ...statements,
    'VACUUM (ANALYZE) calls',
    'VACUUM (ANALYZE) call_agents',
    'VACUUM (ANALYZE) audit',
  ])
    await server.sql(database, sql);
  const store = await openPostgresStore(database, OPTIONS, DEPS);
  return {
    store,
    async stop() {
      await store.close();
      await server.remove();
    },
  };
};
