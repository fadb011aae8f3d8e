import { describe, expect, it } from '@jest/globals';
import { ask, place, sha1, text, withSimulator, KEY } from './client.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';

const fits = sha1(`537060012001101${KEY}`);
const request = { u: 'ann', device: '5', src: '101', dst: '37060012001' };

/** The text of the answer, in either of its two shapes. */
const result = async (
  simulator: RunningSimulator,
  fields: Record<string, string>,
  how: 'POST' | 'GET' = 'POST',
): Promise<string> => {
  const { body } = await ask(simulator, 'callback', fields, how);
  const status = (text(body, 'status') ?? text(body, 'Status') ?? '').trim();
  return status === '' ? `error: ${text(body, 'error') ?? ''}` : status;
};

describe('order of checks, X8 and later', () => {
  it(
    'each check hides the ones behind it',
    withSimulator({ allowApi: false, secretKey: '', addon: false }, async (simulator) => {
      const { options } = simulator;
      const wrong = {
        ...request,
        hash: 'x',
        device: '6',
        src: '',
        lega_tariff_id: '3',
        card_pin: 'x',
        server_id: '9',
      };
      const steps: [string, () => void][] = [
        ['error: API Requests are disabled', () => (options.allowApi = true)],
        ['error: GET Requests are disabled', () => (options.allowGet = true)],
        ['error: API must have Secret Key', () => (options.secretKey = KEY)],
        ['error: Incorrect hash', () => (options.disableHashChecking = true)],
        ['Access Denied', () => (options.addon = true)],
        ['Bad device', () => (wrong.device = '5')],
        ['No source', () => (wrong.src = '101')],
        ['PIN was not found', () => (wrong.card_pin = '932311')],
        ['Server was not found', () => (wrong.server_id = '2')],
        ['Cannot connect to Asterisk Server', () => (wrong.server_id = '1')],
        ['Ok', () => undefined],
      ];
      for (const [expected, next] of steps) {
        expect(await result(simulator, wrong, 'GET')).toBe(expected);
        next();
      }
      expect(simulator.ledger().filter((entry) => entry.placed)).toHaveLength(1);
    }),
  );

  it(
    'answers an unknown u with Not authenticated whatever the API settings and the hash are',
    withSimulator({ allowApi: false }, async (simulator) => {
      for (const u of ['nobody', '']) {
        expect(await result(simulator, { ...request, u, hash: 'x' }, 'GET')).toBe('Not authenticated');
      }
      expect(await result(simulator, { device: '5', src: '101' })).toBe('Not authenticated');
    }),
  );

  it(
    'says Access Denied before Not authenticated when the add-on is off',
    withSimulator({ addon: false }, async (simulator) => {
      expect(await result(simulator, { ...request, u: 'nobody' })).toBe('Access Denied');
    }),
  );
});

describe('order of checks, X5', () => {
  it(
    'checks everybody, unknown users included, against the administrator’s API settings and key',
    withSimulator({ generation: 'X5', allowApi: false }, async (simulator) => {
      const unknown = { ...request, u: 'nobody', hash: fits };
      expect(await result(simulator, unknown)).toBe('error: API Requests are disabled');
      simulator.options.allowApi = true;
      expect(await result(simulator, unknown, 'GET')).toBe('error: GET Requests are disabled');
      expect(await result(simulator, { ...unknown, hash: 'x' })).toBe('error: Incorrect hash');
      expect(await result(simulator, unknown)).toBe('Not authenticated');
    }),
  );
});

describe('X3', () => {
  it(
    'checks the password, not a hash, and answers without a prolog',
    withSimulator({ generation: 'X3' }, async (simulator) => {
      expect(await result(simulator, { ...request, p: 'wrong' })).toBe('Not authenticated');
      const { body } = await ask(simulator, 'callback', { ...request, p: 'ann1' });
      expect(body).toBe('<Status>Ok</Status>\n');
      simulator.options.addon = false;
      expect(await result(simulator, { ...request, p: 'ann1' })).toBe('Dont be so smart');
    }),
  );
});

describe('whose key counts', () => {
  const own = 'reseller1-secret-key';
  const of = (u: string, device: string, key: string) => ({
    u,
    device,
    src: '200',
    dst: '37060012001',
    hash: sha1(`${device}37060012001200${key}`),
  });

  it.each([
    ['X8', 'reseller1', '14', own, 'Ok'],
    ['X8', 'reseller1', '14', KEY, 'Ok'],
    ['X5', 'reseller1', '14', own, 'Ok'],
    ['X5', 'reseller1', '14', KEY, 'error: Incorrect hash'],
    ['X8', 'rita', '16', own, 'Ok'],
    ['X8', 'rita', '16', KEY, 'error: Incorrect hash'],
    ['X8', 'admin', '15', KEY, 'Ok'],
    ['X8', 'ann', '5', KEY, 'Ok'],
    ['X8', 'ann', '5', own, 'error: Incorrect hash'],
  ] as const)('%s %s with device %s and key %s: %s', (generation, u, device, key, expected) =>
    withSimulator({ generation }, async (simulator) => {
      expect(await result(simulator, of(u, device, key))).toBe(expected);
    })(),
  );

  it(
    "applies the reseller's own switches to their users",
    withSimulator({}, async (simulator) => {
      const reseller = simulator.options.world.users.find((user) => user.username === 'reseller1')!;
      reseller.apiAllowed = false;
      expect(await result(simulator, of('rita', '16', own))).toBe('error: API Requests are disabled');
      expect(await result(simulator, of('reseller1', '14', own))).toBe('Ok');
      Object.assign(reseller, { apiAllowed: true, apiKey: '' });
      expect(await result(simulator, of('rita', '16', own))).toBe('error: API must have Secret Key');
      reseller.hashCheckingDisabled = true;
      expect(await result(simulator, of('rita', '16', 'whatever'))).toBe('Ok');
    }),
  );
});

