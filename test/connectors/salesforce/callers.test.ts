import { describe, expect, it } from '@jest/globals';
import { hasNumber } from '../../../src/calls/inbound/has-number.ts';
import type { CrmRecord } from '../../../src/calls/connector.ts';
import { spellings } from '../../../connectors/salesforce/spellings.ts';
import { defined } from '../../../src/defined.ts';
import { customObject } from '../../simulators/salesforce/model.ts';
import type { Values } from '../../simulators/salesforce/records.ts';
import { testDeps } from '../../contracts/deps.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

const CALLER = '+37061234567';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const user = fixtureOfEach(() => addAgent(fake()));

const insert = (object: string, values: Values): string =>
  fake().org.insert(object, { Name: object, ...values }, '');
const find = async (
  e164: string,
  query: { objects?: readonly string[]; limit?: number; user?: string } = {},
  options: Record<string, unknown> = {},
): Promise<readonly CrmRecord[]> => {
  const { objects, limit = 50, user: id = user() } = query;
  const found = await connectTo(fake(), options).findByNumber?.(e164, {
    agent: { crm: 'sales', user: id },
    limit,
    ...defined({ objects }),
  });
  return (found ?? []).filter((record) => hasNumber(record, e164, ['LT']));
};
const idsOf = (records: readonly CrmRecord[]): string[] => records.map(({ ref }) => ref.id);

describe('identifying a caller', () => {
  it.each([
    '+370 612 34567',
    '8 612 34567',
    '(8~612)34567',
    '861234567',
    '0037061234567',
    '37061234567',
    '+370 (612) 34-567',
    '0 612 34 567',
    '00 370 6123 4567',
    '+370 5 212 3456; +370 612 34567',
  ])('finds the caller when the number is stored as %s', async (spelling) => {
    const id = insert('Contact', { MobilePhone: spelling });
    insert('Contact', { MobilePhone: '+370 612 34568' });
    expect(idsOf(await find(CALLER))).toEqual([id]);
  });

  it.each([
    ['+493012345678', ['030 / 12345678', '+49 (0)30 1234 5678', '0049 30 12 34 56 78']],
    ['+12025550123', ['(202) 555-0123', '202.555.0123', '1-202-555-0123', '+1 202 5550123']],
    ['+447700900123', ['07700 900123', '+44 (0) 7700 900 123', '0044 7700 900123']],
    ['+390612345678', ['06 1234 5678', '+39 06 12345678']],
  ])('finds %s in the formats used in its country', async (e164, texts) => {
    const ids = texts.map((Phone) => insert('Lead', { Phone }));
    const found = await connectTo(fake()).findByNumber?.(e164, {
      agent: { crm: 'sales', user: user() },
      limit: 50,
    });
    expect(idsOf(found ?? []).toSorted()).toEqual(ids.toSorted());
  });

  it('keeps the search expression within its length limit, for numbers of any length', () => {
    for (let digits = 6; digits <= 15; digits++) {
      const terms = spellings(`+${'49301234567890123'.slice(0, digits)}`);
      expect(terms.join(' OR ').length).toBeLessThanOrEqual(4_000);
      expect(terms.every((term) => /^"[\d ]+"$|^\d+$/.test(term))).toBe(true);
    }
  });
});

describe('several matches and no match', () => {
  it('lists all matches in the order of the objects', async () => {
    const lead = insert('Lead', { Phone: CALLER });
    const [one, two] = [insert('Contact', { Phone: CALLER }), insert('Contact', { HomePhone: CALLER })];
    expect(idsOf(await find(CALLER))).toEqual([one, two, lead]);
    expect(idsOf(await find(CALLER, { objects: ['Lead', 'Contact'] }))).toEqual([lead, one, two]);
    expect(idsOf(await find(CALLER, { objects: ['Lead'] }))).toEqual([lead]);
    expect(idsOf(await find(CALLER, { limit: 2 }))).toEqual([one, two]);
  });

  it('leaves converted leads and deleted records out', async () => {
    insert('Lead', { Phone: CALLER, IsConverted: true });
    fake().org.remove(insert('Contact', { Phone: CALLER }));
    const lead = insert('Lead', { Phone: CALLER, IsConverted: false });
    expect(idsOf(await find(CALLER))).toEqual([lead]);
  });

  it('names the person without the company, and the company when none of its people has the number', async () => {
    const company = insert('Account', { Phone: CALLER });
    expect(idsOf(await find(CALLER))).toEqual([company]);
    const person = insert('Contact', { Phone: CALLER, AccountId: company });
    const other = insert('Account', { Phone: CALLER });
    expect(idsOf(await find(CALLER))).toEqual([person, other]);
  });

  it('shows a person account once', async () => {
    const contact = insert('Contact', { MobilePhone: CALLER, IsPersonAccount: true });
    const account = insert('Account', {
      PersonMobilePhone: CALLER,
      IsPersonAccount: true,
      PersonContactId: contact,
    });
    expect(idsOf(await find(CALLER))).toEqual([account]);
  });

  it('finds a custom object, and skips one that the org lacks or does not index for search', async () => {
    fake().org.model.set('Vehicle__c', customObject('a01', 'Vehicle__c', ['Name', 'Driver_Phone__c']));
    const id = insert('Vehicle__c', { Driver_Phone__c: '8 612 34567' });
    expect(idsOf(await find(CALLER, { objects: ['Vehicle__c', 'Boat__c', 'TaskStatus'] }))).toEqual([id]);
    expect(await find(CALLER, { objects: ['Boat__c'] })).toEqual([]);
  });

  it('matches nobody whose number merely has the same ending', async () => {
    insert('Contact', { Phone: '+371 612 34567' });
    insert('Contact', { Phone: '+370 5 234567' });
    expect(await find(CALLER)).toEqual([]);
  });
});

