import { beforeEach, describe, expect, it } from '@jest/globals';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { TASK_TEXTS } from '../../../connectors/salesforce/task-texts.ts';
import type { CallBackTask } from '../../../src/calls/activity.ts';
import { anActivity } from '../../contracts/activity.ts';
import { field } from '../../simulators/salesforce/model.ts';
import type { Values } from '../../simulators/salesforce/records.ts';
import { addAgent, connectTo, JWT_LOGIN, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const user = fixtureOfEach(() => addAgent(fake()));

/** The Task written for one call; like the outbox, repeats a write that asks for another attempt. */
const written = async (task: Record<string, unknown> = {}, overrides = {}): Promise<Values | undefined> => {
  const connector = connectTo(fake(), { task });
  const activity = anActivity({ user: user(), ...overrides });
  let result = await connector.writeActivity(activity);
  for (let again = 0; again < 5 && result.kind === 'retry'; again++)
    result = await connector.writeActivity(activity);
  expect(result.kind).toBe('written');
  return fake().org.live('Task').at(-1)?.values;
};
/** The check line about Task values; asked again when a busy machine delays the answer. */
const found = async (task: Record<string, unknown> = {}) => {
  for (let attempt = 0; ; attempt++) {
    const lines = await connectTo(fake(), { task }).check();
    const line = lines.find(({ link }) => link.endsWith('Task values'));
    if (attempt === 4 || (line !== undefined && !line.detail.includes('could not be reached'))) return line;
  }
};
const closeWith = (...names: string[]): void => {
  for (const { id, values } of fake().org.live('TaskStatus'))
    if (values['IsClosed'] === true) fake().org.remove(id);
  for (const [SortOrder, ApiName] of names.entries())
    fake().org.insert(
      'TaskStatus',
      { MasterLabel: ApiName, ApiName, IsClosed: true, SortOrder: SortOrder + 5 },
      '',
    );
};

describe('the status of a finished call', () => {
  it('is the first closed status where "Completed" is not closed', async () => {
    closeWith('Done', 'Archived');
    expect(await written()).toMatchObject({ Status: 'Done' });
    expect(await found()).toMatchObject({ ok: true, detail: expect.stringContaining('"Done"') });
  });

  it('is "Completed" where that is one of several closed ones', async () => {
    closeWith('Archived', 'Completed');
    expect(await written()).toMatchObject({ Status: 'Completed' });
  });

  it('is the configured one; check reports one that keeps Tasks open', async () => {
    expect(await written({ status: 'In Progress' })).toMatchObject({ Status: 'In Progress' });
    expect(await found({ status: 'In Progress' })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('stay open'),
      cure: expect.stringContaining('Completed'),
    });
  });
});

describe('other configured Task values', () => {
  beforeEach(() => {
    const fields = fake().org.model.get('Task')?.fields;
    fields?.set('Region__c', field('Region__c'));
    fields?.set('Billable__c', field('Billable__c', 'boolean'));
    fields?.set('Weight__c', field('Weight__c', 'int'));
    fields?.set('RecordTypeId', field('RecordTypeId'));
  });

  it('fill fields by type, with details of the call', async () => {
    const fields = { Region__c: '{number} {outcome} {talk}', Billable__c: 'true', Weight__c: '7' };
    expect(await written({ fields })).toMatchObject({
      Region__c: '+37061234567 Answered 1m 5s',
      Billable__c: true,
      Weight__c: 7,
    });
    expect(await found({ fields })).toMatchObject({ ok: true });
  });

  it.each([
    [{ Gone__c: 'x' }, 'Gone__c'],
    [{ Weight__c: 'heavy' }, '"heavy"'],
    [{ Billable__c: 'yes' }, '"yes"'],
  ])('are reported by check when a field does not fit: %j', async (fields, detail) => {
    expect(await found({ fields })).toMatchObject({ ok: false, detail: expect.stringContaining(detail) });
  });

  it('set the record type by name; a missing one fails the write with a cure, so no call waits for ever', async () => {
    const id = fake().org.insert(
      'RecordType',
      { SobjectType: 'Task', DeveloperName: 'Phone_Call', IsActive: true },
      '',
    );
    expect(await written({ recordType: 'Phone_Call' })).toMatchObject({ RecordTypeId: id });
    expect(await found({ recordType: 'Gone' })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('Gone'),
    });
    const result = await connectTo(fake(), { task: { recordType: 'Gone' } }).writeActivity(
      anActivity({ user: user() }),
    );
    expect(result).toMatchObject({ kind: 'dead', cure: expect.stringContaining('task.recordType') });
  });
});

