import { describe, expect, it } from '@jest/globals';
import { newCallId } from '../../../src/calls/call/call-id.ts';

describe('newCallId', () => {
  it('makes version 7 UUIDs that carry the time', () => {
    expect(newCallId(Date.UTC(2026, 10, 25))).toMatch(
      /^01a21000-8800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('never repeats within a millisecond, even when its random bytes are renewed', () => {
    const ids = Array.from({ length: 2_000 }, () => newCallId(1_764_000_000_000));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts by time', () => {
    const ids = [3, 1, 2].map((ms) => newCallId(1_764_000_000_000 + ms));
    expect([...ids].sort()).toEqual([ids[1], ids[2], ids[0]]);
  });
});
