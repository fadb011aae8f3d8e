import { expect, it } from '@jest/globals';
import { settingsOf } from '../../src/limits/lane.ts';
import { fc, runs } from '../helpers/property.ts';

const limits = fc.record({
  perSecond: fc.integer({ min: 1, max: 1_000 }),
  concurrent: fc.integer({ min: 1, max: 100 }),
});

it('gives all nodes together no more per second than one node may have, and each node something', () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: 1, max: 40 }), ({ perSecond, concurrent }, nodes) => {
      const rest = { concurrent, perSecond, queue: 1, longestMs: 1 };
      const even = settingsOf({ ...rest, pace: 'even' }, nodes);
      expect((nodes * 1_000) / (even.minTime ?? 0)).toBeLessThanOrEqual(perSecond);
      const bursts = settingsOf({ ...rest, pace: 'bursts' }, nodes);
      const { reservoir = 0, reservoirRefreshInterval: everyMs = 0 } = bursts;
      expect(reservoir).toBeGreaterThanOrEqual(1);
      expect((nodes * reservoir * 1_000) / everyMs).toBeLessThanOrEqual(perSecond);
      expect(everyMs % 250).toBe(0);
      for (const { maxConcurrent } of [even, bursts]) {
        expect(maxConcurrent).toBeGreaterThanOrEqual(1);
        if (nodes <= concurrent) expect(nodes * (maxConcurrent ?? Infinity)).toBeLessThanOrEqual(concurrent);
      }
    }),
    { numRuns: runs(200) },
  );
});

it('leaves one node the whole limit', () => {
  const limit = { concurrent: 4, perSecond: 5, queue: 1, longestMs: 1 };
  expect(settingsOf({ ...limit, pace: 'bursts' }, 1)).toMatchObject({
    maxConcurrent: 4,
    reservoir: 5,
    reservoirRefreshInterval: 1_000,
  });
  expect(settingsOf({ ...limit, pace: 'even' }, 1)).toEqual({ maxConcurrent: 4, minTime: 200 });
});
