import { describe, expect, it } from '@jest/globals';
import type { Click } from '../../../src/calls/place/click.ts';
import { preview } from '../../../src/calls/place/preview.ts';
import { Problem } from '../../../src/calls/problems.ts';
import { ONA, click, crm, current, deps, given, map, mor, refusedWith, test, user } from './setup.ts';

const numberClick = (number: string | null, change: Partial<Click> = {}): Click => {
  const { record: _none, ...bare } = click({ number, ...change });
  return bare;
};

describe('a refused click that a record requested', () => {
  it('says that the record will be updated', async () => {
    const problem = await refusedWith(current().place(numberClick('112', { activityId: 'task-9' })));
    expect(problem.details.call?.activity).toEqual({ state: 'pending', id: 'task-9' });
    mor().answer = () => ({ kind: 'refused', code: 'bad_device', text: 'Bad device' });
    const later = await refusedWith(current().place(click({ activityId: 'task-10' })));
    expect(later.details.call?.activity).toEqual({ state: 'pending', id: 'task-10' });
  });
});

describe('a click that is refused before MOR is asked', () => {
  const cases: [string, string, () => Click][] = [
    ['an unknown CRM', 'invalid_request', () => click({ crm: 'nowhere' })],
    ['no mapping', 'agent_not_mapped', () => ((given().row = undefined), click())],
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
      () => ((given().rules = { ...given().rules, allowedCountries: ['LV'] }), click()),
    ],
    ['do not call', 'do_not_call', () => (crm().add({ ...ONA, doNotCall: true }), click())],
    [
      'free dialling that the browser claims',
      'forbidden',
      () => numberClick('+37060022222', { freeDialling: true }),
    ],
  ];
  it.each(cases)('%s: %s', async (_why, code, make) => {
    const asked = make();
    const problem = await refusedWith(current().place(asked));
    expect(problem.code).toBe(code);
    expect(problem.message.length).toBeGreaterThan(10);
    expect(mor().requests).toEqual([]);
    expect(given().results).toEqual([code]);
    // Kept for the record, unless it says nothing about agent or destination.
    if (code === 'invalid_request') expect(problem.details.call).toBeUndefined();
    else {
      expect(problem.details.call).toMatchObject({ state: 'refused', user: user(), refusal: { code } });
      expect(await test().calls.get(problem.details.call?.id ?? '')).toEqual(problem.details.call);
    }
    const seen = await preview(asked, deps());
    expect(seen).toMatchObject({ wouldDial: false, problem: { code } });
    expect(seen.steps.at(-1)?.ok).toBe(false);
  });

  it('a CRM that does not answer leaves no record of the click', async () => {
    crm().readRecord = () => Promise.reject(new Problem('crm_unreachable', 'The CRM did not answer.'));
    const problem = await refusedWith(current().place(click()));
    expect([problem.code, problem.details.call]).toEqual(['crm_unreachable', undefined]);
  });

  it('a connector bug is passed on as it is, and logged', async () => {
    crm().readRecord = () => Promise.reject(new TypeError('oops'));
    await expect(current().place(click())).rejects.toThrow(TypeError);
    await expect(preview(click(), deps())).rejects.toThrow(TypeError);
    expect(given().results).toEqual(['internal']);
    expect(test().log.lines.at(-1)).toMatchObject({ level: 'error', message: 'placing a call failed' });
  });

  it('a refusal that cannot be stored is still the refusal', async () => {
    test().broken.add('insert');
    given().row = undefined;
    const problem = await refusedWith(current().place(click()));
    expect([problem.code, problem.details.call]).toEqual(['agent_not_mapped', undefined]);
  });
});

describe('free dialling', () => {
  it.each([
    ['the mapping allows it', true, {}],
    ['the CRM’s server vouches for it', false, { sender: 'server', freeDialling: true }],
  ] as const)('%s: any number may be dialled, and none', async (_why, freeDialling, change) => {
    map({ freeDialling });
    expect((await current().place(numberClick('+37060099999', change))).call.destination).toBe(
      '+37060099999',
    );
    expect((await current().place(click({ number: '+37060088888', ...change }))).call.destination).toBe(
      '+37060088888',
    );
    const { call } = await current().place(numberClick(null, change));
    expect(call).toMatchObject({ destination: null, dialled: { dst: null } });
    expect(mor().requests.at(-1)).not.toHaveProperty('dst');
    expect((await current().place(click({ number: null, ...change }))).call).toMatchObject({
      contactName: 'Ona',
      destination: null,
    });
    expect((await refusedWith(current().place(numberClick('x', change)))).code).toBe('number_invalid');
  });

  it('of an instance whose server supplies the numbers: for server and administrator, not the browser', async () => {
    crm().numbersFrom = 'request';
    for (const sender of ['server', 'admin'] as const) {
      expect((await current().place(click({ number: '860099999', sender }))).call).toMatchObject({
        destination: '+37060099999',
        record: ONA.ref,
      });
    }
    expect((await refusedWith(current().place(click({ number: '860099999' })))).code).toBe('forbidden');
  });

  it('does not lift do-not-call or the dial rules', async () => {
    map({ freeDialling: true });
    given().rules = { ...given().rules, blockedPrefixes: ['+370900'] };
    expect((await refusedWith(current().place(numberClick('+37090012345')))).code).toBe(
      'destination_blocked',
    );
    expect((await refusedWith(current().place(numberClick('112')))).code).toMatch(
      /^(destination_blocked|number_invalid)$/,
    );
    expect(mor().requests).toEqual([]);
    crm().add({ ...ONA, doNotCall: true });
    expect((await refusedWith(current().place(click({ number: null })))).code).toBe('do_not_call');
  });
});
