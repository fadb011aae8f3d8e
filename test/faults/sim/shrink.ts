import type { Patches } from './patches.ts';
import type { ClickPlan, Plan, PlanItem } from './plan.ts';
import { simulate } from './run.ts';
import type { Result } from './run.ts';

/** Simpler forms of an item, short of leaving it out. */
const simpler = (item: PlanItem): readonly PlanItem[] => {
  if (item.kind === 'crash') return item.power ? [{ ...item, power: false }] : [];
  if (item.kind !== 'click') return [];
  const { hangUpAfterMs: _none, ...rest } = item;
  const options: ClickPlan[] = [
    { ...item, copies: 1 },
    { ...item, fates: [] },
    { ...item, notesAfterMs: [] },
    { ...item, ratedAfterMs: [] },
    rest,
  ];
  return options.filter((option) => JSON.stringify(option) !== JSON.stringify(item));
};

/**
 * The smallest plan that breaks the same promise: leaves out ever smaller parts (Zeller's delta debugging), then
 * simplifies what is left. Each part has its own random numbers, so the rest runs as before.
 */
export const shrink = async (failed: Result, patches?: Patches): Promise<Result> => {
  const rule = failed.violation?.rule;
  let best = failed;

  const isBetter = async (items: readonly PlanItem[]): Promise<boolean> => {
    const plan: Plan = { ...best.plan, items };
    const result = await simulate(plan, patches);
    if (result.violation?.rule !== rule) return false;
    best = result;
    return true;
  };

  for (let size = Math.ceil(best.plan.items.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < best.plan.items.length;) {
      const { items } = best.plan;
      const isLeftOut = await isBetter([...items.slice(0, from), ...items.slice(from + size)]);
      if (!isLeftOut) from += size;
    }
  }
  for (let at = 0; at < best.plan.items.length; at += 1) {
    for (const option of simpler(best.plan.items[at] as PlanItem)) {
      const { items } = best.plan;
      await isBetter([...items.slice(0, at), option, ...items.slice(at + 1)]);
    }
  }
  return best;
};
