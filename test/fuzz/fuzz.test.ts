import { describe, expect, it } from '@jest/globals';
import { DOORS } from './lib/all-doors.ts';
import { Broken } from './lib/door.ts';
import { fuzz } from './lib/run.ts';
import { readVectors } from './lib/vectors.ts';

/** The same inputs each time; `npm run fuzz` looks for new ones. */
const SEED = 20_261_128;

describe.each(DOORS)('the door $name', (door) => {
  it(`holds: ${door.about}`, async () => {
    const { runs, finding } = await fuzz(door, { seed: SEED, runs: door.testRuns });
    expect(finding).toBeUndefined();
    expect(runs).toBe(door.testRuns);
  }, 120_000);

  const vectors = readVectors().filter((vector) => vector.door === door.name);
  if (vectors.length === 0) return;
  it.each(vectors)(
    'does not break again: $file',
    async ({ input }) => {
      const open = await door.open();
      try {
        await open.check(input);
      } finally {
        await open.close();
      }
    },
    60_000,
  );
});

describe('fuzzing itself', () => {
  it('has a door for each vector', () => {
    const names = new Set(DOORS.map(({ name }) => name));
    expect(readVectors().filter(({ door }) => !names.has(door))).toEqual([]);
  });

  it('reports what breaks with its seed and the smallest input', async () => {
    const [numbers] = DOORS;
    if (!numbers) throw new Error('no door');
    const broken = {
      ...numbers,
      open: () =>
        Promise.resolve({
          check: (input: unknown) =>
            (input as { raw: string }).raw.includes('7')
              ? Promise.reject(new Broken('a seven'))
              : Promise.resolve(),
          close: () => Promise.resolve(),
        }),
    };
    const { finding } = await fuzz(broken, { seed: 1, runs: 500 });
    expect(finding).toMatchObject({ door: 'numbers', seed: 1 });
    expect(finding?.what).toContain('a seven');
    expect((finding?.input as { raw: string }).raw).toContain('7');
  });

  it('counts an uncaught error as a finding', async () => {
    const [numbers] = DOORS;
    if (!numbers) throw new Error('no door');
    const leaking = {
      ...numbers,
      open: () =>
        Promise.resolve({
          check: async () => {
            process.listeners('uncaughtException').at(-1)?.(
              new Error('thrown past everybody'),
              'uncaughtException',
            );
            await Promise.resolve();
          },
          close: () => Promise.resolve(),
        }),
    };
    const { finding } = await fuzz(leaking, { seed: 1, runs: 3 });
    expect(finding?.what).toContain('thrown past everybody');
  });
});
