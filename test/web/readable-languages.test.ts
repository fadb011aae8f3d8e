import { describe, expect, it } from '@jest/globals';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { inLanguage } from '../helpers/in-language.ts';
import type { AdminLanguage } from '../helpers/in-language.ts';
import { ADMIN_PASSWORD, openPage, signIn } from '../helpers/pages.ts';
import { THEMES, faultsOf } from '../helpers/readable.ts';
import { PAGES, readableApp } from './readable-app.ts';
import { statesOf } from './readable-states.ts';

/**
 * `READABLE=all` looks at every page and state, at each width and in both themes, which takes minutes. Otherwise at what words
 * can change: the room that they take, in a narrow window and where they first leave none beside the menu.
 */
const isAll = process.env['READABLE'] === 'all';
const WIDTHS = isAll ? [250, 768, 1200, 1440] : [250, 1200];
const STATE_WIDTHS = isAll ? [250, 768, 1440] : [250];
const THEMES_SEEN = isAll ? THEMES : (['light'] as const);
/** German has the longest words, Russian other letters. */
const WITH_STATES: readonly AdminLanguage[] = isAll ? ['de', 'es', 'lt', 'ru'] : ['de', 'ru'];
const LONG_MS = 600_000;
const STATE_MS = 120_000;

describe('accessible pages in each language', () => {
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

  const show = async (language: string, path: string): Promise<void> => {
    const { page } = open();
    await page.evaluate(`localStorage.setItem('mor-admin-language', '${language}')`);
    // A chart that has been drawn wide takes a moment to become narrow.
    await page.setViewportSize({ width: Math.min(...WIDTHS), height: 900 });
    await page.goto('about:blank');
    await page.goto(`${app().url}/admin/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  };

  describe.each(['de', 'es', 'lt', 'ru'] as const)('%s', (language) => {
    it(
      'the pages',
      async () => {
        const faults: string[] = [];
        for (const name of PAGES) {
          await show(language, name === 'overview' ? '' : name);
          faults.push(...(await faultsOf(open().page, `${name}-${language}`, WIDTHS, THEMES_SEEN)));
        }
        expect(faults).toEqual([]);
      },
      LONG_MS,
    );

    if (!WITH_STATES.includes(language)) return;

    it.each(statesOf(() => open().page, inLanguage(language)))(
      '%s',
      async (name, path, steps) => {
        await show(language, path === 'overview' ? '' : path);
        await steps();
        expect(await faultsOf(open().page, `${name}-${language}`, STATE_WIDTHS, THEMES_SEEN)).toEqual([]);
      },
      STATE_MS,
    );

    it('its call ends', async () => {
      await app().simulator.clock.advance(120_000);
    });
  });
});
