import { describe, expect, it } from '@jest/globals';
import type { Activity } from '../../src/calls/activity.ts';
import { defined } from '../../src/defined.ts';
import { seeded, writtenId } from './connector-activities.ts';
import type { Current } from './connector-harness.ts';

const ENDING = ' - answered';
const inboundFrom = (activity: Activity): Activity => ({
  ...activity,
  direction: 'inbound',
  from: '+37061234555',
  subject: `Call from +37061234555${ENDING}`,
  subjectEnding: ENDING,
});

/** The update after the choice: its subject names the one who was chosen. */
const chosenFor = (caller: Activity, about: Partial<Activity>): Activity => ({
  ...caller,
  ...about,
  write: 'update',
  recordChosen: true,
  subject: `Call from ${about.contactName ?? ''}${ENDING}`,
  subjectBefore: caller.subject,
});

/** What the agent says about a call after its activity has been written: who called, and how it ended. */
export const describeToldEnd = (current: Current): void => {
  describe('an end that the agent tells', () => {
    it('replaces the one that was written, where nobody has edited it', async () => {
      const harness = current();
      const activity = await seeded(harness);
      const id = writtenId(await harness.connector.writeActivity(activity));
      const { outcome, talkSeconds, subject, subjectEnding } = activity;
      const told = {
        ...activity,
        write: 'update',
        existingId: id,
        outcome: 'agent_no_answer',
        talkSeconds: 0,
        subject: 'Call, agent did not answer',
        subjectEnding: ', agent did not answer',
        disposition: 'my_voicemail',
        earlier: [defined({ notes: activity.notes })],
        endedAs: [{ outcome, talkSeconds, subject, subjectEnding }],
      } as const;
      for (let turn = 0; turn < 2; turn += 1) writtenId(await harness.connector.writeActivity(told));
      const subjects = async () => (await harness.crm.activities()).map((stored) => stored.subject);
      expect(await subjects()).toEqual([told.subject]);
      await harness.crm.editActivity(id, { subject: 'My own words' });
      const back = { ...activity, write: 'update', existingId: id, endedAs: [told] } as const;
      writtenId(await harness.connector.writeActivity(back));
      expect(await subjects()).toEqual(['My own words']);
    });
  });

  describe('a caller whom the agent chooses among several', () => {
    it('is linked to an activity that had been written', async () => {
      const harness = current();
      const { record, contactName, ...unknown } = await seeded(harness);
      const caller = inboundFrom(unknown);
      const existingId = writtenId(await harness.connector.writeActivity(caller));
      const chosen = chosenFor(caller, { ...defined({ record, contactName }), existingId });
      writtenId(await harness.connector.writeActivity(chosen));
      expect((await harness.crm.activities())[0]?.record).toEqual(record);
    });

    it('is not, once somebody has renamed that activity', async () => {
      const harness = current();
      const { record, contactName, ...unknown } = await seeded(harness);
      const caller = inboundFrom(unknown);
      const existingId = writtenId(await harness.connector.writeActivity(caller));
      await harness.crm.editActivity(existingId, { subject: 'My own words' });
      const chosen = chosenFor(caller, { ...defined({ record, contactName }), existingId });
      writtenId(await harness.connector.writeActivity(chosen));
      expect((await harness.crm.activities())[0]?.subject).toBe('My own words');
    });
  });
};
