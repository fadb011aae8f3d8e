import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CrmRecord } from '../../../src/calls/connector.ts';
import { testDeps } from '../../contracts/deps.ts';
import { customObject, field } from '../../simulators/salesforce/model.ts';
import type { Values } from '../../simulators/salesforce/records.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const connector = fixtureOfEach(() => connectTo(fake(), { cacheSec: 0 }));
const user = fixtureOfEach(() => addAgent(fake()));

const insert = (object: string, values: Values): string =>
  fake().org.insert(object, { Name: object, ...values }, '');
const read = (type: string, id: string, by = connector()): Promise<CrmRecord | undefined> =>
  by.readRecord({ type, id }, { crm: 'sales', user: user() });
const fields = (record: CrmRecord | undefined) => record?.numbers.map((number) => number.field);
const hide = (name: string): void => {
  fake().org.permissions.hide(fake().profile, name);
};

describe('telephone fields that an agent may see', () => {
  const contact = (): string =>
    insert('Contact', { Phone: '1', MobilePhone: '2', HomePhone: '3', OtherPhone: '4', AssistantPhone: '5' });

  it.each(['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone', 'AssistantPhone'])(
    'leave out a hidden %s and keep the others',
    async (name) => {
      const id = contact();
      const before = fields(await read('Contact', id)) ?? [];
      expect(before).toContain(name);
      hide(`Contact.${name}`);
      expect(fields(await read('Contact', id))).toEqual(before.filter((one) => one !== name));
    },
  );

  it('include a field granted by a permission set, directly or through a group', async () => {
    const id = contact();
    hide('Contact.MobilePhone');
    const set = fake().org.insert('PermissionSet', { Name: 'Mobile', HasActivationRequired: false }, '');
    fake().org.permissions.grant(set, 'Contact.MobilePhone');
    expect(fields(await read('Contact', id))).not.toContain('MobilePhone');
    fake().org.insert('PermissionSetAssignment', { AssigneeId: user(), PermissionSetId: set }, '');
    expect(fields(await read('Contact', id))).toContain('MobilePhone');
  });

  it('ignore a permission set that needs session activation', async () => {
    const id = contact();
    hide('Contact.MobilePhone');
    const set = fake().org.insert('PermissionSet', { Name: 'Session', HasActivationRequired: true }, '');
    fake().org.permissions.grant(set, 'Contact.MobilePhone');
    fake().org.insert('PermissionSetAssignment', { AssigneeId: user(), PermissionSetId: set }, '');
    expect(fields(await read('Contact', id))).not.toContain('MobilePhone');
  });

  it('follow the contact field on a person account', async () => {
    const values = { Phone: '1', PersonMobilePhone: '2', IsPersonAccount: true };
    const id = insert('Account', values);
    expect(fields(await read('Account', id))).toEqual(['Phone', 'PersonMobilePhone']);
    hide('Contact.MobilePhone');
    expect(fields(await read('Account', id))).toEqual(['Phone']);
  });

  it('include a related number only with access to its field, the lookup and the related record', async () => {
    const account = insert('Account', { Phone: '99' });
    const id = insert('Opportunity', { AccountId: account });
    expect(fields(await read('Opportunity', id))).toEqual(['Account.Phone']);
    hide('Opportunity.AccountId');
    expect(fields(await read('Opportunity', id))).toEqual([]);
    fake().org.permissions.grantAll(fake().profile);
    hide('Account.Phone');
    expect(fields(await read('Opportunity', id))).toEqual([]);
    fake().org.permissions.grantAll(fake().profile);
    fake().org.hide(user(), account);
    const hidden = await read('Opportunity', id);
    expect([hidden?.name, fields(hidden)]).toEqual(['Opportunity', []]);
  });

  it('respect do-not-call even when the agent may not see it', async () => {
    const id = insert('Contact', { Phone: '1', DoNotCall: true });
    hide('Contact.DoNotCall');
    expect((await read('Contact', id))?.doNotCall).toBe(true);
  });

  it('cost no extra request', async () => {
    const id = contact();
    await read('Contact', id);
    fake().requests.length = 0;
    await read('Contact', id);
    expect(fake().requests).toEqual(['POST /composite']);
  });
});

