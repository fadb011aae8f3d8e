import { describe, expect, it } from '@jest/globals';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { ADMIN_PASSWORD, openPage, signIn } from '../helpers/pages.ts';
import { faultsOf } from '../helpers/readable.ts';
import { PAGES, readableApp } from './readable-app.ts';

/** 1200 is where long words first leave no room beside the menu. */
const WIDTHS = [250, 768, 1200, 1440];
const LONG_MS = 400_000;

describe('accessible pages in each language, at each width and in both themes', () => {
  const app = readableApp();
  const open = fixtureOfAll(
    async () => {
      const opened = await openPage();
      await opened.page.goto(`${app().url}/admin/`);
      await signIn(opened.page, ADMIN_PASSWORD);
      await opened.page.getByRole('button', { name: 'Sign out' }).waitFor();
      return opened;
    },
    ({ browser }) => browser.close(),
  );

  it.each(['de', 'es', 'lt', 'ru'])(
    '%s',
    async (language) => {
      const { page } = open();
      await page.evaluate(`localStorage.setItem('mor-admin-language', '${language}')`);
      const faults: string[] = [];
      for (const name of PAGES) {
        await page.goto(`${app().url}/admin/${name === 'overview' ? '' : name}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
        faults.push(...(await faultsOf(page, `${name}-${language}`, WIDTHS)));
      }
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(faults).toEqual([]);
    },
    LONG_MS,
  );
});
