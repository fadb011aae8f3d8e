import { describe, expect, it } from '@jest/globals';
import type { Activity, ActivityResult } from '../../src/calls/activity.ts';
import type { Connector } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';
import { anActivity } from './activity.ts';
import type { Current, Harness } from './connector-harness.ts';

export const writtenId = (result: ActivityResult | undefined): string => {
  if (result?.kind !== 'written') throw new Error(`expected written, got ${JSON.stringify(result)}`);
  return result.id;
};

/** Like the outbox: repeats the write while the answer is `retry`. */
const writeUntilDone = async (connector: Connector, activity: Activity): Promise<ActivityResult> => {
  let result = await connector.writeActivity(activity);
  for (let attempt = 1; result.kind === 'retry' && attempt < 10; attempt++) {
    result = await connector.writeActivity(activity);
  }
  return result;
};

/** A CRM with one agent and one contact, and an activity about a call between them. */
export const seeded = async ({ connector, crm }: Harness): Promise<Activity> => {
  const user = await crm.addUser({ name: 'Ada Agent' });
  const record = await crm.addRecord({ name: 'Petras Petraitis', phones: ['+37061234567'] });
  return anActivity({ user, record, contactName: 'Petras Petraitis', notes: `by ${connector.id}` });
};

/** One activity per ended call when nothing goes wrong. */
export const describeActivityWrites = (current: Current): void => {
  describe('writeActivity', () => {
    it('writes one activity with subject and notes', async () => {
      const harness = current();
      expect(harness.connector.writesActivities).toBe(true);
      const activity = {
        ...(await seeded(harness)),
        subject: 'Skambutis: atsiliepė ☎',
        notes: 'Žadėjo pirkti 😀',
      };
      const id = writtenId(await harness.connector.writeActivity(activity));
      const stored = await harness.crm.activities();
      expect(stored).toHaveLength(1);
      expect(stored[0]?.id).toBe(id);
      expect(stored[0]?.subject).toBe('Skambutis: atsiliepė ☎');
      expect(stored[0]?.notes).toContain('Žadėjo pirkti 😀');
    });

    it('is safe to repeat: same id, still one activity', async () => {
      const harness = current();
      const activity = await seeded(harness);
      const first = writtenId(await harness.connector.writeActivity(activity));
      expect(writtenId(await harness.connector.writeActivity(activity))).toBe(first);
      expect(writtenId(await harness.connector.writeActivity({ ...activity, existingId: first }))).toBe(
        first,
      );
      expect(await harness.crm.activities()).toHaveLength(1);
    });

    it('leaves one activity when five writers write concurrently', async () => {
      const harness = current();
      const activity = await seeded(harness);
      const results = await Promise.all(
        Array.from({ length: 5 }, () => writeUntilDone(harness.connector, activity)),
      );
      expect(new Set(results.map(writtenId)).size).toBe(1);
      expect(await harness.crm.activities()).toHaveLength(1);
    });

    it('writes one activity per call, not per contact', async () => {
      const harness = current();
      const activity = await seeded(harness);
      const ids = [activity, anActivity({ ...activity, callId: 'second-call' })].map(async (a) =>
        writtenId(await harness.connector.writeActivity(a)),
      );
      expect(new Set(await Promise.all(ids)).size).toBe(2);
      expect(await harness.crm.activities()).toHaveLength(2);
    });

    it('writes calls without record, destination or notes', async () => {
      const harness = current();
      const user = await harness.crm.addUser({ name: 'Ada Agent' });
      writtenId(
        await harness.connector.writeActivity(
          anActivity({
            user,
            destination: null,
            talkSeconds: 0,
            outcome: 'agent_no_answer',
            subject: 'No answer',
          }),
        ),
      );
      const stored = await harness.crm.activities();
      expect(stored.map((s) => s.subject)).toEqual(['No answer']);
    });

    it('writes several at once, with results in order', async () => {
      const harness = current();
      const { connector } = harness;
      if (connector.writeActivities === undefined) return;
      const activity = await seeded(harness);
      const batch = ['one', 'two', 'three'].map((callId) => ({ ...activity, callId, subject: callId }));
      const results = await connector.writeActivities(batch);
      const stored = new Map((await harness.crm.activities()).map((s) => [s.id, s.subject]));
      expect(results.map((result) => stored.get(writtenId(result)))).toEqual(['one', 'two', 'three']);
      expect(await connector.writeActivities([])).toEqual([]);
    });

    it('adds later notes to the same activity', async () => {
      const harness = current();
      const activity = await seeded(harness);
      const existingId = writtenId(await harness.connector.writeActivity(activity));
      const update = {
        ...activity,
        write: 'update',
        existingId,
        notes: 'Afterthought',
        disposition: 'Sale',
      } as const;
      expect(writtenId(await harness.connector.writeActivity(update))).toBe(existingId);
      expect(writtenId(await harness.connector.writeActivity(update))).toBe(existingId);
      const stored = await harness.crm.activities();
      expect(stored).toHaveLength(1);
      expect(stored[0]?.notes).toContain('Afterthought');
    });
  });
};

