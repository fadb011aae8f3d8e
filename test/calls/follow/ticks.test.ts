import { describe, expect, it } from '@jest/globals';
import { createFollowParts } from '../../../src/calls/follow/follow-parts.ts';
import type { FollowParts } from '../../../src/calls/follow/follow-parts.ts';
import { createTicks } from '../../../src/calls/follow/ticks.ts';
import type { Ticks } from '../../../src/calls/follow/ticks.ts';
import { POLICY, acceptedCall } from '../../helpers/calls.ts';
import { mor, test } from './setup.ts';

const CALLS = 600;
const NOTHING_HEARD = { heard: { listMs: undefined, anyRow: false, cdrsMs: undefined, anyCdr: false } };

const ticksWith = (observe: FollowParts['observe']): Ticks => {
  const deps = {
    gateway: mor(),
    book: test().book,
    policy: POLICY,
    pollMs: 10,
    now: test().now,
    log: test().log,
  };
  const parts = createFollowParts(deps, () => undefined);
  return createTicks({ ...parts, observe }, NOTHING_HEARD, NOTHING_HEARD);
};

/** Calls without a list: the line of each is due at the same time. */
const openCalls = async (): Promise<void> => {
  for (let at = 0; at < CALLS; at += 1) {
    await test().add(acceptedCall({ id: `call-${at}`, crm: 'sales', user: `user-${at}` }));
  }
  test().now.tick(POLICY.busyWithoutListMs + 1_000);
};

describe('ticks', () => {
  it('let other work run between the calls that are due at once', async () => {
    await openCalls();
    const perTurn: number[] = [0];
    let isOver = false;
    const countTurns = (): void => {
      if (isOver) return;
      perTurn.push(0);
      setImmediate(countTurns);
    };
    setImmediate(countTurns);
    const ticks = ticksWith(() => {
      perTurn[perTurn.length - 1] = (perTurn.at(-1) ?? 0) + 1;
      return Promise.resolve(undefined);
    });
    await ticks.tick();
    isOver = true;
    expect(perTurn.reduce((sum, count) => sum + count, 0)).toBe(CALLS);
    expect(Math.max(...perTurn)).toBeLessThan(CALLS);
  });
});
