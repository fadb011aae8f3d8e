import { describe, expect, it } from '@jest/globals';
import { fc } from '../helpers/property.ts';
import { createSharedClock } from '../../src/nodes/shared-clock.ts';

const T0 = Date.parse('2026-11-29T10:00:00Z');

/** A machine and a database whose clocks are apart; the machine's own can be set. */
const machine = (aheadMs: number) => {
  const time = { ms: 0, wallShiftMs: 0, databaseShiftMs: aheadMs };
  const databaseMs = (): number => T0 + time.ms + time.databaseShiftMs;
  const clock = createSharedClock(
    () => T0 + time.ms + time.wallShiftMs,
    () => time.ms,
  );
  /** Asks the database, which answers this long after the question came. */
  const ask = (wayThereMs: number, wayBackMs: number): void => {
    const sentMs = time.ms;
    time.ms += wayThereMs;
    const told = databaseMs();
    time.ms += wayBackMs;
    clock.heard(told, sentMs, time.ms);
  };
  return { time, clock, ask, databaseMs };
};

const ways = fc.record({ there: fc.nat(3_000), back: fc.nat(3_000), pause: fc.nat(60_000) });

describe('the clock that nodes share', () => {
  it('is the machine\u2019s own until the database has told its time', () => {
    const { clock, time } = machine(60_000);
    time.wallShiftMs = 7;
    expect(clock.now()).toBe(T0 + 7);
  });

  it('is off by no more than an answer took, whatever the machine\u2019s own clock says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -600_000, max: 600_000 }),
        fc.array(ways, { minLength: 1, maxLength: 8 }),
        (aheadMs, answers) => {
          const { clock, time, ask, databaseMs } = machine(aheadMs);
          for (const { there, back, pause } of answers) {
            time.wallShiftMs += pause;
            ask(there, back);
            expect(Math.abs(clock.now() - databaseMs())).toBeLessThanOrEqual(there + back + 1);
            time.ms += pause;
          }
        },
      ),
    );
  });

  it('does not jump with the time that answers take, while no clock is set', () => {
    fc.assert(
      fc.property(fc.array(ways, { minLength: 2, maxLength: 8 }), (answers) => {
        const { clock, time, ask } = machine(-90_000);
        ask(1, 1);
        const aheadMs = clock.now() - time.ms;
        for (const { there, back, pause } of answers) {
          ask(there, back);
          time.ms += pause;
          expect(Math.abs(clock.now() - time.ms - aheadMs)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('follows a database whose clock is set, both ways', () => {
    for (const stepMs of [240_000, -240_000]) {
      const { clock, time, ask, databaseMs } = machine(0);
      ask(5, 5);
      time.databaseShiftMs += stepMs;
      time.ms += 500;
      ask(5, 5);
      expect(Math.abs(clock.now() - databaseMs())).toBeLessThanOrEqual(10);
    }
  });
});
