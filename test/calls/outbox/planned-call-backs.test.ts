import { describe, expect, it } from '@jest/globals';
import { writeTask } from '../../../connectors/demo/tasks.ts';
import type { DemoTask } from '../../../connectors/demo/tasks.ts';
import type { ActivityResult } from '../../../src/calls/activity.ts';
import { planCallBack, plannedCallBacks } from '../../../src/calls/plan-call-back.ts';
import { acceptedCall } from '../../helpers/calls.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { RETRY, activityOf, create, crm, drainAfter, ended, given, test } from './setup.ts';

const AT = '2026-12-01T23:30:00+02:00';
const LATER = '2026-12-03T09:00:00+02:00';
const agent = { crm: 'sales', user: 'ann' };

/** The tasks in the CRM, and answers that it gives instead of writing. */
const stage = fixtureOfEach(() => {
  const tasks: DemoTask[] = [];
  const faults: ActivityResult[] = [];
  const told: string[] = [];
  const fake = Object.assign(crm(), {
    writeTask: (task: Parameters<typeof writeTask>[1]): Promise<ActivityResult> => {
      told.push(`${task.state} ${task.key.split(':')[1] ?? ''}`);
      return Promise.resolve(faults.shift() ?? writeTask(tasks, task));
    },
  });
  given().outbox = create([fake]);
  return { tasks, faults, told };
});

const plan = (id: string, at: string | null, user = 'ann') => {
  const { book, store, now } = test();
  return planCallBack({ book, records: store.records, now }, id, at, user);
};
const planned = async (user = 'ann'): Promise<readonly string[]> =>
  (await plannedCallBacks({ book: test().book, records: test().store.records }, { ...agent, user })).map(
    ({ id }) => id,
  );
const open = () => stage().tasks.filter(({ state }) => state === 'open');

describe('a planned call back', () => {
  it('becomes one task of the agent, due on the day and at the time that the agent chose', async () => {
    stage();
    const id = await ended({ contactName: 'Ona O', destination: '+37061234001' });
    await plan(id, AT);
    await drainAfter(0);
    await drainAfter(60_000);
    expect(stage().tasks).toEqual([
      expect.objectContaining({
        key: `${id}:1`,
        owner: 'ann',
        dueOn: '2026-12-01',
        dueAt: '2026-12-01T21:30:00.000Z',
        contactName: 'Ona O',
        from: '+37061234001',
      }),
    ]);
    expect(await planned()).toEqual([id]);
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
    // Nothing is sent twice without a change.
    await given().outbox.drain();
    expect(stage().told).toEqual(['open 1']);
  });

  it('made during the call is written after its end', async () => {
    stage();
    const { id } = await test().add(acceptedCall());
    await plan(id, AT);
    await drainAfter(0);
    expect(stage().tasks).toEqual([]);
    const other = await ended();
    await plan(other, LATER);
    await drainAfter(0);
    expect(open().map(({ key }) => key)).toEqual([`${other}:1`]);
    expect(await planned()).toEqual([id, other]);
  });

  it('is repeated until the CRM has it, with the activity written once', async () => {
    stage().faults.push(RETRY, RETRY);
    const id = await ended();
    await plan(id, AT);
    await drainAfter(0);
    expect(await activityOf(id)).toMatchObject({
      state: 'pending',
      error: 'The task to call back could not be written: CRM answered 503',
    });
    await drainAfter(60_000);
    await drainAfter(60_000);
    expect(open()).toHaveLength(1);
    expect(crm().activities.size).toBe(1);
    expect(await activityOf(id)).toMatchObject({ state: 'written' });
  });

  it('moves with its task, is completed when taken back, and planned again is another task', async () => {
    stage();
    const id = await ended();
    await plan(id, AT);
    await drainAfter(0);
    await plan(id, LATER);
    await drainAfter(0);
    expect(stage().tasks).toEqual([expect.objectContaining({ state: 'open', dueOn: '2026-12-03' })]);
    await plan(id, null);
    await drainAfter(0);
    expect(open()).toEqual([]);
    expect(await planned()).toEqual([]);
    await plan(id, AT);
    await drainAfter(0);
    expect(open().map(({ key }) => key)).toEqual([`${id}:2`]);
    expect(stage().tasks).toHaveLength(2);
  });

  it('opens another task if somebody has completed the first and the agent chooses another time', async () => {
    stage();
    const id = await ended();
    await plan(id, AT);
    await drainAfter(0);
    const [first] = stage().tasks;
    if (first) stage().tasks[0] = { ...first, state: 'done' };
    await plan(id, LATER);
    await drainAfter(0);
    await plan(id, AT);
    await drainAfter(0);
    expect(open()).toEqual([expect.objectContaining({ key: `${id}:2`, dueOn: '2026-12-01' })]);
    expect(stage().tasks).toHaveLength(2);
  });

  it('that is changed while the CRM writes it is written again', async () => {
    stage();
    const id = await ended();
    await plan(id, AT);
    crm().duringWrite = async () => {
      crm().duringWrite = () => Promise.resolve();
      await plan(id, LATER);
    };
    await drainAfter(0);
    await drainAfter(60_000);
    expect(stage().tasks).toEqual([expect.objectContaining({ dueOn: '2026-12-03' })]);
    expect((await test().get(id)).callBack).toMatchObject({ at: LATER, written: LATER });
  });

  it('goes to the agent who plans it last, and reminds nobody else', async () => {
    stage();
    const id = await ended();
    await plan(id, AT);
    await plan(id, LATER, 'bob');
    expect([await planned(), await planned('bob')]).toEqual([[], [id]]);
    await expect(plan('none', AT)).rejects.toMatchObject({ code: 'call_not_found' });
  });
});
