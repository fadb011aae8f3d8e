import { describe, expect, it } from '@jest/globals';
import type { Store } from '../../../src/calls/ports.ts';
import type { StoreError } from '../../../src/calls/problems.ts';
import type { StoreDeps } from '../../../src/store/store.ts';
import { POSTGRES_MIGRATIONS } from '../../../src/store/postgres/schema.ts';
import {
  intentOf,
  refOf,
  sampleCall,
  sampleMapping,
  setMappings,
  unique,
} from '../../contracts/store/samples.ts';
import { fixtureOfAll, fixtureOfEach } from '../../helpers/fixture.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import { until } from '../../helpers/service-process.ts';
import { memoryLog } from '../support/files.ts';
import { beAlone, cut, openDatabase, places, works } from '../support/postgres.ts';
import type { OPTIONS } from '../support/postgres.ts';
import { emptiedIsNoticed } from './emptied.ts';
import { CERTIFICATE, offerTls } from '../support/postgres-tls.ts';

const server = fixtureOfAll(
  () => startPostgres(),
  (started) => started.remove(),
);
const opened = fixtureOfEach<Store[]>(
  () => [],
  (stores) => Promise.all(stores.map((store) => store.close())),
);
/** Opens a store that is closed when the test is over. */
const open = async (
  database: string,
  deps: Partial<StoreDeps> = {},
  options: Partial<typeof OPTIONS> = {},
): Promise<Store> => {
  const store = await openDatabase(database, deps, options);
  opened().push(store);
  return store;
};

