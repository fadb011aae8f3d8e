import { describe, expect, it } from '@jest/globals';
import { ask, askSigned, place, text, texts, withSimulator, KEY } from './client.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';

const RESELLER_KEY = 'reseller1-secret-key';
const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';
const rootError = (message: string): string => `${PROLOG}<error>${message}</error>\n`;
const pageError = (message: string): string => `${PROLOG}<page>\n  <error>${message}</error>\n</page>\n`;
const pageStatusError = (message: string): string =>
  `${PROLOG}<page>\n  <status>\n    <error>${message}</error>\n  </status>\n</page>\n`;

type Case = [string, Record<string, string>, string, string, string];

const bodyOf = async (
  simulator: RunningSimulator,
  method: string,
  fields: Record<string, string>,
  signed: string,
  key = KEY,
): Promise<string> => (await askSigned(simulator, method, fields, signed, key)).body;

describe('refusals and their shapes', () => {
  it.each<Case>([
    ['devices_get', { u: 'nobody', user_id: '2' }, '2', KEY, pageError('Bad login')],
    ['devices_get', { u: 'admin' }, '', KEY, pageError('user_id is empty')],
    ['devices_get', { u: 'admin', user_id: '99' }, '99', KEY, pageError('User not found')],
    ['devices_get', { u: 'ann', user_id: '2' }, '2', KEY, pageError('Access Denied')],
    ['devices_get', { u: 'admin', user_id: '21' }, '21', KEY, pageError('Access Denied')],
    ['devices_get', { u: 'reseller1', user_id: '2' }, '2', RESELLER_KEY, pageError('Access Denied')],
    ['devices_get', { u: 'admin', user_id: '1' }, '1', KEY, pageError('Device not found')],
    ['device_details_get', { u: 'nobody', device_id: '5' }, '5', KEY, rootError('Access Denied')],
    [
      'device_details_get',
      { u: 'ann', device_id: '5' },
      '5',
      KEY,
      rootError('You are not authorized to view this page'),
    ],
    ['device_details_get', { u: 'admin', device_id: '99' }, '99', KEY, rootError('Device was not found')],
    ['device_details_get', { u: 'reseller1', device_id: '5' }, '5', RESELLER_KEY, rootError('Access Denied')],
    ['user_details_get', { u: 'nobody', user_id: '2' }, '2', KEY, rootError('Access Denied')],
    ['user_details_get', { u: 'admin', user_id: '99' }, '99', KEY, rootError('User was not found')],
    [
      'user_details_get',
      { u: 'reseller1', user_id: '2' },
      '2',
      RESELLER_KEY,
      rootError('User was not found'),
    ],
    ['users_get', { u: 'admin', p: 'wrong' }, 'adminwrong', KEY, pageStatusError('Access Denied')],
    ['users_get', { u: 'ann', p: 'ann1' }, 'annann1', KEY, pageStatusError('Access Denied')],
    ['user_balance_get', { username: 'nobody' }, 'nobody', KEY, pageError('User was not found')],
    ['phonebooks_get', { u: 'nobody', user_id: '2' }, '2', KEY, pageError('Bad login')],
    ['phonebooks_get', { u: 'bob', user_id: '2' }, '2', KEY, pageError('User was not found')],
    ['phonebooks_get', { u: 'bob', user_id: '3' }, '3', KEY, pageError('No Phonebooks')],
    ['recordings_get', { u: 'admin' }, '', KEY, pageStatusError('No Recordings found')],
    ['recordings_get', { u: 'nobody' }, '', KEY, pageStatusError('Access Denied')],
    [
      'recordings_get',
      { u: 'admin', date_from: 'x' },
      '',
      KEY,
      pageStatusError('Date from is incorrect format'),
    ],
    [
      'recordings_get',
      { u: 'admin', date_till: 'x' },
      '',
      KEY,
      pageStatusError('Date till is incorrect format'),
    ],
    [
      'recordings_get',
      { u: 'admin', date_from: '9000000000' },
      '',
      KEY,
      pageStatusError('Date from is greater than date till'),
    ],
    ['system_version_get', { u: 'nobody' }, '', KEY, pageStatusError('Access Denied')],
    ['cli_info_get', { u: 'admin' }, '', KEY, pageError('CLI is empty')],
    ['cli_info_get', { u: 'admin', cli: 'x' }, '', KEY, pageError('CLI is not a number')],
    ['cli_info_get', { u: 'admin', cli: '1' }, '', KEY, pageError('CLI not found')],
    ['dids_get', { u: 'ann' }, '', KEY, pageStatusError('You are not authorized to manage DIDs')],
    ['dids_get', { u: 'admin', search_did_number: '9' }, '', KEY, pageStatusError('No DIDs found')],
  ])('%s %j', (method, fields, signed, key, expected) =>
    withSimulator({}, async (simulator) => {
      expect(await bodyOf(simulator, method, fields, signed, key)).toBe(expected);
    })(),
  );
});