describe('when the connector may not ask for field permissions', () => {
  beforeEach(() => {
    fake().org.model.delete('FieldPermissions');
  });

  it('refuses, and says who has to do what', async () => {
    const id = insert('Contact', { Phone: '1' });
    await expect(read('Contact', id)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/View Setup and Configuration.*"records"/s),
    });
    const line = (await connector().check()).find(({ link }) => link.endsWith('visibility'));
    expect(line).toMatchObject({ ok: false, cure: expect.stringContaining('View Setup and Configuration') });
  });

  it('checks only the record with visibility "records"', async () => {
    const id = insert('Contact', { Phone: '1' });
    const records = connectTo(fake(), { visibility: 'records' });
    expect(fields(await read('Contact', id, records))).toEqual(['Phone']);
    fake().org.hide(user(), id);
    expect(await read('Contact', id, connectTo(fake(), { visibility: 'records' }))).toBe(undefined);
    expect((await records.check()).find(({ link }) => link.endsWith('visibility'))).toMatchObject({
      ok: true,
    });
  });
});

describe('every field of type Phone', () => {
  const phone = (name: string, label = name) => field(name, 'phone', { label });

  it('is offered for a standard object, after the usual ones and by label, except faxes', async () => {
    const shape = fake().org.model.get('Contact')?.fields;
    for (const [name, label] of [
      ['Direct_Line__c', 'Zebra'],
      ['Night__c', 'Apple'],
      ['Fax', 'Fax'],
    ] as const)
      shape?.set(name, phone(name, label));
    const id = insert('Contact', {
      AssistantPhone: '3',
      Direct_Line__c: '1',
      Night__c: '2',
      Phone: '4',
      Fax: '9',
    });
    expect(fields(await read('Contact', id))).toEqual([
      'Phone',
      'AssistantPhone',
      'Night__c',
      'Direct_Line__c',
    ]);
  });

  it('is offered for an object that is not configured', async () => {
    const shape = customObject('a01', 'Site__c', [
      phone('Gate__c'),
      field('Code', 'string', { nameField: true }),
    ]);
    fake().org.model.set('Site__c', shape);
    const id = fake().org.insert('Site__c', { Code: 'S-7', Gate__c: '1' }, '');
    expect(await read('Site__c', id)).toMatchObject({
      name: 'S-7',
      numbers: [{ field: 'Gate__c', value: '1' }],
    });
  });

  it('comes before those of related records', async () => {
    fake().org.model.get('Opportunity')?.fields.set('Buyer__c', phone('Buyer__c'));
    const id = insert('Opportunity', { AccountId: insert('Account', { Phone: '99' }), Buyer__c: '1' });
    expect(fields(await read('Opportunity', id))).toEqual(['Buyer__c', 'Account.Phone']);
  });

  it('follows the configured ones, or is left out', async () => {
    const id = insert('Contact', { Phone: '1', MobilePhone: '2', HomePhone: '3' });
    const order = { phones: ['HomePhone', 'Phone'] };
    const first = connectTo(fake(), { objects: { Contact: order } });
    expect(fields(await read('Contact', id, first))).toEqual(['HomePhone', 'Phone', 'MobilePhone']);
    const only = connectTo(fake(), { objects: { Contact: { ...order, otherPhones: false } } });
    expect(fields(await read('Contact', id, only))).toEqual(['HomePhone', 'Phone']);
  });

  it('is found within an hour of being added, when cached descriptions expire', async () => {
    let nowMs = Date.now();
    const patient = connectTo(fake(), {}, { ...testDeps(), now: () => nowMs });
    const id = insert('Contact', { Phone: '1', Direct_Line__c: '2' });
    expect(fields(await read('Contact', id, patient))).toEqual(['Phone']);
    fake().org.model.get('Contact')?.fields.set('Direct_Line__c', phone('Direct_Line__c'));
    nowMs += 3_600_001;
    expect(fields(await read('Contact', id, patient))).toEqual(['Phone', 'Direct_Line__c']);
  });
});
