import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import type { Click } from '../../../src/calls/place/click.ts';
import type { CrmRecord } from '../../../src/calls/connector.ts';
import { createPlace } from '../../../src/calls/place/place.ts';
import type { Place, PlaceDeps } from '../../../src/calls/place/place.ts';
import { preview } from '../../../src/calls/place/preview.ts';
import { Problem } from '../../../src/calls/problems.ts';
import type { Mapping, PartialMapping } from '../../../src/mapping/agents/mapping.ts';
import type { DialRules } from '../../../src/mapping/rules/rules.ts';
import { iso, T0, unique } from '../../helpers/calls.ts';
import { LOOSE, openTestBook } from '../../helpers/call-book.ts';
import type { TestBook } from '../../helpers/call-book.ts';
import { FakeCrm } from '../../helpers/fake-crm.ts';
import { FakeMor } from '../../helpers/fake-mor.ts';

let test: TestBook;
let crm: FakeCrm;
let mor: FakeMor;
let user: string;
let row: Mapping | undefined;
let defaults: PartialMapping;
let rules: DialRules;
let limits: typeof LOOSE;
let place: Place;
let results: string[];

const ONA: CrmRecord = {
  ref: { type: 'Contact', id: '1' },
  name: 'Ona',
  numbers: [
    { field: 'Phone', value: '8 600 22222' },
    { field: 'MobilePhone', value: '+49 30 1234567' },
  ],
  doNotCall: false,
  url: 'https://crm.example.com/1',
};

beforeAll(async () => {
  test = await openTestBook();
});
afterAll(() => test.close());

const deps = (): PlaceDeps => ({
  crms: new Map([['sales', { connector: crm, defaults, defaultCountry: 'LT', callerIds: ['37052000000'] }]]),
  mors: new Map([['main', { gateway: mor, numbers: { form: 'digits', prefixes: [] } }]]),
  mappings: { find: () => Promise.resolve(row) },
  rules: () => rules,
  internal: () => internalNumbers(['2XX']),
  now: test.now,
  book: test.book,
  store: test.calls,
  limits: () => limits,
  instanceLimits: () => undefined,
  log: test.log,
  onResult: ({ code }) => results.push(code),
});

beforeEach(() => {
  user = unique('agent-');
  row = {
    crm: 'sales',
    user,
    mor: 'main',
    username: 'office',
    device: '12',
    source: '101; +370 600 11111',
    freeDialling: false,
    enabled: true,
  };
  defaults = {};
  rules = { blockedPrefixes: [], blockedTypes: [] };
  limits = LOOSE;
  results = [];
  crm = new FakeCrm().add(ONA);
  mor = new FakeMor();
  test.broken.clear();
  place = createPlace(deps());
});

const click = (change: Partial<Click> = {}): Click => ({
  crm: 'sales',
  user,
  sender: 'agent',
  record: ONA.ref,
  ...change,
});
const numberClick = (number: string | null, change: Partial<Click> = {}): Click => {
  const { record: _none, ...bare } = click({ number, ...change });
  return bare;
};
const refusedWith = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw new Error(`expected a Problem, got ${String(error)}`);
};
const map = (change: Partial<Mapping>): void => {
  if (row) row = { ...row, ...change };
};

