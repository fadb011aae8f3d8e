import { PLANTED } from '../planted.ts';
import { planOf } from '../sim/plan.ts';
import { simulate } from '../sim/run.ts';
import { shrink } from '../sim/shrink.ts';

/** Which seed notices each planted bug first, by which broken promise, and how small the plan becomes. */
export const plantedTable = async (
  from: number,
  to: number,
  say: (line: string) => void,
): Promise<{ text: string; missed: number }> => {
  const rows: string[] = [];
  let missed = 0;
  for (const { guard, patches } of PLANTED) {
    let row: string | undefined;
    let clicks = 0;
    for (let seed = from; seed <= to && row === undefined; seed += 1) {
      const result = await simulate(planOf(seed), patches);
      clicks += result.clicks;
      if (!result.violation) continue;
      const { plan } = await shrink(result, patches);
      row = `| ${guard} | ${seed - from + 1} | ${clicks} | ${result.violation.rule} | ${plan.items.length} |`;
    }
    if (row === undefined) missed += 1;
    rows.push(row ?? `| ${guard} | none of ${to - from + 1} | ${clicks} | | |`);
    say(rows.at(-1) ?? '');
  }
  const head = [
    '| guard that was taken away | seeds until it was noticed | clicks | broken promise | items of the smallest plan |',
    '| --- | ---: | ---: | --- | ---: |',
  ];
  return { text: [...head, ...rows].join('\n'), missed };
};
