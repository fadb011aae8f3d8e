import { describe, expect, it } from '@jest/globals';
import { parseRows } from '../../src/mor/xml.ts';
import { KEY, WRONG_HASH } from './loopback.ts';
import { PROLOG, against, sha1 } from './questions-setup.ts';

describe('active calls', () => {
  const ringing = `<active_call><id>3</id><uniqueid>1249298495.111727</uniqueid><status>Ringing</status><answer_time/>
    <duration/><src>306984327345</src><user_id>2</user_id><user>Test User #1</user><src_device_id>7</src_device_id>
    <device_type>IAX2</device_type><localized_dst>0063727007886</localized_dst></active_call>`;
  const answered = `<active_call><id>4</id><status>Answered</status><answer_time>2026-01-16 07:18:42</answer_time>
    <duration>65</duration><src>101</src><dst>102</dst><callback_uniqueid>14811237541247271</callback_uniqueid></active_call>`;
  const rows = [
    {
      id: '3',
      uniqueId: '1249298495.111727',
      status: 'ringing',
      src: '306984327345',
      dst: '0063727007886',
      deviceId: '7',
      userId: '2',
    },
    {
      id: '4',
      status: 'answered',
      durationSec: 65,
      src: '101',
      dst: '102',
      callbackUniqueId: '14811237541247271',
    },
  ];

  it('reads a long list the same way as a short one', async () => {
    const { client } = await against(`<page><active_calls>${answered.repeat(2_000)}</active_calls></page>`);
    const reply = await client.activeCalls();
    expect(reply).toEqual({ ok: true, value: Array.from({ length: 2_000 }, () => rows[1]) });
  });

  it('lets other work run while it reads a long list', async () => {
    const document = `<page><active_calls>${answered.repeat(2_000)}</active_calls></page>`;
    let turns = 0;
    let isReading = true;
    const count = (): void => {
      turns += 1;
      if (isReading) setImmediate(count);
    };
    setImmediate(count);
    const parsed = await parseRows(document, 'active_call');
    isReading = false;
    expect(parsed?.rows).toHaveLength(2_000);
    // Twenty-five rows a turn.
    expect(turns).toBeGreaterThanOrEqual(2_000 / 25 - 1);
  });

  it('reads rows under any documented or likely root', async () => {
    for (const wrap of [
      (xml: string) => `${PROLOG}<page>${xml}</page>`,
      (xml: string) => `<active_calls>${xml}</active_calls>`,
      (xml: string) => `<page><active_calls>${xml}</active_calls></page>`,
    ]) {
      const { client } = await against(wrap(ringing + answered));
      expect(await client.activeCalls()).toEqual({ ok: true, value: rows });
    }
    expect(await (await against(ringing)).client.activeCalls()).toEqual({ ok: true, value: [rows[0]] });
  });

  it('copes with missing fields and other duration formats', async () => {
    const body = `<page><active_call><answer_time>x</answer_time><duration>00:01:05</duration></active_call>
      <active_call><duration>soon</duration></active_call></page>`;
    const { client } = await against(body);
    expect(await client.activeCalls()).toEqual({
      ok: true,
      value: [
        { id: '', status: 'answered', durationSec: 65, src: '', dst: '' },
        { id: '', status: 'ringing', src: '', dst: '' },
      ],
    });
  });

  it.each([
    '<page/>',
    '<page></page>',
    '<page><active_calls/></page>',
    '<page><status>No active calls found</status></page>',
  ])('an empty list is an empty list: %s', async (body) => {
    expect(await (await against(body)).client.activeCalls()).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['a login page', '<html><head/><body><p>Login</p></body></html>', 'unusable_answer'],
    ['nothing', '', 'unusable_answer'],
    ['a truncated list', '<page><active_call><id>1</id>', 'unusable_answer'],
    ['another document', '<calls/>', 'unusable_answer'],
    ['a refusal', '<status><error>Status value must be Ringing or Answered</error></status>', 'unrecognised'],
    ['no permission', '<page><status><error>Access Denied</error></status></page>', 'access_denied'],
  ])('%s is not a list', async (_, body, code) => {
    expect(await (await against(body)).client.activeCalls()).toMatchObject({ ok: false, code });
  });

  it('a list with an HTTP error or redirect is rejected', async () => {
    for (const httpStatus of [302, 500]) {
      const { client } = await against('<page/>', {}, new Map(), httpStatus);
      expect(await client.activeCalls()).toMatchObject({ ok: false, code: 'unusable_answer' });
    }
  });

  it.each([
    ['u', sha1(`admin${KEY}`), 1],
    ['key-alone', sha1(KEY), 2],
  ])('detects that %s is hashed, and remembers it', async (variant, wanted, requests) => {
    const { client, server, memory, logged } = await against(({ params }) =>
      params.get('hash') === wanted ? '<page/>' : WRONG_HASH,
    );
    expect(await client.activeCalls()).toEqual({ ok: true, value: [] });
    expect(server.seen).toHaveLength(requests);
    expect(server.seen[0]!.path).toBe('/billing/api/active_calls_get');
    expect([...memory]).toEqual([['mor.main.active_calls_get.hash', variant]]);
    await client.activeCalls();
    expect(server.seen).toHaveLength(requests + 1);
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain(KEY);
  });

  it('a remembered variant that fails later is replaced; a wrong key is refused', async () => {
    const memory = new Map([['mor.main.active_calls_get.hash', 'key-alone']]);
    const { client } = await against(
      ({ params }) => (params.get('hash') === sha1(`admin${KEY}`) ? '<page/>' : WRONG_HASH),
      {},
      memory,
    );
    expect(await client.activeCalls()).toEqual({ ok: true, value: [] });
    expect(memory.get('mor.main.active_calls_get.hash')).toBe('u');
    const other = await against(WRONG_HASH);
    expect(await other.client.activeCalls()).toMatchObject({ ok: false, code: 'incorrect_hash' });
    expect(other.server.seen).toHaveLength(2);
    expect(other.memory.size).toBe(0);
  });

  it('sends no hash without a key, and uses GET when configured', async () => {
    const { client, server } = await against('<page/>', { secretKey: undefined, method: 'GET' });
    await client.activeCalls();
    expect(server.seen[0]).toMatchObject({ method: 'GET', rawQuery: 'u=admin' });
  });
});
