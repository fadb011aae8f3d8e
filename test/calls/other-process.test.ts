import { describe, expect, it } from '@jest/globals';
import { advance, revise } from '../../src/calls/call/advance.ts';
import { T0, acceptedCall } from '../helpers/calls.ts';
import { openTestBook } from '../helpers/call-book.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';

const test = fixtureOfEach(openTestBook, (book) => book.close());

describe('a call that another process changes', () => {
  it('is changed from its current state there, and its watchers are notified of both changes', async () => {
    const call = await test().add(acceptedCall());
    await test().calls.save(revise(call, { notes: 'from the command line' }));
    const told: (string | undefined)[] = [];
    test().book.watchCall(call.id, ({ notes, disposition }) => told.push(`${notes} ${disposition}`));
    await test().book.update(call.id, (current) => revise(current, { disposition: 'hot' }));
    expect(await test().calls.get(call.id)).toMatchObject({
      notes: 'from the command line',
      disposition: 'hot',
    });
    expect(told).toEqual(['from the command line undefined', 'from the command line hot']);
  });

  it('stays ended when it was ended there', async () => {
    const call = await test().add(acceptedCall());
    await test().calls.save(advance(call, 'ended', 'cdr', T0 + 5_000, { outcome: 'busy' }));
    await test().book.update(call.id, (current) => advance(current, 'agent_ringing', 'live', T0 + 6_000));
    expect(await test().calls.get(call.id)).toMatchObject({ state: 'ended', outcome: 'busy' });
    expect(test().book.open()).toEqual([]);
  });

  it('is taken over when it is open and unknown here, unless MOR is being asked at that moment', async () => {
    const other = await test().add(acceptedCall());
    const left = acceptedCall();
    const asking = acceptedCall({ state: 'dialling' });
    await test().calls.insert(left);
    await test().calls.insert(asking);
    await test().calls.save(advance(other, 'ended', 'cdr', T0 + 5_000, { outcome: 'busy' }));
    expect(await test().book.refresh(10_000)).toBe(1);
    expect(
      test()
        .book.open()
        .map(({ id }) => id),
    ).toEqual([left.id]);
    test().now.tick(60_000);
    expect(await test().book.refresh(10_000)).toBe(0);
    expect(
      test()
        .book.open()
        .map(({ id, state }) => [id, state]),
    ).toEqual([
      [left.id, 'accepted'],
      [asking.id, 'unknown'],
    ]);
  });
});
