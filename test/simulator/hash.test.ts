import { describe, expect, it } from '@jest/globals';
import { ask, text, withSimulator } from './client.ts';
import type { SimulatorOptionsInput } from '../../src/simulator/options.ts';

/** The manual's device and numbers (Kolmisoft wiki: MOR API hash construction). */
const world = {
  users: [
    {
      id: 0,
      username: 'admin',
      password: 'admin1',
      type: 'admin',
      ownerId: 0,
      firstName: 'A',
      lastName: 'B',
    },
    {
      id: 2,
      username: 'bob',
      password: 'b',
      type: 'user',
      ownerId: 0,
      firstName: 'B',
      lastName: 'B',
      balance: 66,
    },
    { id: 123, username: 'username', password: 'u', type: 'user', ownerId: 0, firstName: 'U', lastName: 'N' },
  ],
  devices: [{ id: 5, userId: 2, username: '101', secret: 's' }],
} as const;
const options = { world: { users: [...world.users], devices: [...world.devices] } };

const dst = '351915017343';
const src = '306984327343';
const OK = { wanted: 'Ok', tag: 'status' };
const REFUSED = { wanted: 'Incorrect hash', tag: 'error' };

describe('hash of callback_init', () => {
  it.each([
    ['device, dst, src', { device: '5', dst, src }, '3be2a21e45992ab4287bb39dfb289a93236d8f2a', OK],
    ['the old wrong order', { device: '5', dst, src }, '110f94e736514eed0d36b7c32ab0be7e06fe73b2', REFUSED],
    ['no dst', { device: '5', src }, '19871194fc05eb5570531802ba0525726a6bdc75', OK],
    ['an empty dst', { device: '5', src, dst: '' }, '19871194fc05eb5570531802ba0525726a6bdc75', OK],
    ['a plus', { device: '5', dst: `+${dst}`, src }, '5d3eda92e81b9f484964e5bd05cfddc1a3f3a136', OK],
    [
      'a device that is no number is not hashed (and not found)',
      { device: 'SIP/101', dst, src },
      '75df1ec7dc06ce93c0008d0b1112fcb581b6b68e',
      { wanted: 'Bad device', tag: 'status' },
    ],
    ['pin is hashed', { device: '5', dst, src, pin: '9323' }, '4ba59ece9d32f6943355a92040030b10089d9539', OK],
    [
      'pin cannot be left out of the hash',
      { device: '5', dst, src, pin: '9323' },
      '3be2a21e45992ab4287bb39dfb289a93236d8f2a',
      REFUSED,
    ],
    [
      'card_pin, caller ids and p are not hashed',
      { device: '5', dst, src, card_pin: '932311', cli_lega: '1', cli_legb: '2', p: 'x' },
      '3be2a21e45992ab4287bb39dfb289a93236d8f2a',
      OK,
    ],
    ['upper case', { device: '5', dst, src }, '3BE2A21E45992AB4287BB39DFB289A93236D8F2A', REFUSED],
    ['39 characters', { device: '5', dst, src }, '3be2a21e45992ab4287bb39dfb289a93236d8f2', REFUSED],
    ['an empty hash', { device: '5', dst, src }, '', REFUSED],
  ])('%s', (_title, fields, hash, { wanted, tag }) =>
    withSimulator(options, async (simulator) => {
      const { body } = await ask(simulator, 'callback_init', { u: 'bob', ...fields, hash });
      expect(text(body, tag)).toBe(wanted);
    })(),
  );

  it.each([
    ['device-src-dst', ['Ok', 'Incorrect hash']],
    ['device-dst-src', ['Incorrect hash', 'Ok']],
    ['either', ['Ok', 'Ok']],
  ] as const)('order %s', (hashOrder, results) =>
    withSimulator({ ...options, hashOrder }, async (simulator) => {
      const fields = { u: 'bob', device: '5', dst, src };
      await ask(simulator, 'callback_init', { ...fields, hash: '110f94e736514eed0d36b7c32ab0be7e06fe73b2' });
      await ask(simulator, 'callback_init', { ...fields, hash: '3be2a21e45992ab4287bb39dfb289a93236d8f2a' });
      expect(simulator.ledger().map((entry) => entry.result)).toEqual(results);
      expect(simulator.ledger().map((entry) => entry.orderMatched)).toEqual([
        'device-src-dst',
        'device-dst-src',
      ]);
    })(),
  );

  it(
    'keeps neither hash nor password in the ledger, and notes that both orders match without a dst',
    withSimulator(options, async (simulator) => {
      const hash = '19871194fc05eb5570531802ba0525726a6bdc75';
      await ask(simulator, 'callback_init', { u: 'bob', device: '5', src, p: 'secret-word', hash });
      const [entry] = simulator.ledger();
      expect(entry).toMatchObject({ hashSent: true, hashMatched: true, orderMatched: 'both', placed: true });
      expect(JSON.stringify(entry)).not.toMatch(/secret-word|19871194/);
    }),
  );

  it(
    'may be left out when checking is disabled',
    withSimulator({ ...options, disableHashChecking: true, secretKey: '' }, async (simulator) => {
      const { body } = await ask(simulator, 'callback_init', { u: 'bob', device: '5', src });
      expect(text(body, 'status')).toBe('Ok');
    }),
  );
});

