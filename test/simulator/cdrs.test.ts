import { describe, expect, it } from '@jest/globals';
import { KEY, ask, askSigned, cdrs, place, text, texts, withSimulator } from './client.ts';

const B = '37060012';

describe('user_calls_get', () => {
  it(
    'has no calls element while there are no calls, and shows today in the server’s time zone',
    withSimulator({ timezone: 'Europe/Vilnius' }, async (simulator) => {
      const { body } = await askSigned(simulator, 'user_calls_get', { u: 'admin' }, '');
      expect(text(body, 'total_calls')).toBe('0');
      expect(body).not.toContain('<calls>');
      expect(text(body, 'period_start')).toMatch(/ 00:00:00$/);
      expect(text(body, 'period_end')).toMatch(/ 23:59:59$/);
    }),
  );

  it(
    'prints dates in the zone, with skew, and the offset after the date',
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
    'selects the requested period, in Unix seconds',
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
    'shows causes to administrators only, fewer fields to users, and users only their own calls',
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
