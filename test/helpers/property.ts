import fc from 'fast-check';

/**
 * A fixed seed, so that only a commit's content decides whether it passes; other seeds and more runs find new faults.
 */
const seed = Number(process.env['MOR_SEED'] ?? 20_261_129);
const factor = Number(process.env['MOR_RUNS'] ?? 1);

/** How often to try a property. `MOR_RUNS=50 MOR_SEED=7 npm test -- test/calls/follow/properties` tries harder. */
export const runs = (usual: number): number => Math.ceil(usual * factor);

fc.configureGlobal({ seed, numRuns: runs(100) });

export { fc };
