/**
 * Fuzzing by hand: `npm run fuzz -- [--seed N] [--minutes M] [--door NAME] [--keep]`. Throws mutated inputs at every
 * door, prints the seed and the smallest input of each finding and, with --keep, writes it to test/fuzz/vectors. Exits
 * with 1 if it found anything.
 */
import { parseArgs } from 'node:util';
import { DOORS } from './lib/all-doors.ts';
import { fuzz } from './lib/run.ts';
import { keepVector } from './lib/vectors.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    door: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
  },
});

const numberOf = (text: string, name: string): number => {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number))
    throw new Error(`--${name} wants a number, not ${text}`);
  return number;
};

const seed = values.seed === undefined ? Date.now() % 2 ** 31 : numberOf(values.seed, 'seed');
const minutes = numberOf(values.minutes, 'minutes');
const unknown = values.door?.find((name) => !DOORS.some((door) => door.name === name));
if (unknown !== undefined) {
  throw new Error(`there is no door ${unknown}; there are: ${DOORS.map(({ name }) => name).join(', ')}`);
}
const doors = DOORS.filter(({ name }) => values.door?.includes(name) ?? true);
/** How much memory may grow by the time a door is closed; more is a leak. */
const MOST_GROWTH_BYTES = 150_000_000;

const heapBytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

console.log(`seed ${seed}, ${minutes} minutes for ${doors.length} doors`);
const found = [];
for (const door of doors) {
  const before = heapBytes();
  const timeMs = (minutes * 60_000) / doors.length;
  const { runs, finding } = await fuzz(door, { seed, runs: Number.MAX_SAFE_INTEGER, timeMs });
  const grownBytes = heapBytes() - before;
  const leaks = grownBytes > MOST_GROWTH_BYTES;
  if (!finding && !leaks) {
    console.log(`ok      ${door.name}: ${runs} inputs, ${Math.round(grownBytes / 1e6)} MB more in memory`);
    continue;
  }
  found.push(door.name);
  if (!finding) {
    console.log(
      `FOUND   ${door.name}: ${Math.round(grownBytes / 1e6)} MB more in memory after ${runs} inputs`,
    );
    continue;
  }
  const input = JSON.stringify(finding.input);
  console.log(`FOUND   ${door.name} after ${runs} inputs: ${finding.what}`);
  console.log(`        --seed ${seed} --door ${door.name}, path ${finding.path}; smallest input: ${input}`);
  if (values.keep) {
    const path = keepVector(`${door.name}-${seed}`, {
      door: door.name,
      found: finding.what.split('\n')[0] ?? '',
      input: finding.input,
    });
    console.log(`        kept in ${path}; give the file a name that says what was wrong`);
  }
}
process.exitCode = found.length === 0 ? 0 : 1;
