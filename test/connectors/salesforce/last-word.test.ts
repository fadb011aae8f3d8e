import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Activity } from '../../../src/calls/activity.ts';
import { anActivity } from '../../contracts/activity.ts';
import { field } from '../../simulators/salesforce/model.ts';
import type { Values } from '../../simulators/salesforce/records.ts';
import { connectTo } from './setup.ts';
import { fake, fresh, given, idOf, insert, tasks, user } from './tasks-setup.ts';

describe('the agent has the last word', () => {
  const edit = (id: string, values: Values): void => {
    const stored = fake().org.find(id);
    if (stored === undefined) throw new Error('no Task');
    fake().org.update(stored, values, 'agent');
  };
  const written = async (activity: Activity): Promise<string> =>
    idOf(await given().connector.writeActivity(activity));

  it('on the call result, while later notes still arrive', async () => {
    const activity = anActivity({ user: user(), disposition: 'Sale' });
    const existingId = await written(activity);
    edit(existingId, { CallDisposition: 'Wrong person' });
    await written({ ...activity, write: 'update', existingId, notes: 'late', disposition: 'No sale' });
    expect(tasks()[0]).toMatchObject({ CallDisposition: 'Wrong person' });
    expect(tasks()[0]?.['Description']).toMatch(/^late\n/);
  });

  it('on the text, while a later call result still arrives', async () => {
    const activity = anActivity({ user: user() });
    const existingId = await written(activity);
    const text = `Typed above\n${String(tasks()[0]?.['Description'])}`;
    edit(existingId, { Description: text });
    await written({ ...activity, write: 'update', existingId, notes: 'late', disposition: 'Sale' });
    expect(tasks()[0]).toMatchObject({ CallDisposition: 'Sale', Description: text });
  });

  it('even after a restart, and after another write by the connector in between', async () => {
    const activity = anActivity({ user: user(), notes: 'first' });
    const existingId = await written(activity);
    edit(existingId, { Description: 'By hand' });
    await written({ ...activity, write: 'update', existingId, disposition: 'Sale' });
    given().connector = connectTo(fake());
    await written({ ...activity, write: 'update', existingId, notes: 'second', disposition: 'Sale' });
    expect(tasks()[0]).toMatchObject({ Description: 'By hand', CallDisposition: 'Sale' });
  });

  it('without losing notes entered between a first write whose answer was lost and its retry', async () => {
    const impatient = connectTo(fake(), { timeoutMs: 3_000 });
    const [alone, first, second] = [fresh(), fresh(), fresh()];
    fake().faults.fail('write', { kind: 'commit_then_silence' });
    expect((await impatient.writeActivity(alone)).kind).toBe('retry');
    fake().faults.fail('collection', { kind: 'commit_then_silence' });
    const lost = await impatient.writeActivities?.([first, second]);
    expect(lost?.map(({ kind }) => kind)).toEqual(['retry', 'retry']);
    const noted = (activity: Activity): Activity => ({ ...activity, notes: 'Later', earlier: [{}] });
    idOf(await impatient.writeActivity(noted(alone)));
    await connectTo(fake()).writeActivities?.([noted(first), noted(second)]);
    expect(tasks().map((task) => String(task['Description']).split('\n')[0])).toEqual(Array(3).fill('Later'));
  });

  describe('when the org would accept a second upsert without complaint', () => {
    const expectTheirs = (): void => {
      expect(tasks().map((task) => [task['Subject'], task['Description']])).toEqual([['Mine', 'By hand']]);
    };
    const editAll = (): void => {
      for (const { id } of fake().org.live('Task')) edit(id, { Subject: 'Mine', Description: 'By hand' });
    };
    beforeEach(() => {
      fake().org.model.get('Task')?.fields.set('TaskSubtype', field('TaskSubtype'));
    });

    it('when a first write is retried because its answer was lost', async () => {
      const impatient = connectTo(fake(), { timeoutMs: 3_000 });
      const activity = fresh();
      fake().faults.fail('write', { kind: 'commit_then_silence' });
      expect((await impatient.writeActivity(activity)).kind).toBe('retry');
      editAll();
      idOf(await impatient.writeActivity(activity));
      expectTheirs();
    });

    it('when a first write is retried after a restart, alone or in a backlog', async () => {
      const activity = anActivity({ user: user() });
      await written(activity);
      editAll();
      idOf(await connectTo(fake()).writeActivity(activity));
      await connectTo(fake()).writeActivities?.([activity]);
      expectTheirs();
    });
  });

  it('in every change of notes and result; without a change nothing is written', async () => {
    const activity = anActivity({ user: user() });
    const existingId = await written(activity);
    for (const disposition of ['Sale', 'No sale', 'Call back']) {
      await written({ ...activity, write: 'update', existingId, notes: `about ${disposition}`, disposition });
      expect(tasks()[0]).toMatchObject({ CallDisposition: disposition });
      expect(tasks()[0]?.['Description']).toMatch(new RegExp(`^about ${disposition}\n`));
    }
    fake().requests.length = 0;
    await written({
      ...activity,
      write: 'update',
      existingId,
      notes: 'about Call back',
      disposition: 'Call back',
    });
    expect(fake().requests.filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });

  it('and their notes stay when only the result changes', async () => {
    const activity = anActivity({ user: user(), notes: 'precious' });
    const existingId = await written(activity);
    const { notes, ...rest } = activity;
    await written({ ...rest, write: 'update', existingId, disposition: 'Sale' });
    expect(tasks()[0]?.['Description']).toContain(notes);
  });

  it('when they delete a Task: it is not recreated', async () => {
    const activity = anActivity({ user: user() });
    const existingId = await written(activity);
    fake().org.remove(existingId);
    const result = await given().connector.writeActivity({
      ...activity,
      write: 'update',
      existingId,
      notes: 'late',
    });
    expect(result).toMatchObject({ kind: 'dead', cure: expect.stringContaining('recycle bin') });
    expect(tasks()).toEqual([]);
  });
});

describe('a Task that asked for the call', () => {
  const plan = (values: Values = {}): string => {
    const contact = insert('Contact');
    return fake().org.insert(
      'Task',
      { Subject: 'Call about invoice', Status: 'Open', WhoId: contact, ...values },
      'agent',
    );
  };

  it('is completed instead of creating another; subject, owner, link and text stay', async () => {
    const existingId = plan({ OwnerId: user(), Description: 'Ask kindly' });
    const activity = anActivity({ user: user(), existingId, notes: 'will pay' });
    expect(idOf(await given().connector.writeActivity(activity))).toBe(existingId);
    expect(idOf(await given().connector.writeActivity(activity))).toBe(existingId);
    const all = tasks();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      Subject: 'Call about invoice',
      Status: 'Completed',
      OwnerId: user(),
      MOR_Call_Id__c: activity.callId,
      CallDurationInSeconds: 65,
    });
    expect(all[0]?.['Description']).toMatch(/^Ask kindly\n[\s\S]*will pay/);
    idOf(await given().connector.writeActivity({ ...activity, write: 'update', notes: 'will pay tomorrow' }));
    expect(tasks()[0]?.['Description']).toMatch(/^Ask kindly\n[\s\S]*will pay tomorrow/);
  });

  it('says once why its call was refused, and stays open for another', async () => {
    const existingId = plan({ Description: 'Ask kindly' });
    const activity = anActivity({ user: user(), existingId, refusal: 'You already have a call.' });
    for (let i = 0; i < 2; i++)
      expect(idOf(await given().connector.writeActivity(activity))).toBe(existingId);
    expect(tasks()).toHaveLength(1);
    expect(tasks()[0]).toMatchObject({ Status: 'Open' });
    expect(tasks()[0]?.['MOR_Call_Id__c'] ?? '').toBe('');
    expect(tasks()[0]?.['Description']).toMatch(/^Ask kindly\n[\s\S]*Not dialled: You already have a call\./);
    fake().org.remove(existingId);
    expect((await given().connector.writeActivity(activity)).kind).toBe('dead');
  });

  it.each([
    [
      'was deleted',
      () => {
        const id = plan();
        fake().org.remove(id);
        return id;
      },
    ],
    ['documents another call already', () => plan({ MOR_Call_Id__c: 'other-call' })],
    ['is no Task id', () => 'no-id'],
  ])('is not reused when it %s: the call gets its own', async (_, make) => {
    const existingId = make();
    const before = tasks().length;
    const id = idOf(await given().connector.writeActivity(anActivity({ user: user(), existingId })));
    expect(id).not.toBe(existingId);
    expect(tasks()).toHaveLength(before + 1);
  });
});
