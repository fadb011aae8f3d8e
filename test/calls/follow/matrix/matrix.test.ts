import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestBook } from '../../../helpers/call-book.ts';
import type { TestBook } from '../../../helpers/call-book.ts';
import { COURSES, LONG } from './courses.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import { play } from './play.ts';
import { VARIANTS } from './variants.ts';
import type { Variant } from './variants.ts';

const FIELDS = ['outcome', 'talk', 'ended', 'states'] as const;
const LEAST_RIGHT = 0.97;

interface Result extends Verdict {
  readonly variant: string;
  readonly course: string;
}

const share = (results: readonly Result[], isRight: (result: Result) => boolean): number =>
  results.filter(isRight).length / results.length;
const isAllRight = (result: Result): boolean => FIELDS.every((field) => result[field]);

/** One line per MOR: how many calls came out right, field by field. */
const tableOf = (results: readonly Result[]): string => {
  const lines = [...new Set(results.map(({ variant }) => variant))].map((name) => {
    const own = results.filter(({ variant }) => variant === name);
    return [
      name.padEnd(44),
      `${own.filter(isAllRight).length}/${own.length}`.padStart(7),
      ...FIELDS.map((field) => `${field} ${own.filter((one) => one[field]).length}`.padStart(12)),
    ].join(' ');
  });
  return lines.join('\n');
};

describe('call courses on every kind of MOR', () => {
  let test: TestBook;
  const results: Result[] = [];
  const refused: string[] = [];
  const playAll = async (variant: Variant): Promise<void> => {
    for (const course of variant.list === 'missing' ? [...COURSES, LONG] : COURSES) {
      const played = await play(test, course, variant);
      const where = { variant: variant.name, course: course.name };
      played.calls.forEach((call, index) => {
        results.push({ ...where, ...judge(course, index, call, variant, played.originMs) });
      });
      if (course.parallel !== true)
        refused.push(...played.refused.map((click) => `${variant.name} / ${course.name} / click ${click}`));
    }
  };

  beforeAll(async () => {
    test = await openTestBook(false);
    for (const variant of VARIANTS) await playAll(variant);
  }, 600_000);
  afterAll(() => test.close());

  it('are understood: outcome, talk, end and states', () => {
    const wrong = results.filter((result) => !isAllRight(result));
    const named = wrong.map(({ variant, course, got }) => `${variant} / ${course}: ${got}`);
    console.log(`${tableOf(results)}\n${named.join('\n')}`);
    for (const field of FIELDS)
      expect(share(results, (one) => one[field])).toBeGreaterThanOrEqual(LEAST_RIGHT);
    expect(share(results, isAllRight)).toBeGreaterThanOrEqual(LEAST_RIGHT);
    expect(COURSES.length).toBeGreaterThanOrEqual(23);
  });

  it('never come out as answered when they were not, nor the reverse', () => {
    const inverted = results.filter((one) => one.inverted);
    expect(inverted.map(({ variant, course, got }) => `${variant} / ${course}: ${got}`)).toEqual([]);
  });

  it('leave the line free: an agent who calls again two seconds after a call is not refused as busy', () => {
    expect(refused).toEqual([]);
  });
});
