import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser.ts';
import { startFrontEnd } from './browser/front-end-server.ts';
import { fixtureOfAll, fixtureOfEach } from '../helpers/fixture.ts';
const browser = fixtureOfAll(launchBrowser, (launched) => launched.close());
const crm = fixtureOfEach(startFrontEnd, (started) => started.close());

const open = async (): Promise<{ page: Page; loads: () => number }> => {
  const page = await (await browser().newContext()).newPage();
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(crm().url);
  return { page, loads: () => loads };
};
const until = async (isTrue: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400 && !isTrue(); tries += 1) await pause(25);
  expect(isTrue()).toBe(true);
};

/** Requests except `incoming`, which the page also sends after `hello`. */
const greetings = () => crm().asked.filter(({ operation }) => operation !== 'incoming');

describe("SuiteCRM 8's login with the extension", () => {
  it('succeeds at the first try, repeatedly, with no request before it', async () => {
    for (const time of [1, 2, 3]) {
      const { page, loads } = await open();
      await page.locator('#login-button').waitFor();
      // Leave the login page open for a while, as people do.
      await page.waitForTimeout(300);
      expect(greetings()).toHaveLength(time - 1);
      await page.locator('#login-button').click();
      await until(() => greetings().length === time);
      expect(loads()).toBe(1);
      await page.context().close();
    }
    expect(crm().refused).toEqual([]);
    expect(greetings()).toEqual(Array(3).fill({ path: '/legacy/index.php', operation: 'hello', wasLoggedIn: true }));
  });

  it('still succeeds after the session ended unnoticed: the click sends one request, and nothing follows', async () => {
    const { page } = await open();
    await page.locator('#login-button').click();
    await until(() => crm().asked.some(({ operation }) => operation === 'incoming'));
    crm().endSessions();
    await page.waitForTimeout(200);
    await page.locator('a').click();
    await until(() => greetings().length === 2);
    await page.locator('#mor-connector .card').first().waitFor();
    await page.waitForTimeout(300);
    expect(crm().asked.filter(({ wasLoggedIn }) => !wasLoggedIn)).toHaveLength(1);
    await page.context().close();
  });
});
