import { expect, it } from '@jest/globals';
import { mapping } from '../../helpers/app.ts';
import { until } from '../support.ts';
import type { pairFixture } from './pair.ts';

const OFF_MS = 20 * 60_000;
const NEAR_MS = 5 * 60_000;

/** Tests that a machine whose clock is wrong stamps calls like the others. */
export const clocksAreShared = (pair: ReturnType<typeof pairFixture>): void => {
  it.each([OFF_MS, -OFF_MS])(
    'stamp calls with the time of the database on a machine that is %d ms off',
    async (offMs) => {
      const { a, start } = pair();
      const user = `off-${offMs}`;
      const after = mapping({ user, freeDialling: true });
      await a.runtime.store.mappings.apply([{ ref: after, after }], {
        actor: 'test',
        action: 'mapping.import',
        atMs: Date.now(),
      });
      const off = await start(() => Date.now() + offMs);
      const answer = await off.request('POST', '/v1/calls', { body: { user, number: '+37061234001' } });
      expect(answer.status).toBe(201);
      const apartMs = Date.parse(String(answer.body['createdAt'])) - Date.now();
      expect(Math.abs(apartMs)).toBeLessThan(NEAR_MS);
      await off.close();
      await until(() => a.runtime.nodes?.list().length === 2 || undefined);
    },
  );
};
