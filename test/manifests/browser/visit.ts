import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../helpers/browser.ts';
import { startCrm, type CrmServer } from './crm-server.ts';

export const CONTACT = '4cf31986-0908-01f0-c05a-6b03ec16eaac';
const ON_CONTACT = `&module=Contacts&action=DetailView&record=${CONTACT}`;
const SHOTS = process.env['MOR_SHOTS'];

/** Pages of a CRM in a browser; each test in the block gets a new CRM and profile. */
export interface Visit {
  readonly crm: CrmServer;
  readonly profile: BrowserContext;
  newProfile(): Promise<BrowserContext>;
  open(name: string, query?: string, profile?: BrowserContext): Promise<Page>;
}

const sharedBrowser = (): (() => Promise<Browser>) => {
  let running: Promise<Browser> | undefined;
  beforeAll(async () => {
    running ??= launchBrowser();
    await running;
  });
  afterAll(async () => {
    await (await running)?.close();
    running = undefined;
  });
  return async () => (running ??= launchBrowser());
};

/** Call once per test file, outside any block. */
export const createVisits = (): ((options: { streams: boolean }) => Visit) => {
  const browser = sharedBrowser();
  return ({ streams }) => {
    let now: { crm: CrmServer; profile: BrowserContext; mistakes: string[] } | undefined;
    const current = (): NonNullable<typeof now> => {
      if (now === undefined) throw new Error('outside a test');
      return now;
    };
    const newProfile = async (): Promise<BrowserContext> =>
      (await browser()).newContext({ reducedMotion: 'reduce', viewport: { width: 1100, height: 760 } });
    beforeEach(async () => {
      now = { crm: await startCrm({ streams }), profile: await newProfile(), mistakes: [] };
    });
    afterEach(async () => {
      for (const profile of (await browser()).contexts()) await profile.close();
      const { crm, mistakes } = current();
      await crm.close();
      expect(mistakes).toEqual([]);
    });
    return {
      get crm() {
        return current().crm;
      },
      get profile() {
        return current().profile;
      },
      newProfile,
      open: async (name, query = ON_CONTACT, profile = current().profile) => {
        const page = await profile.newPage();
        page.on('pageerror', (error) => current().mistakes.push(error.message));
        await page.goto(`${current().crm.url}/index.php?page=${name}${query}`);
        return page;
      },
    };
  };
};

export const cards = (page: Page): Locator => page.locator('#mor-connector .card');

export const waitFor = async (page: Page, text: string): Promise<void> => {
  await cards(page).getByText(text).first().waitFor({ timeout: 20_000 });
};

/** Waits for the records offered for `count` calls; cards appear before the CRM has been asked. */
export const offered = async (crm: CrmServer, count: number): Promise<readonly unknown[]> => {
  for (let tries = 0; tries < 400 && crm.book.offered.length < count; tries += 1) await sleep(20);
  return crm.book.offered;
};

/** What the page itself reads on this click; the connector is down, so that it cannot supply a name of its own. */
export const readOf = async (crm: CrmServer, page: Page, clicked: Locator): Promise<{ names: readonly string[]; records: unknown }> => {
  crm.setMood('connector-down');
  await clicked.click();
  await waitFor(page, 'The telephone service does not answer');
  return {
    names: await cards(page).locator('.name').allInnerTexts(),
    records: crm.asked.find(({ operation }) => operation === 'call')?.data['records'],
  };
};

export const shoot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: false });
};

/** Findings of the accessibility checker. */
export const faults = async (page: Page, place = '#mor-connector'): Promise<unknown> => {
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
  return page.evaluate(
    `axe.run('${place}').then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((n) => n.html)]))`,
  );
};
