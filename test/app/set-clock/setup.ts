/** What the files beside it share; each that imports this has fixtures of its own. */
import { advance } from '../../../src/calls/call/advance.ts';
import type { BeginResult } from '../../../src/calls/ports.ts';
import { LOOSE, openTestBook } from '../../helpers/call-book.ts';
import { acceptedCall, iso, testClock } from '../../helpers/calls.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

const setBy = (ms: number) => (): void => {
  test().now.tick(ms);
};
/** Somebody, or the time service, sets the wall clock; what lasts goes on lasting as long as it lasts. */
export const WAYS: readonly (readonly [name: string, setClock: () => void])[] = [
  ['back by an hour', setBy(-HOUR)],
  ['on by 48 hours', setBy(48 * HOUR)],
];

/** Milliseconds that really pass: they count on both clocks. */
export const pass = (ms: number): void => {
  given().steady.tick(ms);
  test().now.tick(ms);
};

/** A call of this agent that begins now and, if it may, has ended at once. */
export const beginAt = async (user: string, limits: Partial<typeof LOOSE>): Promise<BeginResult> => {
  const call = acceptedCall({ user, createdAt: iso(test().now()) });
  const begun = await test().book.begin({
    call,
    fingerprint: 'print',
    limits: { ...LOOSE, ...limits },
    nowMs: test().now(),
    instanceLimits: { perMinute: 1_000 },
  });
  if (begun.kind === 'created')
    await test().book.update(call.id, (one) => advance(one, 'ended', 'cdr', test().now()));
  return begun;
};

export const test = fixtureOfEach(openTestBook, (book) => book.close());
/** A test may start a process anew, with another steady clock. */
export const given = fixtureOfEach(() => ({ steady: testClock(5_000) }));
