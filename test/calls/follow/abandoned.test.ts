import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { advance, revise } from '../../../src/calls/call/advance.ts';
import type { FollowPolicy } from '../../../src/calls/call/policy.ts';
import { createAbandoned } from '../../../src/calls/follow/abandoned.ts';
import type { Abandoned } from '../../../src/calls/follow/abandoned.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import type { TestBook } from '../../helpers/call-book.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';

const POLICY: FollowPolicy = {
  giveUpAfterMs: 7_200_000,
  uncertainAfterMs: 120_000,
  cdrGraceMs: 15_000,
  busyWithoutListMs: 60_000,
  following: true,
};

describe('calls whose MOR is no longer configured', () => {
  let test: TestBook;
  let abandoned: Abandoned;
  beforeEach(async () => {
    test = await openTestBook();
    abandoned = createAbandoned({
      book: test.book,
      now: test.now,
      log: test.log,
      policy: POLICY,
      isFollowed: ({ mor }) => mor.server === 'main',
    });
  });
  afterEach(async () => {
    abandoned.stop();
    await test.close();
  });

  const ended = async (id: string) => {
    while ((await test.get(id)).state !== 'ended') await new Promise((resolve) => setTimeout(resolve, 2));
    return test.get(id);
  };

  it('end as unknown when their time is up, with an activity; those of a known MOR go on', async () => {
    const gone = acceptedCall().mor;
    const [known, left, talking] = [
      await test.add(acceptedCall()),
      await test.add(acceptedCall({ mor: { ...gone, server: 'old' } })),
      await test.add(acceptedCall({ mor: { ...gone, server: 'old' } })),
    ];
    await test.book.update(talking.id, (call) =>
      advance(call, 'connected', 'live', T0 + 9_000, { answeredAt: iso(T0 + 9_000) }),
    );
    test.now.tick(POLICY.giveUpAfterMs + 1_000);
    abandoned.start();
    for (const id of [left.id, talking.id]) {
      expect(await ended(id)).toMatchObject({
        outcome: 'unknown',
        talkSeconds: 0,
        activity: { state: 'pending' },
      });
    }
    expect((await test.get(known.id)).state).toBe('accepted');
  });

  it('end with what was seen if they were over before', async () => {
    const call = await test.add(acceptedCall({ mor: { ...acceptedCall().mor, server: 'old' } }));
    await test.book.update(call.id, (current) =>
      revise(advance(current, 'connected', 'live', T0 + 9_000, { answeredAt: iso(T0 + 9_000) }), {
        following: { ...current.following, goneSince: iso(T0 + 39_000) },
      }),
    );
    test.now.tick(POLICY.giveUpAfterMs + 60_000);
    abandoned.start();
    expect(await ended(call.id)).toMatchObject({ outcome: 'answered', talkSeconds: 30 });
  });
});
