import { describe, expect, it } from '@jest/globals';
import { chooseRecord, isShownTo } from '../../src/calls/choose-record.ts';
import type { Call } from '../../src/calls/call/call.ts';
import type { CallMatch, Incoming } from '../../src/calls/call/incoming.ts';
import { T0, acceptedCall, iso } from '../helpers/calls.ts';
import { openTestBook } from '../helpers/call-book.ts';
import { FakeCrm } from '../helpers/fake-crm.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';

const ONA: CallMatch = { type: 'Contact', id: '1', name: 'Ona', seenBy: ['ann'] };
const JONAS: CallMatch = {
  type: 'Lead',
  id: '2',
  name: 'Jonas',
  url: 'https://crm.example.com/2',
  seenBy: ['ann', 'bob'],
};
const NEW = { type: 'Contact', id: '9' };

const test = fixtureOfEach(openTestBook, (book) => book.close());
const crm = fixtureOfEach(() =>
  new FakeCrm().add({ ref: NEW, name: 'Neu\u202e', numbers: [], doNotCall: false }),
);
const deps = () => ({
  book: test().book,
  crms: new Map([['sales', { connector: crm() }]]),
  now: test().now,
});
const incoming = (change: Partial<Incoming> = {}): Incoming => ({
  from: '+37061234001',
  agents: [{ user: 'ann', rangAt: iso(T0) }],
  matches: [ONA, JONAS],
  lookUp: 'done',
  answeredIds: [],
  cdrs: [],
  ...change,
});
const cameIn = async (change: Partial<Call> = {}): Promise<string> => {
  const { record: _record, contactName: _name, ...call } = acceptedCall({ user: 'ann', ...change });
  return (await test().add({ incoming: incoming(), ...call })).id;
};

describe('the record of an incoming call', () => {
  it('is the match that the agent chooses, with its name and address', async () => {
    const call = await chooseRecord(deps(), await cameIn(), { type: 'Lead', id: '2' }, 'bob');
    expect(call).toMatchObject({
      version: 2,
      record: { type: 'Lead', id: '2' },
      contactName: 'Jonas',
      recordUrl: 'https://crm.example.com/2',
      incoming: { chosen: true, matches: [ONA, JONAS] },
      activity: { state: 'none' },
    });
  });

  it('loses the address of the previous one', async () => {
    const id = await cameIn({ recordUrl: 'https://crm.example.com/old' });
    const call = await chooseRecord(deps(), id, { type: 'Contact', id: '1' }, 'ann');
    expect(call.contactName).toBe('Ona');
    expect(call).not.toHaveProperty('recordUrl');
  });

  it('is chosen once, however often the choice is sent', async () => {
    const id = await cameIn();
    const ref = { type: 'Contact', id: '1' };
    await chooseRecord(deps(), id, ref, 'ann');
    expect((await chooseRecord(deps(), id, ref, 'ann')).version).toBe(2);
    expect((await chooseRecord(deps(), id, { type: 'Lead', id: '2' }, 'ann')).version).toBe(3);
  });

  it('may be newly created, and joins the list without text direction marks', async () => {
    const call = await chooseRecord(deps(), await cameIn(), NEW, 'ann');
    expect(call.contactName).toBe('Neu');
    expect(call.incoming?.matches.at(-1)).toEqual({ ...NEW, name: 'Neu', seenBy: ['ann'] });
  });

  it('may be chosen by the CRM’s server, without an agent', async () => {
    crm().checksVisibility = false;
    const call = await chooseRecord(deps(), await cameIn(), NEW, undefined);
    expect(call.incoming?.matches.at(-1)).toMatchObject({ ...NEW, seenBy: ['ann'] });
    expect((await chooseRecord(deps(), call.id, { type: 'Lead', id: '2' }, undefined)).contactName).toBe(
      'Jonas',
    );
  });

  it.each(['written', 'dead'] as const)('sends an activity that is %s once more', async (state) => {
    const id = await cameIn();
    await test().book.update(
      id,
      (call) => ({ ...call, version: 2, state: 'ended', activity: { state, id: 'act', attempts: 7 } }),
      () => ({ activityDueMs: null }),
    );
    const call = await chooseRecord(deps(), id, { type: 'Contact', id: '1' }, 'ann');
    expect(call.activity).toEqual({ state: 'pending', id: 'act', attempts: 0 });
    const due = await test().calls.dueActivities('sales', test().now(), 10);
    expect(due.map((one) => one.id)).toEqual([id]);
  });
});

describe('a record that cannot be chosen', () => {
  it.each([
    ['that only another agent has seen', { type: 'Contact', id: '1' }, 'bob'],
    ['of the same id but another type', { type: 'Lead', id: '1' }, 'ann'],
    ['that does not exist', { type: 'Contact', id: '404' }, 'ann'],
  ])('is one %s', async (_what, ref, user) => {
    const id = await cameIn();
    await expect(chooseRecord(deps(), id, ref, user)).rejects.toMatchObject({ code: 'record_not_found' });
    expect((await test().get(id)).version).toBe(1);
  });

  it('belongs to a CRM that cannot say what an agent may see', async () => {
    const id = await cameIn();
    crm().checksVisibility = false;
    await expect(chooseRecord(deps(), id, NEW, 'ann')).rejects.toMatchObject({ code: 'record_not_found' });
  });

  it('belongs to a CRM that is no longer configured', async () => {
    const id = await cameIn();
    const without = { ...deps(), crms: new Map() };
    await expect(chooseRecord(without, id, NEW, 'ann')).rejects.toMatchObject({ code: 'record_not_found' });
  });

  it('is for a clicked call, or for no call', async () => {
    const { id } = await test().add(acceptedCall());
    await expect(chooseRecord(deps(), id, NEW, 'ann')).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(chooseRecord(deps(), 'nobody', NEW, 'ann')).rejects.toMatchObject({
      code: 'call_not_found',
    });
  });
});

it('shows a match to those who have seen it, and to the CRM’s server', () => {
  expect(['ann', 'bob', undefined].map((user) => isShownTo(ONA, user))).toEqual([true, false, true]);
});
