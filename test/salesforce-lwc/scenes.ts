import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ConnectorStandIn } from './connector-stand-in.ts';

export const AGENT = '005000000000001AAA';
export const CONTACT = '003000000000001AAA';
export const QUIET_CONTACT = '003000000000002AAA';
export const DEAL = '006000000000001AAA';

export interface Stage {
  readonly connector: ConnectorStandIn;
  /** Opens a component on a page of its own. */
  readonly open: (
    component: string,
    params?: Readonly<Record<string, string>>,
    widthPx?: number,
  ) => Promise<Page>;
  readonly shot: (page: Page, name: string) => Promise<void>;
}

export interface Scene {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
}

const RINGING = { state: 'agent_ringing', contactName: 'Ada Example', destination: '+37060000001' };
const call = (stage: Stage, widthPx?: number): Promise<Page> =>
  stage.open('c-mor-call', { recordId: CONTACT }, widthPx);
export const visible = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

/** What an agent sees and does, from the idle page to the end of a call, and everything that can go wrong. */
export const SCENES: readonly Scene[] = [
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
      await page.getByText(/^1:0[5-9]$/).waitFor();
      await stage.shot(page, 'connected');
      connector.change({ state: 'ended', outcome: 'answered', talkSeconds: 71 });
      await visible(page, 'Call ended');
      await visible(page, '1:11');
      await page.getByLabel('Notes').fill('Wants an offer by Friday');
      await page.getByRole('combobox', { name: 'Result' }).click();
      await page.getByRole('option', { name: 'Call back' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
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
      await visible(page, 'Call ended, 1:11');
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
  {
    name: 'who may not call sees nothing on a shared page',
    play: async (stage) => {
      const page = await stage.open('c-mor-call', { recordId: CONTACT, mayNotCall: 'true' });
      const shown = 'document.querySelector("c-mor-call")?.shadowRoot.childElementCount';
      await page.waitForFunction(`${shown} === 0`);
      // A panel that only came late would be there by then.
      await page.waitForTimeout(500);
      assert.equal(await page.evaluate(shown), 0);
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
