import { describe, expect, it } from '@jest/globals';
import { KEY, ask, askSigned, cdrs, live, place, text, texts, withSimulator } from './client.ts';

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
    'follows custom rows and custom functions',
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
    'shows the request’s caller ids, even empty ones, or else the device’s',
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
    'shows users their own calls, resellers those of their users',
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
