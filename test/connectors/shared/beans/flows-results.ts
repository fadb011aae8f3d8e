import { describe, expect, it } from '@jest/globals';
import type { Activity } from '../../../../src/calls/activity.ts';
import type { CheckLine } from '../../../../src/calls/connector.ts';
import { idOf } from './flow-harness.ts';
import type { Flow } from './flow-harness.ts';

const FIELD = 'mor_result_c';
const DROPDOWN = `Calls.${FIELD}`;
const CALL_BACK = { code: 'call_back', label: 'Call back' };

/** The result of a call in the dropdown that the package brings. */
export const resultFlows = (current: () => Flow): void => {
  const write = async (activity: Activity) =>
    current().rowOf(idOf(await current().connector.writeActivity(activity)));
  const withResult = async (): Promise<Activity> => ({
    ...(await current().someCall()),
    disposition: 'call_back',
    result: CALL_BACK,
  });
  const line = async (link: string, own: Record<string, unknown> = {}): Promise<CheckLine | undefined> =>
    (await current().connect(own).check()).find((one) => one.link.endsWith(`: ${link}`));

  describe('the result', () => {
    it('is stored as its code, and not in the description', async () => {
      expect(await write(await withResult())).toMatchObject({
        [FIELD]: 'call_back',
        description: 'Wants an offer',
      });
    });

    it('changes, and leaves the field empty when it is removed', async () => {
      const activity = await withResult();
      await write(activity);
      const earlier = [{ notes: 'Wants an offer', disposition: 'call_back' }];
      const sale = { ...activity, write: 'update', disposition: 'Sale', earlier } as const;
      expect((await write(sale))[FIELD]).toBe('Sale');
      const none = { ...sale, disposition: '', earlier: [{ notes: 'Wants an offer', disposition: 'Sale' }] };
      expect((await write(none))[FIELD]).toBe('');
    });

    it('is the first line of the description, in words, where the CRM has no such field', async () => {
      current().store.dropField('Calls', FIELD);
      const row = await write(await withResult());
      expect(row.description).toBe('Call back\nWants an offer');
      expect(row[FIELD] ?? '').toBe('');
    });

    it('goes into a field that came later, unless it is the one in the description', async () => {
      const { store, connect } = current();
      store.dropField('Calls', FIELD);
      const activity = await withResult();
      await write(activity);
      store.addField('Calls', FIELD);
      const earlier = [
        { notes: 'Wants an offer', disposition: 'call_back' },
        { notes: 'Wants an offer', disposition: 'Call back' },
      ];
      const later = { ...activity, write: 'update', earlier } as const;
      const after = async (change: Partial<Activity>) =>
        current().rowOf(idOf(await connect().writeActivity({ ...later, ...change })));
      expect((await after({ notes: 'Later' }))[FIELD] ?? '').toBe('');
      expect((await after({ disposition: 'Sale' }))[FIELD]).toBe('Sale');
    });
  });

  describe('the check of results', () => {
    it('names those that the dropdown does not know, by the value that would be written', async () => {
      const { store } = current();
      const isTold = (await line('results'))?.detail.includes('an entry for every result') === true;
      expect((await line('results'))?.ok).toBe(true);
      store.dropdowns.set(DROPDOWN, ['', 'reached', 'left_message', 'call_back', 'wrong_number']);
      const found = await line('results');
      // V8 says that a field is a dropdown, and not what is in it.
      if (isTold)
        expect(found).toMatchObject({
          ok: false,
          detail: expect.stringMatching(/: not_interested, my_voicemail, Sale$/),
          cure: expect.stringContaining('Dropdown Editor'),
        });
      else expect(found).toMatchObject({ ok: true, detail: expect.stringContaining('does not tell') });
    });

    it('accepts a text field, no field, and a field that is switched off', async () => {
      const { store } = current();
      store.dropdowns.clear();
      expect(await line('results')).toMatchObject({ ok: true, detail: expect.stringContaining('not tell') });
      store.dropField('Calls', FIELD);
      expect(await line('results')).toMatchObject({
        ok: true,
        detail: expect.stringContaining(`no ${FIELD}`),
      });
      expect((await line('activity fields'))?.detail).toContain(`without ${FIELD}`);
      expect(await line('results', { activityFields: { disposition: false } })).toBe(undefined);
    });
  });
};
