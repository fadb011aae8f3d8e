import { describe, expect, test } from '@jest/globals';
import { internalNumbers, patternFault } from '../../../src/mapping/rules/internal.ts';

/** All digit strings of a length, in order. */
const allOf = (length: number): string[] =>
  Array.from({ length: 10 ** length }, (_, n) => String(n).padStart(length, '0'));

const matches = (pattern: string, length: number): string[] =>
  allOf(length).filter(internalNumbers([pattern]));

describe('the patterns of numbers.internal', () => {
  test('none: nothing is internal', () => {
    expect(allOf(3).filter(internalNumbers([]))).toEqual([]);
  });

  test.each([
    ['1XX', (n: string) => n.startsWith('1')],
    ['[2-4]XX', (n: string) => '234'.includes(n.charAt(0))],
    ['[1357-9]XX', (n: string) => '135789'.includes(n.charAt(0))],
    ['NXX', (n: string) => n.charAt(0) >= '2'],
    ['ZXX', (n: string) => n.charAt(0) >= '1'],
    ['XZN', (n: string) => n.charAt(1) >= '1' && n.charAt(2) >= '2'],
    ['nxx', (n: string) => n.charAt(0) >= '2'],
    ['101', (n: string) => n === '101'],
  ])('%s', (pattern, expected) => {
    expect(matches(pattern, 3)).toEqual(allOf(3).filter(expected));
    expect(matches(pattern, 2)).toEqual([]);
    expect(matches(pattern, 4)).toEqual([]);
  });

  test('several patterns add up, and only the whole number counts', () => {
    const isInternal = internalNumbers(['1XX', '[2-4]XXX']);
    expect(['101', '2000', '4999'].map(isInternal)).toEqual([true, true, true]);
    expect(['1', '1012', '5000', '20', '101 ', '*101', '101#', '+101', '', '١٠١'].map(isInternal)).toEqual(
      Array.from({ length: 10 }, () => false),
    );
  });

  test.each([
    ['_1XX', 'without the leading _'],
    ['1X.', 'without an end'],
    ['1X!', 'without an end'],
    ['*21', 'never dialled'],
    ['1XX#', 'never dialled'],
    ['', 'expected digits'],
    ['abc', 'expected digits'],
    ['[2-', 'expected digits'],
    ['[]XX', 'expected digits'],
    ['[^1]XX', 'expected digits'],
    ['(1|2)XX', 'expected digits'],
    ['1XX\n', 'expected digits'],
    ['[4-2]XX', 'counts upwards'],
    ['X', 'too short'],
    ['XXXXXXX', 'at most 6'],
  ])('%j is refused', (pattern, why) => {
    expect(patternFault(pattern)).toContain(why);
    expect(() => internalNumbers(['1XX', pattern])).toThrow(RangeError);
  });
});
