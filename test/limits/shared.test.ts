import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Turns } from '../../src/calls/limits.ts';
import { MAY_RUN_REDIS, REDIS_NOTICE, startRedis } from '../helpers/redis.ts';
import type { RedisServer } from '../helpers/redis.ts';
import { LIMIT, createTestNode, createTown, until } from './support.ts';
import type { TestNode } from './support.ts';

const PASSWORD = 'p4ss-that-nobody-may-see';

(MAY_RUN_REDIS ? describe : describe.skip)(`limits in Redis${REDIS_NOTICE}`, () => {
  let redis: RedisServer;
  let nodes: TestNode[] = [];
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => {
    unhandled.push(error);
  };
  beforeAll(async () => {
    process.on('unhandledRejection', note);
    redis = await startRedis(['--requirepass', PASSWORD]);
  });
  afterAll(async () => {
    await redis.remove();
    process.off('unhandledRejection', note);
  });
  afterEach(async () => {
    redis.resume();
    await Promise.all(nodes.map(({ limits }) => limits.stop()));
    const told = JSON.stringify(nodes.map((node) => node.told));
    nodes = [];
    expect(told).not.toContain(PASSWORD);
    expect(unhandled).toEqual([]);
  });

  const url = (password = PASSWORD): string => `redis://:${password}@127.0.0.1:${redis.port}/0`;
  let scopes = 0;
  /** Starts nodes that know each other and share one limit, with nothing left over from other tests. */
  const start = (count: number, limit = LIMIT): Turns[] => {
    const town = createTown();
    scopes += 1;
    const scope = `scope ${scopes}`;
    nodes = Array.from({ length: count }, (_, at) =>
      createTestNode(town, `n${at}`, { url: url() }, { scope }),
    );
    const turns = nodes.map(({ limits }) => limits.open('mor main', limit));
    for (const { node, limits } of nodes) {
      node.join();
      limits.start();
    }
    return turns;
  };
  const states = () => nodes.map(({ limits }) => limits.health());
  const areShared = () => until(() => states().every((state) => state?.isShared) || undefined);

  /** Counts how many tasks run at once on all nodes together, and how often each of them ran. */
  const load = () => {
    let running = 0;
    const seen = { most: 0, runs: new Map<number, number>() };
    const task =
      (id: number, ms = 5) =>
      async (): Promise<number> => {
        running += 1;
        seen.most = Math.max(seen.most, running);
        seen.runs.set(id, (seen.runs.get(id) ?? 0) + 1);
        await new Promise((resolve) => setTimeout(resolve, ms));
        running -= 1;
        return id;
      };
    return { seen, task };
  };

  it('lets two nodes together run as many at once as one may', async () => {
    const turns = start(2);
    await areShared();
    const { seen, task } = load();
    const all = Array.from({ length: 20 }, async (_, id) => turns[id % 2]?.run(task(id, 150)));
    expect(await Promise.all(all)).toHaveLength(20);
    expect(seen.most).toBeLessThanOrEqual(3);
    expect([...seen.runs.values()]).toEqual(Array(20).fill(1));
  });

  it('lets two nodes together start as many per second as one may', async () => {
    const [one, two] = start(2, { ...LIMIT, perSecond: 1 / 300 });
    await areShared();
    const { seen, task } = load();
    const timers = jest.spyOn(globalThis, 'setTimeout');
    try {
      await one?.run(task(1));
      two?.run(task(2)).catch(note);
      // A task that has to wait gets a timer for its turn; unshared, the other node's task would begin at once.
      const turn = (): number => timers.mock.calls.findIndex(([, ms]) => ms !== undefined && ms > 100_000);
      await until(() => seen.runs.size > 1 || turn() >= 0);
      expect([...seen.runs.keys()]).toEqual([1]);
      clearTimeout(timers.mock.results[turn()]?.value as NodeJS.Timeout);
    } finally {
      timers.mockRestore();
    }
  });

  it('goes on with divided limits while Redis is away, and runs each task once', async () => {
    const turns = start(2, { ...LIMIT, perSecond: 100 });
    await areShared();
    const { seen, task } = load();
    const all: Promise<number>[] = [];
    const add = (count: number): void => {
      for (let at = 0; at < count; at += 1) {
        const one = turns[all.length % 2]?.run(task(all.length));
        if (one) all.push(one);
      }
    };
    add(60);
    await until(() => seen.runs.size > 5);
    await redis.kill();
    add(40);
    await until(() => states().every((state) => state?.ok === false));
    expect(states()[0]?.detail).toMatch(/cannot be reached .*divided by 2 nodes/);
    await Promise.all(all);
    add(20);
    await redis.start();
    add(20);
    await areShared();
    add(20);
    await Promise.all(all);
    expect(seen.runs.size).toBe(160);
    expect([...seen.runs.values()].every((times) => times === 1)).toBe(true);
  });

  it('does not wait for a Redis that has gone silent', async () => {
    const [turns] = start(1);
    await areShared();
    redis.suspend();
    const { task } = load();
    expect(await turns?.run(task(1))).toBe(1);
    expect(states()[0]).toMatchObject({ ok: false, detail: expect.stringContaining('does not answer') });
    redis.resume();
    await areShared();
  });

  it('divides the limits while one node cannot share them', async () => {
    start(2);
    await areShared();
    const stranger = nodes[1];
    await stranger?.limits.stop();
    stranger?.node.send('limits', { node: 'n1', limits: null });
    await until(() => states()[0]?.isShared === false);
    expect(states()[0]).toMatchObject({ ok: true, detail: expect.stringContaining('not by all nodes') });
    stranger?.node.die();
    await until(() => states()[0]?.isShared);
  });

  it('says that Redis refuses the password, keeps trying, and reveals no secret', async () => {
    const town = createTown();
    const wrong = createTestNode(town, 'n', { url: url('wr0ng') });
    nodes = [wrong];
    wrong.limits.open('mor main', LIMIT);
    wrong.limits.start();
    await until(() => wrong.limits.health()?.detail.includes('refuses'));
    expect(await wrong.limits.check()).toMatchObject({
      code: 'redis_refused',
      ok: false,
      detail: expect.stringMatching(/refuses the user or the password \(WRONGPASS\)/),
    });
    expect(JSON.stringify([wrong.told, wrong.limits.health()])).not.toContain('wr0ng');
    const right = createTestNode(town, 'm', { url: url() });
    right.limits.open('mor main', LIMIT);
    expect(await right.limits.check()).toMatchObject({
      code: 'redis_works',
      ok: true,
      detail: `redis://127.0.0.1:${redis.port}/0`,
    });
  });

  it('rejects shared limits when a clock is wrong', async () => {
    const far = createTestNode(createTown(), 'n', { url: url() }, { now: () => Date.now() + 60_000 });
    expect((await far.limits.check())?.detail).toMatch(/clocks .* differ by -60\.\d s/);
  });
});

(MAY_RUN_REDIS ? describe : describe.skip)(`Redis with TLS${REDIS_NOTICE}`, () => {
  it('is accepted only with its certificate authority', async () => {
    const files = new URL('../fixtures/tls/', import.meta.url).pathname;
    const tls = [
      '--tls-cert-file',
      `${files}cert.pem`,
      '--tls-key-file',
      `${files}key.pem`,
      '--tls-auth-clients',
      'no',
    ];
    const redis = await startRedis(['--port', '0', '--tls-port', 'PORT', ...tls]);
    const check = async (scheme: string, settings = {}) => {
      const address = { url: `${scheme}://localhost:${redis.port}`, tls: settings };
      const line = await createTestNode(createTown(), 'n', address).limits.check();
      return line?.ok === true ? 'ok' : line?.detail;
    };
    try {
      expect(await check('rediss', { caFile: `${files}cert.pem` })).toBe('ok');
      expect(await check('rediss')).toMatch(/certificate of Redis is not trusted/);
      expect(await check('redis')).toMatch(/cannot be reached|does not answer/);
    } finally {
      await redis.remove();
    }
  });
});
