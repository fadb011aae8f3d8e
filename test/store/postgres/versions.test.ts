import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { defined } from '../../../src/defined.ts';
import type { StoreError } from '../../../src/calls/problems.ts';
import type { Migration } from '../../../src/store/migration.ts';
import { claimDatabase } from '../../../src/store/postgres/claim.ts';
import { migratePostgres } from '../../../src/store/postgres/migrate.ts';
import { POSTGRES_MIGRATIONS } from '../../../src/store/postgres/schema.ts';
import { createClient, setUpSession } from '../../../src/store/postgres/server.ts';
import { fixtureOfAll, fixtureOfEach } from '../../helpers/fixture.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import { until } from '../../helpers/service-process.ts';
import { memoryLog } from '../support/files.ts';
import { OPTIONS, cut, openDatabase } from '../support/postgres.ts';
import { fillCalls } from './asks.ts';
import { PREVIOUS } from './previous/previous.ts';
import type { Asked } from './previous/previous.ts';

const NEWEST = POSTGRES_MIGRATIONS.at(-1)?.version ?? 0;
const previous = JSON.parse(readFileSync(PREVIOUS, 'utf8')) as {
  schema: number;
  statements: readonly Asked[];
};

const server = fixtureOfAll(
  () => startPostgres(),
  (started) => started.remove(),
);
const clients = fixtureOfEach<Client[]>(
  () => [],
  (open) => Promise.all(open.map((client) => client.end())),
);
const connect = async (database: string): Promise<Client> => {
  const client = createClient(database, { ...OPTIONS, statementTimeoutMs: 0 });
  clients().push(client);
  await client.connect();
  await setUpSession(client, { ...OPTIONS, statementTimeoutMs: 0, isService: true });
  return client;
};

/** A future step that removes something and shuts out services that do not know version `oldest`. */
const step = (version: number, oldest?: number): Migration => ({
  version,
  name: 'of the future',
  sql: `CREATE TABLE future_${version} (x int)`,
  ...defined({ oldest }),
});

it('supports every statement of the previous version, so that both can write', async () => {
  const client = await connect(await server().database());
  await migratePostgres(client, POSTGRES_MIGRATIONS.slice(0, previous.schema), 1);
  await fillCalls(client, 100);
  await migratePostgres(client, POSTGRES_MIGRATIONS, 2);
  for (const { operation, text, values } of previous.statements) {
    await client.query('BEGIN');
    await client.query({ text, values: [...values] }).catch((error: unknown) => {
      throw new Error(`${operation}: ${text}`, { cause: error });
    });
    await client.query('ROLLBACK');
  }
  expect(previous.statements.length).toBeGreaterThan(100);
});

it('only shuts out versions older than the previous one', () => {
  const steps = POSTGRES_MIGRATIONS.filter(({ version }) => version > previous.schema);
  for (const { version, oldest = 0 } of steps) {
    // Services that must be gone before this version may only be older than the previous one.
    expect({ version, oldest }).toEqual({ version, oldest: Math.min(oldest, previous.schema) });
  }
});

it('adds to a database while services of the previous version write, and keeps them from starting again', async () => {
  const database = await server().database();
  const old = await connect(database);
  await claimDatabase(old, { isAlone: false, knows: NEWEST, waitMs: 0 });
  await migratePostgres(old, POSTGRES_MIGRATIONS, 1);
  const newer = await connect(database);
  expect(await migratePostgres(newer, [...POSTGRES_MIGRATIONS, step(NEWEST + 1)], 2)).toEqual([NEWEST + 1]);
  await expect(openDatabase(database, { isService: true })).rejects.toThrow(/newer version/);
});

it('removes nothing that a writing service needs, whether or not that service states its version', async () => {
  const shutOut = (oldest: number) => [...POSTGRES_MIGRATIONS, step(NEWEST + 1, oldest)];
  const cases = [
    { knows: NEWEST, oldest: NEWEST + 1, isRefused: true },
    { knows: NEWEST + 1, oldest: NEWEST + 1, isRefused: false },
    { knows: undefined, oldest: 5, isRefused: true },
    { knows: undefined, oldest: 4, isRefused: false },
  ];
  for (const { knows, oldest, isRefused } of cases) {
    const database = await server().database();
    const running = await connect(database);
    await migratePostgres(running, POSTGRES_MIGRATIONS, 1);
    if (knows === undefined) {
      await running.query(
        "SELECT pg_advisory_lock_shared(1297044035, hashtext('service ' || current_schema()))",
      );
    } else await claimDatabase(running, { isAlone: false, knows, waitMs: 0 });
    const newer = await connect(database);
    const asked = migratePostgres(newer, shutOut(oldest), 2);
    if (!isRefused) {
      expect(await asked).toEqual([NEWEST + 1]);
      continue;
    }
    await expect(asked).rejects.toThrow(/a service of a version that is too old/);
    await running.query('SELECT pg_advisory_unlock_all()');
    expect(await migratePostgres(newer, shutOut(oldest), 3)).toEqual([NEWEST + 1]);
  }
});

it('ends a service that was shut out while its connection was gone', async () => {
  const database = await server().database();
  const crashes: StoreError[] = [];
  const store = await openDatabase(database, {
    isService: true,
    log: memoryLog(),
    onCrash: (error) => {
      crashes.push(error);
    },
  });
  await server().sql(
    database,
    `INSERT INTO mor_connector_schema (version, name, applied_at, oldest) VALUES (98, 'x', 1, NULL), (99, 'y', 1, 98)`,
  );
  await store.settings.set('still', 'written');
  await cut(server(), database);
  await until(() => crashes.length > 0 || undefined);
  expect(crashes[0]).toMatchObject({
    code: 'store_unusable',
    message: expect.stringContaining('must know version 98'),
  });
  await store.close();
});