describe('Tasks to call back', () => {
  const missed: CallBackTask = {
    key: 'call-1',
    state: 'open',
    from: '+37061234001',
    contactName: 'Ona',
    count: 1,
    lastAt: '2026-11-29T09:30:00.000Z',
    dueOn: '2026-11-29',
    dueAt: '2026-11-29T22:00:00.000Z',
  };
  const writtenBack = async (
    task: Record<string, unknown>,
    change: Partial<CallBackTask> = {},
  ): Promise<Values | undefined> => {
    expect(await connectTo(fake(), { task }).writeTask?.({ ...missed, ...change })).toMatchObject({
      kind: 'written',
    });
    return fake().org.live('Task').at(-1)?.values;
  };
  beforeEach(() => {
    const fields = fake().org.model.get('Task')?.fields;
    fields?.set('Region__c', field('Region__c'));
    fields?.set('Billable__c', field('Billable__c', 'boolean'));
    fields?.set('Weight__c', field('Weight__c', 'int'));
  });

  it('get the configured fields by type, with details of the missed call in the configured language', async () => {
    const fields = {
      Region__c: '{contact} {number} {outcome}',
      Billable__c: 'true',
      Weight__c: '7',
      Gone__c: 'x',
    };
    const task = await writtenBack({ language: 'de', fields });
    expect(task).toMatchObject({
      Subject: expect.stringContaining('zurückrufen'),
      Region__c: 'Ona +37061234001 Verpasst',
      Billable__c: true,
      Weight__c: 7,
    });
    expect(task).not.toHaveProperty('Gone__c');
  });

  it('that an agent planned get them, too; nothing of the call to come is invented', async () => {
    const plan = { planned: true, owner: user() } as const;
    const task = await writtenBack({ fields: { Region__c: '{number} {result}' } }, plan);
    expect(task).toMatchObject({ Region__c: '+37061234001 ', OwnerId: user() });
  });

  it('keep the fields as people changed them when another call is missed', async () => {
    await writtenBack({ fields: { Region__c: 'first' } });
    const [stored] = fake().org.live('Task');
    if (stored === undefined) throw new Error('no Task');
    stored.values['Region__c'] = 'changed by hand';
    expect(await writtenBack({ fields: { Region__c: 'second' } }, { count: 2 })).toMatchObject({
      Region__c: 'changed by hand',
    });
    expect(fake().org.live('Task')).toHaveLength(1);
  });
});

describe('Task texts', () => {
  it('follow a template', async () => {
    const task = { subject: 'Tel. {contact} ({outcome})' };
    expect(await written(task, { contactName: 'Žydrūnas' })).toMatchObject({
      Subject: 'Tel. Žydrūnas (Answered)',
    });
    expect(await written(task)).toMatchObject({ Subject: 'Tel. +37061234567 (Answered)' });
  });

  it.each(Object.keys(TASK_TEXTS) as (keyof typeof TASK_TEXTS)[])(
    'are in the configured language %s',
    async (language) => {
      const texts = TASK_TEXTS[language];
      const task = await written({ language }, { contactName: 'Ona', outcome: 'no_answer' });
      expect(task).toMatchObject({ CallDisposition: texts.outcomes.no_answer });
      expect(task?.['Description']).toContain(`${texts.outcomes.no_answer}: `);
      if (language !== 'en')
        expect(task?.['Subject']).toBe(
          texts.subject.replace('{contact}', 'Ona').replace('{outcome}', texts.outcomes.no_answer),
        );
    },
  );

  it('name the caller of a call that came in', async () => {
    const came = { direction: 'inbound', source: '+37061234001', destination: '37052000000' } as const;
    const task = { language: 'de', fields: { Region__c: '{number}' } };
    expect(await written(task, { ...came, outcome: 'missed' })).toMatchObject({
      Subject: 'Anruf von +37061234001 - Verpasst',
    });
    expect(await written({ subject: '{contact} {number}' }, came)).toMatchObject({
      Subject: '+37061234001 +37061234001',
    });
  });

  it.each(Object.keys(TASK_TEXTS) as (keyof typeof TASK_TEXTS)[])(
    'say in %s that the caller withheld the number',
    async (language) => {
      const texts = TASK_TEXTS[language];
      const came = { direction: 'inbound', from: null, source: 'withheld', isWithheld: true } as const;
      fake().org.model.get('Task')?.fields.set('Region__c', field('Region__c'));
      const task = await written({ language, fields: { Region__c: '{source}' } }, came);
      expect(task).toMatchObject({ Region__c: texts.withheld });
      expect(task?.['Description']).toContain(texts.withheld);
      if (language !== 'en') expect(task?.['Subject']).toContain(texts.withheld);
    },
  );

  it('reject an unknown placeholder', () => {
    const parse = (task: unknown): unknown =>
      salesforce.options.parse({ url: 'https://a.my.salesforce.com', login: JWT_LOGIN, task });
    expect(() => parse({ subject: 'Call {who}' })).toThrow(/\{contact\}/);
    expect(() => parse({ fields: { X__c: '{constructor}' } })).toThrow();
    expect(() => parse({ language: 'fr' })).toThrow();
  });
});
