import { afterEach, describe, expect, it } from '@jest/globals';
import type { CrmRecord } from '../../../src/calls/connector.ts';
import { testDeps } from '../../contracts/deps.ts';
import { FAULTS } from '../../simulators/salesforce/faults.ts';
import { customObject, field } from '../../simulators/salesforce/model.ts';
import type { FakeOrgOptions, RunningOrg } from '../../simulators/salesforce/server.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';

let running: RunningOrg | undefined;
const start = async (options: Partial<FakeOrgOptions> = {}): Promise<RunningOrg> => {
  running = await startOrg(options);
  return running;
};
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const read = (
  fake: RunningOrg,
  type: string,
  id: string,
  options: Record<string, unknown> = {},
): Promise<CrmRecord | undefined> =>
  connectTo(fake, options).readRecord({ type, id }, { crm: 'sales', user: addAgent(fake) });

const numbers = (record: CrmRecord | undefined) => record?.numbers.map((n) => [n.field, n.value]);

describe('records of each kind', () => {
  it('reads a lead', async () => {
    const fake = await start();
    const id = fake.org.insert(
      'Lead',
      { Name: 'Lea Lead', MobilePhone: '0170 1', CountryCode: 'DE', DoNotCall: true },
      '',
    );
    const record = await read(fake, 'Lead', id);
    expect(record).toMatchObject({
      name: 'Lea Lead',
      country: 'DE',
      doNotCall: true,
      url: `${fake.url}/${id}`,
    });
    expect(numbers(record)).toEqual([['MobilePhone', '0170 1']]);
  });

  it('reads a company account', async () => {
    const fake = await start();
    const id = fake.org.insert('Account', { Name: 'Acme', Phone: '1', BillingCountryCode: 'LV' }, '');
    const record = await read(fake, 'Account', id);
    expect(record).toMatchObject({ name: 'Acme', country: 'LV', doNotCall: false });
    expect(numbers(record)).toEqual([['Phone', '1']]);
  });

  it.each(['Account', 'PersonAccount'])('reads a person account as %s', async (type) => {
    const fake = await start();
    const id = fake.org.insert(
      'Account',
      {
        ...{ Name: 'Pete Person', Phone: '1', PersonMobilePhone: '2', PersonMailingCountry: 'Lietuva' },
        ...{ PersonDoNotCall: true, IsPersonAccount: true, BillingCountryCode: 'LV' },
      },
      '',
    );
    const record = await read(fake, type, id);
    expect(record).toMatchObject({ name: 'Pete Person', country: 'LT', doNotCall: true });
    expect(numbers(record)).toEqual([
      ['Phone', '1'],
      ['PersonMobilePhone', '2'],
    ]);
  });

  it('works in orgs without person accounts and country picklists', async () => {
    const fake = await start({ features: { personAccounts: false, countryPicklists: false } });
    const id = fake.org.insert('Account', { Name: 'Acme', Phone: '1', BillingCountry: 'Lithuania' }, '');
    expect(await read(fake, 'Account', id)).toMatchObject({
      name: 'Acme',
      country: 'LT',
      doNotCall: false,
    });
  });

  it.each([
    [{ MailingCountryCode: 'XX', MailingCountry: 'Nederland' }, 'NL'],
    [{ MailingCountry: 'Neederland', OtherCountryCode: 'DE' }, 'Neederland'],
    [{ OtherCountry: 'Deutschland' }, 'DE'],
  ])('reads the country of %j as %s', async (fields, country) => {
    const fake = await start();
    const id = fake.org.insert('Contact', { Name: 'Ann', Phone: '1', ...fields }, '');
    expect(await read(fake, 'Contact', id)).toMatchObject({ country });
  });

  it("reads an opportunity's primary contact, then its account", async () => {
    const fake = await start();
    const { org } = fake;
    const account = org.insert('Account', { Name: 'Acme', Phone: '99' }, '');
    const first = org.insert('Contact', { Name: 'Secondary', Phone: '1' }, '');
    const primary = org.insert(
      'Contact',
      { Name: 'Primary', MobilePhone: '2', DoNotCall: true, MailingCountryCode: 'EE' },
      '',
    );
    const id = org.insert('Opportunity', { Name: 'Big deal', AccountId: account }, '');
    org.insert('OpportunityContactRole', { OpportunityId: id, ContactId: first, IsPrimary: false }, '');
    org.insert('OpportunityContactRole', { OpportunityId: id, ContactId: primary, IsPrimary: true }, '');
    const record = await read(fake, 'Opportunity', id);
    expect(record).toMatchObject({ name: 'Primary', country: 'EE', doNotCall: true });
    expect(numbers(record)).toEqual([
      ['OpportunityContactRoles.Contact.MobilePhone', '2'],
      ['Account.Phone', '99'],
    ]);
  });

  it('reads an opportunity that has neither contact nor account', async () => {
    const fake = await start();
    const id = fake.org.insert('Opportunity', { Name: 'Alone' }, '');
    expect(await read(fake, 'Opportunity', id)).toMatchObject({
      name: 'Alone',
      numbers: [],
      doNotCall: false,
    });
  });

  it('reads a case: its contact, then who supplied it, then the account', async () => {
    const fake = await start();
    const { org } = fake;
    const account = org.insert('Account', { Name: 'Acme', Phone: '99' }, '');
    const contact = org.insert('Contact', { Name: 'Cora', DoNotCall: true }, '');
    const id = org.insert(
      'Case',
      { CaseNumber: '0001', ContactId: contact, AccountId: account, ContactMobile: '1', SuppliedPhone: '2' },
      '',
    );
    const record = await read(fake, 'Case', id);
    expect(record).toMatchObject({ name: 'Cora', doNotCall: true });
    expect(numbers(record)?.map(([, value]) => value)).toEqual(['1', '2', '99']);
  });

  it('reads a colleague', async () => {
    const fake = await start();
    const id = addAgent(fake, { Name: 'Colin', Extension: '104', CountryCode: 'LT' });
    expect(await read(fake, 'User', id)).toMatchObject({ name: 'Colin', country: 'LT', doNotCall: false });
  });

  it('reads a custom object with its own fields, configured or not', async () => {
    const fake = await start();
    fake.org.model.set(
      'Vehicle__c',
      customObject('a01', 'Vehicle__c', [
        ...['Name', 'Driver_Phone__c', 'Land__c'],
        field('Quiet__c', 'boolean'),
        field('Owner__c', 'reference', { relationshipName: 'Owner__r', referenceTo: ['Contact'] }),
      ]),
    );
    const owner = fake.org.insert('Contact', { Name: 'Olga', Phone: '7' }, '');
    const id = fake.org.insert(
      'Vehicle__c',
      { Name: 'Truck 9', Driver_Phone__c: '1', Land__c: 'PL', Quiet__c: true, Owner__c: owner },
      '',
    );
    const objects = {
      Vehicle__c: {
        phones: ['Owner__r.Phone', 'Driver_Phone__c', 'Gone__c'],
        countries: ['Land__c'],
        doNotCall: ['Quiet__c'],
      },
    };
    const record = await read(fake, 'Vehicle__c', id, { objects });
    expect(record).toMatchObject({ name: 'Truck 9', country: 'PL', doNotCall: true });
    expect(numbers(record)).toEqual([
      ['Owner__r.Phone', '7'],
      ['Driver_Phone__c', '1'],
    ]);
    expect(await read(fake, 'Vehicle__c', id)).toMatchObject({
      name: 'Truck 9',
      numbers: [{ field: 'Driver_Phone__c', value: '1' }],
    });
  });

  it('follows the configured order of fields', async () => {
    const fake = await start();
    const id = fake.org.insert('Contact', { Name: 'Oda', Phone: '1', MobilePhone: '2', HomePhone: '3' }, '');
    const objects = { Contact: { phones: ['HomePhone', 'Phone'] } };
    expect(numbers(await read(fake, 'Contact', id, { objects }))).toEqual([
      ['HomePhone', '3'],
      ['Phone', '1'],
      ['MobilePhone', '2'],
    ]);
  });

  it.each(['constructor', '__proto__', 'toString', 'UserRecordAccess'])(
    'knows no object %s',
    async (type) => {
      const fake = await start();
      const id = fake.org.insert('Contact', { Name: 'X' }, '');
      expect(await read(fake, type, id)).toBe(undefined);
    },
  );
});

