import assert from 'node:assert/strict';
import { CONTACT, QUIET_CONTACT, RINGING, call, visible } from './stage.ts';
import type { Scene } from './stage.ts';

/** Everything that can go wrong with a call, and what the page says and allows in that case. */
export const TROUBLE_SCENES: readonly Scene[] = [
  {
    name: 'a broken answer is retried with the same key and placed once',
    play: async (stage) => {
      const { connector } = stage;
      connector.script({ place: { status: 201, body: RINGING }, breakFirst: true });
      const page = await call(stage);
      await page.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(page, 'The telephone service does not answer');
      assert.equal(
        await page.getByRole('button', { name: /^Call Work/ }).isDisabled(),
        true,
        'first settle this one',
      );
      await stage.shot(page, 'error');
      await page.getByRole('button', { name: 'Try again' }).click();
      await visible(page, 'Your phone is ringing');
      const keys = connector.seen.filter(({ method }) => method === 'POST').map(({ key }) => key);
      assert.equal(keys.length, 2);
      assert.equal(keys[0], keys[1]);
      assert.equal(connector.placed(), 1);
    },
  },
  {
    name: 'a refusal says why and lets the agent try another number',
    play: async (stage) => {
      const detail = 'MOR answered Bad device: device 12 does not belong to jonas.';
      const body = {
        code: 'mor_refused',
        detail,
        cure: 'Correct the device in the mapping.',
        retryable: false,
      };
      stage.connector.script({ place: { status: 422, body } });
      const page = await call(stage);
      await page.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(page, 'The telephone system refused the call');
      await page.getByText('What happened').click();
      await visible(page, 'Bad device');
      await stage.shot(page, 'refused');
      assert.equal(await page.getByRole('button', { name: /^Call Work/ }).isDisabled(), false);
      await page.getByRole('button', { name: 'Close this message' }).click();
      assert.equal(await page.getByText('refused the call').count(), 0);
    },
  },
  {
    name: 'an emergency number sends nobody to an administrator',
    play: async (stage) => {
      const body = {
        code: 'destination_blocked',
        rule: 'emergency',
        detail: '112 is an emergency number.',
        cure: 'Dial it on your telephone.',
        retryable: false,
      };
      stage.connector.script({ place: { status: 422, body } });
      const page = await call(stage);
      await page.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(page, 'Emergency numbers are never called by a click');
      assert.equal(await page.getByText('administrator').count(), 0);
    },
  },
  {
    name: 'do not call',
    play: async (stage) => {
      const page = await stage.open('c-mor-call', { recordId: QUIET_CONTACT });
      await visible(page, 'Do not call');
      assert.equal(await page.getByRole('button', { name: /^Call Mobile/ }).isDisabled(), true);
      await stage.shot(page, 'do-not-call');
    },
  },
  {
    name: 'a reload finds the open call again',
    play: async (stage) => {
      stage.connector.script({ place: { status: 201, body: RINGING } });
      const page = await call(stage);
      await page.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(page, 'Your phone is ringing');
      await page.reload();
      await visible(page, 'Your phone is ringing');
      assert.equal(stage.connector.placed(), 1);
    },
  },
  {
    name: 'an interruption is told and passes',
    play: async (stage) => {
      const { connector } = stage;
      connector.script({ place: { status: 201, body: RINGING } });
      const page = await call(stage);
      await page.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(page, 'Your phone is ringing');
      connector.failReads(true);
      await visible(page, 'The state cannot be read');
      await stage.shot(page, 'interrupted');
      connector.failReads(false);
      connector.change({ state: 'ended', outcome: 'busy' });
      await visible(page, 'Busy');
    },
  },
  {
    name: 'who may not call sees nothing on a shared page',
    play: async (stage) => {
      const page = await stage.open('c-mor-call', { recordId: CONTACT, mayNotCall: 'true' });
      const shown = 'document.querySelector("c-mor-call")?.shadowRoot.childElementCount';
      await page.waitForFunction(`${shown} === 0`);
      // A panel that is merely late would have appeared by then.
      await page.waitForTimeout(500);
      assert.equal(await page.evaluate(shown), 0);
    },
  },
];
