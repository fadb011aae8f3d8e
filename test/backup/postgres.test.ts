import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { KEPT } from '../../src/store/copy/kept.ts';
import {
  intentOf,
  refOf,
  sampleCall,
  sampleMapping,
  setMappings,
  unique,
} from '../contracts/store/samples.ts';
import { collectLog } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { openDatabase } from '../store/support/postgres.ts';
import { command, edit, newFolder, tablesIn } from './setup.ts';

const server = fixtureOfAll(
  () => startPostgres(),
  (started) => started.remove(),
);

/** A configuration for a server's database, with its key file in `folder`. */
const on = (database: string, folder: string) => ({
  database,
  admin: { keyFile: join(folder, 'connector.key') },
});

/** Text that databases sort, trim and store in different ways. */
const ODD = ['a', 'B', 'ä', 'Z', "'; --", '\u{1F4DE}', 'with\nline', ' lead'];

const fill = async (store: Awaited<ReturnType<typeof openDatabase>>, calls = 450): Promise<void> => {
  await Promise.all(
    Array.from({ length: calls }, (_, n) =>
      store.calls.insert(sampleCall({ id: unique(`c-${ODD[n % ODD.length]}-`), user: `u${n}` })),
    ),
  );
  await setMappings(
    store,
    ODD.map((name) => sampleMapping({ user: name, name })),
  );
};

const openFile = (folder: string) =>
  openSqliteStore(join(folder, 'connector.db'), { now: Date.now, log: collectLog() });

describe('a backup of PostgreSQL', () => {
  it('is a snapshot of one moment while others write, and restores into either kind of database', async () => {
    const database = await server().database();
    const folder = newFolder();
    const file = join(folder, 'copy.db');
    const store = await openDatabase(database, { isService: true });
    await fill(store);
    const over = { is: false };
    const acknowledged: string[] = [];
    const writing = (async () => {
      while (!over.is) {
        const call = sampleCall({ id: unique('w-'), user: unique('w-') });
        await store.calls.begin(intentOf(call, { idempotencyKey: call.id }));
        acknowledged.push(call.id);
      }
    })();
    const before = acknowledged.length;
    const made = await command(folder, ['backup', file], on(database, folder));
    expect([made.code, made.out]).toEqual([0, expect.stringContaining('written and opened')]);
    const whileRunning = await command(folder, ['restore', file, '--overwrite'], on(database, folder));
    expect([whileRunning.code, whileRunning.out]).toEqual([
      1,
      expect.stringContaining('another connector service'),
    ]);
    over.is = true;
    await writing;
    await store.close();

    const lite = newFolder();
    const restored = await command(lite, ['restore', file]);
    expect([restored.code, tablesIn(restored)]).toEqual([0, tablesIn(made)]);
    const opened = await openFile(lite);
    for (const id of acknowledged.slice(0, before)) expect(await opened.calls.get(id)).toBeDefined();
    await opened.close();

    const other = await server().database();
    const again = await command(lite, ['restore', file], on(other, newFolder()));
    expect([again.code, tablesIn(again)]).toEqual([0, tablesIn(made)]);
    const onData = await command(lite, ['restore', file], on(other, lite));
    expect([onData.code, onData.out]).toEqual([1, expect.stringContaining('holds data already')]);
    await server().sql(other, "UPDATE calls SET state = 'ended'");
    const told = await command(lite, ['restore', file, '--overwrite'], on(other, lite));
    expect([told.code, tablesIn(told)]).toEqual([0, tablesIn(made)]);
  });

  it('is complete or absent: a failed copy leaves the previous state', async () => {
    const folder = newFolder();
    const lite = await openFile(folder);
    await fill(lite, 3);
    await lite.close();
    const file = join(folder, 'copy.db');
    await command(folder, ['backup', file]);
    const database = await server().database();
    const config = on(database, folder);
    expect((await command(folder, ['restore', file], config)).code).toBe(0);
    const before = await server().sql(database, 'SELECT id FROM calls ORDER BY id');
    await server().sql(database, 'ALTER TABLE ring_stats RENAME TO gone');
    const { code, out } = await command(folder, ['restore', file, '--overwrite'], config);
    expect([code, out]).toEqual([1, expect.stringContaining('ring_stats')]);
    expect(await server().sql(database, 'SELECT id FROM calls ORDER BY id')).toEqual(before);
  });

  it('covers every table, so that none is forgotten', async () => {
    const database = await server().database();
    await (await openDatabase(database)).close();
    const rows = await server().sql<{ name: string }>(
      database,
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'mor_connector_schema'",
    );
    expect(Object.keys(KEPT).sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});

describe('migrate --from', () => {
  it('moves a SQLite file with its key; sequences continue, and the file stays', async () => {
    const folder = newFolder();
    const lite = await openFile(folder);
    await fill(lite);
    await lite.close();
    // The vault's own marker: the key that this database is sealed with.
    expect((await command(folder, ['migrate'])).code).toBe(0);
    edit(join(folder, 'connector.db'), "UPDATE calls SET record_id = 'a' || char(0) || 'b' WHERE rowid = 1");
    const database = await server().database();
    const place = newFolder();
    const from = `sqlite:${join(folder, 'connector.db')}`;
    const moved = await command(place, ['migrate', '--from', from], on(database, place));
    expect([moved.code, moved.out]).toEqual([0, expect.stringContaining('2 stored secrets opened')]);
    const backup = await command(place, ['backup', join(place, 'copy.db')], on(database, place));
    expect([backup.code, tablesIn(backup)]).toEqual([0, tablesIn(moved)]);
    expect(tablesIn(moved).find((line) => line.includes('calls '))).toMatch(/ 450 /);

    const store = await openDatabase(database);
    await setMappings(store, [sampleMapping({ user: 'new' })]);
    expect(await store.mappings.find(refOf(sampleMapping({ user: 'new' })))).toBeDefined();
    await store.close();
    const twice = await command(place, ['migrate', '--from', from], on(database, place));
    expect([twice.code, twice.out]).toEqual([1, expect.stringContaining('holds data already')]);
  });

  it('is refused while a service uses the file, and where it makes no sense', async () => {
    const folder = newFolder();
    const location = join(folder, 'connector.db');
    const service = await openSqliteStore(location, { now: Date.now, log: collectLog(), isService: true });
    const database = await server().database();
    const config = on(database, folder);
    const words = ['migrate', '--from', `sqlite:${location}`] as const;
    expect((await command(folder, words, config)).out).toContain('another connector service');
    await service.close();
    expect((await command(folder, words)).out).toContain('write database: postgres://');
    expect((await command(folder, ['migrate', '--from', 'file.db'], config)).out).toContain('sqlite:FILE');
    expect((await command(folder, ['migrate', '--from', 'sqlite:nowhere.db'], config)).out).toContain(
      'no file',
    );
  });
});
