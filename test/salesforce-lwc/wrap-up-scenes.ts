import assert from 'node:assert/strict';
import { AGENT, RINGING, call, visible } from './stage.ts';
import type { Scene } from './stage.ts';

const STRICT = {
  mapped: true,
  enabled: true,
  sources: ['101'],
  results: [{ code: 'call_back', labels: { en: 'Call back' } }],
  resultRequired: true,
  problems: [],
};

/** What the agent is asked after a call, and until when. */
export const WRAP_UP_SCENES: readonly Scene[] = [
  {
    name: 'wrap-up: on the record page, again after a reload, in the utility bar, with a required result',
    play: async (stage) => {
      const { connector } = stage;
      connector.agent(STRICT);
      connector.script({ place: { status: 201, body: RINGING } });
      const page = await call(stage);
      await page.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(page, 'Your phone is ringing');
      connector.change({
        state: 'ended',
        outcome: 'answered',
        talkSeconds: 71,
        endedAt: new Date().toISOString(),
      });
      await visible(page, 'How did the call go?');
      await page.reload();
      await visible(page, 'How did the call go?');
      await page.getByRole('button', { name: 'Save and close' }).click();
      await visible(page, 'Choose a result first.');
      await stage.shot(page, 'wrap-up-required');
      const bar = await stage.open('c-mor-call-utility', { userId: AGENT }, 340);
      await visible(bar, 'How did the call go?');
      await stage.shot(bar, 'wrap-up-bar');
      await page.getByRole('combobox', { name: 'Result' }).click();
      await page.getByRole('option', { name: 'Call back' }).click();
      const [day, time] = [
        page.getByLabel('Date', { exact: true }),
        page.getByRole('combobox', { name: 'Time' }),
      ];
      await day.fill('Dec 1, 2099');
      await day.press('Tab');
      await time.fill('9:30 AM');
      await time.press('Tab');
      await page.getByRole('button', { name: 'Save and close' }).click();
      await page.getByText('How did the call go?').waitFor({ state: 'detached' });
      const patches = connector.seen.filter(({ method }) => method === 'PATCH');
      // The users of this stage live in Los Angeles.
      assert.deepEqual(
        patches.map(({ body }) => body),
        [{ notes: '', result: 'call_back', callBack: '2099-12-01T17:30:00.000Z' }],
      );
      await page.reload();
      await page.getByRole('button', { name: /^Call Mobile/ }).waitFor();
      assert.equal(await page.getByText('How did the call go?').count(), 0);
      await bar.reload();
      await visible(bar, 'My recent calls');
      await bar.getByText('Ada Example').first().waitFor();
      assert.equal(await bar.getByText('How did the call go?').count(), 0);
    },
  },
];