describe('a click that is placed', () => {
  it('asks MOR once, with the number in MOR’s form, and keeps everything about it', async () => {
    mor.answer = () => ({ kind: 'accepted', callbackUniqueId: '17400000000000001' });
    const { call, fresh } = await place(click({ notes: 'n', activityId: 'task-9' }));
    expect(fresh).toBe(true);
    expect(mor.requests).toEqual([{ username: 'office', device: '12', src: '101', dst: '37060022222' }]);
    expect(call).toMatchObject({
      state: 'accepted',
      version: 2,
      user,
      record: ONA.ref,
      contactName: 'Ona',
      source: '101',
      destination: '+37060022222',
      dialled: { src: '101', dst: '37060022222' },
      mor: { server: 'main', username: 'office', device: '12', callbackUniqueId: '17400000000000001' },
      createdAt: iso(T0),
      acceptedAt: iso(T0),
      notes: 'n',
      activity: { state: 'none', id: 'task-9' },
    });
    expect(call.timeline.map(({ state, by }) => `${state} ${by}`)).toEqual([
      'requested agent',
      'dialling connector',
      'accepted mor',
    ]);
    expect(await test.calls.get(call.id)).toEqual(call);
    expect(results).toEqual(['placed']);
  });

  it('is on disk before MOR is asked', async () => {
    mor.answer = async () => {
      const [stored] = (await test.calls.list({ user, limit: 1 })).items;
      expect(stored?.state).toBe('dialling');
      return { kind: 'accepted' };
    };
    await place(click());
    expect(mor.requests).toHaveLength(1);
  });

  it('sends every optional value that is there, and no empty one', async () => {
    map({
      ...{
        callerIdA: '1',
        callerIdB: '2',
        cardPin: '3',
        legATariff: '4',
        legAResellerTariff: '5',
        morServer: '6',
      },
    });
    await place(click({ source: '+370 600 11111', callerId: '37052000000', field: 'MobilePhone' }));
    expect(mor.requests).toEqual([
      {
        ...{ username: 'office', device: '12', src: '37060011111', dst: '49301234567' },
        ...{ callerIdA: '1', callerIdB: '37052000000', cardPin: '3', legATariff: '4' },
        ...{ legAResellerTariff: '5', morServer: '6' },
      },
    ]);
    await place(click({ callerId: '1' }));
    await place(click());
    expect(mor.requests.map((request) => request.callerIdB)).toEqual(['37052000000', '1', '2']);
  });

  it('takes what the mapping lacks from the CRM’s user and the defaults, and asks the CRM only then', async () => {
    await place(click());
    expect(crm.readAgentCount).toBe(0);
    row = undefined;
    defaults = { mor: 'main', username: 'shared' };
    place = createPlace(deps());
    crm.agents.set(user, { user, name: 'Jonas', active: true, mapping: { device: '77', source: '205' } });
    await place(click());
    expect(mor.requests.at(-1)).toMatchObject({ username: 'shared', device: '77', src: '205' });
    crm.agents.set(user, { user, name: 'Jonas', active: true, mapping: { device: '77', source: '105' } });
    expect(await refusedWith(place(click()))).toMatchObject({
      code: 'destination_blocked',
      message: expect.stringContaining('neither an internal number'),
    });
  });
});

describe('an order of a record that is refused', () => {
  it('says that the record will be told', async () => {
    const problem = await refusedWith(place(numberClick('112', { activityId: 'task-9' })));
    expect(problem.details.call?.activity).toEqual({ state: 'pending', id: 'task-9' });
    mor.answer = () => ({ kind: 'refused', code: 'bad_device', text: 'Bad device' });
    const later = await refusedWith(place(click({ activityId: 'task-10' })));
    expect(later.details.call?.activity).toEqual({ state: 'pending', id: 'task-10' });
  });
});