describe('permissions, requests and time', () => {
  it('shows an agent only what they may read, unless configured otherwise', async () => {
    const [seen, hidden] = [insert('Contact', { Phone: CALLER }), insert('Contact', { Phone: CALLER })];
    fake().org.hide(user(), hidden);
    expect(idsOf(await find(CALLER))).toEqual([seen]);
    expect(idsOf(await find(CALLER, { user: addAgent(fake()) }))).toEqual([seen, hidden]);
    expect(idsOf(await find(CALLER, {}, { visibility: 'integration' }))).toEqual([seen, hidden]);
    expect(await find(CALLER, { user: 'somebody' })).toEqual([]);
  });

  it('does not identify a caller by a field that is hidden from the agent', async () => {
    const id = insert('Contact', { Phone: '+370 5 2123456', MobilePhone: CALLER });
    fake().org.permissions.hide(fake().profile, 'Contact.MobilePhone');
    expect(await find(CALLER)).toEqual([]);
    expect(idsOf(await find(CALLER, {}, { visibility: 'records' }))).toEqual([id]);
  });

  it('takes two requests once the org is known, or one when nobody has the number', async () => {
    insert('Contact', { Phone: CALLER });
    const connector = connectTo(fake());
    const query = { agent: { crm: 'sales', user: user() }, limit: 50 };
    await connector.findByNumber?.(CALLER, query);
    fake().requests.length = 0;
    await connector.findByNumber?.(CALLER, query);
    await connector.findByNumber?.('+37069999999', query);
    expect(fake().requests.map((request) => request.split('?')[0])).toEqual([
      'GET /search',
      'POST /composite',
      'GET /search',
    ]);
  });

  it('takes two requests the first time, too, where the org was read ahead, and after an hour', async () => {
    insert('Contact', { Phone: CALLER });
    let steadyMs = 0;
    const connector = connectTo(fake(), {}, { ...testDeps(), steady: () => steadyMs });
    for (const minutes of [0, 40, 40]) {
      steadyMs += minutes * 60_000;
      await connector.prepareFindByNumber?.({});
      fake().requests.length = 0;
      await connector.findByNumber?.(CALLER, { agent: { crm: 'sales', user: user() }, limit: 50 });
      expect(fake().requests.map((request) => request.split('?')[0])).toEqual([
        'GET /search',
        'POST /composite',
      ]);
    }
  });

  it('gives up on a hanging org when its own caller does, and reports it as unreachable', async () => {
    fake().faults.fail('read', { kind: 'silence' }, Infinity);
    const abort = new AbortController();
    const asked = connectTo(fake()).findByNumber?.(CALLER, {
      agent: { crm: 'sales', user: user() },
      limit: 50,
      signal: abort.signal,
    });
    abort.abort();
    await expect(asked).rejects.toMatchObject({ code: 'crm_unreachable' });
  });
});

describe('an unknown caller', () => {
  it('gets forms for a new lead or contact, prefilled with the number', () => {
    const pages = connectTo(fake()).newRecordPages?.(CALLER) ?? [];
    expect(pages.map(({ type }) => type)).toEqual(['Lead', 'Contact']);
    for (const { type, url } of pages) {
      const { pathname, searchParams } = new URL(url);
      expect(pathname).toBe(`/lightning/o/${type}/new`);
      const [field, value] = searchParams.get('defaultFieldValues')?.split('=') ?? [];
      expect([field, decodeURIComponent(value ?? '')]).toEqual(['Phone', CALLER]);
    }
  });
});
