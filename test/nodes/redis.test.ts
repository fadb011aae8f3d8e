import { describe, expect, it } from '@jest/globals';
import { fixtureOfAll } from '../helpers/fixture.ts';
import type { TestApp } from '../helpers/app.ts';
import { MAY_RUN_REDIS, REDIS_NOTICE, startRedis } from '../helpers/redis.ts';
import { nodesFixture, until } from './support.ts';

(MAY_RUN_REDIS ? describe : describe.skip)(`nodes that share limits through Redis${REDIS_NOTICE}`, () => {
  const test = nodesFixture();
  const redis = fixtureOfAll(
    () => startRedis(),
    (started) => started.remove(),
  );

  const start = () =>
    test().start({
      mor: { limits: { concurrent: 4, perSecond: 20, queue: 1_000 } },
      config: {
        redis: `redis://127.0.0.1:${redis().port}`,
        rules: { perAgent: { concurrent: 100, perMinute: 1_000, perDay: 1_000 } },
      },
    });
  const redisOf = async (app: TestApp): Promise<string> => {
    const { status, body } = await app.request('GET', '/readyz');
    const dependencies = body['dependencies'] as { name: string; ok: boolean; detail: string }[];
    const found = dependencies.find(({ name }) => name === 'redis');
    return `${status} ${String(found?.ok)} ${found?.detail ?? ''}`;
  };
  const say = (apps: readonly TestApp[], pattern: RegExp) =>
    until(async () =>
      (await Promise.all(apps.map(redisOf))).every((text) => pattern.test(text)) ? true : undefined,
    );

  it('keep dialling once per click while Redis dies and comes back, stay ready, and report how limits are kept', async () => {
    const apps = [await start(), await start()];
    await say(apps, /^200 true .*kept together/);
    const clicks: Promise<number>[] = [];
    const click = (): void => {
      const at = clicks.length;
      const sent = apps[at % 2]?.request('POST', '/v1/calls', {
        body: { user: 'free', number: '+37061234567' },
        headers: { 'idempotency-key': `click ${at}` },
      });
      if (sent) clicks.push(sent.then(({ status }) => status));
    };
    for (let at = 0; at < 16; at += 1) click();
    await redis().kill();
    for (let at = 0; at < 16; at += 1) click();
    await say(apps, /^200 false .*cannot be reached .*divided by 2 nodes/);
    const metrics = await (await fetch(`${apps[0]?.url ?? ''}/metrics`)).text();
    expect(metrics).toMatch(/^mor_connector_limits_in_redis 0$/m);
    await redis().start();
    for (let at = 0; at < 8; at += 1) click();
    await say(apps, /^200 true .*kept together/);
    for (let at = 0; at < 8; at += 1) click();
    const statuses = await Promise.all(clicks);
    // On a slow machine a queued click may be given up; it was not dialled.
    expect(statuses.filter((status) => ![201, 503].includes(status))).toEqual([]);
    const placed = test()
      .simulator.ledger()
      .filter((entry) => entry.placed);
    expect(placed).toHaveLength(statuses.filter((status) => status === 201).length);
    expect(placed.length).toBeGreaterThan(0);
  });

  it('divide the limits by the live nodes, as they come and go', async () => {
    const [first, second] = [await start(), await start()];
    await say([first, second], /kept together/);
    await redis().kill();
    await say([first, second], /divided by 2 nodes/);
    await second.stop();
    await say([first], /keeps the limits alone/);
    await start();
    await say([first], /divided by 2 nodes/);
  });
});