describe('a click that is refused before MOR is asked', () => {
  const cases: [string, string, () => Click][] = [
    ['an unknown CRM', 'invalid_request', () => click({ crm: 'nowhere' })],
    ['no mapping', 'agent_not_mapped', () => ((row = undefined), click())],
    ['a MOR that is not configured', 'agent_not_mapped', () => (map({ mor: 'gone' }), click())],
    ['a mapping without source', 'agent_not_mapped', () => (map({ source: ' ; ' }), click())],
    ['calling switched off', 'agent_disabled', () => (map({ enabled: false }), click())],
    ['somebody else’s source', 'forbidden', () => click({ source: '999' })],
    ['a caller ID of nobody', 'forbidden', () => click({ callerId: '112' })],
    ['a click that says so', 'do_not_call', () => click({ doNotCall: true })],
    [
      'an internal number that no pattern names',
      'number_invalid',
      () => (map({ freeDialling: true }), numberClick('301')),
    ],
    [
      'an own telephone that is a premium number',
      'destination_blocked',
      () => (map({ source: '+447012345678' }), click()),
    ],
    ['no such record', 'record_not_found', () => click({ record: { type: 'Contact', id: '404' } })],
    ['a field that is empty', 'no_telephone_number', () => click({ field: 'Fax' })],
    ['no number at all', 'no_telephone_number', () => numberClick(' ')],
    ['no record and no number', 'no_telephone_number', () => numberClick('x', { number: ' ' })],
    ['a number that is none', 'number_invalid', () => click({ number: 'call me' })],
    ['a number of nobody', 'forbidden', () => click({ number: '+37060099999' })],
    ['a number without record', 'forbidden', () => numberClick('+37060022222')],
    ['no number, to be asked for', 'forbidden', () => numberClick(null)],
    [
      'a country that is not allowed',
      'destination_blocked',
      () => ((rules = { ...rules, allowedCountries: ['LV'] }), click()),
    ],
    ['do not call', 'do_not_call', () => (crm.add({ ...ONA, doNotCall: true }), click())],
    [
      'free dialling that the browser claims',
      'forbidden',
      () => numberClick('+37060022222', { freeDialling: true }),
    ],
  ];
  it.each(cases)('%s: %s', async (_why, code, make) => {
    const asked = make();
    const problem = await refusedWith(place(asked));
    expect(problem.code).toBe(code);
    expect(problem.message.length).toBeGreaterThan(10);
    expect(mor.requests).toEqual([]);
    expect(results).toEqual([code]);
    // Kept for the record, except what says nothing about agent or destination.
    if (code === 'invalid_request') expect(problem.details.call).toBeUndefined();
    else {
      expect(problem.details.call).toMatchObject({ state: 'refused', user, refusal: { code } });
      expect(await test.calls.get(problem.details.call?.id ?? '')).toEqual(problem.details.call);
    }
    const seen = await preview(asked, deps());
    expect(seen).toMatchObject({ wouldDial: false, problem: { code } });
    expect(seen.steps.at(-1)?.ok).toBe(false);
  });

  it('a CRM that does not answer, without a record of it', async () => {
    crm.readRecord = () => Promise.reject(new Problem('crm_unreachable', 'The CRM did not answer.'));
    const problem = await refusedWith(place(click()));
    expect([problem.code, problem.details.call]).toEqual(['crm_unreachable', undefined]);
  });

  it('a mistake of the connector is passed on as what it is, and logged', async () => {
    crm.readRecord = () => Promise.reject(new TypeError('oops'));
    await expect(place(click())).rejects.toThrow(TypeError);
    await expect(preview(click(), deps())).rejects.toThrow(TypeError);
    expect(results).toEqual(['internal']);
    expect(test.log.lines.at(-1)).toMatchObject({ level: 'error', message: 'placing a call failed' });
  });

  it('a refusal that cannot be stored is still the refusal', async () => {
    test.broken.add('insert');
    row = undefined;
    const problem = await refusedWith(place(click()));
    expect([problem.code, problem.details.call]).toEqual(['agent_not_mapped', undefined]);
  });
});

describe('free dialling', () => {
  it.each([
    ['the mapping allows it', true, {}],
    ['the CRM’s server vouches for it', false, { sender: 'server', freeDialling: true }],
  ] as const)('%s: any number, and none', async (_why, freeDialling, change) => {
    map({ freeDialling });
    expect((await place(numberClick('+37060099999', change))).call.destination).toBe('+37060099999');
    expect((await place(click({ number: '+37060088888', ...change }))).call.destination).toBe('+37060088888');
    const { call } = await place(numberClick(null, change));
    expect(call).toMatchObject({ destination: null, dialled: { dst: null } });
    expect(mor.requests.at(-1)).not.toHaveProperty('dst');
    expect((await place(click({ number: null, ...change }))).call).toMatchObject({
      contactName: 'Ona',
      destination: null,
    });
    expect((await refusedWith(place(numberClick('x', change)))).code).toBe('number_invalid');
  });

  it('of an instance whose server brings the numbers: server and administrator may, the browser may not', async () => {
    crm.numbersFrom = 'request';
    for (const sender of ['server', 'admin'] as const) {
      expect((await place(click({ number: '860099999', sender }))).call).toMatchObject({
        destination: '+37060099999',
        record: ONA.ref,
      });
    }
    expect((await refusedWith(place(click({ number: '860099999' })))).code).toBe('forbidden');
  });

  it('does not lift do-not-call or the dial rules', async () => {
    map({ freeDialling: true });
    rules = { ...rules, blockedPrefixes: ['+370900'] };
    expect((await refusedWith(place(numberClick('+37090012345')))).code).toBe('destination_blocked');
    expect((await refusedWith(place(numberClick('112')))).code).toMatch(
      /^(destination_blocked|number_invalid)$/,
    );
    expect(mor.requests).toEqual([]);
    crm.add({ ...ONA, doNotCall: true });
    expect((await refusedWith(place(click({ number: null })))).code).toBe('do_not_call');
  });
});

