import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Activity, ActivityResult, Connector } from '../../../src/calls/connector.ts';
import { anActivity } from '../../contracts/activity.ts';
import { FAULTS } from '../../simulators/salesforce/faults.ts';
import type { Fault } from '../../simulators/salesforce/faults.ts';
import { customObject, field } from '../../simulators/salesforce/model.ts';
import type { Values } from '../../simulators/salesforce/org.ts';
import type { RunningOrg } from '../../simulators/salesforce/server.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';

let fake: RunningOrg;
let connector: Connector;
let user: string;

beforeEach(async () => {
  fake = await startOrg();
  connector = connectTo(fake);
  user = addAgent(fake);
});
afterEach(async () => {
  await fake.close();
});

const insert = (object: string, values: Values = {}): string =>
  fake.org.insert(object, { Name: object, ...values }, '');
const tasks = (): Values[] => fake.org.live('Task').map(({ values }) => values);
const idOf = (result: ActivityResult): string => {
  if (result.kind !== 'written') throw new Error(JSON.stringify(result));
  return result.id;
};
/** An activity about a call that ended just now, so that no earlier attempt can have written it. */
const fresh = (overrides: Partial<Activity> = {}): Activity =>
  anActivity({ user, endedAt: new Date(Date.now() + 1_000).toISOString(), ...overrides });

describe('a Task', () => {
  it('has all fields of the call', async () => {
    const contact = insert('Contact');
    const activity = anActivity({ user, record: { type: 'Contact', id: contact }, notes: 'will buy' });
    const result = await connector.writeActivity(activity);
    expect(result).toEqual({ kind: 'written', id: idOf(result), url: `${fake.url}/${idOf(result)}` });
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
        OwnerId: user,
        WhoId: contact,
        MOR_Outcome__c: 'answered',
        MOR_Talk_Seconds__c: 65,
      },
    ]);
  });

  it('is written with what an org without the optional fields has', async () => {
    const shape = fake.org.model.get('Task')?.fields;
    for (const name of ['MOR_Outcome__c', 'MOR_Talk_Seconds__c', 'CallObject']) shape?.delete(name);
    idOf(await connector.writeActivity(anActivity({ user })));
    expect(tasks()[0]).toMatchObject({ CallType: 'Outbound', OwnerId: user });
  });

  it('takes one request for a call that has just ended, two when an earlier attempt may have succeeded', async () => {
    idOf(await connector.writeActivity(fresh()));
    fake.requests.length = 0;
    idOf(await connector.writeActivity(fresh()));
    expect(fake.requests.map((request) => request.split(/[ /?]/)[0])).toEqual(['PATCH']);
    fake.requests.length = 0;
    idOf(await connector.writeActivity(anActivity({ user })));
    expect(fake.requests.map((request) => request.split(/[ /?]/)[0])).toEqual(['GET', 'PATCH']);
  });

  it('escapes the call id', async () => {
    const callId = "o'call/../x?y#z ž";
    idOf(await connector.writeActivity(anActivity({ user, callId })));
    idOf(await connector.writeActivity(anActivity({ user, callId })));
    expect(tasks().map((task) => task['MOR_Call_Id__c'])).toEqual([callId]);
  });
});

