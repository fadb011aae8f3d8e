/**
 * Deterministic simulation of faults:
 * `npm run simulate:faults -- [--seeds FROM-TO] [--nodes 1|3] [--planted] [--jobs N] [--write]`.
 *
 * Each seed is a plan of clicks and faults that the product goes through on a virtual clock; a seed that breaks a
 * promise is printed with the smallest plan that also breaks it, and the command exits with 1. `--planted` removes one
 * guard after another and counts the seeds until that is noticed. Without `--nodes` every seed is played by one node
 * and by three. `--jobs`: how many threads play, by default one per processor. Ctrl+C stops it and reports what it has
 * seen so far. `--write` puts the table into docs/proof.md.
 */
import { parseArgs } from 'node:util';
import { writeSection } from './lib/document.ts';
import { plantedTable } from './lib/planted-table.ts';
import { startPlayers } from './lib/players.ts';
import type { Played } from './lib/players.ts';
import { jobsOf, nodesOf, rangeOf } from './lib/range.ts';
import { faultTable, Totals } from './lib/totals.ts';
import { planOf } from './sim/make-plan.ts';
import { simulate } from './sim/run.ts';
import { shrink } from './sim/shrink.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1-1000' },
    nodes: { type: 'string' },
    planted: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const [from, to] = rangeOf(values.seeds);
const settings = nodesOf(values.nodes);
const players = await startPlayers(jobsOf(values.jobs));

/** Shrinking a plan takes a few hundred runs of it. */
const MOST_SHRUNK = 3;

const sayBroken = ({ seed, nodes, violation }: Played): void => {
  console.log(`seed ${seed}, nodes ${nodes}: ${violation?.message ?? ''}`);
  console.log(`  again: npm run simulate:faults -- --seeds ${seed} --nodes ${nodes}`);
};

const saySmallest = async ({ seed, nodes }: Played): Promise<void> => {
  const failed = await simulate(planOf(seed, nodes));
  const small = await shrink(failed);
  console.log(
    `seed ${seed}, nodes ${nodes}, smallest plan, ${small.plan.items.length} of ${failed.plan.items.length} items: ${small.violation?.message ?? ''}`,
  );
  for (const item of small.plan.items) console.log(`  ${JSON.stringify(item)}`);
};

const runSeeds = async (): Promise<void> => {
  const totals = new Totals();
  const begunMs = performance.now();
  let saidMs = begunMs;
  const enough = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      enough.abort();
    });
  }
  let next = from;
  const failures: Played[] = [];
  const playOn = async (): Promise<void> => {
    while (next <= to && !enough.signal.aborted) {
      const seed = next;
      next += 1;
      for (const nodes of settings) {
        const played = await players.play(seed, nodes);
        totals.add(played);
        if (!played.violation) continue;
        sayBroken(played);
        failures.push(played);
      }
      if (performance.now() - saidMs < 60_000) continue;
      saidMs = performance.now();
      console.log(`seed ${seed}: ${totals.clicks} clicks so far, ${totals.failed} seeds failed`);
    }
  };
  await Promise.all(Array.from({ length: players.count }, playOn));
  const seconds = (performance.now() - begunMs) / 1_000;
  // Nobody who has stopped it wants to wait for that.
  const shrunk = enough.signal.aborted ? [] : failures.slice(0, MOST_SHRUNK);
  for (const failed of shrunk) await saySmallest(failed);
  const speed = `${Math.round(totals.clicks / seconds)} clicks a second`;
  const summary = totals.summary(from, next - 1, settings);
  console.log(`${summary} ${Math.round(seconds)} s, ${speed} on ${players.count} threads.`);
  console.log(faultTable(totals));
  if (values.write) await writeSection('faults', `${summary}\n\n${faultTable(totals)}`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
};

const runPlanted = async (): Promise<void> => {
  const { text, missed } = await plantedTable(players, from, to, (line) => {
    console.log(line);
  });
  console.log(text);
  if (values.write) await writeSection('planted', text);
  process.exitCode = missed === 0 ? 0 : 1;
};

try {
  await (values.planted ? runPlanted() : runSeeds());
} finally {
  await players.close();
}
