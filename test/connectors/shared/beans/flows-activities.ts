import { describe, expect, it } from '@jest/globals';
import { callRecordId } from '../../../../connectors/shared/beans/call-fields.ts';
import type { Activity, WrittenText } from '../../../../src/calls/activity.ts';
import { defined } from '../../../../src/defined.ts';
import { newId } from '../../../simulators/bean-store.ts';
import { idOf } from './flow-harness.ts';
import type { Flow } from './flow-harness.ts';

/** What the CRM contains after an activity was written, completed or amended. */
export const activityFlows = (current: () => Flow): void => {
  describe('a new activity', () => {
    it('has every field, the contact and the agent', async () => {
      const activity = await current().someCall();
      const id = idOf(await current().connector.writeActivity(activity));
      expect(id).toBe(callRecordId(activity.callId));
      const row = current().rowOf(id);
      expect(row).toMatchObject({
        status: 'Held',
        direction: 'Outbound',
        description: 'Wants an offer',
        assigned_user_id: activity.user,
        parent_type: 'Contacts',
        parent_id: activity.record?.id,
        mor_call_id_c: activity.callId,
        mor_outcome_c: 'answered',
      });
      expect([row.duration_hours, row.duration_minutes, row.mor_talk_seconds_c].map(Number)).toEqual([
        0, 1, 65,
      ]);
      const start = (row.date_start ?? '').replace(' ', 'T');
      expect(Date.parse(start.length === 19 ? `${start}Z` : start)).toBe(Date.parse(activity.startedAt));
      expect(current().store.links(id, 'contacts')).toEqual([activity.record?.id]);
      expect(current().store.links(id, 'users')).toEqual([activity.user]);
    });

    it('is linked to records of modules not configured for calls, but not to records that do not exist', async () => {
      const id = newId();
      current().store.insert('Opportunities', { id, name: 'Big deal' });
      const write = async (type: string) => {
        const record = { type, id };
        return (
          current().rowOf(
            idOf(await current().connector.writeActivity({ ...(await current().someCall()), record })),
          ).parent_id ?? ''
        );
      };
      expect(await write('Opportunities')).toBe(id);
      for (const type of ['Spaceships', 'Contacts', '../Users']) expect(await write(type)).toBe('');
    });

    it('is written even if the agent does not exist in the CRM', async () => {
      const id = idOf(
        await current().connector.writeActivity({ ...(await current().someCall()), user: 'imported-user' }),
      );
      expect(current().store.links(id, 'users')).toEqual([]);
      expect(current().store.links(id, 'contacts')).toHaveLength(1);
    });

    it('is not recreated after somebody deleted it', async () => {
      const activity = await current().someCall();
      const id = idOf(await current().connector.writeActivity(activity));
      current().store.remove('Calls', id);
      expect((await current().connector.writeActivity(activity)).kind).not.toBe('written');
      expect(current().store.all('Calls')).toEqual([]);
    });
  });

  describe('an activity that asked for the call', () => {
    const planned = async (): Promise<{ activity: Activity; id: string }> => {
      const activity = await current().someCall();
      const id = newId();
      const other = await current().crm.addRecord({ name: 'Other Person', phones: [] });
      current().store.insert('Calls', {
        id,
        name: 'Ring about the offer',
        description: 'Prepare prices',
        status: 'Planned',
        assigned_user_id: activity.user,
        parent_type: 'Contacts',
        parent_id: other.id,
      });
      return { activity: { ...activity, existingId: id }, id };
    };

    it('is completed instead of creating another; what people filled in stays', async () => {
      const { activity, id } = await planned();
      const before = { ...current().rowOf(id) };
      expect(idOf(await current().connector.writeActivity(activity))).toBe(id);
      expect(current().store.all('Calls')).toHaveLength(1);
      expect(current().rowOf(id)).toMatchObject({
        name: before.name,
        parent_id: before.parent_id,
        status: 'Held',
        mor_call_id_c: activity.callId,
        description: 'Prepare prices\nWants an offer',
      });
      expect(current().store.links(id, 'contacts')).toEqual([activity.record?.id]);
    });

    it('is left alone when it is written again after completion, even after a restart', async () => {
      const { activity, id } = await planned();
      await current().connector.writeActivity(activity);
      current().store.update('Calls', id, { status: 'Not Held', name: 'Edited', description: 'Edited too' });
      expect(idOf(await current().connect().writeActivity(activity))).toBe(id);
      expect(current().rowOf(id)).toMatchObject({
        status: 'Not Held',
        name: 'Edited',
        description: 'Edited too',
      });
    });

    it('says once why its call was refused, and can ask again', async () => {
      const { activity, id } = await planned();
      const { notes: _none, ...bare } = activity;
      const refused = { ...bare, callId: `${activity.callId}-1`, refusal: 'Marked "do not call".' };
      for (let i = 0; i < 2; i++) expect(idOf(await current().connector.writeActivity(refused))).toBe(id);
      const row = current().rowOf(id);
      expect(row).toMatchObject({ status: 'Planned', mor_outcome_c: 'refused' });
      expect(row.mor_call_id_c ?? '').toBe('');
      expect(row.description).toMatch(
        /^Prepare prices\nNot dialled at \d{4}-\d\d-\d\d \d\d:\d\d UTC: Marked "do not call"\.$/,
      );
      await current().connector.writeActivity(activity);
      expect(current().rowOf(id)).toMatchObject({ status: 'Held', mor_outcome_c: activity.outcome });
      expect(current().store.all('Calls')).toHaveLength(1);
    });

    it('is not recreated after deletion just to say that nothing was dialled', async () => {
      const { activity, id } = await planned();
      current().store.remove('Calls', id);
      const result = await current().connector.writeActivity({ ...activity, refusal: 'Busy.' });
      expect(result.kind).toBe('dead');
      expect(current().store.all('Calls')).toEqual([]);
    });

    it('is replaced by a new one if it has been deleted in the meantime', async () => {
      const { activity, id } = await planned();
      current().store.remove('Calls', id);
      expect(idOf(await current().connector.writeActivity(activity))).toBe(callRecordId(activity.callId));
      expect(current().store.all('Calls')).toHaveLength(1);
    });
  });

  describe('later notes', () => {
    const textOf = ({ notes, disposition }: Activity): WrittenText => defined({ notes, disposition });
    const later = (activity: Activity, change: Partial<Activity>): Activity => ({
      ...activity,
      write: 'update',
      ...change,
    });

    it('go below the agent’s own text after a restart, once', async () => {
      const activity = await current().someCall();
      const id = idOf(await current().connector.writeActivity(activity));
      current().store.update('Calls', id, { description: 'Her own words' });
      for (let i = 0; i < 2; i++)
        idOf(
          await current()
            .connect()
            .writeActivity(later(activity, { existingId: id, notes: 'From the panel' })),
        );
      expect(current().rowOf(id).description).toBe('Her own words\nFrom the panel');
    });

    it('change only the description, and nothing at all when they are already there', async () => {
      const activity = await current().someCall();
      const id = idOf(await current().connector.writeActivity(activity));
      current().store.update('Calls', id, { status: 'Not Held', name: 'Mine', mor_outcome_c: 'busy' });
      await current().connector.writeActivity(
        later(activity, { notes: 'Second thought', outcome: 'failed', earlier: [textOf(activity)] }),
      );
      expect(current().rowOf(id)).toMatchObject({
        status: 'Not Held',
        name: 'Mine',
        mor_outcome_c: 'busy',
        description: 'Second thought',
      });
      const before = current().server.requests.length;
      await current().connector.writeActivity(later(activity, { notes: 'Second thought' }));
      expect(current().server.requests.length - before).toBe(1);
    });

    it('set the result field when there is one', async () => {
      current().store.addField('Calls', 'result_c');
      const own = current().connect({ activityFields: { disposition: 'result_c' } });
      const activity = await current().someCall();
      const id = idOf(await own.writeActivity(activity));
      await own.writeActivity(later(activity, { disposition: 'Sale' }));
      expect(current().rowOf(id)).toMatchObject({ result_c: 'Sale', description: 'Wants an offer' });
    });

    it('replace only the notes of an attempt whose answer was lost', async () => {
      const { notes: _later, ...bare } = await current().someCall();
      current().crm.failNextWrites('commit_then_timeout');
      expect((await current().connector.writeActivity(bare)).kind).toBe('retry');
      const noted = { ...bare, notes: 'Call back on Monday', earlier: [{}] };
      const id = idOf(await current().connector.writeActivity(noted));
      // Like the outbox after a first write that was retried with different text.
      for (let i = 0; i < 2; i++) idOf(await current().connect().writeActivity(later(noted, {})));
      expect(current().rowOf(id).description).toBe('Call back on Monday');
      expect(current().store.all('Calls')).toHaveLength(1);

      current().store.update('Calls', id, { description: 'Call back on Tuesday' });
      const third = { notes: 'Call back on Friday', earlier: [{ notes: 'Call back on Monday' }] };
      await current().connector.writeActivity(later(noted, third));
      expect(current().rowOf(id).description).toBe('Call back on Tuesday');
    });

    it('keep a result that the agent has since chosen in the CRM', async () => {
      current().store.addField('Calls', 'result_c');
      const own = current().connect({ activityFields: { disposition: 'result_c' } });
      const activity = { ...(await current().someCall()), disposition: 'Sale' };
      const id = idOf(await own.writeActivity(activity));
      current().store.update('Calls', id, { result_c: 'No sale' });
      await own.writeActivity(later(activity, { notes: 'Really not', earlier: [textOf(activity)] }));
      expect(current().rowOf(id)).toMatchObject({ result_c: 'No sale', description: 'Really not' });
    });

    it('replace earlier notes in an activity that already had text', async () => {
      const activity = await current().someCall();
      const id = newId();
      current().store.insert('Calls', { id, name: 'Plan', description: 'Prepare prices', status: 'Planned' });
      const asked = { ...activity, existingId: id };
      await current().connector.writeActivity(asked);
      await current().connector.writeActivity(
        later(asked, { notes: 'Prices sent', earlier: [textOf(activity)] }),
      );
      expect(current().rowOf(id).description).toBe('Prepare prices\nPrices sent');
    });

    it('are dead with a cure when the activity was deleted', async () => {
      const activity = await current().someCall();
      const id = idOf(await current().connector.writeActivity(activity));
      current().store.remove('Calls', id);
      expect(await current().connector.writeActivity(later(activity, { notes: 'x' }))).toMatchObject({
        kind: 'dead',
        cure: expect.stringContaining('restore'),
      });
    });
  });
};