describe('hash of other methods', () => {
  it.each<[string, Record<string, string>, string, SimulatorOptionsInput]>([
    ['user_details_get', { u: 'admin', user_id: '123' }, 'f7c3bc1d808e04732adf679965ccc34ca7ae3441', {}],
    ['user_details_get', { u: 'admin', user_id: '0123' }, 'f7c3bc1d808e04732adf679965ccc34ca7ae3441', {}],
    [
      'user_details_get',
      { u: 'admin', username: 'username' },
      '17ab579bbc0618f886ffa513310439562dbe6a61',
      {},
    ],
    [
      'user_details_get',
      { u: 'admin', user_id: '123', username: 'username' },
      'd5b0cf9d3719b5c1fd926ede81c4da86463912f1',
      {},
    ],
    ['devices_get', { u: 'admin', user_id: '100' }, '71516eea4850f7e0300ac86adf9fb64bca845aa7', {}],
    ['device_details_get', { u: 'admin', device_id: '5' }, '65fd575c441513bd114b84c7dbdb01e0f2716d27', {}],
    [
      'users_get',
      { u: 'admin', p: 'admin1' },
      'c420ef706a02e6449994b7575b25ef5f74cc722b',
      { secretKey: 'secret' },
    ],
    ['recordings_get', { u: 'admin' }, 'e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4', { secretKey: 'secret' }],
    ['active_calls_get', { u: 'admin' }, 'df2983700ffecb52e6649f0cb3981b66537083a4', {}],
    [
      'active_calls_get',
      { u: 'username' },
      '17ab579bbc0618f886ffa513310439562dbe6a61',
      { activeCallsHash: 'u' },
    ],
    [
      'active_calls_get',
      { u: 'username' },
      'df2983700ffecb52e6649f0cb3981b66537083a4',
      { activeCallsHash: 'either' },
    ],
    ['user_balance_get', { username: 'bob' }, 'd2a19fd4c89f2cf7628fc817c807479afa138b0b', {}],
    [
      'user_balance_get',
      { username: 'bob', currency: 'EUR' },
      '58e2397d54a2d76a7a85f5b430d5b956b97e5b3b',
      {},
    ],
    ['system_version_get', { u: 'admin' }, 'df2983700ffecb52e6649f0cb3981b66537083a4', {}],
    ['quickstats_get', { u: 'admin' }, 'df2983700ffecb52e6649f0cb3981b66537083a4', {}],
    ['quickstats_get', { u: 'username' }, '17ab579bbc0618f886ffa513310439562dbe6a61', {}],
  ])('%s %j', (method, fields, hash, more) =>
    withSimulator({ ...options, ...more }, async (simulator) => {
      const right = await ask(simulator, method, { ...fields, hash });
      expect(right.body).not.toContain('Incorrect hash');
      const wrong = await ask(simulator, method, {
        ...fields,
        hash: hash.replace(/^./, 'g'),
      });
      expect(text(wrong.body, 'error')).toBe('Incorrect hash');
    })(),
  );

  const search = {
    u: 'admin',
    period_start: '1320191999',
    period_end: '1322697599',
    s_user: '5',
    s_device: '7',
  };
  const plain = '74264bf4dae5ea43e63fc9fbbb7a30c48ddc3eb2';
  const withId = 'ab30e2a6f9c91596edee4cb727e9277910ceed63';

  it.each([
    ['not-hashed', {}, plain, true],
    ['after-only_did', {}, plain, true],
    ['after-only_did', { s_callback_uniqueid: '14811237541247270' }, withId, true],
    ['after-only_did', { s_callback_uniqueid: '14811237541247270' }, plain, false],
    ['after-s_device', { s_callback_uniqueid: '14811237541247270' }, withId, true],
    ['not-hashed', { s_callback_uniqueid: '14811237541247270' }, plain, true],
    ['not-hashed', { s_callback_uniqueid: '14811237541247270' }, withId, false],
    ['either', { s_callback_uniqueid: '14811237541247270' }, plain, true],
    ['either', { s_callback_uniqueid: '14811237541247270' }, withId, true],
  ] as const)('user_calls_get, callback id %s, %j', (cdrCallbackIdHash, more, hash, fits) =>
    withSimulator({ ...options, cdrCallbackIdHash }, async (simulator) => {
      const { body } = await ask(simulator, 'user_calls_get', { ...search, ...more, hash });
      expect(body.includes('Incorrect hash')).toBe(!fits);
    })(),
  );
});
