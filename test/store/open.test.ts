import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defined } from '../../src/defined.ts';
import { openConnection } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { memoryLog, openFile, tempFolder } from './support/files.ts';

describe('opening a SQLite store', () => {
  let place: Awaited<ReturnType<typeof tempFolder>>;
  beforeEach(async () => {
    place = await tempFolder();
  });
  afterEach(() => place.remove());

  it('creates the folder and the file, readable only by this user, and logs it', async () => {
    const log = memoryLog();
    const store = await openSqliteStore(place.file, { now: () => 1_750_000_000_000, log });
    await store.ping();
    for (const file of [place.file, `${place.file}-wal`]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
    await store.close();
    expect(log.lines).toMatchObject([
      { level: 'info', fields: { versions: MIGRATIONS.map((m) => m.version) } },
    ]);
    const again = memoryLog();
    await (await openSqliteStore(place.file, { now: Date.now, log: again })).close();
    expect(again.lines).toEqual([]);
  });

  it('says at once that a folder cannot be created', async () => {
    const file = '/proc/connector/data/connector.db';
    await expect(openFile(file)).rejects.toThrow(`The database file ${file} cannot be opened for writing`);
  });

  it('leaves one complete file behind when it is closed', async () => {
    const store = await openFile(place.file);
    const call = sampleCall();
    await store.calls.insert(call);
    await store.close();
    const copy = `${place.folder}/copy.db`;
    await copyFile(place.file, copy);
    const restored = await openFile(copy);
    expect(await restored.calls.get(call.id)).toEqual(call);
    await restored.close();
  });

  it('works in memory', async () => {
    const store = await openFile(':memory:');
    const call = sampleCall();
    await store.calls.insert(call);
    expect(await store.calls.get(call.id)).toEqual(call);
    await store.close();
  });

  it('migrates a database of each older version and keeps its contents', async () => {
    await mkdir(dirname(place.file));
    for (const { version } of MIGRATIONS.slice(0, -1)) {
      const file = `${place.file}${version}`;
      const db = openConnection(file);
      const older = MIGRATIONS.filter((step) => step.version <= version);
      expect(migrate(db, older, 1)).toHaveLength(version);
      const call = sampleCall({ state: 'ended' });
      db.exec(
        `INSERT INTO calls (id, crm, user, state, activity_state, bucket, created_at, version, doc)
         VALUES ('${call.id}', 'sales', 'u', 'ended', 'none', 5, 1, 1, '${JSON.stringify(call)}')`,
      );
      db.close();
      const store = await openFile(file);
      expect(await store.calls.get(call.id)).toEqual(call);
      expect(await store.settings.all()).toEqual(new Map());
      expect(await store.mappings.list({ limit: 1 })).toEqual({ items: [] });
      await store.close();
    }
  });

  it('converts results that were stored as texts into codes, and leaves others alone', async () => {
    await mkdir(dirname(place.file));
    const db = openConnection(place.file);
    const steps = MIGRATIONS.findIndex(({ name }) => name === 'results and history');
    migrate(db, MIGRATIONS.slice(0, steps), 1);
    const texts = ['Rückruf', 'Perskambinti', 'Call back', 'Перезвонить', 'Erreicht', 'Sold', undefined];
    const calls = texts.map((disposition, at) =>
      sampleCall({
        state: 'ended',
        outcome: 'answered',
        talkSeconds: at,
        crm: 'sales',
        ...defined({ disposition }),
      }),
    );
    for (const call of calls) {
      db.exec(
        `INSERT INTO calls (id, crm, user, state, activity_state, bucket, created_at, version, doc)
         VALUES ('${call.id}', 'sales', 'u', 'ended', 'none', 5, 1, 1, '${JSON.stringify(call)}')`,
      );
    }
    db.close();
    const store = await openFile(place.file);
    const listed = async (filter: object) =>
      (await store.calls.list({ crm: 'sales', limit: 9, ...filter })).items;
    expect(await listed({ result: 'call_back' })).toHaveLength(4);
    expect((await listed({ result: 'reached' })).map(({ result }) => result)).toEqual(['reached']);
    const left = (await listed({})).filter(({ result }) => result === undefined);
    expect(left.map(({ disposition }) => disposition).sort()).toEqual(['Sold', undefined]);
    expect(await listed({ number: '22222' })).toHaveLength(7);
    expect(await listed({ minSeconds: 3 })).toHaveLength(4);
    await store.close();
  });

  it('refuses a database of a newer version and does not touch it', async () => {
    await mkdir(dirname(place.file));
    const db = openConnection(place.file);
    const newer = { version: MIGRATIONS.length + 1, name: 'future', sql: 'CREATE TABLE future (x) STRICT' };
    migrate(db, [...MIGRATIONS, { ...newer, sql: 'CREATE TABLE future (x TEXT) STRICT' }], 1);
    db.close();
    const message = new RegExp(`${place.file}.*newer version.*schema is ${newer.version}`);
    await expect(openFile(place.file)).rejects.toThrow(message);
    const after = openConnection(place.file);
    expect(after.pragma('user_version')).toEqual([{ user_version: newer.version }]);
    after.close();
  });

  it('rolls back a half-finished migration', async () => {
    const db = openConnection(':memory:');
    const broken = { version: 2, name: 'broken', sql: 'CREATE TABLE half (x TEXT); CREATE TABL oops' };
    expect(() => migrate(db, [...MIGRATIONS.slice(0, 1), broken], 1)).toThrow(/syntax/);
    expect(db.pragma('user_version')).toEqual([{ user_version: 0 }]);
    expect(migrate(db, MIGRATIONS, 1)).toEqual(MIGRATIONS.map((m) => m.version));
    db.close();
  });

  it('refuses a database of another program', async () => {
    await mkdir(dirname(place.file));
    const db = openConnection(place.file);
    db.exec('CREATE TABLE calls (theirs TEXT)');
    db.close();
    await expect(openFile(place.file)).rejects.toThrow(/another program/);
  });

  it('says what to do when the file is not a database, and does not touch it', async () => {
    await mkdir(dirname(place.file));
    const text = 'Dear diary, this is certainly not a database.\n'.repeat(400);
    await writeFile(place.file, text);
    await expect(openFile(place.file)).rejects.toThrow(/not a database.*backup/);
    expect(await readFile(place.file, 'utf8')).toBe(text);
  });

  it('says what to do when part of the file is damaged', async () => {
    const store = await openFile(place.file);
    await Promise.all(Array.from({ length: 500 }, () => store.calls.insert(sampleCall())));
    await store.close();
    const bytes = await readFile(place.file);
    bytes.fill(0xa5, 4096);
    await writeFile(place.file, bytes);
    const damaged = openFile(place.file).then(async (opened) => {
      try {
        return await opened.calls.list({ limit: 200 });
      } finally {
        await opened.close();
      }
    });
    await expect(damaged).rejects.toThrow(/malformed.*backup/);
  });

  it.each([
    ['a folder', (): string => place.folder],
    ['below a file', (): string => `${place.folder}/plain/connector.db`],
  ])('says that the path cannot be used when it is %s', async (_what, path) => {
    await writeFile(`${place.folder}/plain`, '');
    await expect(openFile(path())).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringContaining(path()),
    });
  });
});
