import { describe, expect, it } from '@jest/globals';
import { anActivity } from '../../contracts/activity.ts';
import { customObject } from '../../simulators/salesforce/model.ts';
import { addAgent, connectTo } from './setup.ts';
import { fake, fresh, given, idOf, insert, tasks, user } from './tasks-setup.ts';

describe('a Task', () => {
  it('has all details of the call', async () => {
    const contact = insert('Contact');
    const activity = anActivity({
      user: user(),
      record: { type: 'Contact', id: contact },
      notes: 'will buy',
    });
    const result = await given().connector.writeActivity(activity);
    expect(result).toEqual({ kind: 'written', id: idOf(result), url: `${fake().url}/${idOf(result)}` });
    expect(tasks()).toEqual([
      {
        Id: idOf(result),
        MOR_Call_Id__c: activity.callId,
        Subject: 'Call answered, 1:05',
        Status: 'Completed',
        TaskSubtype: 'Call',
        CallType: 'Outbound',
        CallDurationInSeconds: 65,
        CallDisposition: 'Answered',
        CallObject: '17000000001234567',
        ActivityDate: '2026-11-23',
        Description: expect.stringMatching(/^will buy\n/),
        OwnerId: user(),
        WhoId: contact,
        MOR_Outcome__c: 'answered',
        MOR_Direction__c: 'outbound',
        MOR_Talk_Seconds__c: 65,
      },
    ]);
  });

  it('is written with the fields that exist when the org lacks the optional ones', async () => {
    const shape = fake().org.model.get('Task')?.fields;
    for (const name of ['MOR_Outcome__c', 'MOR_Direction__c', 'MOR_Talk_Seconds__c', 'CallObject'])
      shape?.delete(name);
    idOf(await given().connector.writeActivity(anActivity({ user: user() })));
    expect(tasks()[0]).toMatchObject({ CallType: 'Outbound', OwnerId: user() });
  });

  it('takes one request for a call that has just ended, two when an earlier attempt may have succeeded', async () => {
    idOf(await given().connector.writeActivity(fresh()));
    fake().requests.length = 0;
    idOf(await given().connector.writeActivity(fresh()));
    expect(fake().requests.map((request) => request.split(/[ /?]/)[0])).toEqual(['PATCH']);
    fake().requests.length = 0;
    idOf(await given().connector.writeActivity(anActivity({ user: user() })));
    expect(fake().requests.map((request) => request.split(/[ /?]/)[0])).toEqual(['GET', 'PATCH']);
  });

  it('escapes the call id', async () => {
    const callId = "o'call/../x?y#z ž";
    idOf(await given().connector.writeActivity(anActivity({ user: user(), callId })));
    idOf(await given().connector.writeActivity(anActivity({ user: user(), callId })));
    expect(tasks().map((task) => task['MOR_Call_Id__c'])).toEqual([callId]);
  });
});

describe('what a Task is linked to', () => {
  const linkOf = async (type: string, id: string): Promise<[unknown, unknown]> => {
    idOf(await given().connector.writeActivity(anActivity({ user: user(), record: { type, id } })));
    const [task] = tasks();
    return [task?.['WhoId'] ?? null, task?.['WhatId'] ?? null];
  };

  it.each(['Contact', 'Lead'])('%s: WhoId', async (type) => {
    const id = insert(type);
    expect(await linkOf(type, id)).toEqual([id, null]);
  });

  it('company account: WhatId', async () => {
    const id = insert('Account');
    expect(await linkOf('Account', id)).toEqual([null, id]);
  });

  it('person account: its contact as WhoId', async () => {
    const contact = insert('Contact');
    const id = insert('Account', { IsPersonAccount: true, PersonContactId: contact });
    expect(await linkOf('Account', id)).toEqual([contact, null]);
  });

  it('opportunity: WhatId, and the primary contact as WhoId', async () => {
    const contact = insert('Contact');
    const id = insert('Opportunity');
    insert('OpportunityContactRole', { OpportunityId: id, ContactId: contact, IsPrimary: true });
    expect(await linkOf('Opportunity', id)).toEqual([contact, id]);
  });

  it('case: WhatId, and its contact as WhoId', async () => {
    const contact = insert('Contact');
    const id = insert('Case', { ContactId: contact });
    expect(await linkOf('Case', id)).toEqual([contact, id]);
  });

  it('custom object: WhatId', async () => {
    fake().org.model.set('Vehicle__c', customObject('a01', 'Vehicle__c', ['Name', 'Phone__c']));
    given().connector = connectTo(fake(), { objects: { Vehicle__c: { phones: ['Phone__c'] } } });
    const id = insert('Vehicle__c');
    expect(await linkOf('Vehicle__c', id)).toEqual([null, id]);
  });

  it('user: nothing', async () => {
    expect(await linkOf('User', addAgent(fake()))).toEqual([null, null]);
  });

  it('something that is not an id, or an unknown type: nothing', async () => {
    expect(await linkOf('Contact', "x' OR Id != '")).toEqual([null, null]);
    expect(await linkOf('constructor', insert('Contact'))).toEqual([null, null]);
  });

  it('converted lead: the contact it became, or nothing', async () => {
    const contact = insert('Contact');
    const became = insert('Lead', { IsConverted: true, ConvertedContactId: contact });
    expect(await linkOf('Lead', became)).toEqual([contact, null]);
    const vanished = insert('Lead', { IsConverted: true });
    const activity = anActivity({ user: user(), record: { type: 'Lead', id: vanished } });
    idOf(await given().connector.writeActivity(activity));
    const task = tasks().find((one) => one['MOR_Call_Id__c'] === activity.callId);
    expect(task?.['WhoId'] ?? null).toBe(null);
  });

  it('needs no lookup for a record that was read at the click', async () => {
    const contact = insert('Contact');
    const id = insert('Case', { ContactId: contact });
    idOf(await given().connector.writeActivity(fresh()));
    await given().connector.readRecord({ type: 'Case', id }, { crm: 'sales', user: user() });
    fake().requests.length = 0;
    idOf(await given().connector.writeActivity(fresh({ record: { type: 'Case', id } })));
    expect(fake().requests).toHaveLength(1);
    expect(tasks().at(-1)).toMatchObject({ WhoId: contact, WhatId: id });
  });
});

describe('the owner of a Task', () => {
  it.each([
    ['has left the company', () => addAgent(fake(), { IsActive: false })],
    ['is no user of this org', () => 'somebody'],
  ])('is not set when the agent %s', async (_, agent) => {
    idOf(await given().connector.writeActivity(anActivity({ user: agent() })));
    expect(tasks()[0]?.['OwnerId'] ?? null).toBe(null);
  });
});
