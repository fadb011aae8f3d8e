import { expect, it } from '@jest/globals';
import type { Store } from '../../../src/calls/ports.ts';
import type { StoreError } from '../../../src/calls/problems.ts';
import type { StoreDeps } from '../../../src/store/store.ts';
import { intentOf, sampleCall, sampleMapping, setMappings } from '../../contracts/store/samples.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { until } from '../../helpers/service-process.ts';
import { memoryLog } from '../support/files.ts';
import { cut, works } from '../support/postgres.ts';

type Open = (database: string, deps?: Partial<StoreDeps>) => Promise<Store>;

/** Makes the database look like a new, empty server at the same address. */
const empty = async (server: PostgresServer, database: string): Promise<void> => {
  await server.sql(database, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await cut(server, database);
};

/** Tests with a database that has changed since the connection broke. */
export const emptiedIsNoticed = (server: () => PostgresServer, open: Open): void => {
  const service = async (database: string) => {
    const crashes: StoreError[] = [];
    const log = memoryLog();
    const onCrash = (error: StoreError): void => {
      crashes.push(error);
    };
    const store = await open(database, { isService: true, log, onCrash });
    const said = (): string => log.lines.map(({ message }) => message).join('\n');
    return { store, crashes, said };
  };

  it('refuses everything while its tables are gone, and ends when different ones replace them', async () => {
    const database = await server().database();
    const { store, crashes, said } = await service(database);
    await store.calls.insert(sampleCall());
    await empty(server(), database);
    await until(() => said().includes('still cannot be used: the database is empty') || undefined);
    for (const asked of [() => store.ping(), () => store.calls.begin(intentOf(sampleCall()))]) {
      await expect(asked()).rejects.toMatchObject({ isUnavailable: true });
      await expect(asked()).rejects.toThrow('restore');
    }
    expect(crashes).toEqual([]);
    // A starting service creates tables; the running one remembers the old ones.
    const next = await service(database);
    await until(() => crashes.length > 0 || undefined);
    expect([crashes[0]?.code, crashes[0]?.message]).toEqual([
      'store_unusable',
      expect.stringContaining('another'),
    ]);
    expect(await works(next.store)).toBe(true);
  });

  it('carries on with the same tables when they come back', async () => {
    const database = await server().database();
    const { store, crashes } = await service(database);
    const call = sampleCall();
    await store.calls.insert(call);
    await server().sql(database, 'ALTER SCHEMA public RENAME TO away; CREATE SCHEMA public');
    await cut(server(), database);
    await until(async () => ((await works(store)) ? undefined : true));
    await server().sql(database, 'DROP SCHEMA public; ALTER SCHEMA away RENAME TO public');
    await until(() => works(store));
    expect(await store.calls.get(call.id)).toEqual(call);
    expect(crashes).toEqual([]);
  });

  it('ends when the database was restored to an earlier state', async () => {
    const database = await server().database();
    const { store, crashes } = await service(database);
    const other = await service(database);
    let told = 0;
    store.onForeignWrite(() => (told += 1));
    for (let writes = 0; writes < 3; writes += 1) await setMappings(other.store, [sampleMapping()]);
    await until(() => told > 0 || undefined);
    await server().sql(database, 'DELETE FROM changes WHERE seq > (SELECT min(seq) FROM changes)');
    await cut(server(), database);
    await until(() => crashes.length > 0 || undefined);
    expect([crashes[0]?.code, crashes[0]?.message]).toEqual([
      'store_unusable',
      expect.stringContaining('earlier'),
    ]);
  });
};
