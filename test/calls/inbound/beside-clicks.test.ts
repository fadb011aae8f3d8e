import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { LiveRow } from '../../../src/calls/call/observation.ts';
import { acceptedCall } from '../../helpers/calls.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { inRow, ONA, openStage } from './stage.ts';

const stage = fixtureOfEach(
  () => openStage(),
  (made) => made.stop(),
);

describe('a callback', () => {
  const clicked = (change: Partial<Call> = {}): Call =>
    acceptedCall(
      {
        crm: 'demo',
        user: 'ann',
        source: '101',
        destination: `+${ONA}`,
        dialled: { src: '101', dst: ONA },
        mor: { server: 'main', username: 'ann', device: '5' },
        ...change,
      },
      stage().test.now(),
    );
  const incoming = async (): Promise<number> =>
    (await stage().calls()).filter((call) => call.incoming !== undefined).length;

  it.each<[string, Partial<LiveRow>]>([
    ['leg A with the agent as caller', { src: '101', deviceId: '5' }],
    ['leg A without a device', { src: '101', deviceId: '' }],
    ['leg A with the contact as caller', { src: ONA, deviceId: '' }],
    ['leg A with the number of the company as caller', { src: '37052111111', deviceId: '' }],
    ['leg B to another agent', { src: '101', deviceId: '5', dst: '102', dstDeviceId: '6' }],
  ])('never pops: %s', async (_name, change) => {
    await stage().test.add(clicked());
    for (let list = 0; list < 5; list += 1) await stage().list([inRow(change)]);
    expect(await incoming()).toBe(0);
  });

  it('does not keep calls from reaching a colleague of its agent', async () => {
    await stage().test.add(clicked());
    await stage().list([
      inRow({ src: '101', dst: '101', deviceId: '5' }),
      inRow({ id: '7', uniqueId: 'b.7' }, 'bob'),
    ]);
    const [, call] = await stage().calls();
    expect(call).toMatchObject({ user: 'bob', state: 'agent_ringing' });
  });

  it('gives way, when it is old, to a caller who is still waiting', async () => {
    await stage().test.add(clicked());
    await stage().list([inRow({ src: '37061239999' })]);
    expect(await incoming()).toBe(0);
    await stage().list([inRow({ src: '37061239999' })], 31_000);
    expect(await incoming()).toBe(1);
  });

  it('does not hide that its agent answers a caller whom a colleague was shown too', async () => {
    await stage().test.add(clicked({ dialled: { src: '101', dst: '37061239999' } }));
    const own = inRow({ src: 'anonymous' });
    await stage().list([own, inRow({ id: '7', uniqueId: 'b.7', src: 'anonymous' }, 'bob')]);
    for (let list = 0; list < 12; list += 1) await stage().list([{ ...own, status: 'answered' }]);
    const [, call] = await stage().calls();
    expect(call).toMatchObject({ user: 'ann', state: 'connected' });
    expect(await incoming()).toBe(1);
  });

  it('does not hide who answered when no list showed it', async () => {
    await stage().test.add(clicked({ dialled: { src: '101', dst: '37061239999' } }));
    await stage().list([inRow(), inRow({ id: '7', uniqueId: 'b.7' }, 'bob')]);
    const record = { startedAtMs: stage().test.now(), src: ONA, dst: '101', did: '37052000000' };
    stage().mor.records = [
      { ...record, uniqueId: 'b.7', disposition: 'NO ANSWER', billSeconds: 0 },
      { ...record, uniqueId: '1764320000.900', disposition: 'ANSWERED', billSeconds: 4 },
    ];
    for (let list = 0; list < 12; list += 1) await stage().list([], 4_000);
    const [, call] = await stage().calls();
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered', talkSeconds: 4 });
  });

  it('may be placed while a call comes in', async () => {
    await stage().list([inRow()]);
    const limits = { concurrent: 1, perMinute: 1, perDay: 1 };
    const nowMs = stage().test.now();
    const result = await stage().test.book.begin({ call: clicked(), fingerprint: 'x', limits, nowMs });
    expect(result.kind).toBe('created');
  });
});

describe('lists', () => {
  it('show an incoming call to everybody whose telephone rang, once', async () => {
    await stage().list([inRow(), inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob')]);
    const { calls } = stage().test.store;
    for (const user of ['ann', 'bob', 'carol']) {
      const page = await calls.list({ crm: 'demo', user, limit: 10 });
      expect([user, page.items.length]).toEqual([user, user === 'carol' ? 0 : 1]);
    }
    expect((await calls.list({ crm: 'demo', direction: 'inbound', limit: 10 })).items).toHaveLength(1);
    expect((await calls.list({ crm: 'demo', direction: 'outbound', limit: 10 })).items).toEqual([]);
    expect((await calls.list({ user: 'bob', limit: 10 })).items).toHaveLength(1);
    const record = { type: 'Contact', id: 'ona' };
    expect((await calls.list({ crm: 'demo', record, limit: 10 })).items).toHaveLength(1);
    expect((await calls.list({ crm: 'demo', user: 'bob', record, limit: 10 })).items).toHaveLength(1);
  });
});
