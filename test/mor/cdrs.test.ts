import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { parseRows } from '../../src/mor/xml.ts';
import { KEY, WRONG_HASH } from './loopback.ts';
import { PROLOG, against, sent, sha1 } from './questions-setup.ts';

const cdrPage = (calls: string): string => `${PROLOG}<page><pagename>Calls</pagename><error_msg></error_msg>
  <userid>0</userid><username>admin</username><total_calls>9</total_calls><calls_stat>
  <period><period_start>2017-03-06 00:00:00</period_start></period><show_user>all</show_user>${calls}</calls_stat></page>`;

describe('call detail records', () => {
  const query = { fromMs: 1_320_191_999_999, toMs: 1_322_697_598_001 };

  it('reads one, corrected for the time zone, with its cause', async () => {
    const { client, server } = await against(
      cdrPage(`<calls><call><calldate2>2017-03-06 13:43:54</calldate2><timezone>GMT +02:00</timezone>
        <clid>"101" &lt;101&gt;</clid><dispod>ANSWERED(16)</dispod><dst>0037060000001</dst><nice_billsec>16</nice_billsec>
        <src>101</src><user>Test User</user><user_price>0.0</user_price><uniqueid>1249298495.111727</uniqueid></call></calls>`),
    );
    expect(await client.cdrs(query)).toEqual({
      ok: true,
      value: [
        {
          uniqueId: '1249298495.111727',
          startedAtMs: Date.UTC(2017, 2, 6, 11, 43, 54),
          src: '101',
          dst: '0037060000001',
          disposition: 'ANSWERED',
          hangupCause: 16,
          billSeconds: 16,
          user: 'Test User',
        },
      ],
    });
    expect(sent(server)).toEqual([
      {
        period_start: '1320191999',
        period_end: '1322697599',
        u: 'admin',
        hash: sha1(`13201919991322697599${KEY}`),
      },
    ]);
  });

  it.each([
    ['GMT +00:00', 0],
    ['GMT -03:30', -210],
    ['GMT +5', 300],
    ['', 0],
    ['somewhere', 0],
  ])('zone %p is %d minutes', async (zone, minutes) => {
    const { client } = await against(
      cdrPage(
        `<calls><call><calldate2>2026-01-01 00:00:00</calldate2><timezone>${zone}</timezone></call></calls>`,
      ),
    );
    const reply = await client.cdrs(query);
    expect(reply).toMatchObject({
      ok: true,
      value: [{ startedAtMs: Date.UTC(2026, 0, 1) - minutes * 60_000, src: '', dst: '', billSeconds: 0 }],
    });
  });

  it.each([
    ['ANSWERED', 'ANSWERED', undefined],
    ['NO ANSWER(19)', 'NO ANSWER', 19],
    ['no_answer (0)', 'NO ANSWER', 0],
    ['BUSY', 'BUSY', undefined],
    ['FAILED(203)', 'FAILED', 203],
    ['CONGESTION(34)', 'FAILED', 34],
    ['FAILED(?)', 'FAILED', undefined],
    ['', 'FAILED', undefined],
  ])('dispod %p is %s with cause %p', async (dispod, disposition, cause) => {
    const { client } = await against(
      cdrPage(
        `<calls><call><calldate2>2026-01-01 00:00:00</calldate2><dispod>${dispod}</dispod></call></calls>`,
      ),
    );
    const reply = await client.cdrs(query);
    const [row] = reply.ok ? reply.value : [];
    expect([row?.disposition, row?.hangupCause]).toEqual([disposition, cause]);
  });

  it('reads a long gzipped list, leaves out rows without a date, and survives stray bytes', async () => {
    const row = `<call><calldate2>2026-01-01 10:00:00</calldate2><clid>&quot;a&quot; &lt;1&gt; &#233;</clid><device_id>5</device_id><dst>1</dst></call>`;
    const list = `<calls>${row.repeat(3000)}<call><dst>2</dst></call><call><calldate2>2026-13-45 10:00:00</calldate2></call></calls>`;
    const { client } = await against(
      gzipSync(Buffer.from(cdrPage(list.replace('<dst>1', '<user>J\u00f6rg</user><dst>1')), 'latin1')),
    );
    const reply = await client.cdrs(query);
    expect(reply.ok && reply.value).toHaveLength(3000);
    expect(reply.ok && reply.value[2999]).toMatchObject({ deviceId: '5', dst: '1' });
  });

  it('lets other work run while it reads a long list', async () => {
    const row = '<call><calldate2>2026-01-01 10:00:00</calldate2><dst>1</dst></call>';
    const upperCase = '<CALL><dst>2</dst></CALL>';
    const document = cdrPage(`<calls>${row.repeat(600)}${upperCase.repeat(401)}</calls>`);
    let turns = 0;
    let running = true;
    const count = (): void => {
      turns++;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    const parsed = await parseRows(document, 'call');
    running = false;
    expect(parsed?.rows).toHaveLength(1001);
    expect(turns).toBeGreaterThanOrEqual(40);
  });

  it('keeps rows of a long list whose tags differ from the rest', async () => {
    const row = (n: number, open = '<call>'): string => `${open}<dst>${n}</dst></call>`;
    const many = Array.from({ length: 60 }, (_, n) => row(n));
    const odd = ['<call n="1">', '<call >'].map((open, at) => row(100 + at, open));
    const list = `${odd[0]}${many.slice(0, 30).join('')}${odd[1]}${many.slice(30).join('')}`;
    const parsed = await parseRows(cdrPage(`<calls>${list}</calls>`), 'call');
    const numbers = parsed?.rows.map((each) => Number(each['dst'])).sort((a, b) => a - b);
    expect(numbers).toEqual([...many.keys(), 100, 101]);
  });

  const MANY = '<call><dst>1</dst></call>'.repeat(150);
  it.each([
    ['an open row', cdrPage('<calls><call><dst>1</dst></calls>')],
    ['a broken row', cdrPage('<calls><call><dst>1</call></calls>')],
    ['a broken rest', '<page><total_calls>1</total_calls><call></call>'],
    ['an open row among many', cdrPage(`<calls>${MANY}<call><dst>1</dst></calls>`)],
    ['a row that ends twice among many', cdrPage(`<calls>${MANY}<call><dst>1</dst></call></call></calls>`)],
    ['a broken row among many', cdrPage(`<calls>${MANY}<call><dst>1</call></calls>`)],
    ['a broken rest around many', `<page><total_calls>1</total_calls>${MANY}`],
  ])('%s makes the list unusable, not shorter', async (_, body) => {
    expect(await (await against(body)).client.cdrs(query)).toMatchObject({
      ok: false,
      code: 'unusable_answer',
    });
  });

  it('a missing calls element, or MOR saying that there are none, is an empty list; another page is not', async () => {
    for (const body of [
      cdrPage(''),
      '<page><total_calls>0</total_calls></page>',
      '<error>No calls found</error>',
    ])
      expect(await (await against(body)).client.cdrs(query)).toEqual({ ok: true, value: [] });
    for (const body of [
      '<page/>',
      '<page>text</page>',
      '<page><version>X19</version></page>',
      '<calls_stat/>',
    ])
      expect(await (await against(body)).client.cdrs(query)).toMatchObject({
        ok: false,
        code: 'unusable_answer',
      });
  });

  const period = '13201919991322697599';
  const id = '14811237541247271';
  it.each([
    ['callback-id-unsigned', sha1(period + KEY), 1],
    ['callback-id-after-device', sha1(period + id + KEY), 2],
  ])('of one callback id: learns %s', async (variant, wanted, requests) => {
    const { client, server, memory } = await against(({ params }) =>
      params.get('hash') === wanted ? cdrPage('') : WRONG_HASH,
    );
    expect(await client.cdrs({ ...query, callbackUniqueId: id })).toEqual({ ok: true, value: [] });
    expect(server.seen).toHaveLength(requests);
    expect(sent(server)[0]).toMatchObject({ s_callback_uniqueid: id });
    expect(memory.get('mor.main.user_calls_get.hash')).toBe(variant);
    await client.cdrs({ ...query, callbackUniqueId: id });
    expect(server.seen).toHaveLength(requests + 1);
  });

  it('without a callback id there is one hash, tried once, and nothing to learn', async () => {
    const { client, server, memory } = await against(WRONG_HASH);
    expect(await client.cdrs(query)).toMatchObject({ ok: false, code: 'incorrect_hash' });
    expect(server.seen).toHaveLength(1);
    expect(memory.size).toBe(0);
  });
});
