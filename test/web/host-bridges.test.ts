import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDemoCrm, createDemoType } from '../../connectors/demo/connector.ts';
import { salesforce as salesforceType } from '../../connectors/salesforce/connector.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { openPage } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

const MY_DOMAIN = 'acme.my.salesforce.com';

/** Open CTI as Lightning offers it; records the panel's requests in `window.asked`. */
const openCtiStub = (token: string): string => `
  const asked = (window.asked = []);
  const answer = (name, value) => (options = {}) => {
    const { callback, listener, ...rest } = options;
    asked.push([name, rest]);
    if (listener) window.clickToDial = listener;
    if (callback) callback({ success: true, returnValue: value });
  };
  const names = ['enableClickToDial', 'onClickToDial', 'setSoftphonePanelVisibility', 'setSoftphoneItemLabel',
    'setSoftphoneItemIcon', 'setSoftphonePanelLabel', 'screenPop', 'notifyInitializationComplete'];
  window.sforce = { opencti: {
    SCREENPOP_TYPE: { SOBJECT: 'sobject', NEW_RECORD_MODAL: 'new_record_modal' },
    getCallCenterSettings: answer('getCallCenterSettings', { '/morSettings/morTokenClass': 'OwnTokenClass' }),
    runApex: answer('runApex', { runApex: ${JSON.stringify(JSON.stringify({ token }))} }),
    ...Object.fromEntries(names.map((name) => [name, answer(name)])),
  } };`;

