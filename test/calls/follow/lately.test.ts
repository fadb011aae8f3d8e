import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { createLately } from '../../../src/calls/follow/lately.ts';
import { T0, acceptedCall, iso, testClock } from '../../helpers/calls.ts';

const SECOND = 1_000;
const clock = { shiftOf: () => 0 };

describe('recently ended calls', () => {
  const at = (second: number, agent: string, number: string): Call =>
    acceptedCall({
      state: 'ended',
      createdAt: iso(T0 + second * SECOND),
      endedAt: iso(T0 + (second + 20) * SECOND),
      mor: { server: 'main', username: agent, device: agent },
      dialled: { src: `10${agent}`, dst: number },
    });

  it('leave memory while one call stays open, except those that could be mistaken for it', () => {
    const now = testClock();
    const ghost = acceptedCall({
      mor: { server: 'main', username: '1', device: '1' },
      dialled: { src: '101', dst: '37061000001' },
    });
    const lately = createLately({ gateway: { id: 'main' }, book: { open: () => [ghost] }, now, clock });
    const kept = new Map<string, Call>();
    for (let n = 0; n < 5_000; n += 1) {
      now.tick(30 * SECOND);
      const agent = String(n % 50);
      const call = at(n * 30, agent, n % 7 === 0 ? '+370 610 00001' : `3706200${n % 1_000}`);
      lately.add(call);
      kept.set(call.id, call);
      lately.forget((id) => kept.delete(id));
    }
    // Twenty from the ghost's telephone, twenty to its contact's number, and those of the last two minutes.
    expect(kept.size).toBeLessThanOrEqual(50);
    const near = [...kept.values()].filter(
      ({ mor, dialled }) => mor.device === '1' || dialled.dst?.startsWith('+370'),
    );
    expect(near.length).toBeGreaterThanOrEqual(20);
    now.tick(3_600 * SECOND);
    const other = createLately({ gateway: { id: 'main' }, book: { open: () => [] }, now, clock });
    for (const call of kept.values()) other.add(call);
    other.forget((id) => kept.delete(id));
    expect(kept.size).toBe(0);
  });
});
