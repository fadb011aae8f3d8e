import { describe, expect, it } from '@jest/globals';
import type { Activity } from '../../../../src/calls/activity.ts';
import { idOf } from './flow-harness.ts';
import type { Flow } from './flow-harness.ts';

/** The link from an activity to the page that plays its recording. */
export const recordingFlows = (current: () => Flow): void => {
  describe('the link to a recording', () => {
    const recorded = async (): Promise<Activity> => ({ ...(await current().someCall()), recorded: true });
    const linkOf = async (activity: Activity): Promise<string | null | undefined> =>
      current().rowOf(idOf(await current().connector.writeActivity(activity))).mor_recording_c;

    it('is written for a call that was recorded, and for no other', async () => {
      const activity = await recorded();
      const link = (await linkOf(activity))?.replace(activity.callId, '{call}');
      expect(link).toMatch(
        /^https?:.*(\/index\.php\?entryPoint=morRecording&call=|\/#MorRecording\/)\{call\}$/,
      );
      expect((await linkOf(await current().someCall())) ?? '').toBe('');
    });

    it('is left out where the CRM has no such field, and the activity is written', async () => {
      current().store.dropField('Calls', 'mor_recording_c');
      expect((await linkOf(await recorded())) ?? '').toBe('');
    });
  });
};
