import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { startSimulator } from '../../src/simulator/server.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import { createServiceBench, until } from '../helpers/service-process.ts';
import type { ServiceBench } from '../helpers/service-process.ts';

let bench: ServiceBench;
let simulator: RunningSimulator;
beforeAll(async () => {
  bench = await createServiceBench();
});
afterAll(() => {
  bench.dispose();
});
beforeEach(async () => {
  simulator = await startSimulator({ speed: 20 });
});
afterEach(async () => {
  bench.clear();
  await simulator.close();
});

const databaseOf = (config: string): string => join(dirname(config), 'connector.db');

/** A stopped service's calls: each id with its state. */
const callsIn = (file: string): Map<string, string> => {
  const db = new Libsql(file);
  const rows = db.prepare('SELECT id, state FROM calls').all() as { id: string; state: string }[];
  db.close();
  return new Map(rows.map(({ id, state }) => [id, state]));
};

const ready = async (url: string): Promise<boolean> =>
  (await bench.get(url, '/readyz')).body['ready'] === true;
const becomes = (url: string, wanted: boolean): Promise<true> =>
  until(async () => ((await ready(url)) === wanted ? true : undefined));

describe('one service on one file', () => {
  it('refuses a second service with words, lets the command line work, and starts again after kill -9', async () => {
    const config = bench.config(simulator);
    const first = await bench.start(config);
    const second = await bench.run('start', '--config', config);
    expect(second.code).toBe(1);
    expect(second.text).toMatch(/another connector service is using it.*stop the other one/i);
    expect(second.text).not.toMatch(/^\s+at .*:\d+/m);
    expect((await bench.run('users', 'list', '--config', config)).code).toBe(0);
    expect(await ready(first.url)).toBe(true);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = await bench.start(config);
    expect(await ready(third.url)).toBe(true);
  }, 300_000);

  it('a start that cannot listen says so and touches no call', async () => {
    const config = bench.config(simulator);
    simulator.faults.add({
      kind: 'delay',
      delayMs: 60_000,
      when: 'after',
      method: 'callback_init',
      count: 1,
    });
    const first = await bench.start(config);
    void bench.click(first.url, 'one').catch(() => undefined);
    await until(() => simulator.ledger()[0]);
    first.child.kill('SIGKILL');
    await first.ended;
    expect([...callsIn(databaseOf(config)).values()]).toEqual(['dialling']);
    const taken = createServer().listen(0, '127.0.0.1');
    await until(() => taken.address() ?? undefined);
    const { port } = taken.address() as AddressInfo;
    const folder = dirname(config);
    const failed = await bench.run(
      'start',
      '--config',
      bench.config(simulator, { server: { port } }, folder),
    );
    taken.close();
    expect(failed.code).toBe(1);
    expect(failed.text).toMatch(/cannot listen at 127\.0\.0\.1:\d+: another program listens there/);
    expect([...callsIn(databaseOf(config)).values()]).toEqual(['dialling']);
  }, 300_000);
});

describe('what happens to the file under a service', () => {
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
      const config = bench.config(simulator);
      const file = databaseOf(config);
      const service = await bench.start(config);
      const placed = await bench.click(service.url, 'before');
      expect(placed.status).toBe(201);
      harm(file);
      await becomes(service.url, false);
      const dialled = simulator.ledger().length;
      for (const key of ['a', 'b', 'before-2']) {
        const refused = await bench.click(service.url, key, `user-${key}`);
        expect([refused.status, refused.body['code']]).toEqual([503, 'not_ready']);
      }
      expect(simulator.ledger()).toHaveLength(dialled);
      await until(() => (service.text().includes('deleted or replaced') ? true : undefined));
      if (!comesBack) return;
      renameSync(`${file}.away`, file);
      await becomes(service.url, true);
      expect((await bench.click(service.url, 'after', 'another')).status).toBe(201);
      service.child.kill('SIGTERM');
      await service.ended;
      expect(callsIn(file).size).toBe(2);
    },
    120_000,
  );

  it('locked by another process: not ready, clicks are refused, and all is well afterwards', async () => {
    const config = bench.config(simulator);
    const service = await bench.start(config);
    expect((await bench.click(service.url, 'before')).status).toBe(201);
    const locker = new Libsql(databaseOf(config), { timeout: 5_000 });
    locker.exec('BEGIN IMMEDIATE');
    const dialled = simulator.ledger().length;
    const [probe, ...clicks] = await Promise.all([
      bench.get(service.url, '/readyz'),
      ...['a', 'b', 'c'].map((key) => bench.click(service.url, key, `user-${key}`)),
    ]);
    expect([probe.status, probe.body['ready']]).toEqual([503, false]);
    expect(clicks.map(({ status, body }) => [status, body['code']])).toEqual(
      Array.from({ length: 3 }, () => [503, 'not_ready']),
    );
    expect(simulator.ledger()).toHaveLength(dialled);
    locker.exec('ROLLBACK');
    locker.close();
    await becomes(service.url, true);
    expect((await bench.click(service.url, 'a', 'user-a')).status).toBe(201);
  }, 300_000);

  (process.getuid?.() === 0 ? it : it.skip)(
    'on a full disk: readiness says what a click would meet',
    async () => {
      const folder = bench.folder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]);
      try {
        const config = bench.config(simulator, {}, folder);
        const service = await bench.start(config);
        expect((await bench.click(service.url, 'before', 'first')).status).toBe(201);
        const ballast = join(folder, 'ballast');
        let size = 0;
        let refusals = 0;
        for (let n = 0; refusals < 3; n += 1) {
          // Page by page, until clicks and readiness meet the end of the disk.
          size += 64 * 1024;
          try {
            writeFileSync(ballast, Buffer.alloc(size));
          } catch {
            // The disk is full.
          }
          const click = await bench.click(service.url, `n-${n}`, `user-${n}`);
          if (click.status !== 503) continue;
          refusals += 1;
          expect(click.body['code']).toBe('not_ready');
          expect(await ready(service.url)).toBe(false);
        }
        truncateSync(ballast);
        await becomes(service.url, true);
        expect((await bench.click(service.url, 'after', 'last')).status).toBe(201);
        service.child.kill('SIGTERM');
        await service.ended;
        expect(statSync(databaseOf(config)).size).toBeGreaterThan(0);
      } finally {
        bench.kill();
        execFileSync('umount', ['-l', folder]);
      }
    },
    300_000,
  );
});

