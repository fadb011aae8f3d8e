import { describe, expect, it } from '@jest/globals';
import { createPauses } from '../../src/simulator/pauses.ts';

describe('pauses of a simulator', () => {
  it('last as long as requested', async () => {
    expect(await createPauses().wait(1)).toBe(true);
  });

  it('end when it closes, however many there are, and none begins after that', async () => {
    const pauses = createPauses();
    const waiting = Array.from({ length: 50 }, () => pauses.wait(600_000));
    pauses.end();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([false]));
    expect(await pauses.wait(600_000)).toBe(false);
  });
});
