import { describe, expect, it } from '@jest/globals';
import { createCallClock, rememberClock } from '../../src/calls/call-clock.ts';
import { T0, acceptedCall } from '../helpers/calls.ts';
import { fc } from '../helpers/property.ts';

/** A process whose steady clock starts equal to its wall clock; MOR's clock shows the true time. */
const startLife = (trueMs: number, aheadMs: number) => {
  const begunMs = trueMs;
  let nowMs = trueMs;
  let heard = false;
  const clock = createCallClock(
    () => begunMs + aheadMs + (nowMs - begunMs),
    () => nowMs + aheadMs,
    () => (heard ? -aheadMs : undefined),
  );
  return {
    clock,
    pass: (ms: number) => {
      nowMs += ms;
    },
    hear: () => {
      heard = true;
    },
  };
};

const STEP = fc.integer({ min: -86_400_000, max: 86_400_000 });
const WHILE = fc.integer({ min: 0, max: 3_600_000 });

describe('the time of a call whose process has ended', () => {
  it('continues on MOR’s clock, however the machine’s clock was changed in between', () => {
    fc.assert(
      fc.property(STEP, STEP, WHILE, WHILE, (before, after, downMs, passedMs) => {
        const first = startLife(T0 - before, before);
        first.hear();
        const clicked = acceptedCall({}, T0);
        first.clock.begin(clicked);
        const call = rememberClock(clicked, first.clock);
        expect(call.following.morAheadMs).toBe(-before);

        const second = startLife(T0 - before + downMs, after);
        second.clock.begin(call);
        second.hear();
        second.pass(passedMs);
        expect(Math.abs(second.clock.at(call.id) - (T0 + downMs + passedMs))).toBeLessThanOrEqual(5_000);
      }),
    );
  });

  it('follows the wall clock until MOR has answered, and never goes back', () => {
    fc.assert(
      fc.property(STEP, WHILE, (after, downMs) => {
        const call = { ...acceptedCall({}, T0), following: { uniqueIds: [], morAheadMs: 0 } };
        const life = startLife(T0 + downMs, after);
        life.clock.begin(call);
        expect(life.clock.at(call.id)).toBe(Math.max(T0, T0 + downMs + after));
        life.hear();
        expect(life.clock.at(call.id)).toBeGreaterThanOrEqual(T0);
      }),
    );
  });

  it('is not remembered when the call may have begun under another clock', () => {
    for (const stepMs of [-86_400_000, -60_000, 0, 60_000, 86_400_000]) {
      const life = startLife(T0 + 30_000, stepMs);
      life.hear();
      const call = acceptedCall({}, T0);
      life.clock.begin(call);
      life.pass(1_000);
      expect(rememberClock(call, life.clock)).toBe(call);
    }
  });

  it('is remembered from MOR’s first answer on', () => {
    const life = startLife(T0, 90_000);
    const call = acceptedCall({}, T0 + 90_000);
    life.clock.begin(call);
    expect(rememberClock(call, life.clock)).toBe(call);
    life.hear();
    life.pass(4_000);
    expect(rememberClock(call, life.clock).following.morAheadMs).toBe(-90_000);
  });
});
