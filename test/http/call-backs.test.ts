import { describe, expect, it } from '@jest/globals';
import { app, click } from './clicks.ts';

const HOUR_MS = 3_600_000;
/** In the form of a browser three hours east of Greenwich. */
const inHours = (hours: number): string =>
  new Date(Date.now() + (hours + 3) * HOUR_MS).toISOString().replace(/\.\d+Z$/, '+03:00');

const plan = (id: string, callBack: string | null) =>
  app().request('PATCH', `/v1/calls/${id}`, { body: { callBack } });
const planned = async (user: string): Promise<readonly unknown[]> =>
  ((await app().request('GET', `/v1/call-backs?user=${user}`)).body['items'] as { id: string }[]).map(
    ({ id }) => id,
  );

describe('calling back at a planned time', () => {
  it('is planned, moved and taken back, listed for its agent alone, the soonest first', async () => {
    const ids: string[] = [];
    for (const last of [1, 2]) {
      const { body } = await click({ user: 'ann', number: `+3706128800${last}` });
      ids.push(String(body['id']));
      await app().until(String(body['id']), 'ended');
    }
    const [first = '', second = ''] = ids;
    const at = inHours(48);
    const { status, body } = await plan(first, at);
    expect([status, body['callBack']]).toEqual([200, { at, user: 'ann' }]);
    await plan(second, inHours(24));
    expect(await planned('ann')).toEqual([second, first]);
    expect(await planned('bob')).toEqual([]);
    await plan(first, inHours(1));
    expect(await planned('ann')).toEqual([first, second]);
    expect((await plan(first, null)).body['callBack']).toBeUndefined();
    expect(await planned('ann')).toEqual([second]);
  });

  it('refuses a time that is over, too far away, or no time', async () => {
    const { body } = await click({ user: 'ann', number: '+37061288003' });
    const id = String(body['id']);
    for (const wrong of [inHours(-1), inHours(24 * 400), 'tomorrow', '2026-12-01T09:00']) {
      const answer = await plan(id, wrong);
      expect([wrong, answer.status, answer.body['code']]).toEqual([wrong, 400, 'invalid_request']);
    }
    expect((await app().runtime.book.get(id))?.callBack).toBeUndefined();
    await app().until(id, 'ended');
  });
});
