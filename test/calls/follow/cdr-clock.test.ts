import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { createCdrClock } from '../../../src/calls/follow/cdr-clock.ts';
import { acceptedCall } from '../../helpers/calls.ts';

const HOUR_MS = 3_600_000;

/** A call that MOR accepted this long after the click. */
const acceptedAfter = (ms: number): Call => {
  const call = acceptedCall();
  return { ...call, acceptedAt: new Date(Date.parse(call.createdAt) + ms).toISOString() };
};
const begun = ({ createdAt }: Call): number => Date.parse(createdAt) + 200;

describe('the clock of the CDRs', () => {
  it('is learned from leg A of a call that MOR accepted at once', () => {
    const clock = createCdrClock();
    const call = acceptedAfter(100);
    clock.learn(call, 'A', begun(call) + HOUR_MS + 42_000);
    expect(Math.round(clock.offsetMs() / 1_000)).toBe(3_642);
    expect(Math.round(clock.clockMs() / 1_000)).toBe(42);
  });

  it('is not taken for slow because an answer was', () => {
    const clock = createCdrClock();
    for (const lateMs of [6_000, 20_000, 40_000]) {
      const call = acceptedAfter(lateMs);
      clock.learn(call, 'A', begun(call));
      expect([lateMs, clock.offsetMs()]).toEqual([lateMs, 0]);
    }
  });

  it('keeps what it knows when a late answer says nothing', () => {
    const clock = createCdrClock();
    const call = acceptedAfter(100);
    clock.learn(call, 'A', begun(call) + HOUR_MS);
    const known = clock.offsetMs();
    const late = acceptedAfter(20_000);
    clock.learn(late, 'A', begun(late) + HOUR_MS);
    expect(clock.offsetMs()).toBe(known);
  });
});
