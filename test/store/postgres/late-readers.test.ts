import { describe, expect, it } from '@jest/globals';
import { sampleCall, sampleMapping, setMappings } from '../../contracts/store/samples.ts';
import { fixtureOfAll, fixtureOfEach } from '../../helpers/fixture.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import { until } from '../../helpers/service-process.ts';
import { openDatabase } from '../support/postgres.ts';

const server = fixtureOfAll(
  () => startPostgres(),
  (started) => started.remove(),
);

/** A database whose owner's connections can be counted; the address is the owner's. */
const owned = fixtureOfEach(async () => {
  const database = await server().database();
  const name = new URL(database).pathname.slice(1);
  const owner = `owner_of_${name}`;
  await server().sql(
    database,
    `CREATE ROLE ${owner} LOGIN PASSWORD 'secret'; ALTER DATABASE ${name} OWNER TO ${owner}`,
  );
  return { database, owner, url: database.replace('postgres:secret@', `${owner}:secret@`) };
});

/** No further connection of the owner is let in; -1: any number. */
const limit = (most: number): Promise<unknown> =>
  server().sql(owned().database, `ALTER ROLE ${owned().owner} CONNECTION LIMIT ${most}`);

/** Breaks the owner's connections that do not listen for changes, which are those that read. */
const breakReading = (): Promise<unknown> =>
  server().sql(
    owned().database,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE usename = '${owned().owner}' AND query NOT LIKE 'LISTEN%'`,
  );

describe('what others wrote while only the writing connection was there', () => {
  it('is told when those that read come back', async () => {
    const store = await openDatabase(owned().url, { isService: true });
    const other = await openDatabase(owned().database);
    try {
      let told = 0;
      store.onForeignWrite(() => {
        told += 1;
      });
      await limit(1);
      await breakReading();
      const isAway = (): Promise<boolean> =>
        store.calls.get(sampleCall().id).then(
          () => false,
          () => true,
        );
      await until(async () => (await isAway()) || undefined);
      await setMappings(other, [sampleMapping()]);
      // By then the look that the server's notice started has failed, too.
      for (let times = 0; times < 3; times += 1) expect(await isAway()).toBe(true);
      expect(told).toBe(0);
      await limit(-1);
      await until(() => told > 0 || undefined);
    } finally {
      await limit(-1);
      await store.close();
      await other.close();
    }
  });
});
