import { describe, expect, it } from '@jest/globals';
import type { Cdr } from '../../src/calls/call/observation.ts';
import type { MorReply } from '../../src/calls/mor-gateway.ts';
import type { Seen } from './loopback.ts';
import { against } from './questions-setup.ts';

const START_MS = Date.UTC(2026, 10, 28, 9);
const query = { fromMs: START_MS, toMs: START_MS + 3_600_000, callbackUniqueId: '14811237541247270' };
const v2 = { username: 'admin', password: 'v2-pa55word' };
const V1_PAGE = `<page><total_calls>1</total_calls><calls_stat><calls><call>
  <calldate2>2026-11-28 09:00:07</calldate2><timezone>GMT +00:00</timezone><src>from v1</src></call></calls></calls_stat></page>`;

/** Asks for CDRs at a MOR whose API v2 returns this body, and whose v1 has one CDR. */
const ask = async (body: string | Buffer): Promise<MorReply<readonly Cdr[]>> => {
  const answer = ({ path }: Seen): string | Buffer => {
    if (path.endsWith('/login')) return JSON.stringify({ access_token: 'a' });
    return path.includes('/v2/') ? body : V1_PAGE;
  };
  const { client } = await against(answer, { v2 });
  return client.cdrs(query);
};
const list = (stat: object): string => JSON.stringify({ calls: { calls_stat: stat } });

describe('CDRs of API v2', () => {
  it('are empty when the list has none, and v1 is not asked', async () => {
    expect(await ask(list({}))).toEqual({ ok: true, value: [] });
    expect(await ask(list({ calls: [] }))).toEqual({ ok: true, value: [] });
  });

  it('are read from texts and numbers; a row without a start is left out', async () => {
    const row = { calldate2: '2026-11-28 09:00:05', dispod: 'NO ANSWER(19)', nice_billsec: 0, src: 101 };
    const odd = { dst: null, user: { name: 'Ann' }, did: ['1'], callback_uniqueid: true };
    expect(await ask(list({ calls: [{ ...row, ...odd }, { src: '102' }] }))).toEqual({
      ok: true,
      value: [
        {
          startedAtMs: START_MS + 5_000,
          src: '101',
          dst: '',
          disposition: 'NO ANSWER',
          hangupCause: 19,
          billSeconds: 0,
        },
      ],
    });
  });

  it.each<[string, string | Buffer]>([
    ['a page', '<html>Not found</html>'],
    ['cut short', list({ calls: [] }).slice(0, -2)],
    ['another document', JSON.stringify({ errors: ['no right'] })],
    ['a list of something else', list({ calls: ['1'] })],
    ['no text', Buffer.from([0, 1, 2, 0xff, 0xfe, 0])],
    ['nothing', ''],
  ])('come from v1 when the answer is %s', async (_what, body) => {
    expect(await ask(body)).toMatchObject({ ok: true, value: [{ src: 'from v1' }] });
  });
});
