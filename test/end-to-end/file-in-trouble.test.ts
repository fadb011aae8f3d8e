import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { startSimulator } from '../../src/simulator/server.ts';
import { createServiceBench, until } from '../helpers/service-process.ts';
import { fixtureOfAll, fixtureOfEach } from '../helpers/fixture.ts';
const bench = fixtureOfAll(createServiceBench, (made) => {
  made.dispose();
});
const simulator = fixtureOfEach(
  () => startSimulator({ speed: 20 }),
  async (started) => {
    bench().clear();
    await started.close();
  },
);

const databaseOf = (config: string): string => join(dirname(config), 'connector.db');

/** The number of calls in a stopped service's file. */
const countCalls = (file: string): number => {
  const db = new Libsql(file);
  const [row] = db.prepare('SELECT count(*) AS calls FROM calls').all() as { calls: number }[];
  db.close();
  return row?.calls ?? 0;
};

const ready = async (url: string): Promise<boolean> =>
  (await bench().get(url, '/readyz')).body['ready'] === true;
const becomes = (url: string, wanted: boolean): Promise<true> =>
  until(async () => ((await ready(url)) === wanted ? true : undefined));

// Mounting a small disk needs root. Where everything must run (CI_STRICT=1), missing rights are a failure.
const mayMount = process.getuid?.() === 0 || process.env['CI_STRICT'] === '1';

describe('the database file under a running service', () => {
  it.each<[string, (file: string) => void, boolean]>([
    [
      'deleted',
      (file) => {
        rmSync(file);
      },
      false,
    ],
    [
      'replaced',
      (file) => {
        writeFileSync(`${file}.new`, '');
        renameSync(`${file}.new`, file);
      },
      false,
    ],
    [
      'robbed of its write-ahead log',
      (file) => {
        rmSync(`${file}-wal`);
      },
      false,
    ],
    [
      'moved away and back',
      (file) => {
        renameSync(file, `${file}.away`);
      },
      true,
    ],
  ])(
    '%s: noticed, clicks are refused, nothing acknowledged is lost',
    async (_, harm, comesBack) => {
      const config = bench().config(simulator());
      const file = databaseOf(config);
      const service = await bench().start(config);
      const placed = await bench().click(service.url, 'before');
      expect(placed.status).toBe(201);
      harm(file);
      await becomes(service.url, false);
      const dialled = simulator().ledger().length;
      for (const key of ['a', 'b', 'before-2']) {
        const refused = await bench().click(service.url, key, `user-${key}`);
        expect([refused.status, refused.body['code']]).toEqual([503, 'not_ready']);
      }
      expect(simulator().ledger()).toHaveLength(dialled);
      await until(() => (service.text().includes('deleted or replaced') ? true : undefined));
      if (!comesBack) return;
      renameSync(`${file}.away`, file);
      await becomes(service.url, true);
      expect((await bench().click(service.url, 'after', 'another')).status).toBe(201);
      service.child.kill('SIGTERM');
      await service.ended;
      expect(countCalls(file)).toBe(2);
    },
    120_000,
  );

  it('locked by another process: not ready, clicks are refused, and everything works afterwards', async () => {
    const config = bench().config(simulator());
    const service = await bench().start(config);
    expect((await bench().click(service.url, 'before')).status).toBe(201);
    const locker = new Libsql(databaseOf(config), { timeout: 5_000 });
    locker.exec('BEGIN IMMEDIATE');
    const dialled = simulator().ledger().length;
    // A command waits five seconds for the lock: answers queued behind it would come far too late.
    const call = ['call', '--user', 'another', '--number', '+37061234001', '--config', config];
    const command = bench().launch(call);
    const answers = await Promise.race([
      Promise.all([
        bench().get(service.url, '/readyz'),
        ...['a', 'b', 'c'].map((key) => bench().click(service.url, key, `user-${key}`)),
      ]),
      command.ended,
    ]);
    command.child.kill('SIGKILL');
    await command.ended;
    if (!Array.isArray(answers)) throw new Error(`answers came too late: ${answers.text}`);
    const [probe, ...clicks] = answers;
    expect([probe.status, probe.body['ready']]).toEqual([503, false]);
    expect(clicks.map(({ status, body }) => [status, body['code']])).toEqual(
      Array.from({ length: 3 }, () => [503, 'not_ready']),
    );
    expect(simulator().ledger()).toHaveLength(dialled);
    locker.exec('ROLLBACK');
    locker.close();
    await becomes(service.url, true);
    expect((await bench().click(service.url, 'a', 'user-a')).status).toBe(201);
  }, 300_000);

  (mayMount ? it : it.skip)(
    `on a full disk: readiness says what a click would meet${mayMount ? '' : ' (skipped: needs root)'}`,
    async () => {
      const folder = bench().folder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]);
      try {
        const config = bench().config(simulator(), {}, folder);
        const service = await bench().start(config);
        expect((await bench().click(service.url, 'before', 'first')).status).toBe(201);
        const ballast = join(folder, 'ballast');
        let size = 0;
        let refusals = 0;
        for (let n = 0; refusals < 3; n += 1) {
          // Page by page, until clicks and readiness run into the full disk.
          size += 64 * 1024;
          try {
            writeFileSync(ballast, Buffer.alloc(size));
          } catch {
            // The disk is full.
          }
          const click = await bench().click(service.url, `n-${n}`, `user-${n}`);
          if (click.status !== 503) continue;
          refusals += 1;
          expect(click.body['code']).toBe('not_ready');
          expect(await ready(service.url)).toBe(false);
        }
        truncateSync(ballast);
        await becomes(service.url, true);
        expect((await bench().click(service.url, 'after', 'last')).status).toBe(201);
        service.child.kill('SIGTERM');
        await service.ended;
        expect(statSync(databaseOf(config)).size).toBeGreaterThan(0);
      } finally {
        bench().kill();
        execFileSync('umount', ['-l', folder]);
      }
    },
    300_000,
  );
});