describe('a PostgreSQL server', () => {
  emptiedIsNoticed(server, open);
  it('gets its tables only once from processes that start together', async () => {
    const database = await server().database();
    const logs = Array.from({ length: 4 }, () => memoryLog());
    await Promise.all(logs.map((log) => open(database, { log })));
    const versions = logs.flatMap((log) => log.lines.map(({ fields }) => fields['versions']));
    expect(versions).toEqual([POSTGRES_MIGRATIONS.map(({ version }) => version)]);
  });

  it('is refused with a clear message when it is not ours, newer, or cannot be reached', async () => {
    const theirs = await server().database();
    await server().sql(theirs, 'CREATE TABLE calls (x int)');
    await expect(open(theirs)).rejects.toThrow(/another program/);
    const newer = await server().database();
    await (await openDatabase(newer)).close();
    await server().sql(newer, "INSERT INTO mor_connector_schema VALUES (99, 'future', 1)");
    await expect(open(newer)).rejects.toThrow(/newer version.*schema is 99/);
    const wrong = newer.replace(':secret@', ':not-this@');
    const failure = await open(wrong).catch((error: unknown) => error as StoreError);
    expect(failure).toMatchObject({ code: 'POSTGRES_28P01', message: expect.stringContaining('password') });
    expect((failure as StoreError).message).not.toContain('not-this');
    await expect(open('postgres://u:secret@127.0.0.1:1/db')).rejects.toThrow(/Start the database server/);
    await expect(open(`${newer}?sslmode=perhaps`)).rejects.toThrow(/sslmode=perhaps is not known/);
    const latin = newer.replace(/[^/]*$/, 'latin');
    await server().sql(
      newer,
      "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'",
    );
    await expect(open(latin)).rejects.toThrow(/encoding LATIN1/);
  });

  it('serves several services and commands, but none beside a service of a single-node version', async () => {
    const database = await server().database();
    const [first, second] = [
      await open(database, { isService: true }),
      await open(database, { isService: true }),
    ];
    const command = await open(database);
    await command.settings.set('by', 'command');
    expect(await first.settings.all()).toEqual(new Map([['by', 'command']]));
    const alone = "SELECT pg_try_advisory_lock(1297044035, hashtext('service ' || current_schema())) AS mine";
    expect(await server().sql(database, alone)).toEqual([{ mine: false }]);
    await Promise.all([first.close(), second.close()]);
    const letGo = beAlone(server(), database);
    await until(async () => (await places(server(), database, 'granted')) || undefined);
    await expect(open(database, { isService: true })).rejects.toMatchObject({
      code: 'store_in_use',
      message: expect.stringContaining('of a version that cannot share it'),
    });
    await letGo();
  });

  it('notifies a service that a command has written', async () => {
    const database = await server().database();
    const service = await open(database, { isService: true, now: () => 1_700_000_000_000 });
    const row = sampleMapping();
    await service.ping();
    expect(await service.mappings.find(refOf(row))).toBeUndefined();
    let told = 0;
    service.onForeignWrite(() => {
      told += 1;
    });
    await service.ping();
    expect(told).toBe(0);
    const command = await open(database);
    await setMappings(command, [row]);
    await until(() => told > 0 || undefined);
    expect(await service.mappings.find(refOf(row))).toEqual(row);
  });

  it('can still be read while some connections do not come back', async () => {
    const database = await server().database();
    await server().sql(database, "CREATE ROLE few LOGIN PASSWORD 'few' CONNECTION LIMIT 9");
    await server().sql(database, 'GRANT ALL ON SCHEMA public TO few');
    const store = await open(database.replace(/\/\/[^@]*@/, '//few:few@'), { isService: true });
    await server().sql(database, 'ALTER ROLE few CONNECTION LIMIT 2');
    // All but the writer and one reader.
    await server().sql(
      database,
      `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE usename = 'few' AND pid NOT IN
         (SELECT pid FROM pg_locks WHERE locktype = 'advisory') OFFSET 1) AS readers`,
    );
    await Promise.all(Array.from({ length: 20 }, () => store.calls.listOpen()));
  });

  it('may cut connections under load: acknowledged calls exist once, others at most as refused', async () => {
    const database = await server().database();
    const store = await open(database, { isService: true });
    const acknowledged: string[] = [];
    const refused: string[] = [];
    let isOver = false;
    const lane = async (): Promise<void> => {
      while (!isOver) {
        const call = sampleCall({ id: unique('cut-'), user: unique('cut-') });
        await store.calls.begin(intentOf(call, { idempotencyKey: call.id })).then(
          (result) => {
            if (result.kind !== 'created') throw new Error(`not created: ${result.kind}`);
            acknowledged.push(call.id);
          },
          () => refused.push(call.id),
        );
      }
    };
    const lanes = Array.from({ length: 8 }, lane);
    for (let times = 1; times <= 6; times += 1) {
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + 20 || undefined);
      await cut(server(), database);
    }
    isOver = true;
    await Promise.all(lanes);
    await until(() => works(store));
    const rows = await server().sql<{ id: string; state: string; idempotency_key: string | null }>(
      database,
      "SELECT id, state, idempotency_key FROM calls WHERE id LIKE 'cut-%'",
    );
    const taken = rows.filter(({ state }) => state === 'refused');
    const kept = rows.filter(({ state }) => state !== 'refused').map(({ id }) => id);
    expect(kept.sort()).toEqual([...acknowledged].sort());
    expect(refused).toEqual(expect.arrayContaining(taken.map(({ id }) => id)));
    expect(taken.every((row) => row.idempotency_key === null)).toBe(true);
  });

  it('is reported as unavailable while it is away, and used again when it is back', async () => {
    const database = await server().database();
    const log = memoryLog();
    const store = await open(database, { isService: true, log });
    let told = 0;
    store.onForeignWrite(() => {
      told += 1;
    });
    const call = sampleCall();
    await store.calls.insert(call);
    await server().stop();
    for (const asked of [
      () => store.ping(),
      () => store.calls.begin(intentOf(sampleCall())),
      () => store.calls.get(call.id),
    ]) {
      await expect(asked()).rejects.toMatchObject({ code: 'store_away', isUnavailable: true });
    }
    await server().start();
    // This may precede the service's reconnection; it then reads what it has missed.
    await setMappings(await open(database), [sampleMapping()]);
    await until(() => works(store));
    expect(await store.calls.get(call.id)).toEqual(call);
    await until(() => told > 0 || undefined);
    expect(log.lines.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('is lost'), expect.stringContaining('is back')]),
    );
  });

  it('ends a service when a single-node service took over while its connection was gone', async () => {
    const database = await server().database();
    const crashes: StoreError[] = [];
    const onCrash = (error: StoreError): void => {
      crashes.push(error);
    };
    const first = await open(database, { isService: true, onCrash }, { connectTimeoutMs: 1_000 });
    // It takes the lock if it is quicker than the first service's reconnection.
    const letGo = beAlone(server(), database);
    await until(async () => (await places(server(), database, 'NOT granted')) || undefined);
    await cut(server(), database);
    await until(() => crashes.length > 0 || undefined);
    expect(crashes[0]).toMatchObject({ code: 'store_in_use' });
    await expect(first.settings.set('a', 'b')).rejects.toMatchObject({ code: 'store_in_use' });
    await letGo();
  });

  it('refuses writes and still serves reads when another process holds the lock', async () => {
    const database = await server().database();
    const store = await open(database, { isService: true });
    const call = sampleCall();
    await store.calls.insert(call);
    const holding = server()
      .sql(database, 'SELECT pg_advisory_lock(1297044035, 2), pg_sleep(60)')
      .catch(() => undefined);
    await until(() => works(store).then((does) => (does ? undefined : true)));
    await expect(store.ping()).rejects.toMatchObject({ code: 'POSTGRES_55P03', isUnavailable: true });
    expect(await store.calls.get(call.id)).toEqual(call);
    await server().sql(
      database,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)'",
    );
    await holding;
    await until(() => works(store));
  });

  it('is trusted over TLS only with a known certificate', async () => {
    const database = await server().database();
    await expect(open(`${database}?sslmode=require`)).rejects.toThrow(/does not support SSL/);
    await offerTls(server(), database);
    const sure = `${database.replace('127.0.0.1', 'localhost')}?sslmode=verify-full`;
    await until(() =>
      openDatabase(`${database}?sslmode=require`).then(
        (store) => store.close().then(() => true as const),
        () => undefined,
      ),
    );
    await expect(open(sure)).rejects.toThrow(/sslmode and sslrootcert/);
    await (await open(`${sure}&sslrootcert=${CERTIFICATE}`)).ping();
    const rows = await server().sql<{ encrypted: number }>(
      database,
      "SELECT count(*)::int AS encrypted FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE ssl AND application_name = 'mor-crm-connector'",
    );
    expect(rows[0]?.encrypted).toBeGreaterThan(0);
  });
});
