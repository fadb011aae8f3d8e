import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { ADMIN_PASSWORD, holdReads, openPage, overflowPx, picture, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

describe('internal numbers in the pages', () => {
  let app: TestApp;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      config: { admin: { password: ADMIN_PASSWORD } },
      crms: [{ id: 'demo', type: 'demo', apiKeys: ['demo-key-0123456789'] }],
      mappings: ['101', '102', '113;+37060012345', '2001', '2002'].map((source, i) =>
        mapping({ user: `u${i}`, crm: 'demo', source }),
      ),
    });
    open = await openPage();
    await open.page.goto(`${app.url}/admin/rules`);
    await signIn(open.page, ADMIN_PASSWORD);
    await open.page.getByRole('heading', { name: 'Rules' }).waitFor();
  });
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  const internal = () => app.runtime.rules.current().numbers.internal;
  const patterns = () => open.page.getByLabel('Patterns of internal numbers');
  const add = (pattern: string) => open.page.getByRole('button', { name: `Add ${pattern}`, exact: true });

  it('are proposed from the agents’ sources and saved from the rules page', async () => {
    const { page } = open;
    await add('1XX').click();
    await add('1XX').waitFor({ state: 'detached' });
    await page
      .getByLabel(/internal/i)
      .and(page.getByRole('textbox'))
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. It counts from the next click on.').waitFor();
    expect(internal()).toEqual(['1XX']);
    await add('2XXX').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await picture(page, 'rules-1440');
  });

  it('are proposed and saved in the wizard too', async () => {
    const { page } = open;
    await page.goto(`${app.url}/admin/setup`);
    await page.getByRole('button', { name: 'Say which numbers may be called' }).click();
    await add('2XXX').click();
    expect(await patterns().inputValue()).toBe('1XX, 2XXX');
    await page.getByRole('button', { name: 'Save countries and internal numbers' }).click();
    await page.getByText('Saved. It counts from the next click on.').waitFor();
    expect(internal()).toEqual(['1XX', '2XXX']);
    await picture(page, 'wizard-1440');
    await page.setViewportSize({ width: 400, height: 900 });
    expect(await overflowPx(page)).toBeLessThanOrEqual(0);
    await picture(page, 'wizard-400');
  });

  it('keep what was typed while the saved ones are reloaded', async () => {
    const { page } = open;
    const letGo = await holdReads(page, '**/admin/api/rules');
    await page.getByRole('button', { name: 'Save countries and internal numbers' }).click();
    await page.getByText('Saved. It counts from the next click on.').waitFor();
    await patterns().fill('1XX, 2XXX, 3X');
    await letGo();
    expect(await patterns().inputValue()).toBe('1XX, 2XXX, 3X');
  });

  it.each(['light', 'dark'] as const)('fit a telephone screen, %s', async (colorScheme) => {
    const { page } = open;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1440, 400]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.url}/admin/rules`);
      await page.getByRole('heading', { name: 'Internal numbers' }).waitFor();
      expect(await overflowPx(page)).toBeLessThanOrEqual(0);
      await picture(page, `rules-${width}-${colorScheme}`);
    }
    expect(open.complaints).toEqual([]);
  });
});
