import { afterEach, expect, it } from '@jest/globals';
import type { CheckLine } from '../../src/calls/connector.ts';
import { selfCheck } from '../../src/self-check/self-check.ts';
import { closeApps, startApp } from '../helpers/app.ts';
import { freePort } from '../helpers/free-port.ts';

afterEach(closeApps);

it('says that Redis cannot be reached, with the cure and without the password; the service stays ready', async () => {
  const port = await freePort();
  const app = await startApp({ config: { redis: `redis://user:MARKED@127.0.0.1:${port}/2` } });
  const lines: CheckLine[] = [];
  for await (const line of selfCheck(app.runtime, Date.now())) lines.push(line);
  expect(lines.find(({ link }) => link === 'redis')).toMatchObject({
    link: 'redis',
    place: 'redis',
    code: 'redis_unreachable',
    ok: false,
    detail: `redis://127.0.0.1:${port}/2: Redis cannot be reached (ECONNREFUSED)`,
    cure: expect.stringContaining('Check the address'),
  });
  const ready = await app.request('GET', '/readyz');
  expect(ready.status).toBe(200);
  expect(ready.body['dependencies']).toContainEqual(
    expect.objectContaining({
      name: 'redis',
      ok: false,
      code: 'redis_unreachable',
      detail: expect.stringMatching(/this node keeps the limits alone$/),
    }),
  );
  expect(JSON.stringify([lines, ready.body, app.log.lines])).not.toContain('MARKED');
});
