import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

export const ADMIN_PASSWORD = 'correct horse battery';
export const VIEWER_PASSWORD = 'looking is free';

export interface OpenPage {
  readonly browser: Browser;
  readonly page: Page;
  /** The browser's complaints: failed scripts, and everything the content security policy blocked. */
  readonly complaints: string[];
}

/** A browser with one page. */
export const openPage = async (
  viewport = { width: 1440, height: 900 },
  colorScheme: 'light' | 'dark' = 'light',
): Promise<OpenPage> => {
  const browser = await launchBrowser();
  // Without animations, colours and positions are final at once.
  const page = await browser.newPage({ viewport, colorScheme, locale: 'en-GB', reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    // A refused request is an ordinary answer; the page explains it.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) complaints.push(text);
  });
  return { browser, page, complaints };
};

export const signIn = async (page: Page, password: string): Promise<void> => {
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

/** Resolves two frames later, when the page has drawn what it was given. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');

/** Holds the page's reads from an address until the returned function is called. */
export const holdReads = async (page: Page, address: string): Promise<() => Promise<void>> => {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    if (route.request().method() === 'GET') await gate;
    await route.continue();
  });
  return async () => {
    const read = page.waitForResponse(address);
    letGo();
    await (await read).finished();
    await drawn(page);
    await page.unroute(address);
  };
};

/** How far the page, or a table within its frame, scrolls sideways; 0: not at all. */
export const overflowPx = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - window.innerWidth,
    ...[...document.querySelectorAll('.table-scroll')].map((table) => table.scrollWidth - table.clientWidth),
  )`);

/** Saves a screenshot if SCREENSHOTS names a folder. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