describe('what MOR answers', () => {
  it('a refusal is the end, with MOR’s reason and its cure', async () => {
    mor.answer = () => ({ kind: 'refused', code: 'bad_device', text: 'Bad device' });
    const problem = await refusedWith(place(click({ idempotencyKey: user })));
    expect(problem.code).toBe('mor_refused');
    expect(problem.details).toMatchObject({
      mor: { code: 'bad_device', text: 'Bad device' },
      call: { state: 'refused' },
    });
    expect(problem.message).toMatch(/device.*\(MOR: Bad device\)/);
    const again = await refusedWith(place(click({ idempotencyKey: user })));
    expect([again.code, again.message, again.details.mor]).toEqual([
      problem.code,
      problem.message,
      problem.details.mor,
    ]);
    expect(mor.requests).toHaveLength(1);
  });

  it('not reached: nothing was dialled, and the same key may be tried again', async () => {
    mor.answer = () => ({ kind: 'not_sent', reason: 'unreachable', detail: 'connection refused' });
    const problem = await refusedWith(place(click({ idempotencyKey: user })));
    expect([problem.code, problem.details.call?.state]).toEqual(['mor_unreachable', 'refused']);
    mor.answer = () => ({ kind: 'accepted' });
    const { call, fresh } = await place(click({ idempotencyKey: user }));
    expect([call.state, fresh, call.id === problem.details.call?.id]).toEqual(['accepted', true, false]);
  });

  it('a full queue says when to come back', async () => {
    mor.answer = () => ({
      kind: 'not_sent',
      reason: 'overloaded',
      detail: 'queue is full',
      retryAfterSec: 4,
    });
    const problem = await refusedWith(place(click()));
    expect([problem.code, problem.details.retryAfterSec]).toEqual(['overloaded', 4]);
  });

  it('uncertain is unknown, and is never sent again', async () => {
    mor.answer = () => ({ kind: 'uncertain', detail: 'connection reset' });
    const { call } = await place(click({ idempotencyKey: user }));
    expect(call.timeline.at(-1)).toMatchObject({ state: 'unknown', by: 'mor', detail: 'connection reset' });
    expect(await place(click({ idempotencyKey: user }))).toMatchObject({
      call: { id: call.id, state: 'unknown' },
      fresh: false,
    });
    expect(mor.requests).toHaveLength(1);
  });

  it('a client that breaks leaves an unknown call, not one that is dialled for ever', async () => {
    mor.answer = () => Promise.reject(new Error('bug'));
    expect((await place(click())).call).toMatchObject({ state: 'unknown' });
  });

  it('does not take back what following has seen meanwhile', async () => {
    mor.answer = async () => {
      const [call] = test.book.open().filter((open) => open.user === user);
      await test.book.update(call?.id ?? '', (c) => ({
        ...c,
        state: 'agent_ringing',
        version: c.version + 1,
      }));
      return { kind: 'accepted', callbackUniqueId: '7' };
    };
    expect((await place(click())).call).toMatchObject({
      state: 'agent_ringing',
      mor: { callbackUniqueId: '7' },
    });
  });
});

