import { describe, expect, it } from '@jest/globals';
import type { Activity, ActivityResult } from '../../../src/calls/activity.ts';
import { anActivity } from '../../contracts/activity.ts';
import { FAULTS } from '../../simulators/salesforce/faults.ts';
import type { Fault } from '../../simulators/salesforce/faults.ts';
import { connectTo } from './setup.ts';
import { fake, fresh, given, idOf, insert, tasks, user } from './tasks-setup.ts';

describe('how answers from Salesforce are handled', () => {
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
    fake().faults.fail('write', fault);
    expect(await given().connector.writeActivity(fresh())).toMatchObject(expected);
    expect(tasks()).toEqual([]);
    expect(fake().requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['an expired session', FAULTS.expired],
    ['a duplicate value', FAULTS.duplicateValue],
  ])('%s is handled at once', async (_, fault) => {
    fake().faults.fail('write', fault);
    idOf(await given().connector.writeActivity(fresh()));
    expect(tasks()).toHaveLength(1);
  });

  it('refused links and owners are dropped one by one', async () => {
    const record = { type: 'Contact', id: insert('Contact') };
    for (const code of ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'FIELD_INTEGRITY_EXCEPTION']) {
      fake().faults.fail('write', custom(code, 'no', ['WhoId']));
    }
    fake().faults.fail('write', custom('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'OwnerId', []));
    idOf(await given().connector.writeActivity(fresh({ record })));
    expect([tasks()[0]?.['WhoId'] ?? null, tasks()[0]?.['OwnerId'] ?? null]).toEqual([null, null]);
  });

  it('does not loop when the existing Task is not visible', async () => {
    fake().faults.fail('write', FAULTS.duplicateValue, Infinity);
    expect(await given().connector.writeActivity(fresh())).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('may not see it'),
      cure: expect.stringContaining('a role above'),
    });
    expect(fake().requests.filter((request) => request.startsWith('PATCH')).length).toBeLessThanOrEqual(5);
  });

  it('a session that is always refused ends in retry after a few requests', async () => {
    fake().faults.fail('write', FAULTS.expired, Infinity);
    expect((await given().connector.writeActivity(fresh())).kind).toBe('retry');
    expect(fake().requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(2);
  });

  it('finds the Task of an earlier writer instead of recreating it', async () => {
    const activity = fresh();
    idOf(await given().connector.writeActivity(activity));
    // Another node, which has not tried yet and treats the call as new.
    idOf(await connectTo(fake()).writeActivity({ ...activity, notes: 'from the other node' }));
    expect(tasks()).toHaveLength(1);
    expect(tasks()[0]?.['Description']).toMatch(/^from the other node/);
  });

  it('a missing package field is named, and used as soon as it exists', async () => {
    const fields = fake().org.model.get('Task')?.fields;
    const key = fields?.get('MOR_Call_Id__c');
    fields?.delete('MOR_Call_Id__c');
    expect(await given().connector.writeActivity(fresh())).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('MOR_Call_Id__c'),
      cure: expect.stringContaining('Install the package'),
    });
    if (key !== undefined) fields?.set('MOR_Call_Id__c', key);
    idOf(await given().connector.writeActivity(fresh()));
  });

  it('a failed login is tried again later', async () => {
    const other = connectTo(fake(), {
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
    Array.from({ length: count }, (_, i) =>
      anActivity({ user: user(), callId: `call-${i}`, subject: `Call ${i}` }),
    );

  it('of 450 calls goes out in three collections, results in order', async () => {
    const activities = backlog(450);
    const results = await connectTo(fake(), { timeoutMs: 9_000 }).writeActivities?.(activities);
    const subjects = new Map(tasks().map((task) => [task['Id'], task['Subject']]));
    expect(results?.map((result) => subjects.get(idOf(result)))).toEqual(
      activities.map(({ subject }) => subject),
    );
    expect(fake().requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(3);
    expect(fake().requests.length).toBeLessThanOrEqual(10);
  });

  it('leaves existing Tasks alone', async () => {
    const activities = backlog(20);
    await given().connector.writeActivities?.(activities.slice(0, 10));
    for (const { id } of fake().org.live('Task')) {
      const stored = fake().org.find(id);
      if (stored !== undefined) fake().org.update(stored, { Subject: 'edited' }, 'agent');
    }
    const results = await connectTo(fake()).writeActivities?.(activities);
    expect(new Set(results?.map(idOf)).size).toBe(20);
    expect(tasks().filter((task) => task['Subject'] === 'edited')).toHaveLength(10);
  });

  it('handles each row on its own', async () => {
    const gone = insert('Contact');
    fake().org.remove(gone);
    const activities = backlog(5).map((activity, i) =>
      i === 4 ? { ...activity, record: { type: 'Contact', id: gone } } : activity,
    );
    for (const fault of [FAULTS.lockedRow, FAULTS.validationRule, FAULTS.duplicateValue]) {
      fake().faults.fail('write', fault);
    }
    const results = (await given().connector.writeActivities?.(activities)) ?? [];
    expect(results.map(({ kind }) => kind)).toEqual(['retry', 'dead', 'written', 'written', 'written']);
    expect(tasks()).toHaveLength(3);
  });

  it('still makes one Task per call when it holds duplicates, an update and a planned Task', async () => {
    const [one, two] = backlog(2);
    if (one === undefined || two === undefined) throw new Error('no activities');
    const planned = fake().org.insert('Task', { Subject: 'Planned' }, 'agent');
    const first = idOf(await given().connector.writeActivity(one));
    const results = await given().connector.writeActivities?.([
      two,
      { ...two },
      { ...one, write: 'update', existingId: first, notes: 'late' },
      anActivity({ user: user(), existingId: planned }),
    ]);
    const ids = results?.map(idOf) ?? [];
    expect(ids[0]).toBe(ids[1]);
    expect(ids.slice(2)).toEqual([first, planned]);
    expect(tasks()).toHaveLength(3);
  });

  it('is retried as a whole when the org is unreachable', async () => {
    fake().setDown(true);
    const results = await given().connector.writeActivities?.(backlog(3));
    expect(results?.map(({ kind }) => kind)).toEqual(['retry', 'retry', 'retry']);
  });
});

describe('many calls under every kind of fault', () => {
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
        const result = await given().connector.writeActivity(activity);
        if (result.kind !== 'retry') return result;
      }
      throw new Error('gave up');
    };
    for (let i = 0; i < 60; i++) {
      const fault = kinds[(i * 7) % kinds.length];
      if (fault !== undefined) fake().faults.fail(i % 3 === 0 ? 'read' : 'write', fault);
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
