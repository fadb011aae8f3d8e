/** A thread of `npm run simulate:faults`: plays the seeds it is given. */
import { parentPort } from 'node:worker_threads';
import type { Job, Noticed, Played } from './lib/players.ts';
import { PLANTED } from './planted.ts';
import { planOf } from './sim/make-plan.ts';
import { simulate } from './sim/run.ts';
import { shrink } from './sim/shrink.ts';

const play = async (seed: number, nodes: number): Promise<Played> => {
  const { clicks, inbound, dials, virtualMs, faults, violation } = await simulate(planOf(seed, nodes));
  const broken = violation && { rule: violation.rule, message: violation.message };
  return { seed, nodes, clicks, inbound, dials, virtualMs, faults, violation: broken };
};

const without = async (guard: string, from: number, to: number): Promise<Noticed> => {
  const planted = PLANTED.find((one) => one.guard === guard);
  if (planted === undefined) throw new Error(`no planted bug is called ${guard}`);
  const { nodes = 1, patches } = planted;
  let clicks = 0;
  for (let seed = from; seed <= to; seed += 1) {
    const result = await simulate(planOf(seed, nodes), patches);
    clicks += result.clicks;
    if (!result.violation) continue;
    const { plan } = await shrink(result, patches);
    return { clicks, first: { seed, rule: result.violation.rule, items: plan.items.length } };
  }
  return { clicks };
};

parentPort?.on('message', (job: Job) => {
  const answer = job.kind === 'seed' ? play(job.seed, job.nodes) : without(job.guard, job.from, job.to);
  // A failure here is a bug in the simulation, and ends the thread.
  void answer.then((result) => parentPort?.postMessage(result));
});