describe('the pages around the panel', () => {
  let app: TestApp;
  let open: OpenPage;
  let crmPage: Server;
  let crmUrl: string;
  beforeAll(async () => {
    await buildPages();
    crmPage = createServer((_req, res) => {
      res.setHeader('content-type', 'text/html');
      res.end('<!doctype html><title>CRM</title><body></body>');
    });
    await new Promise<void>((done) => crmPage.listen(0, '127.0.0.1', done));
    crmUrl = `http://127.0.0.1:${(crmPage.address() as AddressInfo).port}`;
    app = await startApp({
      simulator: { speed: 6 },
      crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], origins: [crmUrl] }],
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
    });
    open = await openPage({ width: 400, height: 700 });
  });
  afterAll(async () => {
    await open.browser.close();
    await app.close();
    crmPage.closeAllConnections();
    crmPage.close();
  });

  const newToken = async (): Promise<string> =>
    String(
      (await app.request('POST', '/v1/tokens', { body: { user: 'ann', scope: 'act' }, key: OTHER_KEY })).body[
        'token'
      ],
    );
  const calls = async () =>
    (await app.runtime.store.calls.list({ crm: 'demo', user: 'ann', limit: 9 })).items;

  const embed = async (address: string, token: string): Promise<void> => {
    await open.page.goto(address);
    await open.page.evaluate(`(() => {
      const frame = document.createElement('iframe');
      window.told = [];
      window.addEventListener('message', (event) => {
        window.told.push(event.data);
        if (event.data.type !== 'mor-connector.token.request') return;
        frame.contentWindow.postMessage({ type: 'mor-connector.token', token: ${JSON.stringify(token)} }, '*');
      });
      frame.src = ${JSON.stringify(`${app.url}/panel?lang=en`)};
      frame.width = 380;
      frame.height = 600;
      document.body.append(frame);
    })()`);
  };

  it('accept the token and clicks from a page of an allowed origin, and report the call’s progress to it', async () => {
    await embed(crmUrl, await newToken());
    const panel = open.page.frameLocator('iframe');
    await panel.locator('.dot.live').waitFor();
    await open.page.evaluate(
      `document.querySelector('iframe').contentWindow.postMessage({ type: 'mor-connector.dial', record: { type: 'Contact', id: 'ona' } }, '*')`,
    );
    await panel.locator('.current').getByText('Ona Petrauskaitė').waitFor();
    await open.page.waitForFunction(
      `window.told.some((m) => m.type === 'mor-connector.call' && m.call && m.call.state === 'connected')`,
    );
    expect((await calls()).length).toBe(1);
    await app.until((await calls())[0]?.id ?? '', 'ended');
    // A contact who must not be called: the panel says so in the agent's language and dials nothing.
    await open.page.evaluate(
      `document.querySelector('iframe').contentWindow.postMessage({ type: 'mor-connector.dial', record: { type: 'Contact', id: 'luca' } }, '*')`,
    );
    await panel.locator('[data-code=do_not_call]').getByText('does not want to be called').first().waitFor();
    const dialled = (await calls()).filter(({ state }) => state !== 'refused');
    expect(dialled.map(({ record }) => record?.id)).toEqual(['ona']);
  });

  it('ignore pages of any other origin', async () => {
    const elsewhere = crmUrl.replace('127.0.0.1', 'localhost');
    const before = (await calls()).length;
    await embed(elsewhere, await newToken());
    await open.page.waitForTimeout(1_500);
    expect(await open.page.evaluate('window.told')).toEqual([]);
    expect((await calls()).length).toBe(before);
  });

  /** The panel in Salesforce's softphone frame, with its own application. */
  const inSoftphone = async (
    play: (softphone: {
      readonly app: TestApp;
      readonly asked: () => Promise<[string, Record<string, unknown>][]>;
    }) => Promise<void>,
  ): Promise<void> => {
    const salesforce = await startApp({
      simulator: { speed: 6 },
      mor: { inbound: true },
      crms: [
        {
          id: 'demo',
          type: 'demo',
          apiKeys: [OTHER_KEY],
          pageUrl: 'https://crm.example.com/',
          inbound: { enabled: true },
        },
        {
          id: 'org',
          type: 'salesforce',
          url: `https://${MY_DOMAIN}`,
          login: { flow: 'client_credentials', clientId: 'id', clientSecret: 'secret-secret' },
        },
      ],
      connectorTypes: [salesforceType, createDemoType(createDemoCrm())],
      mappings: [mapping({ user: 'ann', crm: 'demo' })],
    });
    try {
      const issued = await salesforce.request('POST', '/v1/tokens', {
        body: { user: 'ann', scope: 'act' },
        key: OTHER_KEY,
      });
      const { page } = open;
      await page.unrouteAll();
      await page.route(`https://${MY_DOMAIN}/**`, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: openCtiStub(String(issued.body['token'])) }),
      );
      await page.goto(
        `${salesforce.url}/cti/salesforce?lang=en&sfdcIFrameOrigin=https://acme.lightning.force.com`,
      );
      await page.locator('.dot.live').waitFor();
      await play({ app: salesforce, asked: () => page.evaluate('window.asked') });
    } finally {
      await salesforce.close();
    }
  };

  it('work in Salesforce’s softphone frame', () =>
    inSoftphone(async ({ app: salesforce, asked }) => {
      const { page } = open;
      expect(await asked()).toContainEqual([
        'runApex',
        { apexClass: 'OwnTokenClass', methodName: 'issue', methodParams: '' },
      ]);
      expect((await asked()).map(([name]) => name)).toEqual(
        expect.arrayContaining(['enableClickToDial', 'notifyInitializationComplete']),
      );
      await page.evaluate(
        `window.clickToDial({ number: '8 612 34 001', recordId: 'ona', objectType: 'Contact', recordName: 'Ona' })`,
      );
      await page.locator('.current').waitFor();
      await page.locator('.current[data-state=connected]').waitFor();
      expect(await asked()).toContainEqual(['setSoftphoneItemLabel', { label: 'Connected' }]);
      expect(await asked()).toContainEqual(['setSoftphonePanelVisibility', { visible: true }]);

      await page.goto(`${salesforce.url}/cti/salesforce?lang=en&domain=evil.example`);
      await page.getByText('The org is not known').waitFor();
    }));

  it('open the caller’s record in Salesforce once, and a new-record form for an unknown caller', () =>
    inSoftphone(async ({ app: salesforce, asked }) => {
      const { page } = open;
      const comesIn = (from: string, ringMs: number): Promise<unknown> =>
        fetch(`${new URL(salesforce.simulator.url).origin}/_simulator/incoming`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ from, devices: [5], answeredBy: 5, ringMs, talkMs: 60_000 }),
        });
      await comesIn('37061234001', 12_000);
      await page.locator('.current[data-state=connected]').waitFor();
      const pops = async () => (await asked()).filter(([name]) => name === 'screenPop');
      expect(await pops()).toEqual([['screenPop', { type: 'sobject', params: { recordId: 'ona' } }]]);
      expect(await asked()).toContainEqual(['setSoftphonePanelVisibility', { visible: true }]);

      await comesIn('37069999999', 600_000);
      await page.locator('.incoming').getByRole('button', { name: 'Contact' }).click();
      expect((await pops()).at(-1)).toEqual([
        'screenPop',
        {
          type: 'new_record_modal',
          params: { entityName: 'Contact' },
          defaultFieldValues: { Phone: '+37069999999' },
        },
      ]);
    }));
});
