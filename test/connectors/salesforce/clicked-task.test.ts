import { describe, expect, it } from '@jest/globals';
import type { Activity } from '../../../src/calls/activity.ts';
import { anActivity } from '../../contracts/activity.ts';
import type { Values } from '../../simulators/salesforce/records.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const connector = fixtureOfEach(() => connectTo(fake(), { cacheSec: 0 }));
const user = fixtureOfEach(() => addAgent(fake()));
const contact = fixtureOfEach(() =>
  fake().org.insert('Contact', { Name: 'Cora', Phone: '1', MobilePhone: '2' }, ''),
);

const tasks = (): Values[] =>
  fake()
    .org.live('Task')
    .map(({ values }) => values);
const followUp = (values: Values = {}): string =>
  fake().org.insert(
    'Task',
    { Subject: 'Call back', Status: 'Not Started', WhoId: contact(), OwnerId: user(), ...values },
    'agent',
  );
const callFrom = (id: string, overrides: Partial<Activity> = {}): Activity =>
  anActivity({
    user: user(),
    record: { type: 'Task', id },
    startedAt: new Date().toISOString(),
    endedAt: new Date(Date.now() + 1_000).toISOString(),
    ...overrides,
  });
const edit = (id: string, values: Values): void => {
  const stored = fake().org.find(id);
  if (stored !== undefined) fake().org.update(stored, values, 'agent');
};

describe('a click on a Task', () => {
  const read = (id: string) => connector().readRecord({ type: 'Task', id }, { crm: 'sales', user: user() });

  it('calls the person it is about', async () => {
    const id = followUp();
    expect(await read(id)).toMatchObject({
      ref: { type: 'Task', id },
      name: 'Cora',
      numbers: [{ value: '1' }, { value: '2' }],
      url: `${fake().url}/${id}`,
    });
  });

  it('falls back to the related record', async () => {
    const account = fake().org.insert('Account', { Name: 'Acme', Phone: '9' }, '');
    const id = followUp({ WhoId: null, WhatId: account });
    expect(await read(id)).toMatchObject({ name: 'Acme', numbers: [{ value: '9' }] });
  });

  it('respects do-not-call and what the agent may see', async () => {
    const id = followUp();
    edit(contact(), { DoNotCall: true });
    expect((await read(id))?.doNotCall).toBe(true);
    fake().org.hide(user(), contact());
    expect(await read(id)).toMatchObject({ name: 'Call back', numbers: [] });
    fake().org.hide(user(), id);
    expect(await read(id)).toBe(undefined);
  });
});

describe('the call from a Task', () => {
  it('completes it: one activity, and the text of the agent stays', async () => {
    const id = followUp({ Description: 'Ask kindly', ActivityDate: '2026-12-24' });
    const activity = callFrom(id, { notes: 'will pay' });
    for (let i = 0; i < 2; i++) {
      expect(await connector().writeActivity(activity)).toMatchObject({ kind: 'written', id });
      expect((await connector().writeActivities?.([activity]))?.[0]).toMatchObject({ kind: 'written', id });
    }
    expect(tasks()).toHaveLength(1);
    expect(tasks()[0]).toMatchObject({
      Subject: 'Call back',
      Status: 'Completed',
      WhoId: contact(),
      OwnerId: user(),
      ActivityDate: '2026-12-24',
      CallDisposition: 'Answered',
      MOR_Call_Id__c: activity.callId,
    });
    expect(tasks()[0]?.['Description']).toMatch(/^Ask kindly\n[\s\S]*will pay/);
  });

  it('keeps a result and a status that the agent chose during it', async () => {
    const id = followUp();
    fake().org.insert('TaskStatus', { ApiName: 'Done by hand', IsClosed: true, SortOrder: 9 }, '');
    const activity = callFrom(id);
    edit(id, { Status: 'Done by hand', CallDisposition: 'Sale' });
    expect(await connector().writeActivity(activity)).toMatchObject({ kind: 'written', id });
    expect(tasks()).toHaveLength(1);
    expect(tasks()[0]).toMatchObject({ Status: 'Done by hand', CallDisposition: 'Sale' });
  });

  it.each([
    [
      'was closed long before',
      (id: string) => {
        edit(id, { Status: 'Completed' });
        const stored = fake().org.find(id);
        if (stored !== undefined) stored.closedAt = '2026-01-01T00:00:00.000Z';
      },
    ],
    [
      'documents another call',
      (id: string) => {
        edit(id, { MOR_Call_Id__c: 'another' });
      },
    ],
    [
      'was deleted',
      (id: string) => {
        fake().org.remove(id);
      },
    ],
  ])('gets its own Task when the clicked one %s', async (_, change) => {
    const id = followUp();
    change(id);
    const before = tasks().length;
    const result = await connector().writeActivity(callFrom(id));
    expect(result.kind).toBe('written');
    expect(tasks()).toHaveLength(before + 1);
    if (before > 0) expect(tasks().at(-1)).toMatchObject({ WhoId: contact() });
  });

  it('gets its own activity even when another call started from the same Task', async () => {
    const id = followUp();
    const results = await connector().writeActivities?.([callFrom(id), callFrom(id)]);
    expect(results?.map(({ kind }) => kind)).toEqual(['written', 'written']);
    expect(tasks()).toHaveLength(2);
  });
});
