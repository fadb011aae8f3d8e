import { PLANTED } from '../planted.ts';
import type { PlantedBug } from '../planted.ts';
import type { Players } from './players.ts';

/** Which seed notices each planted bug first, by which broken promise, and how far the plan shrinks. */
export const plantedTable = async (
  players: Players,
  from: number,
  to: number,
  say: (line: string) => void,
): Promise<{ text: string; missed: number }> => {
  let missed = 0;
  const rowOf = async (bug: PlantedBug): Promise<string> => {
    const { guard, nodes = 1 } = bug;
    const { first, clicks } = await players.without(bug, from, to);
    if (first === undefined) missed += 1;
    const cells = first
      ? [first.seed - from + 1, clicks, first.rule, first.items]
      : [`none of ${to - from + 1}`, clicks, '', ''];
    const row = `| ${[guard, nodes, ...cells].join(' | ')} |`;
    say(row);
    return row;
  };
  const rows = await Promise.all(PLANTED.map(rowOf));
  const head = [
    '| guard that was taken away | nodes | seeds until it was noticed | clicks | broken promise | items of the smallest plan |',
    '| --- | ---: | ---: | ---: | --- | ---: |',
  ];
  return { text: [...head, ...rows].join('\n'), missed };
};
