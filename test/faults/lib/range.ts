import { availableParallelism } from 'node:os';

/** `5-20`, or `5` for `5-5`. Throws for anything else. */
export const rangeOf = (text: string): readonly [number, number] => {
  const [, first = '', last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text) ?? [];
  if (first === '' || Number(last) < Number(first))
    throw new Error(`--seeds wants two numbers, the smaller one first, such as 1-1000, not ${text}`);
  return [Number(first), Number(last)];
};

/** How many nodes each seed is played with: `1`, `3`, or nothing for both. Throws for anything else. */
export const nodesOf = (text: string | undefined): readonly number[] => {
  if (text === undefined) return [1, 3];
  if (text !== '1' && text !== '3') throw new Error(`--nodes wants 1 or 3, not ${text}`);
  return [Number(text)];
};

/** How many threads play; by default one per processor. Throws for anything else. */
export const jobsOf = (text: string | undefined): number => {
  const jobs = text === undefined ? availableParallelism() : Number(text);
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new Error(`--jobs wants a whole number from 1 on, not ${text}`);
  return jobs;
};