/** Ends the database thread from inside after a moment, as a fault in native code would. */
const KILL_THREAD = `data:text/javascript,${encodeURIComponent(`
  import threads from 'node:worker_threads';
  import { syncBuiltinESMExports } from 'node:module';
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(...args) { super(...args); process.once('SIGUSR2', () => void this.terminate()); }
  };
  syncBuiltinESMExports();
`)}`;

describe('a database thread that ends', () => {
  it('ends the process with words and an exit code, and the next start goes on', async () => {
    const config = bench.config(simulator);
    const service = await bench.start(config, ['--import', KILL_THREAD]);
    expect((await bench.click(service.url, 'before')).status).toBe(201);
    service.child.kill('SIGUSR2');
    const { code, text } = await service.ended;
    expect(code).toBe(1);
    expect(text).toMatch(/The connector ends itself: The database thread ended unexpectedly/);
    const next = await bench.start(config);
    expect((await bench.click(next.url, 'before')).status).toBe(200);
    expect(simulator.ledger()).toHaveLength(1);
  }, 300_000);
});

describe('commands beside a running service', () => {
  it('a call whose command is killed is followed to its end by the service', async () => {
    const config = bench.config(simulator);
    const service = await bench.start(config);
    const command = bench.launch(['call', '--user', 'ann', '--number', '+37061234001', '--config', config]);
    await until(() => (command.text().includes('accepted') ? true : undefined));
    command.child.kill('SIGKILL');
    await command.ended;
    const ended = await until(async () => {
      const { body } = await bench.get(service.url, '/v1/calls?user=ann');
      const [call] = body['items'] as { state: string; outcome?: string }[];
      return call?.state === 'ended' ? call : undefined;
    });
    expect(ended.outcome).toBe('answered');
    expect(simulator.ledger()).toHaveLength(1);
    expect((await bench.click(service.url, 'next')).status).toBe(201);
  }, 300_000);

  it('a start names the MOR and the CRM that have left the configuration', async () => {
    const config = bench.config(simulator);
    const crm = { type: 'generic', apiKeys: ['another-key-0123456789'] };
    const first = await bench.start(config);
    expect((await bench.click(first.url, 'one')).status).toBe(201);
    first.child.kill('SIGKILL');
    await first.ended;
    const mor = { id: 'new', url: simulator.url, secretKey: simulator.options.secretKey };
    const without = { mor: [mor], crms: [{ id: 'other', ...crm }], follow: { giveUpAfterSec: 5 } };
    const second = await bench.start(bench.config(simulator, without, dirname(config)));
    await until(() => (second.text().includes('belongs to MOR server main') ? true : undefined));
    const db = new Libsql(databaseOf(config), { timeout: 5_000 });
    const closed = await until(() => {
      const row = db.prepare('SELECT outcome, activity_state FROM calls').get([]) as Record<string, unknown>;
      return row['outcome'] === null ? undefined : [row['outcome'], row['activity_state']];
    });
    expect(closed).toEqual(['unknown', 'pending']);
    db.close();
    second.child.kill('SIGKILL');
    await second.ended;
    const third = await bench.start(bench.config(simulator, without, dirname(config)));
    await until(() => (third.text().includes('1 activity waits for CRM instance site') ? true : undefined));
  }, 300_000);
});
