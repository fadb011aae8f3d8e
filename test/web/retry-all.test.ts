import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleCall } from '../contracts/store/samples.ts';
import { mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { ADMIN_PASSWORD, VIEWER_PASSWORD, openPage, picture, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

describe('activities that were given up, on the calls page', () => {
  let app: TestApp;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      config: { admin: { password: ADMIN_PASSWORD, viewerPassword: VIEWER_PASSWORD } },
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
    });
    const ended = { crm: 'demo', user: 'ann', state: 'ended', outcome: 'busy' } as const;
    for (let i = 0; i < 3; i++) {
      const activity = { state: 'dead', attempts: 7, error: 'A trigger on Task fails.' } as const;
      await app.runtime.store.calls.insert(sampleCall({ ...ended, activity }, Date.now() - i * 60_000));
    }
    open = await openPage();
    await open.page.goto(`${app.url}/admin/`);
  }, 120_000);
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  const givenUp = async (): Promise<void> => {
    await open.page.goto(`${app.url}/admin/calls?activity=dead`);
    await open.page.getByRole('region', { name: 'History' }).getByRole('row').nth(1).waitFor();
  };
  const focused = (): Promise<string> =>
    open.page.evaluate<string>('document.activeElement?.textContent ?? ""');
  const states = async (): Promise<string[]> =>
    (await app.runtime.store.calls.list({ crm: 'demo', limit: 9 })).items.map(
      ({ activity }) => activity.state,
    );

  it('cannot be retried by a viewer, who is not offered the button', async () => {
    const { page } = open;
    await signIn(page, VIEWER_PASSWORD);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await givenUp();
    expect(await page.getByRole('button', { name: 'Retry all given up' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, ADMIN_PASSWORD);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  });

  it('can all be retried by keyboard alone, after a confirmation', async () => {
    const { page } = open;
    await givenUp();
    await picture(page, 'retry-all-1-page');
    const retry = page.getByRole('button', { name: 'Retry all given up' });
    await retry.focus();
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Write all activities that were given up?' });
    await question.waitFor();
    await picture(page, 'retry-all-2-question');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await focused()).toBe('Retry all given up');
    expect(await states()).toEqual(['dead', 'dead', 'dead']);

    await page.keyboard.press('Enter');
    await question.waitFor();
    for (let i = 0; i < 5 && (await focused()) !== 'Retry all given up'; i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: '3 activities are waiting to be written again.' })
      .waitFor();
    await page.getByText('No call fits these filters.').waitFor();
    await picture(page, 'retry-all-3-done');
    await app.runtime.activityLog.drain();
    expect(await states()).toEqual(['written', 'written', 'written']);
    expect(app.demoCrm.activities).toHaveLength(3);
  });

  it('are exported with times in the browser’s zone', async () => {
    const link = open.page.getByRole('button', { name: 'Export CSV' });
    const zone = await open.page.evaluate<string>('new Intl.DateTimeFormat().resolvedOptions().timeZone');
    expect(await link.getAttribute('href')).toContain(`zone=${encodeURIComponent(zone)}`);
  });
});
