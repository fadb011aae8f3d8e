import { describe, expect, it } from '@jest/globals';
import { isSameSource, readCell, readSources } from '../../../src/mapping/agents/source-text.ts';

describe('source numbers as people write them', () => {
  it.each([
    ['+370 600 12345', '+37060012345', true],
    ['(8-600) 12.345', '860012345', true],
    ['37060012345.0', "'37060012345", true],
    ['101', '102', false],
    ['+37060012345', '37060012345', false],
  ])('%s and %s are the same: %s', (one, other, same) => {
    expect(isSameSource(one, other)).toBe(same);
    expect(isSameSource(other, one)).toBe(same);
  });

  it('that have lost digits are never the same', () => {
    expect(isSameSource('3.7E+10', '3.7E+10')).toBe(false);
    expect(readSources('101;3.7E+10')).toBeUndefined();
    expect(readSources(' ; 101 ;; 3.01E+2')).toMatchObject([
      { text: '101', changed: false },
      { text: '301', changed: true },
    ]);
  });

  it('with a character that no keyboard produces stay as they are, for the check to refuse', () => {
    expect(readCell('10\u00011')).toEqual({ ok: true, text: '10\u00011', changed: false });
    expect(isSameSource('10\u00011', '101')).toBe(false);
  });
});
