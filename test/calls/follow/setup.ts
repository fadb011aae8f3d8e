/** Shared by the test files in this folder; each file that imports it gets its own fixtures. */
import { createFollower } from '../../../src/calls/follow/follow.ts';
import type { Follower } from '../../../src/calls/follow/follower.ts';
import { POLICY, T0 } from '../../helpers/calls.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { FakeMor } from '../../helpers/fake-mor.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

export const NO_LIST = { ok: false, code: 'unrecognised', text: 'There is no such API' } as const;
export const POLL_MS = 10;
export const follow = (policy = POLICY): Follower =>
  createFollower({
    gateway: mor(),
    book: test().book,
    policy,
    pollMs: POLL_MS,
    now: test().now,
    log: test().log,
  });

/** One poll at this second of the call. */
export const pollAt = async (seconds: number): Promise<void> => {
  test().now.tick(T0 + seconds * 1_000 - test().now());
  await given().follower.poll();
};

export const test = fixtureOfEach(openTestBook, (book) => book.close());
export const mor = fixtureOfEach(() => new FakeMor());
/** A test may continue with another follower; that one is stopped instead. */
export const given = fixtureOfEach(
  () => ({ follower: follow() }),
  ({ follower }) => follower.stop(),
);
