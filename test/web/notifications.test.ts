import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { launchBrowser, seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { until } from '../helpers/service-process.ts';
import { picture } from '../helpers/pages.ts';

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  /** When: any of the tabs may be the one that shows it. */
  readonly at: number;
}

/** Keeps what the page notifies of, and lets the test decide whether the agent looks at it. */
const WATCH = `
  window.shown = [];
  window.focused = 0;
  window.looking = false;
  document.hasFocus = () => window.looking;
  window.focus = () => { window.focused += 1; };
  window.Notification = class extends Notification {
    constructor(title, options) {
      super(title, options);
      window.shown.push({ title, body: this.body, tag: this.tag, at: Date.now() });
      window.latest = this;
    }
  };`;

const CALLER = '37061234001';

describe('notifications of the agent panel', () => {
  let app: TestApp;
  let context: BrowserContext;
  let tabs: Page[];
  const complaints: string[] = [];
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      mor: { inbound: true },
      simulator: { speed: 2 },
      crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], inbound: { enabled: true } }],
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
    });
    const browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 320, height: 700 }, locale: 'en-GB' });
    await context.addInitScript(WATCH);
  });
  afterAll(async () => {
    await context.browser()?.close();
    await app.close();
  });

  const openTab = async (lang = 'en'): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    const issued = await app.request('POST', '/v1/tokens', {
      body: { user: 'ann', scope: 'act' },
      key: OTHER_KEY,
    });
    await page.goto(`${app.url}/panel?lang=${lang}#token=${String(issued.body['token'])}`);
    await page.locator('.dot.live').waitFor();
    return page;
  };
  const choice = (page: Page) => page.getByLabel('Notify me of calls that come in');
  const shownIn = (page: Page) => page.evaluate<Shown[]>('window.shown');
  const shown = async (): Promise<Shown[]> =>
    (await Promise.all(tabs.map(shownIn))).flat().sort((one, other) => one.at - other.at);
  /** Nobody answers. */
  const ring = async (): Promise<void> => {
    const answer = await fetch(`${new URL(app.simulator.url).origin}/_simulator/incoming`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: CALLER, devices: [5], answeredBy: null, ringMs: 8_000 }),
    });
    expect(answer.ok).toBe(true);
  };

  it('are off until the agent wants them, and say where the browser refuses', async () => {
    const page = await openTab();
    expect(await choice(page).isChecked()).toBe(false);
    await ring();
    await page.getByText('Incoming call').first().waitFor();
    await page.getByText('Incoming call').first().waitFor({ state: 'detached' });
    expect(await shownIn(page)).toEqual([]);
    await choice(page).click();
    await page.getByText('The browser blocks notifications of this page').waitFor();
    await page.waitForFunction(`document.querySelector('label.check input').checked === false`);
    expect(await seriousViolations(page)).toEqual([]);
    await picture(page, 'notifications-blocked');
    await page.close();
  });

  it('are shown once for a call that rings and is missed, with several tabs; a click leads to the panel', async () => {
    await context.grantPermissions(['notifications']);
    const first = await openTab();
    await choice(first).check();
    await first.waitForFunction(`localStorage.getItem('mor-notify') === 'yes'`);
    tabs = [first, await openTab(), await openTab()];
    expect(await choice(tabs[2]!).isChecked()).toBe(true);
    await ring();
    await until(async () => ((await shown()).length >= 2 ? true : undefined));
    const [call, ...others] = await shown();
    expect((await shown()).map(({ title }) => title)).toEqual(['Incoming call', 'Missed call']);
    // The missed call takes the place of the ringing one, and neither says more than the card.
    expect(others.map(({ tag }) => tag)).toEqual([call?.tag]);
    expect(call?.body).toMatch(/Ona Petrauskaitė|37061234001/);
    const at = tabs[(await Promise.all(tabs.map(shownIn))).findIndex((own) => own.length > 0)]!;
    await at.evaluate(`window.latest.dispatchEvent(new Event('click'))`);
    expect(await at.evaluate('window.focused')).toBe(1);
  });

  it('stay away from somebody who looks at the panel', async () => {
    const before = (await shown()).length;
    for (const tab of tabs) await tab.evaluate('window.looking = true');
    await ring();
    await tabs[0]!.locator('.incoming').first().waitFor();
    await tabs[0]!.locator('.incoming').first().waitFor({ state: 'detached' });
    expect((await shown()).length).toBe(before);
    for (const tab of tabs) await tab.evaluate('window.looking = false');
  });

  it('tell of a call to make, once it is due', async () => {
    const [call] = (await app.runtime.store.calls.list({ limit: 1 })).items;
    const at = new Date(Date.now() + 1_500).toISOString();
    const issued = await app.request('POST', '/v1/tokens', {
      body: { user: 'ann', scope: 'act' },
      key: OTHER_KEY,
    });
    const planned = await app.request('PATCH', `/v1/calls/${call?.id ?? ''}`, {
      body: { callBack: at },
      key: String(issued.body['token']),
    });
    expect(planned.status).toBe(200);
    const due = async (): Promise<Shown[]> => (await shown()).filter(({ body }) => body === 'Due now');
    await until(async () => ((await due()).length > 0 ? true : undefined));
    expect((await due()).map(({ title }) => title)).toEqual([expect.stringMatching(/^Call /)]);
  });

  it('cause no browser errors', () => {
    expect(complaints).toEqual([]);
  });
});