describe('clicks that come twice', () => {
  it('a double click joins the one under way', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    mor.answer = async () => (await held, { kind: 'accepted' });
    const first = place(click({ idempotencyKey: user }));
    const second = place(click({ idempotencyKey: user }));
    const other = await refusedWith(place(click({ idempotencyKey: user, field: 'Phone' })));
    answer();
    const [one, two] = await Promise.all([first, second]);
    expect([one.fresh, two.fresh, two.call.id, other.code]).toEqual([
      true,
      false,
      one.call.id,
      'idempotency_conflict',
    ]);
    expect(mor.requests).toHaveLength(1);
    expect(results.sort()).toEqual(['idempotency_conflict', 'placed', 'repeated']);
  });

  it('a repeated key gets its call, also when the record has gone since; other contents are a conflict', async () => {
    const { call } = await place(click({ idempotencyKey: user }));
    expect(await place(click({ idempotencyKey: user }))).toMatchObject({
      call: { id: call.id },
      fresh: false,
    });
    expect((await refusedWith(place(click({ idempotencyKey: user, field: 'Phone' })))).code).toBe(
      'idempotency_conflict',
    );
    crm.records.clear();
    expect(await place(click({ idempotencyKey: user }))).toMatchObject({
      call: { id: call.id },
      fresh: false,
    });
    expect((await refusedWith(place(click({ idempotencyKey: user, field: 'Phone' })))).code).toBe(
      'idempotency_conflict',
    );
    expect((await refusedWith(place(click({ idempotencyKey: `${user}-new` })))).code).toBe(
      'record_not_found',
    );
    expect(mor.requests).toHaveLength(1);
  });

  it('an agent with a call is told which one', async () => {
    limits = { ...LOOSE, concurrent: 1 };
    const { call } = await place(click());
    const problem = await refusedWith(place(click()));
    expect([problem.code, problem.details.call?.id]).toEqual(['agent_busy', call.id]);
  });

  it('too many in a minute have to wait', async () => {
    limits = { ...LOOSE, perMinute: 1 };
    await place(click());
    const problem = await refusedWith(place(click()));
    expect(problem.code).toBe('rate_limited');
    expect(problem.details.retryAfterSec).toBeGreaterThan(0);
    expect(mor.requests).toHaveLength(1);
  });
});

describe('a database that fails', () => {
  it('before MOR was asked: nothing is sent', async () => {
    test.broken.add('begin');
    expect((await refusedWith(place(click()))).code).toBe('not_ready');
    expect(mor.requests).toEqual([]);
    expect(test.log.lines.at(-1)?.message).toBe('placing a call failed');
  });

  it('after MOR answered: the call is unknown, and is stored as soon as it can be', async () => {
    test.broken.add('save');
    const { call } = await place(click());
    expect(call).toMatchObject({ state: 'unknown', version: 1 });
    expect((await test.calls.get(call.id))?.state).toBe('dialling');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    test.broken.clear();
    const deadline = Date.now() + 8_000;
    while ((await test.calls.get(call.id))?.state !== 'accepted' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await test.calls.get(call.id)).toMatchObject({ state: 'accepted', version: 2 });
    expect(mor.requests).toHaveLength(1);
  });
});

describe('preview', () => {
  it('shows each step, where values come from and the request, and dials nothing', async () => {
    map({ cardPin: '4711' });
    const seen = await preview(click(), deps());
    expect(seen.steps.map(({ step, ok }) => [step, ok])).toEqual(
      ['agent', 'source', 'record', 'number', 'rules', 'request'].map((step) => [step, true]),
    );
    expect(seen).toMatchObject({
      wouldDial: true,
      mapping: { device: { value: '12', from: 'mapping' }, cardPin: { value: '<hidden>' } },
      record: { name: 'Ona', doNotCall: false, url: 'https://crm.example.com/1' },
      number: { raw: '8 600 22222', field: 'Phone', destination: '+37060022222', dialled: '37060022222' },
      request: { method: 'POST', params: { hash: '<hidden>', dst: '37060022222' } },
    });
    expect(JSON.stringify(seen)).not.toContain('4711');
    expect(mor.requests).toEqual([]);
  });

  it('of a call without a number or a record with no page leaves that out', async () => {
    map({ freeDialling: true });
    const { url: _none, ...plain } = ONA;
    crm.add(plain);
    const seen = await preview(click({ number: null }), deps());
    expect(seen).toMatchObject({ wouldDial: true, number: { destination: null }, record: { name: 'Ona' } });
    expect(seen.number).toEqual({ destination: null });
    expect(seen.record).not.toHaveProperty('url');
  });

  it('names the step that stops the click', async () => {
    expect((await preview(click({ source: '9' }), deps())).steps.at(-1)).toMatchObject({
      step: 'source',
      ok: false,
    });
    expect((await preview(click({ callerId: '9' }), deps())).steps.at(-1)).toMatchObject({
      step: 'request',
      ok: false,
    });
    expect((await preview(click({ crm: 'x' }), deps())).steps).toEqual([
      { step: 'agent', ok: false, detail: 'There is no CRM instance "x" in the configuration.' },
    ]);
    expect((await preview(click({ number: '+37060099999' }), deps())).steps.at(-1)).toMatchObject({
      step: 'number',
    });
  });
});
