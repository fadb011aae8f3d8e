import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';

type Hook = (run: () => Promise<void>) => void;

/** A fixture may use earlier ones, so tear down the last one first; Jest runs its hooks in the opposite order. */
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

/** Created for each test of the file or `describe` that calls this. The result returns the running test's own. */
export const fixtureOfEach = createFixtures(beforeEach, afterEach);

/** Created once for all tests of the file or `describe` that calls this. */
export const fixtureOfAll = createFixtures(beforeAll, afterAll);