/** Who owns the activity, and who has the last word on its text. */
export const describeActivityEditing = (current: Current): void => {
  describe('activities that people own and edit', () => {
    it('belongs to the agent and is linked to the record', async () => {
      const harness = current();
      const activity = await seeded(harness);
      await harness.connector.writeActivity(activity);
      const [stored] = await harness.crm.activities();
      expect(stored?.user).toBe(activity.user);
      expect(stored?.record).toEqual(activity.record);
    });

    it('keeps a subject that the agent edited, and still adds later notes', async () => {
      const harness = current();
      const activity = await seeded(harness);
      const existingId = writtenId(await harness.connector.writeActivity(activity));
      await harness.crm.editActivity(existingId, { subject: 'My own words' });
      const update = { ...activity, write: 'update', existingId, notes: 'Afterthought' } as const;
      writtenId(await harness.connector.writeActivity(update));
      const [stored] = await harness.crm.activities();
      expect(stored?.subject).toBe('My own words');
      expect(stored?.notes).toContain('Afterthought');
    });

    it('keeps notes that the agent edited', async () => {
      const harness = current();
      const activity = await seeded(harness);
      const existingId = writtenId(await harness.connector.writeActivity(activity));
      await harness.crm.editActivity(existingId, { notes: 'Typed by hand' });
      const earlier = [defined({ notes: activity.notes })];
      const update = { ...activity, write: 'update', existingId, notes: 'Machine', earlier } as const;
      writtenId(await harness.connector.writeActivity(update));
      expect((await harness.crm.activities())[0]?.notes).toBe('Typed by hand');
    });

    it('does not overwrite the agent when a first write is repeated later', async () => {
      const harness = current();
      const activity = await seeded(harness);
      const id = writtenId(await harness.connector.writeActivity(activity));
      await harness.crm.editActivity(id, { subject: 'My own words', notes: 'Typed by hand' });
      expect(writtenId(await harness.connector.writeActivity(activity))).toBe(id);
      const stored = await harness.crm.activities();
      expect(stored.map((s) => [s.subject, s.notes])).toEqual([['My own words', 'Typed by hand']]);
    });

    it('is written without the record if that has been deleted in the meantime', async () => {
      const harness = current();
      const activity = await seeded(harness);
      if (activity.record !== undefined) await harness.crm.deleteRecord(activity.record);
      writtenId(await writeUntilDone(harness.connector, activity));
      const stored = await harness.crm.activities();
      expect(stored).toHaveLength(1);
      expect(stored[0]?.record).toBe(undefined);
    });
  });
};

/** One activity per ended call when everything goes wrong. */
export const describeActivityFaults = (current: Current): void => {
  describe('writeActivity under faults', () => {
    it.each(['unavailable', 'rate_limited'] as const)(
      'asks for a retry when %s, then writes one',
      async (fault) => {
        const harness = current();
        const activity = await seeded(harness);
        harness.crm.failNextWrites(fault);
        const result = await harness.connector.writeActivity(activity);
        if (result.kind !== 'retry') throw new Error(`expected retry, got ${JSON.stringify(result)}`);
        expect(result.reason).not.toBe('');
        expect(await harness.crm.activities()).toHaveLength(0);
        writtenId(await writeUntilDone(harness.connector, activity));
        expect(await harness.crm.activities()).toHaveLength(1);
      },
    );

    it('writes one even when the answer to the first attempt was lost', async () => {
      const harness = current();
      const activity = await seeded(harness);
      harness.crm.failNextWrites('commit_then_timeout');
      expect((await harness.connector.writeActivity(activity)).kind).toBe('retry');
      const committed = await harness.crm.activities();
      expect(committed).toHaveLength(1);
      const id = writtenId(await writeUntilDone(harness.connector, activity));
      expect(id).toBe(committed[0]?.id);
      expect(await harness.crm.activities()).toHaveLength(1);
    });

    it('leaves one after a series of mixed faults', async () => {
      const harness = current();
      const activity = await seeded(harness);
      harness.crm.failNextWrites('unavailable');
      await harness.connector.writeActivity(activity);
      harness.crm.failNextWrites('commit_then_timeout', 2);
      await harness.connector.writeActivity(activity);
      await harness.connector.writeActivity(activity);
      writtenId(await writeUntilDone(harness.connector, activity));
      expect(await harness.crm.activities()).toHaveLength(1);
    });

    it('gives up with reason and cure when the CRM will never accept it', async () => {
      const harness = current();
      const activity = await seeded(harness);
      harness.crm.failNextWrites('denied', 100);
      const result = await harness.connector.writeActivity(activity);
      if (result.kind !== 'dead') throw new Error(`expected dead, got ${JSON.stringify(result)}`);
      expect(result.reason).not.toBe('');
      expect(result.cure).not.toBe('');
      expect(await harness.crm.activities()).toHaveLength(0);
    });

    it('asks for a retry while the CRM is down, and never rejects', async () => {
      const harness = current();
      const activity = await seeded(harness);
      harness.crm.setDown(true);
      expect((await harness.connector.writeActivity(activity)).kind).toBe('retry');
      harness.crm.setDown(false);
      writtenId(await harness.connector.writeActivity(activity));
      expect(await harness.crm.activities()).toHaveLength(1);
    });
  });
};
