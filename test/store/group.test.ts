import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openConnection } from '../../src/store/database.ts';
import type { Connection } from '../../src/store/database.ts';
import { runGroup } from '../../src/store/group.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import type { Request } from '../../src/store/protocol.ts';
import { tempFolder } from './support/files.ts';

const set = (id: number, key: string, value: string): Request => ({
  id,
  name: 'setSetting',
  args: { key, value },
});
const readAll = (id: number): Request => ({ id, name: 'allSettings', args: null });
/** A request that fails: the database refuses a setting without a value. */
const bad = (id: number): Request => set(id, 'bad', JSON.parse('null') as string);

describe('a group of operations', () => {
  let db: Connection;
  let place: Awaited<ReturnType<typeof tempFolder>>;
  /** Statements run besides the operations' own. */
  let transactions: string[];

  beforeEach(async () => {
    place = await tempFolder();
    const file = openConnection(`${place.folder}/group.db`);
    migrate(file, MIGRATIONS, 1);
    transactions = [];
    db = {
      ...file,
      exec: (sql) => {
        transactions.push(sql);
        file.exec(sql);
      },
    };
  });
  afterEach(async () => {
    db.close();
    await place.remove();
  });

  it('is one transaction, and a read in it sees earlier writes', () => {
    const answers = runGroup(db, [set(1, 'a', '1'), readAll(2), set(3, 'b', '2')]);
    expect(answers).toEqual([
      { id: 1, ok: true, value: null },
      { id: 2, ok: true, value: [{ key: 'a', value: '1' }] },
      { id: 3, ok: true, value: null },
    ]);
    expect(transactions).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  });

  it('needs no transaction when it only reads', () => {
    runGroup(db, [readAll(1), readAll(2)]);
    expect(transactions).toEqual([]);
  });

  it('retries each operation alone when one fails, so that only that one is rejected', () => {
    const answers = runGroup(db, [set(1, 'a', '1'), bad(2), set(3, 'b', '2'), readAll(4)]);
    const stored = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ];
    expect(answers).toMatchObject([
      { id: 1, ok: true },
      { id: 2, ok: false, failure: { code: 'SQLITE_CONSTRAINT_NOTNULL' } },
      { id: 3, ok: true },
      { id: 4, ok: true, value: stored },
    ]);
    const alone = ['BEGIN IMMEDIATE', 'COMMIT'];
    const failed = ['BEGIN IMMEDIATE', 'ROLLBACK'];
    expect(transactions).toEqual([...failed, ...alone, ...failed, ...alone]);
  });

  it('rejects every write when the disk is full, and loses nothing older', () => {
    runGroup(db, [set(1, 'kept', 'x')]);
    db.pragma('max_page_count = 40');
    const large = 'x'.repeat(200_000);
    const answers = runGroup(db, [set(2, 'large', large), set(3, 'small', 'y'), readAll(4)]);
    expect(answers[0]).toMatchObject({ ok: false, failure: { code: 'SQLITE_FULL' } });
    expect(answers[0]).toMatchObject({ failure: { message: expect.stringContaining('free some space') } });
    expect(answers.slice(1)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(runGroup(db, [readAll(5)])[0]).toMatchObject({
      value: [
        { key: 'kept', value: 'x' },
        { key: 'small', value: 'y' },
      ],
    });
  });

  it('rejects every write when the commit itself fails', () => {
    const failing: Connection = {
      ...db,
      exec: (sql) => {
        if (sql === 'COMMIT')
          throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
        db.exec(sql);
      },
    };
    const answers = runGroup(failing, [set(1, 'a', '1'), set(2, 'b', '2')]);
    const failure = { code: 'SQLITE_IOERR_FSYNC', message: expect.stringContaining('check the system log') };
    expect(answers).toMatchObject([
      { ok: false, failure },
      { ok: false, failure },
    ]);
    expect(runGroup(db, [readAll(3)])).toEqual([{ id: 3, ok: true, value: [] }]);
  });

  it('rejects writes and still reads when another process keeps the file locked', () => {
    db.pragma('busy_timeout = 10');
    const other = openConnection(`${place.folder}/group.db`);
    other.exec('BEGIN IMMEDIATE');
    const answers = runGroup(db, [set(1, 'a', '1'), readAll(2)]);
    other.exec('ROLLBACK');
    other.close();
    expect(answers).toMatchObject([
      { ok: false, failure: { code: 'SQLITE_BUSY' } },
      { ok: true, value: [] },
    ]);
    expect(runGroup(db, [set(3, 'a', '1')])).toMatchObject([{ ok: true }]);
  });
});
