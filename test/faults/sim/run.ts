import { defined } from '../../../src/defined.ts';
import { Violation } from './ledger.ts';
import { NO_PATCHES } from './patches.ts';
import type { Patches } from './patches.ts';
import type { Plan } from './plan.ts';
import type { Faults } from './tally.ts';
import { World } from './world.ts';

export interface Result {
  readonly plan: Plan;
  readonly clicks: number;
  /** Incoming calls, and how many of them had to be noticed because nothing was in the way. */
  readonly inbound: number;
  readonly plain: number;
  readonly dials: number;
  readonly steps: number;
  /** Differs whenever two runs of one plan differ anywhere. */
  readonly digest: string;
  readonly virtualMs: number;
  readonly faults: Faults;
  readonly violation?: Violation;
}

/** Runs a plan from beginning to end, or up to the first broken promise. */
export const simulate = async (plan: Plan, patches: Patches = NO_PATCHES): Promise<Result> => {
  const world = new World(plan, patches);
  let violation: Violation | undefined;
  try {
    await world.run();
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violation = error;
  }
  const { scheduler, ledger, tags, tally } = world;
  return {
    plan,
    clicks: tags.length,
    inbound: world.rings.all.length,
    plain: ledger.rings.mustBeSeen,
    dials: ledger.counts.dials,
    steps: scheduler.steps,
    digest: [scheduler.steps, scheduler.nowMs, ...Object.values(ledger.counts), scheduler.digest].join(' '),
    virtualMs: scheduler.nowMs,
    faults: tally.faults,
    ...defined({ violation }),
  };
};
