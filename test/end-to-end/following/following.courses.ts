import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Result } from './judge.ts';
import { COURSES } from './plan.ts';
import { playAll } from './run.ts';
import type { Played } from './run.ts';
import { played } from './variant.ts';

const LEAST_RIGHT = 0.97;
const FIELDS = ['outcome', 'talk', 'ended', 'states'] as const;

const isRight = (result: Result): boolean => FIELDS.every((field) => result[field]);

const reportOf = ({ results, refused }: Played): string => {
  const variants = [...new Set(results.map(({ variant }) => variant))].map((name) => {
    const own = results.filter(({ variant }) => variant === name);
    return `${name.padEnd(44)} ${own.filter(isRight).length}/${own.length}`;
  });
  const wrong = results.filter((result) => !isRight(result));
  const named = wrong.map(({ variant, course, got, ...result }) => {
    const fields = FIELDS.filter((field) => !result[field]).join(', ');
    return `${variant} / ${course} (${fields}): ${got}`;
  });
  return [
    `${results.length - wrong.length} of ${results.length} right`,
    ...variants,
    ...named,
    ...refused,
  ].join('\n');
};

/**
 * Real signed requests, the real service, and a MOR independent of the simulator; in real time, all calls at once. Call
 * ends are compared within seconds, so run `npm run test:courses` on an idle machine; a busy one fails. `npm test` plays
 * the same courses on a virtual clock (test/calls/follow/matrix).
 */
describe('call courses over HTTP on every kind of MOR', () => {
  let all: Played;
  beforeAll(async () => {
    all = await playAll(played(process.env['FOLLOWING'] === 'all'), COURSES);
    console.log(reportOf(all));
  }, 900_000);

  it('are understood: outcome, talk, end and states', () => {
    expect(COURSES.length).toBeGreaterThanOrEqual(23);
    const right = all.results.filter(isRight).length / all.results.length;
    expect(right).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });

  it('are never reported as answered when they were not, nor the reverse', () => {
    expect(all.results.filter(({ inverted }) => inverted)).toEqual([]);
  });

  it('leave the line free: nobody who calls again is refused as busy', () => {
    expect(all.refused).toEqual([]);
  });

  it('are queried with hashes that MOR accepts, except while finding out what this MOR hashes', () => {
    expect(all.refusedHashes).not.toContain('callback_init');
  });
});
