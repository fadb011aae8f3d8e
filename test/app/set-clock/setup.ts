/** Shared set-up for the tests in this folder; each file that imports it gets its own fixtures. */
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
/** Ways in which an operator, or the time service, sets the wall clock. Durations on the steady clock are not affected. */
export const WAYS: readonly (readonly [name: string, setClock: () => void])[] = [
  ['back by an hour', setBy(-HOUR)],
  ['on by 48 hours', setBy(48 * HOUR)],
];

/** Lets milliseconds really pass, on both clocks. */
export const pass = (ms: number): void => {
  given().steady.tick(ms);
  test().now.tick(ms);
};

/** Begins a call of this agent now and, if it was created, ends it at once. */
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
/** A test may simulate a new process with another steady clock. */
export const given = fixtureOfEach(() => ({ steady: testClock(5_000) }));