describe('where a Task hangs', () => {
  const linkOf = async (type: string, id: string): Promise<[unknown, unknown]> => {
    idOf(await connector.writeActivity(anActivity({ user, record: { type, id } })));
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
    fake.org.model.set('Vehicle__c', customObject('a01', 'Vehicle__c', ['Name', 'Phone__c']));
    connector = connectTo(fake, { objects: { Vehicle__c: { phones: ['Phone__c'] } } });
    const id = insert('Vehicle__c');
    expect(await linkOf('Vehicle__c', id)).toEqual([null, id]);
  });

  it('user: nowhere', async () => {
    expect(await linkOf('User', addAgent(fake))).toEqual([null, null]);
  });

  it('something that is no id, or an unknown type: nowhere', async () => {
    expect(await linkOf('Contact', "x' OR Id != '")).toEqual([null, null]);
    expect(await linkOf('constructor', insert('Contact'))).toEqual([null, null]);
  });

  it('converted lead: the contact it became, or nowhere', async () => {
    const contact = insert('Contact');
    const became = insert('Lead', { IsConverted: true, ConvertedContactId: contact });
    expect(await linkOf('Lead', became)).toEqual([contact, null]);
    const vanished = insert('Lead', { IsConverted: true });
    const activity = anActivity({ user, record: { type: 'Lead', id: vanished } });
    idOf(await connector.writeActivity(activity));
    const task = tasks().find((one) => one['MOR_Call_Id__c'] === activity.callId);
    expect(task?.['WhoId'] ?? null).toBe(null);
  });

  it('needs no look-up for a record that was read at the click', async () => {
    const contact = insert('Contact');
    const id = insert('Case', { ContactId: contact });
    idOf(await connector.writeActivity(fresh()));
    await connector.readRecord({ type: 'Case', id }, { crm: 'sales', user });
    fake.requests.length = 0;
    idOf(await connector.writeActivity(fresh({ record: { type: 'Case', id } })));
    expect(fake.requests).toHaveLength(1);
    expect(tasks().at(-1)).toMatchObject({ WhoId: contact, WhatId: id });
  });
});

describe('whose Task it is', () => {
  it.each([
    ['has left the company', () => addAgent(fake, { IsActive: false })],
    ['is no user of this org', () => 'somebody'],
  ])('belongs to nobody in particular when the agent %s', async (_, agent) => {
    idOf(await connector.writeActivity(anActivity({ user: agent() })));
    expect(tasks()[0]?.['OwnerId'] ?? null).toBe(null);
  });
});

