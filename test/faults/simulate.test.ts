import { describe, expect, it } from '@jest/globals';
import { PLANTED } from './planted.ts';
import { planOf } from './sim/plan.ts';
import { simulate } from './sim/run.ts';
import { shrink } from './sim/shrink.ts';

const SEEDS = 20;

describe('the simulation of faults', () => {
  it(`sees no promise broken in ${SEEDS} seeds`, async () => {
    let dials = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const result = await simulate(planOf(seed));
      expect([seed, result.violation?.message]).toEqual([seed, undefined]);
      dials += result.dials;
    }
    expect(dials).toBeGreaterThan(SEEDS);
  });

  it('goes the same way each time', async () => {
    const [one, other] = [await simulate(planOf(7)), await simulate(planOf(7))];
    expect(one.digest).toBe(other.digest);
    expect((await simulate(planOf(8))).digest).not.toBe(one.digest);
  });

  it('notices a guard that is missing, and makes the plan small', async () => {
    const { patches } = PLANTED.find(({ guard }) => guard === 'callback_init is never sent again') ?? {};
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const result = await simulate(planOf(seed), patches);
      if (result.violation === undefined) continue;
      const small = await shrink(result, patches);
      expect(small.violation?.rule).toBe(result.violation.rule);
      expect(small.plan.items.length).toBeLessThan(10);
      return;
    }
    throw new Error(`no seed up to ${SEEDS} has noticed it`);
  });
});
