import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { incomingCallId } from '../../../src/calls/call/incoming.ts';
import { LOOSE } from '../../helpers/call-book.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { inRow, openStage } from './stage.ts';

const stage = fixtureOfEach(
  () => openStage(),
  (made) => made.stop(),
);

const anns = inRow();
const bobs = inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob');

/** A call that another node has begun from this row, and of which this one has not heard. */
const begunElsewhere = async (change: Partial<Call>): Promise<Call> => {
  await stage().list([anns]);
  const { test } = stage();
  const call: Call = { ...(await stage().call()), ...change };
  await test.store.calls.begin({ call, fingerprint: 'incoming', limits: LOOSE, nowMs: test.now() });
  return call;
};

describe('a node that follows after another one', () => {
  it('ends a call of which it hears when MOR does not show it any more', async () => {
    const late = await begunElsewhere({ id: 'late', following: { uniqueIds: ['7.1'], lineFree: true } });
    await stage().list([anns]);
    await stage().test.book.reread([late.id]);
    await stage().list([anns]);
    await stage().list([anns], 16_000);
    expect(await stage().test.get(late.id)).toMatchObject({ state: 'ended', outcome: 'missed' });
  });

  it.each([
    { order: 'first', rows: [bobs, anns] },
    { order: 'second', rows: [anns, bobs] },
  ])('takes on the call of a group that was begun with its $order row', async ({ rows }) => {
    const others = rows.map((row) => ({ ...row, src: '37061239999', uniqueId: `x${row.id}` }));
    const id = incomingCallId('main', 'x901');
    const late = await begunElsewhere({
      id,
      dialled: { src: '37061239999', dst: '102' },
      following: { uniqueIds: ['x901'], lineFree: true },
    });
    await stage().list([anns, ...others]);
    await stage().list([anns, ...others]);
    const calls = await stage().calls();
    expect(calls).toHaveLength(2);
    expect(calls.find((call) => call.id === late.id)?.following.uniqueIds).toContain('x900');
  });

  it('begins a call whose telephone was part of none, beside a row of a call that is over', async () => {
    await stage().list([anns]);
    await stage().list([]);
    await stage().list([], 16_000);
    await stage().restart();
    await stage().list([anns, bobs]);
    const calls = await stage().calls();
    expect(calls.map(({ state, user }) => [state, user])).toEqual([
      ['ended', 'ann'],
      ['agent_ringing', 'bob'],
    ]);
  });
});
