/** Pseudo-random numbers, reproducible from the seed. */
export interface Chance {
  readonly seed: number;
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** True in `share` of the cases. */
  isTrue(share: number): boolean;
  /** Whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** One element of the list, which must not be empty. */
  of<T>(list: readonly [T, ...T[]]): T;
}

const DEFAULT_SEED = 20261123;

/** The seed of this run: MOR_SCENARIO_SEED, or a fixed default. */
const scenarioSeed = (): number => Number(process.env['MOR_SCENARIO_SEED'] ?? DEFAULT_SEED);

/** Mulberry32: 32 bits of state are plenty for choosing faults. */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    seed,
    next,
    isTrue: (share) => next() < share,
    between,
    of: (list) => list[between(0, list.length - 1)] ?? list[0],
  };
};

/** Runs a scenario; a failure names the seed that reproduces it. */
export const withSeed = async (run: (chance: Chance) => Promise<void>): Promise<void> => {
  const seed = scenarioSeed();
  try {
    await run(createChance(seed));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`with MOR_SCENARIO_SEED=${seed}: ${reason}`, { cause: error });
  }
};
