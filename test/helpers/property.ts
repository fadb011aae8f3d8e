import fc from 'fast-check';

/** One seed, so that a commit passes or fails by what is in it; what is new is looked for with another and more runs. */
const seed = Number(process.env['MOR_SEED'] ?? 20_261_129);
const factor = Number(process.env['MOR_RUNS'] ?? 1);

/** How often a property is tried. `MOR_RUNS=50 MOR_SEED=7 npm test -- test/calls/follow/properties` tries it harder. */
export const runs = (usual: number): number => Math.ceil(usual * factor);

fc.configureGlobal({ seed, numRuns: runs(100) });

export { fc };
