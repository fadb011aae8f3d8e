import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
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

/** A stopped service's calls, as a map from id to state. */
const callsIn = (file: string): Map<string, string> => {
  const db = new Libsql(file);
  const rows = db.prepare('SELECT id, state FROM calls').all() as { id: string; state: string }[];
  db.close();
  return new Map(rows.map(({ id, state }) => [id, state]));
};

const ready = async (url: string): Promise<boolean> =>
  (await bench().get(url, '/readyz')).body['ready'] === true;

describe('one service on one file', () => {
  it('refuses a second service with a message, lets the command line work, and starts again after kill -9', async () => {
    const config = bench().config(simulator());
    const first = await bench().start(config);
    const second = await bench().run('start', '--config', config);
    expect(second.code).toBe(1);
    expect(second.text).toMatch(/another connector service is using it.*stop the other one/i);
    expect(second.text).not.toMatch(/^\s+at .*:\d+/m);
    expect((await bench().run('users', 'list', '--config', config)).code).toBe(0);
    expect(await ready(first.url)).toBe(true);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = await bench().start(config);
    expect(await ready(third.url)).toBe(true);
  }, 300_000);

  it('says so when it cannot listen, and touches no call', async () => {
    const config = bench().config(simulator());
    simulator().faults.add({
      kind: 'delay',
      delayMs: 60_000,
      when: 'after',
      method: 'callback_init',
      count: 1,
    });
    const first = await bench().start(config);
    void bench()
      .click(first.url, 'one')
      .catch(() => undefined);
    await until(() => simulator().ledger()[0]);
    first.child.kill('SIGKILL');
    await first.ended;
    expect([...callsIn(databaseOf(config)).values()]).toEqual(['dialling']);
    const taken = createServer().listen(0, '127.0.0.1');
    await until(() => taken.address() ?? undefined);
    const { port } = taken.address() as AddressInfo;
    const folder = dirname(config);
    const failed = await bench().run(
      'start',
      '--config',
      bench().config(simulator(), { server: { port } }, folder),
    );
    taken.close();
    expect(failed.code).toBe(1);
    expect(failed.text).toMatch(/cannot listen at 127\.0\.0\.1:\d+: another program listens there/);
    expect([...callsIn(databaseOf(config)).values()]).toEqual(['dialling']);
  }, 300_000);
});

/** Ends the database thread from inside after a moment, like a fault in native code. */
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
  it('ends the process with a message and an exit code, and the next start carries on', async () => {
    const config = bench().config(simulator());
    const service = await bench().start(config, ['--import', KILL_THREAD]);
    expect((await bench().click(service.url, 'before')).status).toBe(201);
    service.child.kill('SIGUSR2');
    const { code, text } = await service.ended;
    expect(code).toBe(1);
    expect(text).toMatch(/The connector ends itself: The database thread ended unexpectedly/);
    const next = await bench().start(config);
    expect((await bench().click(next.url, 'before')).status).toBe(200);
    expect(simulator().ledger()).toHaveLength(1);
  }, 300_000);
});

describe('commands beside a running service', () => {
  it('a call whose command is killed is followed to its end by the service', async () => {
    const config = bench().config(simulator());
    const service = await bench().start(config);
    const command = bench().launch(['call', '--user', 'ann', '--number', '+37061234001', '--config', config]);
    await until(() => (command.text().includes('accepted') ? true : undefined));
    command.child.kill('SIGKILL');
    await command.ended;
    const ended = await until(async () => {
      const { body } = await bench().get(service.url, '/v1/calls?user=ann');
      const [call] = body['items'] as { state: string; outcome?: string }[];
      return call?.state === 'ended' ? call : undefined;
    });
    expect(ended.outcome).toBe('answered');
    expect(simulator().ledger()).toHaveLength(1);
    expect((await bench().click(service.url, 'next')).status).toBe(201);
  }, 300_000);

  it('a start names the MOR and the CRM that are no longer configured', async () => {
    const config = bench().config(simulator());
    const crm = { type: 'generic', apiKeys: ['another-key-0123456789'] };
    const first = await bench().start(config);
    expect((await bench().click(first.url, 'one')).status).toBe(201);
    first.child.kill('SIGKILL');
    await first.ended;
    const mor = { id: 'new', url: simulator().url, secretKey: simulator().options.secretKey };
    const without = { mor: [mor], crms: [{ id: 'other', ...crm }], follow: { giveUpAfterSec: 5 } };
    const second = await bench().start(bench().config(simulator(), without, dirname(config)));
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
    const third = await bench().start(bench().config(simulator(), without, dirname(config)));
    await until(() => (third.text().includes('1 activity waits for CRM instance site') ? true : undefined));
  }, 300_000);
});
