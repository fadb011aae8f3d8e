import { describe, expect, it } from '@jest/globals';
import { internalNumbers, patternFault } from '../../../src/mapping/rules/internal.ts';
import { proposePatterns } from '../../../src/mapping/rules/propose-patterns.ts';
import { seeded } from '../numbers/generated/sample.ts';

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

describe('patterns that the sources suggest', () => {
  it.each<[string, string[], string[]]>([
    ['101 to 149 are 1XX', range(101, 149), ['1XX']],
    ['a lone one is itself', ['777'], ['777']],
    [
      'each length and each beginning for itself',
      [...range(101, 103), '201', '202', '2001'],
      ['1XX', '2XX', '2001'],
    ],
    ['numbers of the public plan are none', ['+37060012345', '860012345', '1', '*55'], []],
    ['doubles count once', ['101', '101'], ['101']],
    ['none', [], []],
  ])('%s', (_, sources, expected) => {
    expect(proposePatterns(sources).map(({ pattern }) => pattern)).toEqual(expected);
  });

  it('leaves out what the current patterns let through', () => {
    expect(proposePatterns(['101', '102', '305'], internalNumbers(['1XX']))).toEqual([
      { pattern: '305', extensions: ['305'] },
    ]);
  });

  it('are accepted by the rules, and let every extension through', () => {
    const random = seeded(5);
    for (let round = 0; round < 200; round += 1) {
      const sources = Array.from({ length: 30 }, () =>
        String(Math.floor(random() * 10 ** (2 + (round % 5))) + 10),
      );
      const patterns = proposePatterns(sources).map(({ pattern }) => pattern);
      expect(patterns.map(patternFault)).toEqual(patterns.map(() => undefined));
      const isInternal = internalNumbers(patterns);
      expect(sources.filter((source) => source.length <= 6 && !isInternal(source))).toEqual([]);
    }
  });
});