describe('the agent has the last word', () => {
  const edit = (id: string, values: Values): void => {
    const stored = fake.org.find(id);
    if (stored === undefined) throw new Error('no Task');
    fake.org.update(stored, values, 'agent');
  };
  const written = async (activity: Activity): Promise<string> =>
    idOf(await connector.writeActivity(activity));

  it('about the call result, while later notes still arrive', async () => {
    const activity = anActivity({ user, disposition: 'Sale' });
    const existingId = await written(activity);
    edit(existingId, { CallDisposition: 'Wrong person' });
    await written({ ...activity, write: 'update', existingId, notes: 'late', disposition: 'No sale' });
    expect(tasks()[0]).toMatchObject({ CallDisposition: 'Wrong person' });
    expect(tasks()[0]?.['Description']).toMatch(/^late\n/);
  });

  it('about the text, while a later call result still arrives', async () => {
    const activity = anActivity({ user });
    const existingId = await written(activity);
    const text = `Typed above\n${String(tasks()[0]?.['Description'])}`;
    edit(existingId, { Description: text });
    await written({ ...activity, write: 'update', existingId, notes: 'late', disposition: 'Sale' });
    expect(tasks()[0]).toMatchObject({ CallDisposition: 'Sale', Description: text });
  });

  it('also after a restart, and after the connector wrote something else in between', async () => {
    const activity = anActivity({ user, notes: 'first' });
    const existingId = await written(activity);
    edit(existingId, { Description: 'By hand' });
    await written({ ...activity, write: 'update', existingId, disposition: 'Sale' });
    connector = connectTo(fake);
    await written({ ...activity, write: 'update', existingId, notes: 'second', disposition: 'Sale' });
    expect(tasks()[0]).toMatchObject({ Description: 'By hand', CallDisposition: 'Sale' });
  });

  it('brings in notes that came between a first write whose answer was lost and its repeat', async () => {
    const impatient = connectTo(fake, { timeoutMs: 300 });
    const [alone, first, second] = [fresh(), fresh(), fresh()];
    fake.faults.fail('write', { kind: 'commit_then_silence' });
    expect((await impatient.writeActivity(alone)).kind).toBe('retry');
    fake.faults.fail('collection', { kind: 'commit_then_silence' });
    const lost = await impatient.writeActivities?.([first, second]);
    expect(lost?.map(({ kind }) => kind)).toEqual(['retry', 'retry']);
    const noted = (activity: Activity): Activity => ({ ...activity, notes: 'Later', earlier: [{}] });
    idOf(await impatient.writeActivity(noted(alone)));
    await connectTo(fake).writeActivities?.([noted(first), noted(second)]);
    expect(tasks().map((task) => String(task['Description']).split('\n')[0])).toEqual(Array(3).fill('Later'));
  });

  describe('where the org would take a second upsert without complaint', () => {
    const expectTheirs = (): void => {
      expect(tasks().map((task) => [task['Subject'], task['Description']])).toEqual([['Mine', 'By hand']]);
    };
    const editAll = (): void => {
      for (const { id } of fake.org.live('Task')) edit(id, { Subject: 'Mine', Description: 'By hand' });
    };
    beforeEach(() => {
      fake.org.model.get('Task')?.fields.set('TaskSubtype', field('TaskSubtype'));
    });

    it('a first write is repeated because its answer was lost', async () => {
      const impatient = connectTo(fake, { timeoutMs: 300 });
      const activity = fresh();
      fake.faults.fail('write', { kind: 'commit_then_silence' });
      expect((await impatient.writeActivity(activity)).kind).toBe('retry');
      editAll();
      idOf(await impatient.writeActivity(activity));
      expectTheirs();
    });

    it('a first write is repeated after a restart, alone or in a backlog', async () => {
      const activity = anActivity({ user });
      await written(activity);
      editAll();
      idOf(await connectTo(fake).writeActivity(activity));
      await connectTo(fake).writeActivities?.([activity]);
      expectTheirs();
    });
  });

  it('changes notes and result as often as the agent likes, and only then', async () => {
    const activity = anActivity({ user });
    const existingId = await written(activity);
    for (const disposition of ['Sale', 'No sale', 'Call back']) {
      await written({ ...activity, write: 'update', existingId, notes: `about ${disposition}`, disposition });
      expect(tasks()[0]).toMatchObject({ CallDisposition: disposition });
      expect(tasks()[0]?.['Description']).toMatch(new RegExp(`^about ${disposition}\n`));
    }
    fake.requests.length = 0;
    await written({
      ...activity,
      write: 'update',
      existingId,
      notes: 'about Call back',
      disposition: 'Call back',
    });
    expect(fake.requests.filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });

  it('keeps notes when only the result changes', async () => {
    const activity = anActivity({ user, notes: 'precious' });
    const existingId = await written(activity);
    const { notes, ...rest } = activity;
    await written({ ...rest, write: 'update', existingId, disposition: 'Sale' });
    expect(tasks()[0]?.['Description']).toContain(notes);
  });

  it('deletes a Task for good', async () => {
    const activity = anActivity({ user });
    const existingId = await written(activity);
    fake.org.remove(existingId);
    const result = await connector.writeActivity({ ...activity, write: 'update', existingId, notes: 'late' });
    expect(result).toMatchObject({ kind: 'dead', cure: expect.stringContaining('recycle bin') });
    expect(tasks()).toEqual([]);
  });
});

describe('a Task that asked for the call', () => {
  const plan = (values: Values = {}): string => {
    const contact = insert('Contact');
    return fake.org.insert(
      'Task',
      { Subject: 'Call about invoice', Status: 'Open', WhoId: contact, ...values },
      'agent',
    );
  };

  it('is completed instead of making another; subject, owner, link and text stay', async () => {
    const existingId = plan({ OwnerId: user, Description: 'Ask kindly' });
    const activity = anActivity({ user, existingId, notes: 'will pay' });
    expect(idOf(await connector.writeActivity(activity))).toBe(existingId);
    expect(idOf(await connector.writeActivity(activity))).toBe(existingId);
    const all = tasks();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      ...{
        Subject: 'Call about invoice',
        Status: 'Completed',
        OwnerId: user,
        MOR_Call_Id__c: activity.callId,
      },
      CallDurationInSeconds: 65,
    });
    expect(all[0]?.['Description']).toMatch(/^Ask kindly\n[\s\S]*will pay/);
    idOf(await connector.writeActivity({ ...activity, write: 'update', notes: 'will pay tomorrow' }));
    expect(tasks()[0]?.['Description']).toMatch(/^Ask kindly\n[\s\S]*will pay tomorrow/);
  });

  it('says why its call was refused, once, and waits for another', async () => {
    const existingId = plan({ Description: 'Ask kindly' });
    const activity = anActivity({ user, existingId, refusal: 'You already have a call.' });
    for (let i = 0; i < 2; i++) expect(idOf(await connector.writeActivity(activity))).toBe(existingId);
    expect(tasks()).toHaveLength(1);
    expect(tasks()[0]).toMatchObject({ Status: 'Open' });
    expect(tasks()[0]?.['MOR_Call_Id__c'] ?? '').toBe('');
    expect(tasks()[0]?.['Description']).toMatch(/^Ask kindly\n[\s\S]*Not dialled: You already have a call\./);
    fake.org.remove(existingId);
    expect((await connector.writeActivity(activity)).kind).toBe('dead');
  });

  it.each([
    [
      'was deleted',
      () => {
        const id = plan();
        fake.org.remove(id);
        return id;
      },
    ],
    ['documents another call already', () => plan({ MOR_Call_Id__c: 'other-call' })],
    ['is no Task id', () => 'no-id'],
  ])('is not used when it %s: the call gets its own', async (_, make) => {
    const existingId = make();
    const before = tasks().length;
    const id = idOf(await connector.writeActivity(anActivity({ user, existingId })));
    expect(id).not.toBe(existingId);
    expect(tasks()).toHaveLength(before + 1);
  });
});

