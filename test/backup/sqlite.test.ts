import { copyFileSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeApps, collectLog, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { PIN, command, edit, left, newFolder, tablesIn } from './setup.ts';

afterEach(closeApps);

const ref = { crm: 'site', user: 'bob' };

/** ann clicks; bob's calls are paid by a card. */
const withPin = async (folder: string): Promise<TestApp> => {
  const app = await startApp({ folder });
  const rows = [mapping({ user: 'ann', freeDialling: true }), mapping({ user: ref.user, cardPin: PIN })];
  await app.runtime.store.mappings.apply(
    rows.map((after) => ({ ref: { crm: after.crm, user: after.user }, after })),
    { actor: 'test', action: 'mapping.edit', atMs: Date.now() },
  );
  return app;
};

const pinOf = async (app: TestApp): Promise<string | undefined> =>
  (await app.runtime.store.mappings.find(ref))?.cardPin;

describe('a backup of SQLite', () => {
  it('is one file with everything and the key, made while the service runs, and restores the same state', async () => {
    const folder = newFolder();
    const file = join(newFolder(), 'deep', 'copy.db');
    const app = await withPin(folder);
    const placed = await app.request('POST', '/v1/calls', { body: { user: 'ann', number: '+37061234567' } });
    expect(placed.status).toBe(201);
    const made = await command(folder, ['backup', file]);
    expect([made.code, made.out]).toEqual([0, expect.stringContaining('can read every stored secret')]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(left(file)).toEqual([true, false, false, false, false]);
    expect(readFileSync(file, 'latin1')).toContain(
      readFileSync(join(folder, 'connector.key'), 'latin1').trim(),
    );
    expect(readFileSync(file, 'latin1')).not.toContain(PIN);
    expect((await command(folder, ['backup', file])).out).toContain('exists already');

    const again = newFolder();
    const restored = await command(again, ['restore', file]);
    expect([restored.code, tablesIn(restored)]).toEqual([0, tablesIn(made)]);
    expect(readdirSync(again).sort()).toEqual(['connector.db', 'connector.db.lock', 'connector.key']);
    // The key is now in its own file, not in the database with the sealed values.
    const key = readFileSync(join(again, 'connector.key'), 'latin1').trim();
    expect(readFileSync(join(again, 'connector.db'), 'latin1')).not.toContain(key);
    const other = await startApp({ folder: again, mappings: [] });
    expect(await pinOf(other)).toBe(PIN);
    const call = await other.request('GET', `/v1/calls/${String(placed.body['id'])}`);
    expect(call.body).toMatchObject({ id: placed.body['id'], destination: '+37061234567' });
  });

  it('overwrites nothing: not a running service, nor existing data or another key unless told to', async () => {
    const folder = newFolder();
    const file = join(folder, 'copy.db');
    const app = await withPin(folder);
    await command(folder, ['backup', file]);
    const service = await openSqliteStore(join(folder, 'connector.db'), {
      now: Date.now,
      log: collectLog(),
      isService: true,
    });
    const whileRunning = await command(folder, ['restore', file, '--overwrite']);
    expect([whileRunning.code, whileRunning.out]).toEqual([
      1,
      expect.stringContaining('another connector service'),
    ]);
    await service.close();
    await app.stop();
    const before = readFileSync(join(folder, 'connector.db'));
    const onData = await command(folder, ['restore', file]);
    expect([onData.code, onData.out]).toEqual([1, expect.stringMatching(/holds data already \(.*mappings/)]);
    const key = join(folder, 'connector.key');
    writeFileSync(key, `${Buffer.alloc(32, 7).toString('base64')}\n`);
    const otherKey = await command(folder, ['restore', file]);
    expect([otherKey.code, otherKey.out]).toEqual([
      1,
      expect.stringContaining('holds another key than the backup'),
    ]);
    expect(readFileSync(join(folder, 'connector.db')).equals(before)).toBe(true);

    const told = await command(folder, ['restore', file, '--overwrite']);
    expect([told.code, told.out]).toEqual([0, expect.stringContaining('What was there before is now')]);
    const aside = readdirSync(folder).filter((name) => name.includes('.replaced-'));
    expect(aside.map((name) => name.split('.replaced-')[0]).sort()).toEqual([
      'connector.db',
      'connector.key',
    ]);
    expect(await pinOf(await startApp({ folder, mappings: [], attach: app.simulator }))).toBe(PIN);
  });

  it('is refused when it is damaged, truncated, altered, newer, not a backup, or without its key', async () => {
    const folder = newFolder();
    const file = join(folder, 'copy.db');
    const app = await withPin(folder);
    await command(folder, ['backup', file]);
    await app.stop();
    const spoilt = (name: string, spoil: (path: string) => void): string => {
      const path = join(folder, name);
      copyFileSync(file, path);
      spoil(path);
      return path;
    };
    const cases: readonly (readonly [string, RegExp])[] = [
      [join(folder, 'nowhere.db'), /There is no file/],
      [
        spoilt('cut.db', (path) => {
          truncateSync(path, 9_000);
        }),
        /cannot be used|damaged/,
      ],
      [
        spoilt('text.db', (path) => {
          writeFileSync(path, 'hello');
        }),
        /cannot be used/,
      ],
      [
        spoilt('row.db', (path) => {
          edit(path, "UPDATE mappings SET device = '66'");
        }),
        /not as it was written: mappings/,
      ],
      [
        spoilt('less.db', (path) => {
          edit(path, 'DELETE FROM audit');
        }),
        /not as it was written: audit/,
      ],
      [
        spoilt('newer.db', (path) => {
          edit(path, 'PRAGMA user_version = 999');
        }),
        /newer version of the program/,
      ],
      [
        spoilt('nameless.db', (path) => {
          edit(path, `DELETE FROM backup WHERE name = 'tables'`);
        }),
        /what it says about itself cannot be read/,
      ],
      [
        spoilt('garbage.db', (path) => {
          edit(path, `UPDATE backup SET value = '{' WHERE name = 'tables'`);
        }),
        /what it says about itself cannot be read/,
      ],
      [
        spoilt('mistyped.db', (path) => {
          edit(path, `UPDATE backup SET value = '[{"table":1}]' WHERE name = 'tables'`);
        }),
        /what it says about itself cannot be read/,
      ],
      [
        spoilt('key.db', (path) => {
          edit(path, `INSERT OR REPLACE INTO backup VALUES ('keyFile', '7')`);
        }),
        /what it says about itself cannot be read/,
      ],
      [
        spoilt('plain.db', (path) => {
          edit(path, 'DROP TABLE backup');
        }),
        /a database, and no backup/,
      ],
      [
        spoilt('other.db', (path) => {
          edit(path, 'PRAGMA application_id = 5');
        }),
        /no database of this program/,
      ],
      [
        spoilt('keyless.db', (path) => {
          edit(path, "DELETE FROM backup WHERE name = 'keyFile'");
        }),
        /sealed with another key/,
      ],
    ];
    const empty = newFolder();
    for (const [path, text] of cases) {
      const { code, out } = await command(empty, ['restore', path]);
      expect([path, code, out]).toEqual([path, 1, expect.stringMatching(text)]);
    }
    expect(readdirSync(empty)).toEqual([]);
    expect((await command(empty, ['backup', join(empty, 'x.db')])).out).toContain('There is no database at');
    expect(readdirSync(empty)).toEqual([]);
    writeFileSync(join(folder, 'connector.key'), `${Buffer.alloc(32, 7).toString('base64')}\n`);
    const unopened = await command(folder, ['backup', join(empty, 'x.db')]);
    expect([unopened.code, unopened.out]).toEqual([1, expect.stringContaining('sealed with another key')]);
    expect(readdirSync(empty)).toEqual([]);
  });

  it('says whether it contains a key', async () => {
    const folder = newFolder();
    const store = await openSqliteStore(join(folder, 'connector.db'), { now: Date.now, log: collectLog() });
    await store.close();
    const made = await command(folder, ['backup', join(folder, 'copy.db')]);
    expect([made.code, made.out]).toEqual([0, expect.stringContaining('No key is in it')]);
  });

  it('explains its arguments', async () => {
    for (const words of [['backup'], ['restore'], ['backup', 'a', 'b']] as const) {
      expect((await command(newFolder(), [words[0], ...words.slice(1)])).out).toContain(
        `usage: mor-crm-connector ${words[0]} FILE`,
      );
    }
  });
});
