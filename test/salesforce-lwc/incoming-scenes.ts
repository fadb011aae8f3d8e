import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { AGENT, CONTACT, visible } from './stage.ts';
import type { Scene, Stage } from './stage.ts';

const ONA = { type: 'Contact', id: CONTACT, name: 'Ona Petrauskaitė' };
const JONAS = { type: 'Lead', id: '00Q000000000001AAA', name: 'Jonas Petrauskas' };
const CREATE = ['Lead', 'Contact'].map((type) => ({ type, url: `https://acme.example/${type}/new` }));
const BOB = '005000000000002AAA';

/** A call ringing this agent, as the connector returns it. */
const ringing = (fields: Readonly<Record<string, unknown>>) => ({
  direction: 'inbound',
  user: AGENT,
  state: 'agent_ringing',
  from: '+37061234567',
  did: '+37052001000',
  lookUp: 'done',
  matches: [],
  agents: [{ user: AGENT, name: 'Ann', rangAt: new Date().toISOString() }],
  ...fields,
});

const INBOUND = {
  mapped: true,
  enabled: true,
  sources: ['101'],
  problems: [],
  results: [{ code: 'call_back', labels: { en: 'Call back' } }],
  inbound: { pop: 'ringing', shown: true },
};

const bar = (stage: Stage, params: Readonly<Record<string, string>> = {}): Promise<Page> => {
  stage.connector.agent(INBOUND);
  return stage.open('c-mor-call-utility', params, 340);
};
const opened = (page: Page): Promise<unknown> =>
  page.evaluate('globalThis.morPage.navigations.map(({ attributes }) => attributes.recordId)');

/** Incoming calls in the utility bar. */
export const INCOMING_SCENES: readonly Scene[] = [
  {
    name: 'incoming: a known caller by platform event, one tab opens the record, notes when answered',
    play: async (stage) => {
      const { connector } = stage;
      const page = await bar(stage, { events: 'true' });
      await page.waitForFunction('globalThis.morPage.listeners.length > 0');
      connector.comeIn(ringing({ matches: [ONA], record: ONA, contactName: ONA.name }));
      await page.evaluate(`globalThis.morPage.publish('${AGENT}')`);
      await visible(page, 'Open Ona Petrauskaitė');
      await stage.shot(page, 'incoming-known');
      assert.deepEqual(await opened(page), [CONTACT]);
      assert.deepEqual(await page.evaluate('globalThis.morPage.bar'), [
        ['open', 'utility-1'],
        ['update', 'utility-1', { highlighted: true }],
      ]);
      const second = await bar(stage);
      await visible(second, 'Open Ona Petrauskaitė');
      assert.deepEqual(await opened(second), [], 'another tab only shows the card');
      const answeredAt = new Date().toISOString();
      connector.change({
        state: 'connected',
        answeredAt,
        agents: [{ user: AGENT, name: 'Ann', rangAt: answeredAt, answeredAt }],
      });
      await second.getByLabel('Notes').fill('Asks for the invoice');
      connector.change({ state: 'ended', outcome: 'answered', talkSeconds: 12 });
      await visible(second, 'Call ended, 12s');
      await second.getByRole('button', { name: 'Save', exact: true }).click();
      await visible(second, 'Saved to the call');
      await stage.shot(second, 'incoming-ended');
      const patch = connector.seen.find(({ method }) => method === 'PATCH');
      assert.deepEqual(patch?.body, { notes: 'Asks for the invoice', result: '' });
    },
  },
  {
    name: 'incoming: without the event the bar asks; two records to choose from',
    play: async (stage) => {
      const { connector } = stage;
      const page = await bar(stage);
      connector.comeIn(ringing({ matches: [ONA, JONAS] }));
      await page.getByRole('button', { name: ONA.name }).waitFor();
      assert.deepEqual(await opened(page), [], 'nothing opens while it is not certain who calls');
      await stage.shot(page, 'incoming-two');
      await page.getByRole('button', { name: ONA.name }).click();
      await visible(page, 'Open');
      assert.deepEqual(await opened(page), [CONTACT]);
      const patch = connector.seen.find(({ method }) => method === 'PATCH');
      assert.deepEqual(patch?.body, { record: { type: 'Contact', id: CONTACT } });
    },
  },
  {
    name: 'incoming: unknown, withheld, answered by somebody else, not shown',
    play: async (stage) => {
      const { connector } = stage;
      const page = await bar(stage);
      connector.comeIn(ringing({ create: CREATE }));
      await page.getByRole('button', { name: 'Create lead' }).click();
      assert.equal(
        await page.evaluate('globalThis.morPage.navigations[0].state.defaultFieldValues'),
        'Phone=%2B37061234567',
      );
      await stage.shot(page, 'incoming-unknown');
      const answeredAt = new Date().toISOString();
      connector.change({
        state: 'connected',
        user: BOB,
        agents: [
          { user: AGENT, name: 'Ann', rangAt: answeredAt, stoppedAt: answeredAt },
          { user: BOB, name: 'Bob', rangAt: answeredAt, answeredAt },
        ],
      });
      await visible(page, 'Answered by Bob');
      assert.equal(await page.getByRole('button', { name: 'Create lead' }).count(), 0);
      await stage.shot(page, 'incoming-answered-by');
      connector.change({ state: 'ended', outcome: 'answered', talkSeconds: 3 });
      connector.comeIn(ringing({ from: null, lookUp: 'done' }));
      await visible(page, 'Number withheld');
      await stage.shot(page, 'incoming-withheld');
      connector.agent({ ...INBOUND, inbound: { pop: 'ringing', shown: false } });
      await page.getByRole('button', { name: 'Refresh' }).click();
      await visible(page, 'Incoming calls cannot be shown at the moment');
    },
  },
];
