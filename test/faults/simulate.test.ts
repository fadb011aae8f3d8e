import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PLANTED } from './planted.ts';
import { planOf } from './sim/make-plan.ts';
import { simulate } from './sim/run.ts';
import { shrink } from './sim/shrink.ts';

const SEEDS = 12;
/** Three nodes take three times as long. */
const SEEDS_OF_THREE = 4;

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

  it(`sees none broken by three nodes in ${SEEDS_OF_THREE} seeds`, async () => {
    let dials = 0;
    // In seed 70 a node takes back a click that it could not write, and another node has answered it.
    for (const seed of [70, ...Array.from({ length: SEEDS_OF_THREE - 1 }, (_, i) => i + 1)]) {
      const result = await simulate(planOf(seed, 3));
      expect([seed, result.violation?.message]).toEqual([seed, undefined]);
      dials += result.dials;
    }
    expect(dials).toBeGreaterThan(SEEDS_OF_THREE);
  });

  it.each([1, 3])('runs the same way each time with nodes: %d', async (nodes) => {
    const [one, other] = [await simulate(planOf(7, nodes)), await simulate(planOf(7, nodes))];
    expect(one.digest).toBe(other.digest);
    expect((await simulate(planOf(8, nodes))).digest).not.toBe(one.digest);
  });

  it('can still take each guard out of the product', () => {
    const places = PLANTED.flatMap(({ edit }) =>
      edit ? [[edit.from, readFileSync(edit.file, 'utf8').split(edit.from).length - 1]] : [],
    );
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter(([, times]) => times !== 1)).toEqual([]);
  });

  it('notices a missing guard, and shrinks the plan', async () => {
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
