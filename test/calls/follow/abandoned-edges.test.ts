import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../src/calls/call/advance.ts';
import { createAbandoned } from '../../../src/calls/follow/abandoned.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { POLICY, T0, acceptedCall, iso } from '../../helpers/calls.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

/** Timers that run when the test says so. */
const stage = fixtureOfEach(
  async () => {
    const test = await openTestBook();
    const waiting = new Map<() => void, number>();
    const abandoned = createAbandoned({
      book: test.book,
      now: test.now,
      log: test.log,
      policy: POLICY,
      isFollowed: ({ mor }) => mor.server === 'main',
      timers: {
        after: (ms, work) => {
          waiting.set(work, ms);
          return () => waiting.delete(work);
        },
      },
    });
    return { test, waiting, abandoned };
  },
  async ({ test, abandoned }) => {
    abandoned.stop();
    await test.close();
  },
);

const old = { server: 'old', username: 'office', device: '12' };
const incoming = { from: null, agents: [], matches: [], lookUp: 'done', answeredIds: [], cdrs: [] } as const;
/** Runs everything that is waiting. */
const ring = (): void => {
  const { waiting } = stage();
  const [work] = [...waiting.keys()];
  waiting.clear();
  work?.();
};
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('an incoming call at a MOR that is no longer polled', () => {
  it('ends as unknown when its time is up, and says why', async () => {
    const { test, abandoned } = stage();
    const { id } = await test.add(acceptedCall({ mor: old, incoming, state: 'connected' }));
    test.now.tick(POLICY.giveUpAfterMs + 1_000);
    abandoned.start();
    ring();
    await until(async () => (await test.get(id)).state === 'ended');
    const call = await test.get(id);
    expect(call).toMatchObject({ outcome: 'unknown', talkSeconds: 0 });
    expect(call.timeline.at(-1)?.detail).toBe('nobody asks its MOR server about calls that come in any more');
  });
});

describe('the wait for calls that nobody follows', () => {
  it('does not exist where all calls are followed', async () => {
    const { test, abandoned, waiting } = stage();
    abandoned.start();
    await test.add(acceptedCall());
    expect(waiting.size).toBe(0);
  });

  it('begins with the first of them, and is shared by all', async () => {
    const { test, abandoned, waiting } = stage();
    abandoned.start();
    await test.add(acceptedCall({ mor: old }));
    await test.add(acceptedCall({ mor: old }));
    expect(waiting.size).toBe(1);
  });

  it('looks again when the time is not yet up', async () => {
    const { test, abandoned, waiting } = stage();
    const { id } = await test.add(acceptedCall({ mor: old }));
    abandoned.start();
    ring();
    await until(() => waiting.size === 1);
    expect((await test.get(id)).state).toBe('accepted');
  });

  it('is over when the last of them has ended', async () => {
    const { test, abandoned, waiting } = stage();
    const { id } = await test.add(acceptedCall({ mor: old }));
    abandoned.start();
    await test.book.update(id, (call) => advance(call, 'ended', 'cdr', T0, { endedAt: iso(T0) }));
    ring();
    await new Promise((resolve) => setImmediate(resolve));
    expect(waiting.size).toBe(0);
  });

  it('goes on after a failed write, with a pause, and logs it', async () => {
    const { test, abandoned, waiting } = stage();
    const { id } = await test.add(acceptedCall({ mor: old }));
    test.now.tick(POLICY.giveUpAfterMs + 1_000);
    abandoned.start();
    test.broken.add('save');
    ring();
    await until(() => waiting.size === 1);
    expect([...waiting.values()]).toEqual([10_000]);
    expect(test.log.lines.at(-1)).toMatchObject({
      level: 'error',
      message: expect.stringContaining('could not be ended; trying again'),
    });
    test.broken.clear();
    ring();
    await until(async () => (await test.get(id)).state === 'ended');
    expect(await test.get(id)).toMatchObject({ outcome: 'unknown' });
  });
});
