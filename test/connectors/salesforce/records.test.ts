import { describe, expect, it } from '@jest/globals';
import { customObject, field } from '../../simulators/salesforce/model.ts';
import { addAgent } from './setup.ts';
import { numbers, read, start } from './reading.ts';

describe('records of each type', () => {
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
        Name: 'Pete Person',
        Phone: '1',
        PersonMobilePhone: '2',
        PersonMailingCountry: 'Lietuva',
        PersonDoNotCall: true,
        IsPersonAccount: true,
        BillingCountryCode: 'LV',
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
  ])('reads the country in %j as %s', async (fields, country) => {
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

  it('reads an opportunity with neither contact nor account', async () => {
    const fake = await start();
    const id = fake.org.insert('Opportunity', { Name: 'Alone' }, '');
    expect(await read(fake, 'Opportunity', id)).toMatchObject({
      name: 'Alone',
      numbers: [],
      doNotCall: false,
    });
  });

  it('reads a case: its contact, then the person who supplied it, then the account', async () => {
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

  it('uses the configured field order', async () => {
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
