import { describe, expect, it } from '@jest/globals';
import { TASK_TEXTS } from '../../../connectors/salesforce/task-texts.ts';
import { anActivity } from '../../contracts/activity.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { addAgent, connectTo, startOrg } from './setup.ts';

const fake = fixtureOfEach(
  () => startOrg(),
  (org) => org.close(),
);
const user = fixtureOfEach(() => addAgent(fake()));

describe('Tasks of another language', () => {
  it('can still be updated after a change of language', async () => {
    const activity = anActivity({ user: user() });
    const first = await connectTo(fake(), { task: { language: 'de' } }).writeActivity(activity);
    if (first.kind !== 'written') throw new Error('not written');
    const late = {
      ...activity,
      write: 'update',
      existingId: first.id,
      notes: 'late',
      disposition: 'Sale',
    } as const;
    await connectTo(fake(), { task: { language: 'lt' } }).writeActivity(late);
    expect(fake().org.live('Task')[0]?.values).toMatchObject({ CallDisposition: 'Sale' });
    expect(fake().org.live('Task')[0]?.values['Description']).toMatch(/^late\n/);
  });

  it('follow another end after a change of language, unless a person has renamed them', async () => {
    const activity = anActivity({ user: user(), contactName: 'Ona' });
    const first = await connectTo(fake(), { task: { language: 'de' } }).writeActivity(activity);
    if (first.kind !== 'written') throw new Error('not written');
    const { outcome, talkSeconds, subject, subjectEnding } = activity;
    const told = {
      ...activity,
      ...({ write: 'update', existingId: first.id, outcome: 'agent_no_answer', talkSeconds: 0 } as const),
      endedAs: [{ outcome, talkSeconds, subject, subjectEnding }],
    };
    await connectTo(fake(), { task: { language: 'lt' } }).writeActivity(told);
    const subjectNow = () => fake().org.live('Task')[0]?.values['Subject'];
    expect(subjectNow()).toContain(TASK_TEXTS.lt.outcomes.agent_no_answer);
    const [task] = fake().org.live('Task');
    if (task) fake().org.update(task, { Subject: 'A talk with Ona' }, user());
    await connectTo(fake(), { task: { language: 'lt' } }).writeActivity(told);
    expect(subjectNow()).toBe('A talk with Ona');
  });

  it('name who handed a call over', async () => {
    const at = (second: number) => `2026-11-23T09:00:${second}.000Z`;
    const agents = [
      { user: 'b', name: 'Bob Brown', rangAt: at(30), answeredAt: at(35) },
      { user: 'a', name: 'Ann Adams', rangAt: at(10), answeredAt: at(12) },
    ];
    const activity = anActivity({ user: user(), direction: 'inbound', agents });
    await connectTo(fake(), { task: { language: 'de' } }).writeActivity(activity);
    expect(fake().org.live('Task')[0]?.values['Description']).toContain(
      'Weitergegeben: Ann Adams → Bob Brown',
    );
  });
});