describe('mapping and administration', () => {
  it(
    'devices_get lists a user’s lines with SIP passwords, hidden ones on request, X8 ids only',
    withSimulator({}, async (simulator) => {
      const list = (more: Record<string, string> = {}) =>
        bodyOf(simulator, 'device_list', { u: 'accountant', user_id: '2', ...more }, '2');
      const all = await list();
      expect(texts(all, 'device_id')).toEqual(['5', '13']);
      expect(texts(all, 'secret')).toEqual(['sip-secret-101', 'sip-secret-111']);
      expect(text(all, 'callerid')).toBe('"Ann" &lt;101&gt;');
      expect(texts(all, 'primary_device')).toEqual(['yes', 'no']);
      simulator.options.world.devices.find((device) => device.id === 13)!.hidden = true;
      expect(texts(await list({ show_hidden_devices: '0' }), 'device_id')).toEqual(['5']);
      expect(texts(await list(), 'device_id')).toEqual(['5', '13']);
      simulator.options.generation = 'X8';
      expect(await list()).not.toContain('secret');
    }),
  );

  it(
    'device_details_get finds by id or by name, and escapes the caller id',
    withSimulator({}, async (simulator) => {
      const byId = await bodyOf(simulator, 'device_details_get', { u: 'admin', device_id: '6' }, '6');
      expect(byId).toContain('<callerid>"Bob" &lt;102&gt;</callerid>');
      expect([text(byId, 'user_id'), text(byId, 'extension')]).toEqual(['3', '102']);
      const byName = await bodyOf(simulator, 'device_details_get', { u: 'admin', device_u: '102' }, '');
      expect(text(byName, 'id')).toBe('6');
    }),
  );

  it(
    'users_get shows administrators everybody, resellers their own users',
    withSimulator({}, async (simulator) => {
      const admin = await bodyOf(simulator, 'users_get', { u: 'admin', p: 'admin1' }, 'adminadmin1');
      expect(texts(admin, 'username')).toEqual(expect.arrayContaining(['ann', 'reseller1', 'rita']));
      const login = { u: 'reseller1', p: 'reseller11' };
      const own = await bodyOf(simulator, 'users_get', login, 'reseller1reseller11', RESELLER_KEY);
      expect(texts(own, 'username')).toEqual(['rita', 'rob']);
      expect(texts(own, 'owner_id')).toEqual(['20', '20']);
    }),
  );

  it(
    'user_details_get by id, by name, and of themselves for users, whatever they ask',
    withSimulator({}, async (simulator) => {
      const byId = await bodyOf(simulator, 'user_details_get', { u: 'admin', user_id: '3' }, '3');
      expect([text(byId, 'username'), text(byId, 'surname')]).toEqual(['bob', 'Brown']);
      expect([text(byId, 'reg_email'), text(byId, 'reg_mobile')]).toEqual(['bob@example.com', '37061200102']);
      const byName = await bodyOf(simulator, 'user_details', { u: 'admin', username: 'carol' }, 'carol');
      expect(text(byName, 'userid')).toBe('4');
      const own = await bodyOf(simulator, 'user_details_get', { u: 'ann', user_id: '3' }, '3');
      expect(text(own, 'username')).toBe('ann');
    }),
  );

  it(
    "hides a reseller's users from the administrator on request, as X8 does",
    withSimulator({}, async (simulator) => {
      const ask21 = () => bodyOf(simulator, 'user_details_get', { u: 'admin', user_id: '21' }, '21');
      expect(text(await ask21(), 'username')).toBe('rita');
      simulator.options.adminSeesResellerUsers = false;
      expect(await ask21()).toBe(rootError('User was not found'));
    }),
  );

  it(
    'user_balance_get, over GET as well, unless the feature is disabled',
    withSimulator({}, async (simulator) => {
      const body = await bodyOf(simulator, 'balance', { username: 'bob', user_currency: '1' }, 'bob');
      expect([text(body, 'balance'), text(body, 'currency')]).toEqual(['66.0000', 'EUR']);
      const overGet = await ask(simulator, 'user_balance_get', { username: 'bob', hash: 'x' }, 'GET');
      expect(text(overGet.body, 'error')).toBe('Incorrect hash');
      simulator.options.balanceOverHttp = false;
      expect(await bodyOf(simulator, 'balance', { username: 'bob' }, 'bob')).toBe(
        pageError('Feature disabled'),
      );
    }),
  );

  it(
    'phonebooks_get, cli_info_get, dids_get and system_version_get',
    withSimulator({ version: 'MOR X19 p1' }, async (simulator) => {
      const book = await bodyOf(simulator, 'phonebooks_get', { u: 'ann', user_id: '2' }, '2');
      expect([text(book, 'name'), text(book, 'speeddial')]).toEqual(['Reception', '10']);
      const cli = await bodyOf(simulator, 'cli_get_info', { u: 'admin', cli: '37052000102' }, '');
      expect([text(cli, 'user_id'), text(cli, 'device_id')]).toEqual(['3', '6']);
      const dids = await bodyOf(simulator, 'dids_get', { u: 'admin', search_status: 'active' }, '');
      expect([texts(dids, 'did').at(-1), text(dids, 'device')]).toEqual(['37052000101', 'SIP/101']);
      expect(text(await bodyOf(simulator, 'get_version', { u: 'ann' }, ''), 'version')).toBe('MOR X19 p1');
    }),
  );

  it(
    'recordings_get finds recordings of answered legs',
    withSimulator({ recording: true }, async (simulator) => {
      const placed = await place(simulator, '37060012013', { callback_uniqueid: '1' });
      await place(simulator, '37060012009');
      await simulator.clock.advance(60_000);
      const list = (more: Record<string, string>) =>
        bodyOf(simulator, 'recordings_get', { u: 'admin', ...more }, '');
      const all = await list({});
      expect(texts(all, 'destination')).toEqual(['101', '37060012013']);
      expect(texts(all, 'duration')).toEqual(['00:00:02', '00:00:01']);
      const id = text(placed.body, 'callback_uniqueid') ?? '';
      expect(texts(await list({ callback_uniqueid: id, destination: '1' }), 'id')).toHaveLength(2);
      expect(await list({ callback_uniqueid: '1' })).toBe(pageStatusError('No Recordings found'));
      expect(await list({ destination: '5' })).toBe(pageStatusError('No Recordings found'));
    }),
  );

  it(
    'quickstats_get counts, live calls for administrators only',
    withSimulator({}, async (simulator) => {
      await place(simulator, '37060012013');
      await simulator.clock.advance(60_000);
      await place(simulator, '37060012001');
      await simulator.clock.advance(3_000);
      const admin = await bodyOf(simulator, 'quickstats_get', { u: 'admin' }, '');
      expect([text(admin, 'calls'), text(admin, 'duration')]).toEqual(['2', '3']);
      expect([text(admin, 'total'), text(admin, 'answered_calls')]).toEqual(['2', '1']);
      const user = await bodyOf(simulator, 'quickstats_get', { u: 'bob' }, 'bob');
      expect([text(user, 'calls'), text(user, 'total')]).toEqual(['0', undefined]);
    }),
  );

  it(
    'user_login checks the password and makes a failed name wait for ten seconds',
    withSimulator({}, async (simulator) => {
      const login = async (p: string) => (await ask(simulator, 'user_login', { u: 'ann', p })).body;
      expect(text(await login('ann1'), 'user_id')).toBe('2');
      expect(text(await login('wrong'), 'status_message')).toBe('Login failed');
      expect(text(await login('ann1'), 'status_message')).toMatch(/^Please wait 10 seconds/);
      await simulator.clock.advance(10_000);
      expect(text(await login('ann1'), 'status')).toBe('ok');
      expect(text((await ask(simulator, 'logout', { u: 'ann' })).body, 'name')).toBe('logout');
    }),
  );
});