describe('who sees what, and what it costs', () => {
  it('finds only what the agent may read', async () => {
    const fake = await start();
    const id = fake.org.insert('Contact', { Name: 'Secret', Phone: '1' }, '');
    const [insider, outsider] = [addAgent(fake), addAgent(fake)];
    fake.org.hide(outsider, id);
    const connector = connectTo(fake);
    const ref = { type: 'Contact', id };
    expect(await connector.readRecord(ref, { crm: 'sales', user: insider })).toBeDefined();
    expect(await connector.readRecord(ref, { crm: 'sales', user: outsider })).toBe(undefined);
    const open = connectTo(fake, { visibility: 'integration' });
    expect((await open.readRecord(ref, { crm: 'sales', user: outsider }))?.name).toBe('Secret');
  });

  it('finds nothing for somebody who is no user of the org', async () => {
    const fake = await start();
    const id = fake.org.insert('Contact', { Name: 'Somebody', Phone: '1' }, '');
    const user = '005000000000001AAA';
    expect(await connectTo(fake).readRecord({ type: 'Contact', id }, { crm: 'sales', user })).toBe(undefined);
  });

  it('takes one request per click once the org is known, and none while it is remembered', async () => {
    const fake = await start();
    let nowMs = Date.now();
    const connector = connectTo(fake, { cacheSec: 60 }, { ...testDeps(), now: () => nowMs });
    const agent = { crm: 'sales', user: addAgent(fake) };
    const [one = '', two = ''] = ['A', 'B'].map((Name) =>
      fake.org.insert('Contact', { Name, Phone: '1' }, ''),
    );
    await connector.readRecord({ type: 'Contact', id: one }, agent);
    fake.requests.length = 0;
    await Promise.all(
      Array.from({ length: 10 }, () => connector.readRecord({ type: 'Contact', id: two }, agent)),
    );
    await connector.readRecord({ type: 'Contact', id: two }, agent);
    expect(fake.requests).toEqual(['POST /composite']);
    nowMs += 5_001;
    await connector.readRecord({ type: 'Contact', id: two }, agent);
    expect(fake.requests).toHaveLength(2);
  });

  it('dials a number that was corrected a moment ago, and calls nobody who wants no calls any more', async () => {
    const fake = await start();
    let nowMs = Date.now();
    const connector = connectTo(fake, {}, { ...testDeps(), now: () => nowMs });
    const agent = { crm: 'sales', user: addAgent(fake) };
    const id = fake.org.insert('Contact', { Name: 'A', Phone: '1' }, '');
    await connector.readRecord({ type: 'Contact', id }, agent);
    const stored = fake.org.find(id);
    if (stored !== undefined) fake.org.update(stored, { Phone: '2', DoNotCall: true }, 'an agent');
    nowMs += 5_001;
    const record = await connector.readRecord({ type: 'Contact', id }, agent);
    expect(numbers(record)).toEqual([['Phone', '2']]);
    expect(record?.doNotCall).toBe(true);
  });

  it('drops a record for all agents when it changes, and an agent with all they saw', async () => {
    const fake = await start();
    const connector = connectTo(fake);
    const [one, two] = [addAgent(fake), addAgent(fake)];
    const ref = { type: 'Contact', id: fake.org.insert('Contact', { Name: 'A', Phone: '1' }, '') };
    const readBoth = async (): Promise<number> => {
      fake.requests.length = 0;
      for (const user of [one, two]) await connector.readRecord(ref, { crm: 'sales', user });
      return fake.requests.length;
    };
    await readBoth();
    expect(await readBoth()).toBe(0);
    connector.invalidate({ record: ref });
    expect(await readBoth()).toBe(2);
    connector.invalidate({ user: one });
    expect(await readBoth()).toBe(1);
  });

  it('goes on with the visible fields when one is hidden from the integration user', async () => {
    const fake = await start();
    const id = fake.org.insert(
      'Contact',
      { Name: 'Half', Phone: '1', MobilePhone: '2', DoNotCall: true },
      '',
    );
    fake.org.model.get('Contact')?.fields.delete('Phone');
    expect(numbers(await read(fake, 'Contact', id))).toEqual([['MobilePhone', '2']]);
  });

  it('recovers when a field vanishes while it runs', async () => {
    const fake = await start();
    const connector = connectTo(fake, { cacheSec: 0 });
    const ref = {
      type: 'Contact',
      id: fake.org.insert('Contact', { Name: 'A', Phone: '1', MobilePhone: '2' }, ''),
    };
    const agent = { crm: 'sales', user: addAgent(fake) };
    await connector.readRecord(ref, agent);
    fake.org.model.get('Contact')?.fields.delete('MobilePhone');
    await expect(connector.readRecord(ref, agent)).rejects.toMatchObject({ code: 'crm_unreachable' });
    expect(numbers(await connector.readRecord(ref, agent))).toEqual([['Phone', '1']]);
  });

  it('names the object that the integration user may not see in the log', async () => {
    const fake = await start();
    const id = fake.org.insert('Lead', { Name: 'L' }, '');
    fake.org.model.delete('Lead');
    const deps = testDeps();
    const connector = connectTo(fake, {}, deps);
    expect(await connector.readRecord({ type: 'Lead', id }, { crm: 'sales', user: addAgent(fake) })).toBe(
      undefined,
    );
    expect(deps.logged).toMatchObject([{ fields: { object: 'Lead' } }]);
  });

  it.each([
    ['a slow answer', { kind: 'silence' } as const],
    ['a cut line', { kind: 'reset' } as const],
    ['a maintenance page', { kind: 'html', status: 503 } as const],
    ['a page instead of data', { kind: 'html', status: 200 } as const],
    ['the request limit', FAULTS.dailyLimit],
  ])('says crm_unreachable for %s, and keeps no memory of it', async (_, fault) => {
    const fake = await start();
    const connector = connectTo(fake);
    const ref = { type: 'Contact', id: fake.org.insert('Contact', { Name: 'A', Phone: '1' }, '') };
    const agent = { crm: 'sales', user: addAgent(fake) };
    fake.faults.fail('read', fault, Infinity);
    await expect(connector.readRecord(ref, agent)).rejects.toMatchObject({ code: 'crm_unreachable' });
    fake.faults.heal();
    expect((await connector.readRecord(ref, agent))?.name).toBe('A');
  });

  it('logs in again when the session has ended, once for many readers', async () => {
    const fake = await start();
    const connector = connectTo(fake, { cacheSec: 0 });
    const agent = { crm: 'sales', user: addAgent(fake) };
    const ids = Array.from({ length: 20 }, (_, i) => fake.org.insert('Contact', { Name: `C${i}` }, ''));
    await connector.readRecord({ type: 'Contact', id: ids[0] ?? '' }, agent);
    fake.endSessions();
    const records = await Promise.all(ids.map((id) => connector.readRecord({ type: 'Contact', id }, agent)));
    expect(records.map((record) => record?.name)).toEqual(ids.map((_, i) => `C${i}`));
    expect(fake.logins()).toBe(2);
  });

  it('gives up soon when the org refuses every token', async () => {
    const fake = await start();
    const connector = connectTo(fake, { cacheSec: 0 });
    const ref = { type: 'Contact', id: fake.org.insert('Contact', { Name: 'A' }, '') };
    const agent = { crm: 'sales', user: addAgent(fake) };
    fake.faults.fail('read', FAULTS.expired, Infinity);
    for (let i = 0; i < 10; i++) {
      await expect(connector.readRecord(ref, agent)).rejects.toMatchObject({ code: 'crm_unreachable' });
    }
    expect(fake.logins()).toBeLessThanOrEqual(6);
    expect(fake.requests.length).toBeLessThanOrEqual(20);
  });
});
