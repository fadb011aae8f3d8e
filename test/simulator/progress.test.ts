import { describe, expect, it } from '@jest/globals';
import { ask, askSigned, cdrs, live, place, text, texts, withSimulator, KEY } from './client.ts';

const B = '37060012';

describe('course of a call', () => {
  it(
    'rings the agent, then the contact, connects them, ends, and leaves two CDRs',
    withSimulator({}, async (simulator) => {
      const dst = `${B}001`;
      await place(simulator, dst);
      const { advance } = simulator.clock;
      expect(await live(simulator)).toEqual(['101:Ringing']);
      await advance(1_999);
      expect(await live(simulator)).toEqual(['101:Ringing']);
      await advance(1);
      expect(await live(simulator)).toEqual(['101:Answered', `${dst}:Ringing`]);
      await advance(4_000);
      expect(await live(simulator)).toEqual(['101:Answered', `${dst}:Answered`]);
      await advance(11_999);
      expect(await cdrs(simulator)).toEqual([]);
      await advance(1);
      expect(await live(simulator)).toEqual([]);
      expect(await cdrs(simulator)).toEqual(['101:ANSWERED(16):16', `${dst}:ANSWERED(16):12`]);
    }),
  );

  it.each([
    ['002', ['101:ANSWERED(16):3', `${B}002:BUSY(17):0`]],
    ['003', ['101:ANSWERED(16):20', `${B}003:NO ANSWER(19):0`]],
    ['004', ['101:ANSWERED(16):2', `${B}004:FAILED(34):0`]],
    ['005', ['101:NO ANSWER(19):0']],
    ['006', ['101:BUSY(17):0']],
    ['007', ['101:ANSWERED(16):3', `${B}007:NO ANSWER(487):0`]],
    ['008', ['101:ANSWERED(16):2', `${B}008:FAILED(203):0`]],
    ['009', ['101:FAILED(211):0']],
    ['010', ['101:FAILED(20):0']],
    ['012', ['101:ANSWERED(16):0', `${B}012:FAILED(204):0`]],
    ['013', ['101:ANSWERED(16):2', `${B}013:ANSWERED(16):1`]],
    ['014', ['101:ANSWERED(16):2', `${B}014:BUSY(21):0`]],
    ['015', ['101:ANSWERED(16):1', `${B}015:FAILED(1):0`]],
    ['016', ['101:FAILED(203):0']],
    ['017', ['101:ANSWERED(16):7', `${B}017:ANSWERED(41):5`]],
    ['999', ['101:ANSWERED(16):16', `${B}999:ANSWERED(16):12`]],
  ])('...%s starts with Ok and ends as %j', (suffix, expected) =>
    withSimulator({}, async (simulator) => {
      expect(text((await place(simulator, B + suffix)).body, 'status')).toBe('Ok');
      await simulator.clock.advance(60_000);
      expect(await cdrs(simulator)).toEqual(expected);
      expect(await live(simulator)).toEqual([]);
    })(),
  );

  it(
    'keeps the agent on the line for a message after the contact was busy, with the CDR of leg B already there',
    withSimulator({}, async (simulator) => {
      await place(simulator, `${B}002`);
      await simulator.clock.advance(4_000);
      expect(await live(simulator)).toEqual(['101:Answered']);
      expect(await cdrs(simulator)).toEqual([`${B}002:BUSY(17):0`]);
    }),
  );

  it.each([
    ['9905', 'NO ANSWER(19)'],
    ['9906', 'BUSY(17)'],
    ['9910', 'FAILED(20)'],
  ])('source ...%s fails whatever is dialled', (src, expected) =>
    withSimulator({ disableHashChecking: true }, async (simulator) => {
      await ask(simulator, 'callback_init', { u: 'ann', device: '5', src, dst: `${B}001` });
      simulator.options.disableHashChecking = false;
      await simulator.clock.advance(60_000);
      expect(await cdrs(simulator)).toEqual([`${src}:${expected}:0`]);
    })(),
  );

  it(
    'asks the agent for the number when there is no destination',
    withSimulator({ enteredNumber: `${B}013` }, async (simulator) => {
      await place(simulator, '');
      await simulator.clock.advance(6_999);
      expect(await live(simulator)).toEqual(['101:Answered']);
      await simulator.clock.advance(1);
      expect(await live(simulator)).toEqual(['101:Answered', `${B}013:Ringing`]);
      await simulator.clock.advance(60_000);
      expect(await cdrs(simulator)).toEqual(['101:ANSWERED(16):7', `${B}013:ANSWERED(16):1`]);
    }),
  );

  it(
    'ends when the agent enters no number',
    withSimulator({ enteredNumber: null }, async (simulator) => {
      await place(simulator, '');
      await simulator.clock.advance(60_000);
      expect(await cdrs(simulator)).toEqual(['101:ANSWERED(16):5']);
    }),
  );

  it(
    'follows own rows and own functions',
    withSimulator(
      {
        scripts: [
          {
            name: 'mine',
            dstSuffix: '55',
            meaning: 'busy at once',
            agent: { ringMs: 0, result: 'BUSY', cause: 17 },
            talkMs: 0,
          },
        ],
      },
      async (simulator) => {
        await place(simulator, `${B}055`);
        simulator.options.script = ({ username }) =>
          username === 'ann'
            ? {
                name: 'function',
                meaning: '',
                agent: { ringMs: 1, result: 'FAILED', cause: 21 },
                talkMs: 0,
                messageMs: 0,
              }
            : undefined;
        await place(simulator, `${B}055`);
        await simulator.clock.advance(10);
        expect(await cdrs(simulator)).toEqual(['101:BUSY(17):0', '101:FAILED(21):0']);
        expect(simulator.calls().map((call) => call.script)).toEqual(['mine', 'function']);
      },
    ),
  );

  it(
    'gives unique ids to all legs of many calls',
    withSimulator({}, async (simulator) => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => place(simulator, `${B}001`, { callback_uniqueid: '1' })),
      );
      expect(answers.every(({ status }) => status === 200)).toBe(true);
      const legs = simulator.calls().flatMap(({ legA, legB }) => [legA.uniqueId, legB?.uniqueId]);
      expect(new Set(legs).size).toBe(40);
    }),
  );
});

