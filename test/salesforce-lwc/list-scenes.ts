import assert from 'node:assert/strict';
import { CONTACT, QUIET_CONTACT, RINGING, call, visible } from './stage.ts';
import type { Scene } from './stage.ts';

/** Several records one after the other, and the utility item with the calls made. */
export const LIST_SCENES: readonly Scene[] = [
  {
    name: 'several records, each confirmed',
    play: async (stage) => {
      const { connector } = stage;
      const page = await stage.open('c-mor-call-list', { recordIds: `${CONTACT},${QUIET_CONTACT}` });
      await visible(page, '1 of 2');
      assert.equal(connector.placed(), 0, 'nothing is dialled by itself');
      connector.script({ place: { status: 201, body: RINGING } });
      await page.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(page, 'Wait until the call has ended');
      assert.equal(await page.getByRole('button', { name: 'Next record' }).isDisabled(), true);
      await stage.shot(page, 'list');
      connector.change({ state: 'ended', outcome: 'answered', talkSeconds: 5 });
      await visible(page, 'Call ended');
      await page.getByRole('button', { name: 'Next record' }).click();
      await visible(page, '2 of 2');
      await page.getByRole('button', { name: 'Skip' }).click();
      await visible(page, 'Done: 1 called, 1 skipped.');
      assert.equal(connector.placed(), 1);
    },
  },
  {
    name: 'utility item: recent calls and self-check',
    play: async (stage) => {
      const { connector } = stage;
      connector.script({
        place: { status: 201, body: { ...RINGING, state: 'ended', outcome: 'answered', talkSeconds: 71 } },
      });
      const first = await call(stage);
      await first.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(first, 'Call ended');
      connector.agent({
        mapped: false,
        enabled: false,
        sources: [],
        problems: [{ code: 'agent_not_mapped', detail: 'No mapping for this user.', cure: 'Add one.' }],
      });
      const page = await stage.open('c-mor-call-utility', {}, 340);
      await visible(page, 'Call ended, 1m 11s');
      await page.getByRole('button', { name: 'Check now' }).click();
      await visible(page, 'No telephone is assigned to you');
      await stage.shot(page, 'utility');
      connector.agent({ mapped: true, enabled: true, sources: ['101'], problems: [] });
      await page.getByRole('button', { name: 'Check now' }).click();
      await visible(page, 'Everything is in order');
      await page.getByRole('button', { name: 'Open the record of Ada Example' }).click();
      const opened = await page.evaluate('globalThis.morPage.navigations[0].attributes.recordId');
      assert.equal(opened, CONTACT);
    },
  },
];
