import { describe, expect, it } from '@jest/globals';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { TASK_TEXTS } from '../../../connectors/salesforce/task-texts.ts';
import type { TaskLanguage } from '../../../connectors/salesforce/task-texts.ts';
import { testDeps } from '../../contracts/deps.ts';
import { field } from '../../simulators/salesforce/model.ts';
import { connectTo, JWT_LOGIN, startOrg } from './setup.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);

const OUTCOMES = Object.keys(TASK_TEXTS.en.outcomes);
const WORDS = Object.values(TASK_TEXTS.en.outcomes);
const CHOICES = [
  { code: 'call_back', labels: { en: 'Call back' } },
  { code: 'won', labels: { en: 'Won' }, value: 'Sale' },
];
/** The written values: the org's own value, else the result code. */
const RESULTS = ['call_back', 'Sale'];

const hasPicklist = (
  name: string,
  values: readonly string[],
  type: 'picklist' | 'multipicklist' = 'picklist',
) =>
  fake()
    .org.model.get('Task')
    ?.fields.set(
      name,
      field(name, type, { picklistValues: values.map((value) => ({ value, active: true })) }),
    );
/** The check line about Task values; asked again when a busy machine delays the answer. */
const found = async (task: Record<string, unknown> = {}) => {
  for (let attempt = 0; ; attempt++) {
    const lines = await connectTo(fake(), { task }, { ...testDeps(), results: CHOICES }).check();
    const line = lines.find(({ link }) => link.endsWith('Task values'));
    if (attempt === 4 || (line !== undefined && !line.detail.includes('could not be reached'))) return line;
  }
};
const without = (values: readonly string[], gone: string): readonly string[] =>
  values.filter((value) => value !== gone);

describe('check compares the values to be written with the Task picklists', () => {
  /** Source of the value, field, values it needs, the one the org then lacks, configuration. */
  const rows: readonly [string, string, readonly string[], string, Record<string, unknown>][] = [
    ['the status', 'Status', ['Completed', 'Done'], 'Completed', {}],
    ['the call type', 'CallType', ['Inbound', 'Internal', 'Outbound'], 'Outbound', {}],
    ['the kind of Task', 'TaskSubtype', ['Task', 'Email', 'Call'], 'Call', {}],
    ['an outcome as call result', 'CallDisposition', [...WORDS, ...RESULTS], 'Busy', {}],
    ['a result of the agent', 'CallDisposition', [...WORDS, ...RESULTS], 'call_back', {}],
    ['a result under the name of the org', 'CallDisposition', [...WORDS, ...RESULTS], 'Sale', {}],
    ['the outcome', 'MOR_Outcome__c', OUTCOMES, 'no_answer', {}],
    ['the outcome in a field of its own', 'End__c', OUTCOMES, 'busy', { outcomeField: 'End__c' }],
    ['a priority', 'Priority', ['High', 'Normal'], 'High', { fields: { Priority: 'High' } }],
    ['a fixed value', 'Region__c', ['North', 'South'], 'South', { fields: { Region__c: 'South' } }],
    [
      'a template with the outcome',
      'End__c',
      WORDS.map((word) => `Call: ${word}`),
      'Call: Cancelled',
      { fields: { End__c: 'Call: {outcome}' } },
    ],
    ['a template with the result', 'End__c', RESULTS, 'Sale', { fields: { End__c: '{result}' } }],
  ];

  it.each(rows)('%s (%s)', async (_, name, values, gone, task) => {
    hasPicklist(name, values);
    expect(await found(task)).toMatchObject({ ok: true });
    hasPicklist(name, without(values, gone));
    expect(await found(task)).toMatchObject({
      ok: false,
      detail: expect.stringContaining(`${name} "${gone}"`),
      cure: expect.stringContaining('task.'),
    });
  });

  it.each(Object.keys(TASK_TEXTS) as TaskLanguage[])('in the language %s', async (language) => {
    const outcomes = Object.values(TASK_TEXTS[language].outcomes);
    hasPicklist('CallDisposition', [...outcomes, ...RESULTS]);
    expect(await found({ language })).toMatchObject({ ok: true });
    hasPicklist('CallDisposition', [...outcomes.slice(1), ...RESULTS]);
    expect((await found({ language }))?.detail).toContain(outcomes[0]);
  });

  it('treats an inactive value as missing', async () => {
    fake()
      .org.model.get('Task')
      ?.fields.set(
        'CallType',
        field('CallType', 'picklist', { picklistValues: [{ value: 'Outbound', active: false }] }),
      );
    expect((await found())?.detail).toContain('CallType "Outbound"');
  });

  it('checks each value of a multi-select picklist', async () => {
    hasPicklist('Tags__c', ['Telephone', 'Sales'], 'multipicklist');
    expect(await found({ fields: { Tags__c: 'Telephone;Sales' } })).toMatchObject({ ok: true });
    expect((await found({ fields: { Tags__c: 'Telephone;Support' } }))?.detail).toMatch(
      /: Tags__c "Support"$/,
    );
  });

  it('reports a name or number that is written to a picklist', async () => {
    hasPicklist('End__c', WORDS);
    expect((await found({ fields: { End__c: '{outcome} {contact}' } }))?.detail).toContain(
      'differs from call to call',
    );
  });

  it('counts only the values that the record type offers, where the org reveals them', async () => {
    fake().org.model.get('Task')?.fields.set('RecordTypeId', field('RecordTypeId'));
    const values = { SobjectType: 'Task', DeveloperName: 'Phone_Call', IsActive: true };
    const id = fake().org.insert('RecordType', values, '');
    hasPicklist('Region__c', ['North', 'South']);
    const task = { recordType: 'Phone_Call', fields: { Region__c: 'South' } };
    expect(await found(task)).toMatchObject({ ok: true });
    fake().offer(id, { Region__c: ['North'] });
    expect((await found(task))?.detail).toContain('Region__c "South"');
    fake().offer(id, { Region__c: ['South'] });
    expect(await found(task)).toMatchObject({ ok: true });
  });
});

describe('configured fields and results', () => {
  const parse = (task: unknown) => () =>
    salesforce.options.parse({ url: 'https://a.my.salesforce.com', login: JWT_LOGIN, task });

  it.each(['Status', 'Subject', 'CallDisposition', 'RecordTypeId', 'WhoId'])(
    '%s cannot be configured: it would be overwritten',
    (name) => {
      expect(parse({ fields: { [name]: 'x' } })).toThrow(new RegExp(`the connector writes ${name} itself`));
      expect(parse({ fields: { Priority: 'High' } })).not.toThrow();
    },
  );
});