describe('what Salesforce says and what becomes of it', () => {
  const custom = (code: string, message = '', fields: string[] = []): Fault => ({
    kind: 'refuse',
    status: 400,
    code,
    message,
    fields,
  });

  it.each<[string, Fault, Record<string, unknown>]>([
    ['daily limit', FAULTS.dailyLimit, { kind: 'retry', retryAfterSec: 900 }],
    ['concurrent limit', FAULTS.concurrentLimit, { kind: 'retry', retryAfterSec: 30 }],
    ['locked row', FAULTS.lockedRow, { kind: 'retry', retryAfterSec: expect.any(Number) }],
    ['unavailable', FAULTS.unavailable, { kind: 'retry' }],
    ['silence', { kind: 'silence' }, { kind: 'retry', reason: expect.stringContaining('no answer within') }],
    ['reset', { kind: 'reset' }, { kind: 'retry' }],
    ['maintenance page', { kind: 'html', status: 503 }, { kind: 'retry' }],
    ['no right', FAULTS.noAccess, { kind: 'dead', cure: expect.stringContaining('Edit Tasks') }],
    [
      'field not writable',
      FAULTS.fieldNotWritable,
      { kind: 'dead', cure: expect.stringContaining('permission set') },
    ],
    [
      'validation rule',
      FAULTS.validationRule,
      { kind: 'dead', cure: expect.stringContaining('validation rule') },
    ],
    [
      'trigger',
      custom('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'),
      { kind: 'dead', cure: expect.stringContaining('trigger') },
    ],
    ['storage', custom('STORAGE_LIMIT_EXCEEDED'), { kind: 'dead', cure: expect.stringContaining('storage') }],
    [
      'picklist',
      custom('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'),
      { kind: 'dead', cure: expect.stringContaining('task.status') },
    ],
    [
      'something new',
      custom('BRAND_NEW_CODE', 'who knows'),
      { kind: 'dead', reason: expect.stringContaining('who knows') },
    ],
    ['a hostile code', custom('constructor'), { kind: 'dead' }],
  ])('%s', async (_, fault, expected) => {
    fake.faults.fail('write', fault);
    expect(await connector.writeActivity(fresh())).toMatchObject(expected);
    expect(tasks()).toEqual([]);
    expect(fake.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['an expired session', FAULTS.expired],
    ['a duplicate value', FAULTS.duplicateValue],
  ])('%s is mended at once', async (_, fault) => {
    fake.faults.fail('write', fault);
    idOf(await connector.writeActivity(fresh()));
    expect(tasks()).toHaveLength(1);
  });

  it('refused links and owners are given up one by one', async () => {
    const record = { type: 'Contact', id: insert('Contact') };
    for (const code of ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'FIELD_INTEGRITY_EXCEPTION']) {
      fake.faults.fail('write', custom(code, 'no', ['WhoId']));
    }
    fake.faults.fail('write', custom('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'OwnerId', []));
    idOf(await connector.writeActivity(fresh({ record })));
    expect([tasks()[0]?.['WhoId'] ?? null, tasks()[0]?.['OwnerId'] ?? null]).toEqual([null, null]);
  });

  it('does not go round in circles when the Task that is there cannot be seen', async () => {
    fake.faults.fail('write', FAULTS.duplicateValue, Infinity);
    expect(await connector.writeActivity(fresh())).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('may not see it'),
      cure: expect.stringContaining('a role above'),
    });
    expect(fake.requests.filter((request) => request.startsWith('PATCH')).length).toBeLessThanOrEqual(5);
  });

  it('a session that is refused for ever ends in retry after few requests', async () => {
    fake.faults.fail('write', FAULTS.expired, Infinity);
    expect((await connector.writeActivity(fresh())).kind).toBe('retry');
    expect(fake.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(2);
  });

  it('finds the Task of an earlier writer that a new one must not recreate', async () => {
    const activity = fresh();
    idOf(await connector.writeActivity(activity));
    // Another node, which made no attempt yet and takes the call for new.
    idOf(await connectTo(fake).writeActivity({ ...activity, notes: 'from the other node' }));
    expect(tasks()).toHaveLength(1);
    expect(tasks()[0]?.['Description']).toMatch(/^from the other node/);
  });

  it('a missing field of the package is named, and used as soon as it is there', async () => {
    const fields = fake.org.model.get('Task')?.fields;
    const key = fields?.get('MOR_Call_Id__c');
    fields?.delete('MOR_Call_Id__c');
    expect(await connector.writeActivity(fresh())).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('MOR_Call_Id__c'),
      cure: expect.stringContaining('Install the package'),
    });
    if (key !== undefined) fields?.set('MOR_Call_Id__c', key);
    idOf(await connector.writeActivity(fresh()));
  });

  it('a wrong login is tried again later', async () => {
    const other = connectTo(fake, {
      login: { flow: 'client_credentials', clientId: 'consumer-key', clientSecret: 'wrong' },
    });
    expect(await other.writeActivity(fresh())).toMatchObject({
      kind: 'retry',
      retryAfterSec: 60,
      reason: expect.stringContaining('invalid_client'),
    });
  });
});