describe('active_calls_get', () => {
  it(
    'has empty elements while it rings, and times once it is answered',
    withSimulator({ callbackUniqueIdInRows: true }, async (simulator) => {
      await place(simulator, `${B}001`);
      const list = () => askSigned(simulator, 'active_calls_get', { u: 'admin' }, '');
      const ringing = (await list()).body;
      expect(ringing).toContain('<answer_time/>');
      expect(ringing).toContain('<duration/>');
      expect(text(ringing, 'callback_uniqueid')).toBe(simulator.ledger()[0]?.callbackUniqueId);
      await simulator.clock.advance(5_000);
      const answered = (await list()).body;
      expect(text(answered, 'answer_time')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      expect(text(answered, 'duration')).toBe('3');
      expect(texts(answered, 'src_device_id')).toEqual(['5', '5']);
    }),
  );

  it.each([
    ['none', [[], [], []]],
    ['one-row', [['101:Ringing'], [`${B}001:Ringing`], [`${B}001:Answered`]]],
    [
      'two-rows',
      [['101:Ringing'], ['101:Answered', `${B}001:Ringing`], ['101:Answered', `${B}001:Answered`]],
    ],
  ] as const)('shape %s', (activeCalls, stages) =>
    withSimulator({ activeCalls }, async (simulator) => {
      await place(simulator, `${B}001`);
      for (const stage of stages) {
        expect(await live(simulator)).toEqual(stage);
        await simulator.clock.advance(4_000);
      }
    })(),
  );

  it(
    'lists a leg only after the delay of the list',
    withSimulator({ liveRowDelayMs: 500 }, async (simulator) => {
      await place(simulator, `${B}001`);
      expect(await live(simulator)).toEqual([]);
      await simulator.clock.advance(500);
      expect(await live(simulator)).toEqual(['101:Ringing']);
    }),
  );

  it(
    'shows caller ids of the request, even empty ones, or those of the device',
    withSimulator({}, async (simulator) => {
      await place(simulator, `${B}001`, { cli_lega: '3700', cli_legb: '' });
      await simulator.clock.advance(3_000);
      const { body } = await askSigned(simulator, 'active_calls_get', { u: 'admin' }, '');
      expect(texts(body, 'src')).toEqual(['3700', '']);
    }),
  );

  it(
    'filters',
    withSimulator({}, async (simulator) => {
      await place(simulator, `${B}001`);
      await simulator.clock.advance(3_000);
      const count = async (fields: Record<string, string>): Promise<number> => {
        const { body } = await askSigned(simulator, 'active_calls_get', { u: 'admin', ...fields }, '');
        return texts(body, 'id').length;
      };
      expect(await count({ s_status: 'ringing' })).toBe(1);
      expect(await count({ s_status: 'Answered' })).toBe(1);
      expect(await count({ s_user_id: '2' })).toBe(2);
      expect(await count({ s_user_id: '3' })).toBe(0);
      expect(await count({ s_user_id: '2', s_device: '6' })).toBe(0);
      expect(await count({ s_device: '6' })).toBe(2);
      expect(await count({ s_destination: '370' })).toBe(1);
      expect(await count({ s_destination: '3%2001' })).toBe(1);
      expect(await count({ s_destination: '+' })).toBe(0);
      expect(await count({ s_source: '101' })).toBe(2);
      expect(await count({ s_server: '2' })).toBe(0);
    }),
  );

  it(
    'shows a user his own calls, a reseller those of his users',
    withSimulator({}, async (simulator) => {
      await place(simulator, `${B}001`);
      const own = 'reseller1-secret-key';
      const fields = { u: 'rita', device: '16', src: '201', dst: `${B}001` };
      await askSigned(simulator, 'callback_init', fields, `16${B}001201`, own);
      const rows = async (u: string, key: string) =>
        texts((await askSigned(simulator, 'active_calls_get', { u }, '', key)).body, 'user');
      expect(await rows('ann', KEY)).toEqual(['Ann Adams']);
      expect(await rows('bob', KEY)).toEqual([]);
      expect(await rows('reseller1', own)).toEqual(['Rita Reed']);
      expect(await rows('admin', KEY)).toEqual(['Ann Adams', 'Rita Reed']);
    }),
  );

  it.each([
    [{ u: 'admin', s_server: '77' }, 'Server was not found'],
    [{ u: 'admin', s_status: 'busy' }, 'Status value must be Ringing or Answered'],
    [{ u: 'nobody' }, 'Access Denied'],
  ])('%j is refused: %s', (fields, expected) =>
    withSimulator({}, async (simulator) => {
      const { body } = await askSigned(simulator, 'active_calls_get', fields, '');
      expect(text(body, 'error')).toBe(expected);
    })(),
  );
});

describe('user_calls_get', () => {
  it(
    'has no calls element while there is none, and shows today in the zone of the server',
    withSimulator({ timezone: 'Europe/Vilnius' }, async (simulator) => {
      const { body } = await askSigned(simulator, 'user_calls_get', { u: 'admin' }, '');
      expect(text(body, 'total_calls')).toBe('0');
      expect(body).not.toContain('<calls>');
      expect(text(body, 'period_start')).toMatch(/ 00:00:00$/);
      expect(text(body, 'period_end')).toMatch(/ 23:59:59$/);
    }),
  );

  it(
    'prints dates in the zone, with skew, and the offset behind the date',
    withSimulator({ timezone: 'Asia/Kolkata', clockSkewMs: 7_200_000 }, async (simulator) => {
      await place(simulator, `${B}009`);
      const startedMs = simulator.clock.nowMs();
      await simulator.clock.advance(1_000);
      const range = { period_start: '1000000000', period_end: '9000000000' };
      const signed = '10000000009000000000';
      const { body } = await askSigned(simulator, 'user_calls_get', { u: 'admin', ...range }, signed);
      expect(text(body, 'timezone')).toBe('GMT +05:30');
      const printed = Date.parse(`${(text(body, 'calldate2') ?? '').replace(' ', 'T')}+05:30`);
      expect(Math.abs(printed - startedMs)).toBeLessThan(2_000);
    }),
  );

  it(
    'looks at the period that was asked for, in Unix seconds',
    withSimulator({}, async (simulator) => {
      await place(simulator, `${B}009`);
      const second = Math.floor(simulator.clock.nowMs() / 1_000);
      await simulator.clock.advance(1_000);
      const count = async (from: number, to: number): Promise<string | undefined> => {
        const fields = { u: 'admin', period_start: String(from), period_end: String(to) };
        const { body } = await askSigned(simulator, 'user_calls_get', fields, `${from}${to}`);
        return text(body, 'total_calls');
      };
      expect(await count(second, second)).toBe('1');
      expect(await count(second + 1, second + 100)).toBe('0');
      expect(await count(second - 100, second - 1)).toBe('0');
    }),
  );

  it(
    'shows causes to administrators only, fewer fields to users, and a user nobody else’s calls',
    withSimulator({}, async (simulator) => {
      await place(simulator, `${B}017`);
      await simulator.clock.advance(60_000);
      const list = async (u: string, s_user = '', key = KEY) =>
        (await askSigned(simulator, 'user_calls_get', { u, s_user }, s_user, key)).body;
      const admin = await list('admin', '2');
      expect(texts(admin, 'dispod')).toEqual(['ANSWERED(16)', 'ANSWERED(41)']);
      expect(admin).toContain('<profit>');
      const user = await list('ann');
      expect(texts(user, 'dispod')).toEqual(['ANSWERED', 'ANSWERED']);
      expect(user).not.toContain('<profit>');
      expect(text(await list('bob', '2'), 'total_calls')).toBe('0');
      expect(text(await list('reseller1', '', 'reseller1-secret-key'), 'total_calls')).toBe('0');
      simulator.options.answeredNeedsCause16 = true;
      expect(texts(await list('ann'), 'dispod')).toEqual(['ANSWERED', 'FAILED']);
      simulator.configure({ hideCause: true, cdrShape: 'user' });
      const hidden = await list('admin', '2');
      expect(texts(hidden, 'dispod')).toEqual(['ANSWERED', 'ANSWERED']);
      expect(hidden).not.toContain('<profit>');
    }),
  );

  it(
    'filters by device, disposition, cause row, destination, and sorts',
    withSimulator({ disableHashChecking: true }, async (simulator) => {
      for (const suffix of ['001', '002']) await place(simulator, B + suffix);
      await simulator.clock.advance(60_000);
      const destinations = async (fields: Record<string, string>): Promise<string[]> =>
        texts((await ask(simulator, 'user_calls_get', { u: 'admin', ...fields })).body, 'dst');
      expect(await destinations({ s_device: '6' })).toEqual([]);
      expect(await destinations({ s_call_type: 'busy' })).toEqual([`${B}002`]);
      expect(await destinations({ s_call_type: 'no answer' })).toEqual([]);
      expect(await destinations({ s_hgc: '3' })).toEqual([`${B}002`]);
      expect(await destinations({ s_destination: '370%' })).toEqual([`${B}001`, `${B}002`]);
      expect(await destinations({ order_by: 'dst', order_desc: '1', s_device: 'all' })).toEqual([
        `${B}002`,
        `${B}001`,
        '101',
        '101',
      ]);
    }),
  );

  it(
    'finds both legs by callback id, and nothing when mor.conf lacks the setting',
    withSimulator({ callbackUniqueIdInCdrs: true }, async (simulator) => {
      await place(simulator, `${B}001`);
      const { body } = await place(simulator, `${B}001`, { callback_uniqueid: '1' });
      const id = text(body, 'callback_uniqueid') ?? '';
      await simulator.clock.advance(60_000);
      const found = async () => {
        const answer = await askSigned(
          simulator,
          'user_calls_get',
          { u: 'admin', s_callback_uniqueid: id },
          id,
        );
        return texts(answer.body, 'callback_uniqueid');
      };
      expect(await found()).toEqual([id, id]);
      simulator.options.callbackUniqueId = false;
      expect(await found()).toEqual([]);
    }),
  );

  it(
    'can be late and can lack a leg',
    withSimulator({ cdrDelayMs: 3_000, cdrLegs: 'leg-b' }, async (simulator) => {
      await place(simulator, `${B}013`);
      await simulator.clock.advance(6_999);
      expect(await cdrs(simulator)).toEqual([]);
      await simulator.clock.advance(1);
      expect(await cdrs(simulator)).toEqual([`${B}013:ANSWERED(16):1`]);
    }),
  );

  it.each([
    ['admin', '999', KEY, 'User was not found'],
    ['admin', 'abc', KEY, 'User was not found'],
    ['reseller1', '2', 'reseller1-secret-key', 'User was not found'],
    ['nobody', '', KEY, 'Access Denied'],
  ])('%s asking for user %s is refused', (u, user, key, expected) =>
    withSimulator({}, async (simulator) => {
      const signed = /^\d+$/.test(user) ? user : '';
      const { body } = await askSigned(simulator, 'user_calls_get', { u, s_user: user }, signed, key);
      expect(body).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n<error>${expected}</error>\n`);
    })(),
  );
});
