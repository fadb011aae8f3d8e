import assert from 'node:assert/strict';
import { AGENT, CONTACT, DEAL, RINGING, call, visible } from './stage.ts';
import type { Scene } from './stage.ts';

/** What an agent sees and does, from the idle page to the end of a call. */
export const CALL_SCENES: readonly Scene[] = [
  {
    name: 'idle, ringing, connected, ended, notes',
    play: async (stage) => {
      const { connector } = stage;
      const page = await call(stage);
      const phone = page.getByRole('button', { name: 'Call Mobile: +370 600 00001' });
      await phone.waitFor();
      await stage.shot(page, 'idle');
      connector.script({ place: { status: 201, body: RINGING } });
      await phone.click();
      await visible(page, 'Your phone is ringing');
      assert.equal(await phone.isDisabled(), true, 'no second call while one goes on');
      await stage.shot(page, 'ringing');
      connector.change({ state: 'contact_ringing' });
      await page.getByText('Ringing', { exact: true }).first().waitFor();
      const answeredAt = new Date(Date.now() - 65_000).toISOString();
      connector.change({ state: 'connected', answeredAt });
      await visible(page, 'Connected');
      await page.getByText(/^1m [5-9]s$/).waitFor();
      await stage.shot(page, 'connected');
      connector.change({ state: 'ended', outcome: 'answered', talkSeconds: 71 });
      await visible(page, 'Call ended');
      await visible(page, '1m 11s');
      await page.getByLabel('Notes').fill('Wants an offer by Friday');
      await page.getByRole('combobox', { name: 'Result' }).click();
      await page.getByRole('option', { name: 'Call back' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await visible(page, 'Saved to the call');
      await stage.shot(page, 'ended');
      const patch = connector.seen.find(({ method }) => method === 'PATCH');
      assert.deepEqual(patch?.body, { notes: 'Wants an offer by Friday', result: 'call_back' });
      assert.equal(connector.placed(), 1);
    },
  },
  {
    name: 'keyboard alone places a call',
    play: async (stage) => {
      stage.connector.script({
        place: { status: 201, body: { ...RINGING, state: 'ended', outcome: 'no_answer' } },
      });
      const page = await call(stage);
      await page.getByRole('button', { name: /^Call Mobile/ }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await visible(page, 'No answer');
      assert.equal(stage.connector.placed(), 1);
    },
  },
  {
    name: 'a double click is one call',
    play: async (stage) => {
      stage.connector.script({ place: { status: 201, body: RINGING } });
      const page = await call(stage);
      await page.getByRole('button', { name: /^Call Mobile/ }).dblclick();
      await visible(page, 'Your phone is ringing');
      assert.equal(stage.connector.seen.filter(({ method }) => method === 'POST').length, 1);
    },
  },
  {
    name: 'a record without numbers of its own',
    play: async (stage) => {
      stage.connector.script({ place: { status: 201, body: RINGING } });
      const page = await stage.open('c-mor-call', { recordId: DEAL });
      await page.getByRole('button', { name: 'Call this record' }).click();
      await visible(page, 'Your phone is ringing');
      const { body } = stage.connector.seen.find(({ method }) => method === 'POST') ?? {};
      assert.deepEqual(body, { user: AGENT, record: { type: 'Opportunity', id: DEAL } });
    },
  },
  {
    name: 'a narrow panel',
    play: async (stage) => {
      stage.connector.script({
        place: {
          status: 201,
          body: { ...RINGING, state: 'connected', answeredAt: new Date().toISOString() },
        },
      });
      const page = await call(stage, 260);
      await page.getByRole('button', { name: /^Call Mobile/ }).click();
      await visible(page, 'Connected');
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0, 'nothing sticks out sideways');
      await stage.shot(page, 'narrow');
    },
  },
  {
    name: 'quick action',
    play: async (stage) => {
      const page = await stage.open('c-mor-call-action', { recordId: CONTACT });
      await page.getByRole('button', { name: /^Call Mobile/ }).waitFor();
      await stage.shot(page, 'quick-action');
    },
  },
];
