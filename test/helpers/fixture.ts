import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';

type Hook = (run: () => Promise<void>) => void;

/** A fixture may use those above it, so the last one made is undone first; Jest runs its hooks the other way round. */
const createFixtures = (before: Hook, after: Hook) => {
  const undoing: (() => unknown)[] = [];
  return <T>(make: () => Promise<T> | T, undo?: (made: T) => unknown): (() => T) => {
    const made: T[] = [];
    before(async () => {
      const value = await make();
      made[0] = value;
      undoing.push(() => {
        made.length = 0;
        return undo?.(value);
      });
    });
    after(async () => {
      await undoing.pop()?.();
    });
    return () => {
      if (made.length === 0) throw new Error('a fixture exists only while its tests run');
      return made[0] as T;
    };
  };
};

/** Made anew for each test of the file or `describe` that calls this. The result hands out the running test's own. */
export const fixtureOfEach = createFixtures(beforeEach, afterEach);

/** Made once for all tests of the file or `describe` that calls this. */
export const fixtureOfAll = createFixtures(beforeAll, afterAll);
