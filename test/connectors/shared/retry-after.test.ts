import { describe, expect, it } from '@jest/globals';
import { parseRetryAfterSec } from '../../../connectors/shared/retry-after.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    [' 120 ', 120],
    ['99999999', 86_400],
    ['Mon, 23 Nov 2026 12:01:30 GMT', 90],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['Mon, 23 Nov 2099 11:00:00 GMT', 86_400],
  ])('%j is %i s', (header, seconds) => {
    expect(parseRetryAfterSec(header, NOW)).toBe(seconds);
  });

  it.each([[''], ['soon'], ['-5'], ['1.5'], ['Mon, nonsense'], [null], [undefined]])(
    '%j is nothing',
    (header) => {
      expect(parseRetryAfterSec(header, NOW)).toBe(undefined);
    },
  );
});
