import { describe, expect, it } from '@jest/globals';
import { createClock } from '../../src/simulator/clock.ts';

const START = 1_700_000_000_000;

describe('clock', () => {
  it('runs progress faster than the wall clock, through changes of speed', () => {
    let trueMs = START;
    const clock = createClock({ speed: 10, manual: false, trueNow: () => trueMs });
    trueMs += 1_000;
    expect([clock.progressMs(), clock.wallMs()]).toEqual([10_000, START + 1_000]);
    clock.setSpeed(2);
    trueMs += 1_000;
    expect([clock.progressMs(), clock.wallMs()]).toEqual([12_000, START + 2_000]);
    expect(clock.wallAt(5_000)).toBe(START + 500);
    expect(clock.wallAt(11_000)).toBe(START + 1_500);
    expect(clock.wallAt(16_000)).toBe(START + 4_000);
  });

  it('advances only progress while time runs, both clocks while it stands still', async () => {
    let trueMs = START;
    const clock = createClock({ speed: 1, manual: false, trueNow: () => trueMs });
    await clock.advance(60_000);
    expect([clock.progressMs(), clock.wallMs()]).toEqual([60_000, START]);
    expect(clock.wallAt(30_000)).toBe(START);
    clock.setManual(true);
    clock.setManual(true);
    trueMs += 5_000;
    expect([clock.progressMs(), clock.wallMs()]).toEqual([60_000, START]);
    await clock.advance(1_000);
    expect([clock.progressMs(), clock.wallMs()]).toEqual([61_000, START + 1_000]);
    clock.setManual(false);
    trueMs += 500;
    expect(clock.progressMs()).toBe(61_500);
    clock.clear();
  });

  it('runs due tasks in order, and forgets cleared ones', async () => {
    const clock = createClock({ speed: 1, manual: true });
    const done: string[] = [];
    const task = (name: string) => async () => {
      done.push(name);
    };
    clock.schedule(200, task('second'));
    clock.schedule(100, task('first'));
    clock.schedule(5_000, task('never'));
    await clock.advance(99);
    expect(done).toEqual([]);
    await clock.advance(200);
    expect(done).toEqual(['first', 'second']);
    clock.clear();
    await clock.advance(10_000);
    expect(done).toHaveLength(2);
  });
});