describe("callback_init's own checks", () => {
  it.each([
    ['somebody else’s device', { u: 'bob', device: '5' }, 'Bad device'],
    ['somebody else’s device, asked by the administrator', { u: 'admin', device: '5' }, 'Bad device'],
    ['unknown device', { device: '999' }, 'Bad device'],
    ['no device', { device: '' }, 'Bad device'],
    ['device by extension', { device: '101' }, 'Bad device'],
    ['no source', { src: '' }, 'No source'],
    ['unknown tariff', { lega_tariff_id: '99' }, 'No tariff'],
    ['provider tariff', { lega_tariff_id: '2' }, 'Bad tariff'],
    ['tariff', { lega_tariff_id: '1' }, 'Ok'],
    ['foreign tariff for an administrator', { u: 'admin', device: '15', lega_tariff_id: '3' }, 'Bad tariff'],
    [
      'admin tariff for a reseller',
      { u: 'reseller1', device: '14', lega_tariff_id: '1' },
      'Reseller not allowed to use Admin tariffs',
    ],
    ['any text as reseller tariff and LCR', { lega_reseller_tariff_id: 'x', lega_lcr_id: 'x' }, 'Ok'],
    ['unknown PIN', { card_pin: '000' }, 'PIN was not found'],
    ['PIN with letters', { card_pin: '9323a' }, 'PIN was not found'],
    ['PIN', { card_pin: '932311' }, 'Ok'],
    ['unknown server', { server_id: '77' }, 'Server was not found'],
    ['inactive server', { server_id: '2' }, 'Cannot connect to Asterisk Server'],
    ['letters in the numbers', { src: 'abc', dst: 'x y' }, 'Ok'],
    ['no destination', { dst: '' }, 'Ok'],
    ['any password', { p: 'wrong' }, 'Ok'],
  ])('%s: %s', (_title, fields, expected) =>
    withSimulator({ disableHashChecking: true }, async (simulator) => {
      for (const user of simulator.options.world.users) user.hashCheckingDisabled = true;
      expect(await result(simulator, { ...request, ...(fields as Record<string, string>) })).toBe(expected);
      expect(simulator.ledger()[0]).toMatchObject({ result: expected, placed: expected === 'Ok' });
      expect(simulator.calls()).toHaveLength(expected === 'Ok' ? 1 : 0);
    })(),
  );

  it(
    'lets resellers use the administrator’s tariffs when that is switched on',
    withSimulator({ disableHashChecking: true, resellersUseAdminTariffs: true }, async (simulator) => {
      const fields = { ...request, u: 'reseller1', device: '14', lega_tariff_id: '1' };
      simulator.options.world.users.find((user) => user.username === 'reseller1')!.hashCheckingDisabled =
        true;
      expect(await result(simulator, fields)).toBe('Ok');
    }),
  );

  it(
    'crashes with HTTP 500, or says so, when Asterisk does not answer',
    withSimulator({}, async (simulator) => {
      const crashed = await place(simulator, '37060012001', { server_id: '3' });
      expect([crashed.status, crashed.headers.get('content-type')]).toEqual([
        500,
        'text/html; charset=utf-8',
      ]);
      simulator.options.asteriskUnreachable = 'text';
      const told = await place(simulator, '37060012001', { server_id: '3' });
      expect([told.status, text(told.body, 'status')]).toEqual([200, 'Cannot connect to Asterisk Server']);
      expect(simulator.calls()).toHaveLength(0);
    }),
  );
});

describe('callback_uniqueid', () => {
  it(
    'comes inside page with status ok: Unix milliseconds and four digits',
    withSimulator({}, async (simulator) => {
      const { body } = await place(simulator, '37060012001', { callback_uniqueid: '1' });
      expect(body).toMatch(/<page>\n {2}<status>ok<\/status>\n {2}<callback_uniqueid>\d{17}</);
      const id = text(body, 'callback_uniqueid') ?? '';
      expect(Math.abs(Number(id.slice(0, 13)) - simulator.clock.nowMs())).toBeLessThan(5_000);
      expect(Number(id.slice(13))).toBeGreaterThanOrEqual(1_000);
      expect(simulator.ledger()[0]?.callbackUniqueId).toBe(id);
    }),
  );

  it.each([
    ['not asked for', {}, {}],
    ['setting off', { callbackUniqueId: false }, { callback_uniqueid: '1' }],
    ['release too old', { generation: 'X8' }, { callback_uniqueid: '1' }],
  ] as const)('is absent: %s', (_title, options, fields) =>
    withSimulator({ tagCase: 'status', ...options }, async (simulator) => {
      const { body } = await place(simulator, '37060012001', fields);
      expect([text(body, 'status'), text(body, 'callback_uniqueid')]).toEqual(['Ok', undefined]);
    })(),
  );
});
