import { describe, expect, it } from '@jest/globals';
import type { Activity } from '../../../../src/calls/activity.ts';
import { defined } from '../../../../src/defined.ts';
import { idOf } from './flow-harness.ts';
import type { Flow } from './flow-harness.ts';

const IN: Partial<Activity> = {
  direction: 'inbound',
  outcome: 'missed',
  source: '+37061234567',
  subject: 'Call from +37061234567 - missed',
  subjectEnding: ' - missed',
};

/** Subjects of calls in the configured language. */
export const subjectFlows = (current: () => Flow): void => {
  describe('the subject of a call', () => {
    const nameIn = async (
      language: string,
      change: Partial<Activity>,
    ): Promise<string | null | undefined> => {
      const { connect, someCall, rowOf } = current();
      const activity = { ...(await someCall()), ...change };
      return rowOf(idOf(await connect({ task: { language } }).writeActivity(activity))).name;
    };

    it('is in the configured language, and by default in English', async () => {
      const out = { contactName: 'Ona', outcome: 'no_answer' } as const;
      expect(await nameIn('de', out)).toBe('Anruf bei Ona - Keine Antwort');
      expect(await nameIn('en', { ...out, subject: 'Call to Ona - no answer' })).toBe(
        'Call to Ona - no answer',
      );
      expect(await nameIn('de', IN)).toBe('Anruf von +37061234567 - Verpasst');
      expect(await nameIn('lt', { ...IN, isWithheld: true })).toMatch(/ - Praleistas$/);
      expect(
        await nameIn('de', { ...out, contactName: 'Adelheid von und zu Hohenstein-Ravensburg' }),
      ).toMatch(/^Anruf bei Adel.*… - Keine Antwort$/);
    });

    it('is told another end after a change of the language, unless a person has edited it', async () => {
      const { connect, someCall, rowOf, store } = current();
      const activity: Activity = {
        ...(await someCall()),
        contactName: 'Ona',
        subject: 'Call to Ona - answered',
      };
      const id = idOf(await connect({ task: { language: 'de' } }).writeActivity(activity));
      const told: Activity = {
        ...activity,
        write: 'update',
        existingId: id,
        outcome: 'agent_no_answer',
        talkSeconds: 0,
        endedAs: [
          { outcome: 'answered', talkSeconds: 65, subject: activity.subject, subjectEnding: ' - answered' },
        ],
      };
      await connect({ task: { language: 'lt' } }).writeActivity(told);
      expect(rowOf(id)).toMatchObject({
        name: expect.stringMatching(/^Skambutis: Ona - Darb/),
        status: 'Not Held',
      });
      store.update('Calls', id, { name: 'A talk with Ona' });
      await connect({ task: { language: 'de' } }).writeActivity({
        ...told,
        outcome: 'answered',
        talkSeconds: 65,
      });
      expect(rowOf(id).name).toBe('A talk with Ona');
    });

    it('names a caller who is found later, whatever the language was before', async () => {
      const { connect, someCall, rowOf } = current();
      const { record, ...call } = { ...(await someCall()), ...IN };
      const id = idOf(await connect().writeActivity(call));
      const found: Activity = {
        ...call,
        write: 'update',
        existingId: id,
        recordChosen: true,
        subjectBefore: call.subject,
        contactName: 'Anna Becker',
        ...defined({ record }),
      };
      await connect({ task: { language: 'de' } }).writeActivity(found);
      expect(rowOf(id)).toMatchObject({ name: 'Anruf von Anna Becker - Verpasst', parent_id: record?.id });
    });
  });

  it('the description names who handed a call over, and later notes go below, in whatever language', async () => {
    const { connect, someCall, rowOf } = current();
    const at = (second: number) => `2026-11-23T09:00:${second}.000Z`;
    const call: Activity = {
      ...(await someCall()),
      ...IN,
      outcome: 'answered',
      agents: [
        { user: 'bob', name: 'Bob Brown', rangAt: at(30), answeredAt: at(35) },
        { user: 'cem', name: 'Cem Can', rangAt: at(10) },
        { user: 'ann', name: 'Ann Adams', rangAt: at(10), answeredAt: at(12) },
      ],
    };
    const id = idOf(await connect({ task: { language: 'de' } }).writeActivity(call));
    expect(rowOf(id).description).toBe('Weitergegeben: Ann Adams → Bob Brown\nWants an offer');
    const later = {
      ...call,
      write: 'update',
      existingId: id,
      notes: 'New',
      earlier: [{ notes: call.notes ?? '' }],
    } as const;
    await connect().writeActivity(later);
    expect(rowOf(id).description).toBe('Handed over: Ann Adams → Bob Brown\nNew');
  });
};
