import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { MorGateway, MorReply } from '../../src/calls/mor-gateway.ts';
import type { MorClientOptions } from '../../src/mor/options.ts';
import { parseRows } from '../../src/mor/xml.ts';
import { KEY, WRONG_HASH, clientFor, startHttp } from './loopback.ts';
import type { Loopback, Seen } from './loopback.ts';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const status = { username: 'admin', password: 'pa55-of-admin' } as const;
const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

interface Setup {
  readonly client: MorGateway;
  readonly server: Loopback;
  readonly memory: Map<string, string>;
  readonly logged: string[];
}
/** A client of a MOR that answers these bodies. */
async function against(
  answer: string | Buffer | ((seen: Seen) => string | Buffer),
  options: Partial<MorClientOptions> = {},
  memory = new Map<string, string>(),
  httpStatus = 200,
): Promise<Setup> {
  const server = await startHttp((seen, response) => {
    response.writeHead(httpStatus, { 'content-type': 'text/html' });
    response.end(typeof answer === 'function' ? answer(seen) : answer);
  });
  const { client, logged } = clientFor(server.url, { status, ...options }, { memory });
  toClose.push(client.close.bind(client), server.close);
  return { client, server, memory, logged };
}
const sent = (server: Loopback): Record<string, string>[] =>
  server.seen.map(({ params }) => Object.fromEntries(params));

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

  it('reads a long list as it reads a short one, with other work in between', async () => {
    const { client } = await against(`<page><active_calls>${answered.repeat(2_000)}</active_calls></page>`);
    /** The longest time without another turn, as a share of all the time it took. */
    const heldUp = async (): Promise<number> => {
      const startedMs = performance.now();
      let lastMs = startedMs;
      let longestMs = 0;
      const look = (): void => {
        longestMs = Math.max(longestMs, performance.now() - lastMs);
        lastMs = performance.now();
      };
      const watch = setInterval(look, 1);
      const reply = await client.activeCalls();
      clearInterval(watch);
      look();
      expect(reply).toEqual({ ok: true, value: Array.from({ length: 2_000 }, () => rows[1]) });
      return longestMs / (lastMs - startedMs);
    };
    // In one go it would be nearly all of the time, each time; a machine that stumbles does so once.
    const shares = [await heldUp(), await heldUp(), await heldUp()];
    expect(Math.min(...shares)).toBeLessThan(0.5);
  });

  it('reads rows below any documented or likely root', async () => {
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

  it('copes with rows that lack fields, and with other forms of duration', async () => {
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
  ])('%s is no list', async (_, body, code) => {
    expect(await (await against(body)).client.activeCalls()).toMatchObject({ ok: false, code });
  });

  it('a list with an HTTP error or redirect is no list', async () => {
    for (const httpStatus of [302, 500]) {
      const { client } = await against('<page/>', {}, new Map(), httpStatus);
      expect(await client.activeCalls()).toMatchObject({ ok: false, code: 'unusable_answer' });
    }
  });

  it.each([
    ['u', sha1(`admin${KEY}`), 1],
    ['key-alone', sha1(KEY), 2],
  ])('finds out that %s is hashed, and remembers it', async (variant, wanted, requests) => {
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

  it('reads many, gzipped, leaves out rows without a date, and survives stray bytes', async () => {
    const row = `<call><calldate2>2026-01-01 10:00:00</calldate2><clid>&quot;a&quot; &lt;1&gt; &#233;</clid><device_id>5</device_id><dst>1</dst></call>`;
    const list = `<calls>${row.repeat(3000)}<call><dst>2</dst></call><call><calldate2>2026-13-45 10:00:00</calldate2></call></calls>`;
    const { client } = await against(
      gzipSync(Buffer.from(cdrPage(list.replace('<dst>1', '<user>J\u00f6rg</user><dst>1')), 'latin1')),
    );
    const reply = await client.cdrs(query);
    expect(reply.ok && reply.value).toHaveLength(3000);
    expect(reply.ok && reply.value[2999]).toMatchObject({ deviceId: '5', dst: '1' });
  });

  it('lets other work in between while it reads a long list', async () => {
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

  it('loses no row of a long list that is written otherwise than the rest', async () => {
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

  it('no calls element, and MOR saying so, is an empty list; another page is not', async () => {
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

describe('people and devices', () => {
  const SECRETS = /s3cret|1234pin|pa55/;

  it('device: what matters of the page, never its secrets', async () => {
    const { client, server } = await against(
      `<page><id>5 </id><name>101</name><secret>s3cret</secret><pin>1234pin</pin><callerid>"Ann" &lt;101&gt;</callerid>
       <username>ann101</username><device_type>SIP</device_type><user_id>2</user_id></page>`,
    );
    const reply = await client.device('5');
    expect(reply).toEqual({
      ok: true,
      value: { id: '5', type: 'SIP', username: 'ann101', callerId: '"Ann" <101>', userId: '2' },
    });
    expect(JSON.stringify(reply)).not.toMatch(SECRETS);
    expect(sent(server)).toEqual([{ device_id: '5', u: 'admin', hash: sha1(`5${KEY}`) }]);
  });

  it('device: falls back to name and extension; another page is unusable', async () => {
    const named = await against('<page><id>5</id><name>n</name><device_type/></page>');
    expect(await named.client.device('5')).toEqual({ ok: true, value: { id: '5', username: 'n' } });
    const extension = await against('<page><id>5</id><extension>e</extension><device_type/></page>');
    expect(await extension.client.device('5')).toEqual({ ok: true, value: { id: '5', username: 'e' } });
    for (const body of ['<page><id>5</id></page>', '<page><device_type>SIP</device_type></page>'])
      expect(await (await against(body)).client.device('5')).toMatchObject({ code: 'unusable_answer' });
    const gone = await against('<error>Device was not found</error>');
    expect(await gone.client.device('5')).toEqual({
      ok: false,
      code: 'bad_device',
      text: 'Device was not found',
    });
  });

  it('devices: one or many, without secrets, gzipped or not; none is an empty list', async () => {
    const one =
      '<device><device_id>5</device_id><device_type>SIP</device_type><username>101</username><secret>s3cret</secret></device>';
    const two = '<device><device_id>6</device_id><device_type>IAX2</device_type></device><device/>';
    const first = { id: '5', type: 'SIP', username: '101' };
    const { client, server } = await against(gzipSync(`<page><devices>${one}</devices></page>`));
    expect(await client.devices('2')).toEqual({ ok: true, value: [first] });
    expect(sent(server)).toEqual([{ user_id: '2', u: 'admin', hash: sha1(`2${KEY}`) }]);
    const many = await against(`<page><devices>${one}${two}</devices></page>`);
    expect(await many.client.devices('2')).toEqual({ ok: true, value: [first, { id: '6', type: 'IAX2' }] });
    for (const body of ['<page><error>Device not found</error></page>', '<page><devices/></page>'])
      expect(await (await against(body)).client.devices('2')).toEqual({ ok: true, value: [] });
    expect(await (await against('<page><x/></page>')).client.devices('2')).toMatchObject({
      code: 'unusable_answer',
    });
  });

  it('user details by id or name', async () => {
    const body = `<page><pagename>Personal details</pagename><userid>2</userid><details><main_detail><balance>0</balance></main_detail>
      <other_details><username>ann</username><first_name>Ann</first_name><surname>Lee</surname></other_details>
      <registration><reg_phone>+3701</reg_phone><reg_mobile>+3702</reg_mobile><reg_email>a@b.c</reg_email></registration></details></page>`;
    const { client, server } = await against(body);
    expect(await client.userDetails({ userId: '2' })).toEqual({
      ok: true,
      value: {
        id: '2',
        username: 'ann',
        firstName: 'Ann',
        lastName: 'Lee',
        email: 'a@b.c',
        telephone: '+3701',
        mobile: '+3702',
      },
    });
    await client.userDetails({ username: 'ann' });
    expect(sent(server)).toEqual([
      { user_id: '2', u: 'admin', hash: sha1(`2${KEY}`) },
      { username: 'ann', u: 'admin', hash: sha1(`ann${KEY}`) },
    ]);
    const missing = await against('<error>User was not found</error>');
    expect(await missing.client.userDetails({ userId: '9' })).toMatchObject({
      ok: false,
      text: 'User was not found',
    });
    for (const other of ['<page><userid>2</userid></page>', '<page><details/></page>'])
      expect(await (await against(other)).client.userDetails({})).toMatchObject({ code: 'unusable_answer' });
  });

  it('users: with the password, which appears in nothing we return', async () => {
    const user =
      '<user><id>2</id><username>ann</username><first_name>Ann</first_name><last_name>Lee</last_name><balance>0</balance></user>';
    const { client, server } = await against(
      `<page><status><users>${user}<user><id>3</id></user><user><username>x</username></user></users></status></page>`,
    );
    expect(await client.users()).toEqual({
      ok: true,
      value: [{ id: '2', username: 'ann', firstName: 'Ann', lastName: 'Lee' }],
    });
    expect(sent(server)).toEqual([
      { u: 'admin', p: status.password, hash: sha1(`admin${status.password}${KEY}`) },
    ]);
    const flat = await against(`<page><users>${user}</users></page>`);
    expect(await flat.client.users()).toMatchObject({ ok: true, value: [{ id: '2' }] });
    const none = await against('<page><status><error>No Users found</error></status></page>');
    expect(await none.client.users()).toEqual({ ok: true, value: [] });
    expect(await (await against('<page><x/></page>')).client.users()).toMatchObject({
      code: 'unusable_answer',
    });
    const echo = await against(`<error>wrong ${status.password}</error>`);
    expect(JSON.stringify(await echo.client.users())).not.toMatch(SECRETS);
  });

  it('users: without a password says what to set, and sends nothing', async () => {
    const { client, server } = await against('<page/>', { status: { username: 'admin' } });
    expect(await client.users()).toMatchObject({
      ok: false,
      text: expect.stringMatching(/status\.password/),
    });
    expect(server.seen).toHaveLength(0);
  });

  it('version', async () => {
    const { client, server } = await against('<page><version> MOR X19 </version></page>');
    expect(await client.version()).toEqual({ ok: true, value: 'MOR X19' });
    expect(sent(server)).toEqual([{ u: 'admin', hash: sha1(KEY) }]);
    expect(await (await against('<page/>')).client.version()).toMatchObject({ code: 'unusable_answer' });
  });
});

describe('without means to ask', () => {
  it('every question names the missing setting', async () => {
    const { client, server } = await against('<page/>', { status: undefined });
    expect([client.canFollow, client.canHangUp, client.id]).toEqual([false, false, 'main']);
    const replies: MorReply<unknown>[] = await Promise.all([
      client.activeCalls(),
      client.cdrs({ fromMs: 0, toMs: 1 }),
      client.version(),
      client.device('1'),
      client.devices('1'),
      client.userDetails({}),
      client.users(),
    ]);
    for (const reply of replies)
      expect(reply).toMatchObject({ ok: false, text: expect.stringMatching(/status\.username/) });
    expect(server.seen).toHaveLength(0);
  });

  it('an unreachable MOR and a lost answer are told apart', async () => {
    const gone = await startHttp(() => undefined);
    await gone.close();
    const { client } = clientFor(gone.url, { status });
    toClose.push(client.close.bind(client));
    expect(await client.version()).toMatchObject({ ok: false, code: 'unreachable' });
    const silent = await startHttp((_, response) => response.destroy());
    const lost = clientFor(silent.url, { status });
    toClose.push(lost.client.close.bind(lost.client), silent.close);
    expect(await lost.client.version()).toMatchObject({ ok: false, code: 'unusable_answer' });
  });
});
