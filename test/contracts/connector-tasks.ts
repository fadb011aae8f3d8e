import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ActivityResult, CallBackTask } from '../../src/calls/activity.ts';
import type { RecordRef } from '../../src/calls/call/call.ts';
import type { Current, StoredTask, TaskControls } from './connector-harness.ts';

const FROM = '+37061234567';

/** The first missed call from a number; `change` sets what a test cares about. */
const aTask = (change: Partial<CallBackTask> = {}): CallBackTask => ({
  key: randomUUID(),
  state: 'open',
  from: FROM,
  count: 1,
  lastAt: '2026-11-23T09:00:00.000Z',
  dueOn: '2026-11-23',
  dueAt: '2026-11-23T21:59:00.000Z',
  contactName: 'Ona',
  ...change,
});

const again = (task: CallBackTask, existingId: string): CallBackTask => ({
  ...task,
  existingId,
  count: 2,
  lastAt: '2026-11-23T09:20:00.000Z',
});

/** Tasks to call back a missed caller. */
export const describeCallBackTasks = (current: Current): void => {
  describe('writeTask', () => {
    const write = async (task: CallBackTask): Promise<ActivityResult> => {
      const { connector } = current();
      return (await connector.writeTask?.(task)) ?? { kind: 'dead', reason: 'no writeTask', cure: '' };
    };
    const written = async (task: CallBackTask): Promise<string> => {
      const result = await write(task);
      if (result.kind !== 'written') throw new Error(`not written: ${JSON.stringify(result)}`);
      return result.id;
    };
    const controls = (): TaskControls => {
      const { tasks } = current().crm;
      if (tasks === undefined) throw new Error('this harness has no tasks');
      return tasks;
    };
    const only = (): StoredTask => {
      const [task, ...others] = controls().all();
      if (task === undefined || others.length > 0) throw new Error(`${others.length + 1} tasks`);
      return task;
    };
    const setUp = async (): Promise<{ user: string; record: RecordRef }> => {
      const { crm } = current();
      const user = await crm.addUser({ name: 'Ada Agent' });
      return { user, record: await crm.addRecord({ name: 'Ona O', phones: [FROM] }) };
    };

    it('opens one task for the agent, linked to the record and due that day, however often it is repeated', async () => {
      const { user, record } = await setUp();
      const task = aTask({ owner: user, record });
      const id = await written(task);
      expect(await written(task)).toBe(id);
      expect(await written({ ...task, existingId: id })).toBe(id);
      expect(only()).toMatchObject({
        id,
        user,
        record,
        isOpen: true,
        dueOn: '2026-11-23',
        subject: `Call back Ona, ${FROM}`,
      });
      await written(aTask());
      expect(controls().all()).toHaveLength(2);
    });

    it('opens one task for a planned call, moves it, and completes it; the next plan is another task', async () => {
      const { user, record } = await setUp();
      const key = randomUUID();
      const plan = (change: Partial<CallBackTask>): CallBackTask =>
        aTask({ planned: true, key: `${key}:1`, owner: user, record, count: 0, ...change });
      const id = await written(plan({ dueOn: '2026-11-25', dueAt: '2026-11-25T07:30:00.000Z' }));
      expect(only()).toMatchObject({ id, user, isOpen: true, dueOn: '2026-11-25' });
      const moved = plan({ dueOn: '2026-12-01', dueAt: '2026-12-01T07:30:00.000Z' });
      expect(await written(moved)).toBe(id);
      expect(await written(moved)).toBe(id);
      expect(only()).toMatchObject({ id, isOpen: true, dueOn: '2026-12-01' });
      expect(await write({ ...moved, state: 'done' })).toMatchObject({ kind: 'written', id, closed: true });
      expect(only().isOpen).toBe(false);
      expect(await write(moved)).toMatchObject({ kind: 'written', closed: true });
      await written(plan({ key: `${key}:2` }));
      expect(
        controls()
          .all()
          .map(({ isOpen }) => isOpen),
      ).toEqual([false, true]);
    });

    it('states how many calls were missed, and is completed by a conversation', async () => {
      const task = aTask();
      const id = await written(task);
      await written(again(task, id));
      expect(only()).toMatchObject({ isOpen: true, subject: `Call back Ona, ${FROM} (2 missed calls)` });
      const done: CallBackTask = { ...again(task, id), state: 'done' };
      expect(await write(done)).toMatchObject({ kind: 'written', id, closed: true });
      expect(await write(done)).toMatchObject({ kind: 'written', closed: true });
      expect(only().isOpen).toBe(false);
    });

    it('counts no fewer calls when a node that knew of fewer writes later', async () => {
      const task = aTask();
      const { existingId: _none, ...second } = again(task, '');
      const id = await written(second);
      await written({ ...task, existingId: id });
      expect(only().subject).toBe(`Call back Ona, ${FROM} (2 missed calls)`);
    });

    it('writes nothing when there is nothing to complete', async () => {
      expect(await write(aTask({ state: 'done' }))).toMatchObject({ kind: 'written' });
      expect(controls().all()).toEqual([]);
    });

    it('keeps what people change, leaves a closed task alone and does not recreate a deleted one', async () => {
      const { people } = controls();
      if (people === undefined) return;
      const task = aTask();
      const id = await written(task);
      people.edit(id, { subject: 'Ask Ona about the invoice', notes: 'She is in until four' });
      await written(again(task, id));
      expect(only().subject).toBe('Ask Ona about the invoice');
      expect(only().notes).toMatch(
        /^She is in until four\n.*Missed call from \+37061234567 at 2026-11-23 09:20/s,
      );
      people.edit(id, { isClosed: true });
      const before = only();
      expect(await write(again(task, id))).toMatchObject({ kind: 'written', closed: true });
      expect(only()).toEqual(before);
      people.remove(id);
      expect(await write(again(task, id))).toMatchObject({ kind: 'written', closed: true });
      expect(controls().all()).toEqual([]);
    });

    it("assigns it to the record's owner if that user is active", async () => {
      const { people } = controls();
      if (people === undefined) return;
      const { crm } = current();
      const { user, record } = await setUp();
      const owner = await crm.addUser({ name: 'Olga Owner' });
      const left = await crm.addUser({ name: 'Leo Left', active: false });
      people.setOwner(record, owner);
      await written(aTask({ owner: user, record }));
      expect(only().user).toBe(owner);
      people.remove(only().id);
      people.setOwner(record, left);
      await written(aTask({ owner: user, record }));
      expect(only().user).toBe(user);
    });

    it('drops the link to a deleted record', async () => {
      const { crm } = current();
      const { user, record } = await setUp();
      if (controls().people === undefined) return;
      await crm.deleteRecord(record);
      await written(aTask({ owner: user, record }));
      expect(only()).toMatchObject({ user });
      expect(only().record).toBeUndefined();
    });

    it('writes one task when the answer to the first attempt was lost, and names a cure when denied', async () => {
      const { crm } = current();
      if (controls().people === undefined) return;
      const task = aTask();
      crm.failNextWrites('unavailable');
      expect(await write(task)).toMatchObject({ kind: 'retry' });
      crm.failNextWrites('commit_then_timeout');
      expect(await write(task)).toMatchObject({ kind: 'retry' });
      await written(task);
      expect(only().isOpen).toBe(true);
      crm.failNextWrites('denied');
      const denied = await write(aTask());
      expect(denied.kind).toBe('dead');
      expect(denied.kind === 'dead' && denied.cure).not.toBe('');
    });
  });
};
