import { describe, expect, it } from '@jest/globals';
import { createLookUp } from '../../../src/calls/inbound/look-up.ts';
import type { LookUpResult } from '../../../src/calls/inbound/look-up.ts';
import { hasNumber } from '../../../src/calls/inbound/has-number.ts';
import type { Connector, CrmRecord, RingingCall } from '../../../src/calls/connector.ts';
import { nodeTimers } from '../../../src/calls/timers.ts';
import type { Timers } from '../../../src/calls/timers.ts';
import { createDemoConnector } from '../../../connectors/demo/connector.ts';
import { defined } from '../../../src/defined.ts';
import { testClock } from '../../helpers/calls.ts';
import { createVirtualTimers } from '../../helpers/virtual-timers.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const call = (from: string | null, user = 'ann'): RingingCall => ({
  callId: 'call-1',
  agent: { crm: 'demo', user },
  from,
  startedAt: '2026-11-28T10:00:00.000Z',
});
const record = (id: string, value: string, country?: string): CrmRecord => ({
  ref: { type: 'Contact', id },
  name: id,
  numbers: [{ field: 'phone', value }],
  doNotCall: false,
  ...defined({ country }),
});

const lookUpWith = (methods: Partial<Connector>, steady = () => 0, timers: Timers = nodeTimers) =>
  createLookUp({
    connector: { ...createDemoConnector('demo'), ...methods },
    countries: () => ['LT'],
    steady,
    log,
    timers,
  }).who;
const idsOf = (result: LookUpResult): readonly string[] =>
  result.kind === 'found' ? result.records.map(({ ref }) => ref.id) : [result.kind];

describe('hasNumber', () => {
  it.each([
    '+370 612 34001',
    '00370 612 34 001',
    '8 612 34001',
    '0 612 34001',
    'tel:+37061234001',
    '(8-612) 34-001',
  ])('finds the caller in the spelling %s', (spelling) => {
    expect(hasNumber(record('x', spelling, 'LT'), '+37061234001', [])).toBe(true);
    expect(hasNumber(record('x', spelling), '+37061234001', ['LT'])).toBe(true);
    expect(hasNumber(record('x', spelling, 'LT'), '+37061234002', [])).toBe(false);
  });
  it('does not match a number of another country that ends in the same digits', () => {
    expect(hasNumber(record('x', '+371 612 34001'), '+37061234001', ['LT'])).toBe(false);
  });
  it('compares the end of the number when its country is unknown', () => {
    expect(hasNumber(record('x', '0612 34001'), '+37061234001', [])).toBe(true);
    expect(hasNumber(record('x', '34001'), '+37061234001', [])).toBe(false);
  });
  it('looks at every number of a field', () => {
    expect(hasNumber(record('x', '+370 5 212 3456; +370 612 34001'), '+37061234001', [])).toBe(true);
  });
});

describe('createLookUp', () => {
  it('finds a contact of the demo CRM', async () => {
    expect(idsOf(await lookUpWith({})(call('+37061234001')))).toEqual(['ona']);
    expect(idsOf(await lookUpWith({})(call('+37061239999')))).toEqual([]);
  });

  it('does not look up a withheld number', async () => {
    const lookUp = lookUpWith({ findByNumber: () => Promise.reject(new Error('asked')) });
    expect(await lookUp(call(null))).toEqual({ kind: 'found', records: [], more: false });
  });

  it('drops candidates whose numbers only look alike, and shows at most ten', async () => {
    const same = Array.from({ length: 12 }, (_, i) => record(`c${i}`, '+37061234001'));
    const lookUp = lookUpWith({
      findByNumber: () => Promise.resolve([record('other', '+37121234001'), ...same]),
    });
    const result = await lookUp(call('+37061234001'));
    expect(idsOf(result)).toEqual(same.slice(0, 10).map(({ ref }) => ref.id));
    expect(result).toMatchObject({ more: true });
  });

  it('keeps an answer for a minute, for the agent who asked', async () => {
    let asked = 0;
    let ms = 1_000;
    const findByNumber = (): Promise<CrmRecord[]> => {
      asked += 1;
      return Promise.resolve([record('a', '+37061234001')]);
    };
    const lookUp = lookUpWith({ findByNumber }, () => ms);
    await lookUp(call('+37061234001'));
    await lookUp(call('+37061234001'));
    expect(asked).toBe(1);
    await lookUp(call('+37061234001', 'bob'));
    expect(asked).toBe(2);
    ms = 62_000;
    await lookUp(call('+37061234001'));
    expect(asked).toBe(3);
  });

  it('asks once for a whole group where the CRM answers all agents alike', async () => {
    let asked = 0;
    const findByNumber = (): Promise<CrmRecord[]> => {
      asked += 1;
      return Promise.resolve([record('a', '+37061234001')]);
    };
    const group = Array.from({ length: 12 }, (_, at) => call('+37061234001', `agent ${at}`));
    const shown = await Promise.all(group.map(lookUpWith({ findByNumber, checksVisibility: false })));
    expect([asked, shown.map(idsOf)]).toEqual([1, group.map(() => ['a'])]);
    await Promise.all(group.map(lookUpWith({ findByNumber, checksVisibility: true })));
    expect(asked).toBe(1 + group.length);
  });

  it('reports a failing CRM as unanswered, and asks again', async () => {
    let asked = 0;
    const lookUp = lookUpWith({
      findByNumber: () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('down')) : Promise.resolve([]);
      },
    });
    expect(await lookUp(call('+37061234001'))).toEqual({ kind: 'unanswered' });
    expect(await lookUp(call('+37061234001'))).toMatchObject({ kind: 'found' });
  });

  it('does not wait for a slow CRM, and takes its answer later', async () => {
    const clock = testClock();
    const timers = createVirtualTimers(clock);
    let answer: (records: CrmRecord[]) => void = () => undefined;
    const findByNumber = (): Promise<CrmRecord[]> => new Promise((resolve) => (answer = resolve));
    const asked = lookUpWith({ findByNumber }, clock, timers)(call('+37061234001'));
    await timers.pass(2_000);
    const result = await asked;
    if (result.kind !== 'unanswered' || result.late === undefined) throw new Error('answered');
    answer([record('a', '+37061234001')]);
    expect(idsOf(await result.late)).toEqual(['a']);
  });

  it('gives up on a CRM that hangs, and cancels the request', async () => {
    const clock = testClock();
    const timers = createVirtualTimers(clock);
    let cancelled = false;
    const findByNumber: Connector['findByNumber'] = (_number, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          cancelled = true;
          reject(new Error('cancelled'));
        });
      });
    const asked = lookUpWith({ findByNumber }, clock, timers)(call('+37061234001'));
    await timers.pass(10_000);
    const result = await asked;
    expect(result.kind === 'unanswered' && (await result.late)).toEqual({ kind: 'unanswered' });
    expect(cancelled).toBe(true);
  });

  it('runs at most five look-ups at a time', async () => {
    let running = 0;
    let most = 0;
    const lookUp = lookUpWith({
      findByNumber: async () => {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return [];
      },
    });
    await Promise.all(Array.from({ length: 20 }, (_, i) => lookUp(call(`+3706123${1000 + i}`))));
    expect(most).toBe(5);
  });

  it('says when a CRM cannot be searched', async () => {
    const connector: Connector = createDemoConnector('demo');
    delete connector.findByNumber;
    const lookUp = createLookUp({
      connector,
      countries: () => [],
      steady: () => 0,
      timers: nodeTimers,
      log,
    }).who;
    expect(await lookUp(call('+37061234001'))).toEqual({ kind: 'unsearchable' });
  });
});
