import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { ADMIN_PASSWORD, VIEWER_PASSWORD, openPage, overflowPx, picture, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

const PAGES = [
  ...['', 'mapping', 'calls', 'preview', 'check', 'connections'],
  ...['rules', 'keys', 'audit', 'sessions', 'setup'],
];

describe('the admin pages', () => {
  let app: TestApp;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      config: { admin: { password: ADMIN_PASSWORD, viewerPassword: VIEWER_PASSWORD } },
      simulator: { speed: 8 },
      crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
    });
    open = await openPage();
    await open.page.goto(`${app.url}/admin/`);
  }, 60_000);
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  const go = async (page: string): Promise<void> => {
    await open.page.goto(`${app.url}/admin/${page}`);
    await open.page.getByRole('heading', { level: 1 }).waitFor();
  };
  const button = (name: string | RegExp) => open.page.getByRole('button', { name });
  /** Says yes to the question that was asked. */
  const confirm = (answer: string) =>
    open.page.getByRole('dialog').getByRole('button', { name: answer, exact: true }).click();
  const stepStates = () => open.page.locator('.wizard h2 .badge').allTextContents();

  it('lets nobody in with a wrong password, and people wait after several', async () => {
    const { page } = open;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await signIn(page, `wrong ${attempt}`);
      await page.getByRole('alert').filter({ hasText: 'The password is wrong' }).waitFor();
    }
    await signIn(page, ADMIN_PASSWORD);
    await page.getByText(/Wait \d+ seconds/).waitFor();
    await page.waitForTimeout(1_100);
    await signIn(page, ADMIN_PASSWORD);
    await button('Sign out').waitFor();
  });

  it('places a test call and follows it to its end', async () => {
    const { page } = open;
    await go('setup');
    await page.getByLabel('Agent').fill('ann');
    await page.getByLabel('Record id').fill('ona');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    const call = page.getByRole('region', { name: 'Test call' });
    await call.getByText('connected', { exact: true }).first().waitFor();
    await call.locator('.badge').getByText('answered').waitFor();
    await page.getByText('Everything is set up.').waitFor();
    expect(await stepStates()).toEqual(['done', 'done', 'done', 'done', 'done']);
    const { items } = await app.runtime.store.calls.list({ limit: 5 });
    expect(items).toMatchObject([{ crm: 'demo', user: 'ann', outcome: 'answered' }]);
  });

  it('shows calls live, their timelines, and gives a dead letter another chance', async () => {
    const { page } = open;
    const dead = sampleCall({
      crm: 'demo',
      user: 'ann',
      state: 'ended',
      outcome: 'busy',
      activity: { state: 'dead', error: 'no right to write' },
    });
    await app.runtime.store.calls.insert(dead);
    await go('calls?activity=dead');
    const history = page.getByRole('region', { name: 'Calls', exact: true });
    await history.getByRole('row').nth(1).waitFor();
    expect(await history.getByRole('row').count()).toBe(2);
    await history.getByRole('button', { name: /^Details/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('no right to write').waitFor();
    await dialog.getByRole('button', { name: 'Write it again' }).click();
    await dialog.getByText('waits').or(dialog.getByText('written')).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    const live = page.getByRole('region', { name: 'Calls now' });
    await page.getByText('live', { exact: true }).waitFor();
    await app.request('POST', '/v1/calls', {
      body: { user: 'ann', record: { type: 'Contact', id: 'james' } },
      key: OTHER_KEY,
      headers: { 'idempotency-key': 'live-1' },
    });
    await live.getByText('James Carter').waitFor();
    await live.getByText('busy').waitFor();
  });

  it('walks the whole chain and names cures', async () => {
    const { page } = open;
    await go('check');
    await page.getByText(/Everything is in order|need attention/).waitFor();
    expect(await page.locator('.check-lines li').count()).toBeGreaterThan(5);
  });

  it('previews a click step by step and says what stops it', async () => {
    const { page } = open;
    await go('preview');
    await page.getByLabel('Agent').fill('ann');
    await page.getByLabel('Record id').fill('ona');
    await button('Show').click();
    await page.getByText('would dial', { exact: true }).waitFor();
    expect(await page.getByText('<hidden>').count()).toBeGreaterThan(0);
    await page.getByLabel('Agent').fill('newcomer');
    await button('Show').click();
    await page.getByText('would not dial', { exact: true }).waitFor();
    await page.locator('.note .cure').waitFor();
  });

  it('shows the secret of a new key once', async () => {
    const { page } = open;
    await go('keys');
    await page.getByLabel('Label').fill('intranet');
    await button('Create').click();
    const secret = await page.getByTestId('secret').textContent();
    expect(secret?.length).toBeGreaterThan(20);
    const asNewKey = await app.request('GET', '/v1/agent?user=ann', { key: secret ?? '' });
    expect(asNewKey.status).toBe(200);
    await button('Done').click();
    await button('Rotate intranet').waitFor();
    await go('keys');
    await button('Revoke intranet').waitFor();
    expect(await page.content()).not.toContain(secret);
    await button('Revoke intranet').click();
    await confirm('Revoke');
    await button('Revoke intranet').waitFor({ state: 'detached' });
    expect((await app.request('GET', '/v1/agent?user=ann', { key: secret ?? '' })).status).toBe(401);
  });

  it('tries rules out while they are edited, and saves them', async () => {
    const { page } = open;
    await go('rules');
    await page.getByLabel('Number as in the CRM').fill('8 612 34 001');
    await page.getByText('may be called', { exact: true }).waitFor();
    await page.getByLabel('Allowed countries').fill('DE');
    await page.getByText('not called', { exact: true }).waitFor();
    expect(app.runtime.rules.current().rules.allowedCountries).toBeUndefined();
    await button('Save').click();
    await page.getByText('It counts from the next click on.').waitFor();
    expect(app.runtime.rules.current().rules.allowedCountries).toEqual(['DE']);
    await button('Back to the file’s').click();
    await confirm('Back to the file’s');
    await page.getByText('count again').waitFor();
    expect(app.runtime.rules.current().rules.allowedCountries).toBeUndefined();
  });

  it('keeps secrets of a connection write-only', async () => {
    const { page } = open;
    await go('connections');
    await button('Add a MOR').click();
    await page.getByLabel('Id', { exact: true }).fill('second');
    await page.getByLabel('Address').fill(app.simulator.url);
    await page.getByLabel('API secret key').fill(app.simulator.options.secretKey);
    await page.getByLabel('Status user', { exact: true }).fill('admin');
    await button('Test').click();
    await page.locator('.check-lines .badge.good').first().waitFor();
    await button('Save').click();
    await page.getByText('second was saved').waitFor();
    await button('Edit second').click();
    expect(await page.getByLabel('API secret key').inputValue()).toBe('');
    expect(await page.getByLabel('API secret key').getAttribute('placeholder')).toContain('set');
    await button('Back').click();
    await button('Remove second').click();
    await confirm('Remove');
    await page.getByText('second was removed').waitFor();
  });

  it('is readable for everybody at each width', async () => {
    for (const width of [1440, 768, 360]) {
      await open.page.setViewportSize({ width, height: 900 });
      for (const name of PAGES) {
        await go(name);
        await open.page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
        expect([name, width, await overflowPx(open.page)]).toEqual([name, width, 0]);
        await picture(open.page, `admin-${name || 'overview'}-${width}`);
        if (width === 768) continue;
        expect([name, await seriousViolations(open.page)]).toEqual([name, []]);
      }
    }
    await open.page.setViewportSize({ width: 1440, height: 900 });
  }, 120_000);

  it('lets a viewer look and change nothing', async () => {
    const { page } = open;
    await button('Sign out').click();
    await signIn(page, VIEWER_PASSWORD);
    await button('Sign out').waitFor();
    await go('mapping');
    await page.getByRole('row').filter({ hasText: 'Ann Adams' }).waitFor();
    for (const name of ['Auto-match', 'Import CSV', 'Undo', 'Edit Ann Adams']) {
      expect(await button(name).count()).toBe(0);
    }
    await go('keys');
    await page.getByRole('region', { name: 'Keys' }).waitFor();
    expect(await button('Create').count()).toBe(0);
    await go('rules');
    expect(await page.getByLabel('Allowed countries').isDisabled()).toBe(true);
    await go('connections');
    expect(await button('Add a MOR').count()).toBe(0);
    // Also without the page's help.
    const refused = await page.evaluate<number>(
      `fetch('/admin/api/session').then((r) => r.json()).then(({ csrf }) => fetch('/admin/api/mapping/undo', { method: 'POST', headers: { 'x-csrf-token': csrf, 'content-type': 'application/json' }, body: '{}' })).then((r) => r.status)`,
    );
    expect(refused).toBe(403);
  });

  it('gives the browser nothing to complain of', () => {
    expect(open.complaints).toEqual([]);
  });

  it('weighs little and has nothing inline', () => {
    for (const name of ['admin', 'panel']) {
      const folder = join('dist/web', name);
      const assets = readdirSync(join(folder, 'assets')).map((file) =>
        readFileSync(join(folder, 'assets', file)),
      );
      const bytes = assets.reduce((sum, content) => sum + gzipSync(content).length, 0);
      expect(bytes).toBeLessThan(150_000);
      const html = readFileSync(join(folder, 'index.html'), 'utf8');
      expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/);
    }
  });
});