describe('a backlog', () => {
  const backlog = (count: number): Activity[] =>
    Array.from({ length: count }, (_, i) => anActivity({ user, callId: `call-${i}`, subject: `Call ${i}` }));

  it('of 450 calls goes out in three collections, results in order', async () => {
    const activities = backlog(450);
    const results = await connectTo(fake, { timeoutMs: 5_000 }).writeActivities?.(activities);
    const subjects = new Map(tasks().map((task) => [task['Id'], task['Subject']]));
    expect(results?.map((result) => subjects.get(idOf(result)))).toEqual(
      activities.map(({ subject }) => subject),
    );
    expect(fake.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(3);
    expect(fake.requests.length).toBeLessThanOrEqual(10);
  });

  it('leaves alone what is there already', async () => {
    const activities = backlog(20);
    await connector.writeActivities?.(activities.slice(0, 10));
    for (const { id } of fake.org.live('Task')) {
      const stored = fake.org.find(id);
      if (stored !== undefined) fake.org.update(stored, { Subject: 'edited' }, 'agent');
    }
    const results = await connectTo(fake).writeActivities?.(activities);
    expect(new Set(results?.map(idOf)).size).toBe(20);
    expect(tasks().filter((task) => task['Subject'] === 'edited')).toHaveLength(10);
  });

  it('lets each row have its own fate', async () => {
    const gone = insert('Contact');
    fake.org.remove(gone);
    const activities = backlog(5).map((activity, i) =>
      i === 4 ? { ...activity, record: { type: 'Contact', id: gone } } : activity,
    );
    for (const fault of [FAULTS.lockedRow, FAULTS.validationRule, FAULTS.duplicateValue]) {
      fake.faults.fail('write', fault);
    }
    const results = (await connector.writeActivities?.(activities)) ?? [];
    expect(results.map(({ kind }) => kind)).toEqual(['retry', 'dead', 'written', 'written', 'written']);
    expect(tasks()).toHaveLength(3);
  });

  it('with the same call twice, an update and a planned Task still makes one Task per call', async () => {
    const [one, two] = backlog(2);
    if (one === undefined || two === undefined) throw new Error('no activities');
    const planned = fake.org.insert('Task', { Subject: 'Planned' }, 'agent');
    const first = idOf(await connector.writeActivity(one));
    const results = await connector.writeActivities?.([
      two,
      { ...two },
      { ...one, write: 'update', existingId: first, notes: 'late' },
      anActivity({ user, existingId: planned }),
    ]);
    const ids = results?.map(idOf) ?? [];
    expect(ids[0]).toBe(ids[1]);
    expect(ids.slice(2)).toEqual([first, planned]);
    expect(tasks()).toHaveLength(3);
  });

  it('is tried again as a whole when the org is gone', async () => {
    fake.setDown(true);
    const results = await connector.writeActivities?.(backlog(3));
    expect(results?.map(({ kind }) => kind)).toEqual(['retry', 'retry', 'retry']);
  });
});

describe('many calls through all faults', () => {
  it('ends in exactly one Task per call', async () => {
    const kinds: Fault[] = [
      FAULTS.expired,
      FAULTS.lockedRow,
      FAULTS.duplicateValue,
      FAULTS.unavailable,
      FAULTS.concurrentLimit,
      { kind: 'reset' },
      { kind: 'commit_then_silence' },
      { kind: 'slow', ms: 20 },
    ];
    const contacts = Array.from({ length: 5 }, () => insert('Contact'));
    const write = async (i: number): Promise<ActivityResult> => {
      const record = { type: 'Contact', id: contacts[i % contacts.length] ?? '' };
      const activity = fresh({ callId: `call-${i}`, record });
      for (let attempt = 0; attempt < 60; attempt++) {
        const result = await connector.writeActivity(activity);
        if (result.kind !== 'retry') return result;
      }
      throw new Error('gave up');
    };
    for (let i = 0; i < 60; i++) {
      const fault = kinds[(i * 7) % kinds.length];
      if (fault !== undefined) fake.faults.fail(i % 3 === 0 ? 'read' : 'write', fault);
    }
    const results: ActivityResult[] = [];
    const worker = async (first: number): Promise<void> => {
      for (let i = first; i < 100; i += 10) results.push(await write(i));
    };
    await Promise.all(Array.from({ length: 10 }, (_, i) => worker(i)));
    expect(new Set(results.map(idOf)).size).toBe(100);
    expect(tasks()).toHaveLength(100);
  });
});
