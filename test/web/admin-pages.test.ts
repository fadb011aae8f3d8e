import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { sampleCall } from '../contracts/store/samples.ts';
import { OTHER_KEY } from '../helpers/app.ts';
import { ADMIN_PASSWORD, VIEWER_PASSWORD, drawn, signIn } from '../helpers/pages.ts';
import { app, button, go, open } from './admin-setup.ts';

describe('the admin pages', () => {
  const stepStates = () => open().page.locator('.wizard h2 .badge').allTextContents();

  it('lets nobody in with a wrong password, and imposes a wait after several', async () => {
    const { page } = open();
    const wait = page.getByText(/Wait \d+ seconds/);
    const alert = page.getByRole('alert').filter({ hasText: /The password is wrong|Wait/ });
    // Each wrong attempt lengthens the wait, so that even a slow browser runs into it.
    for (let attempt = 0; attempt < 12 && (await wait.count()) === 0; attempt += 1) {
      await signIn(page, `wrong ${attempt}`);
      await alert.waitFor();
    }
    const seconds = Number(/Wait (\d+) seconds/.exec((await wait.textContent()) ?? '')?.[1]);
    await page.waitForTimeout(seconds * 1_000 + 100);
    await signIn(page, ADMIN_PASSWORD);
    await button('Sign out').waitFor();
  });

  it('places a test call and follows it to its end', async () => {
    const { page } = open();
    await go('setup');
    await button('Click a number in the CRM').click();
    await page.getByText('Or place a test call from here').click();
    await page.getByLabel('Agent').fill('ann');
    await page.getByLabel('Record id').fill('ona');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    const call = page.getByRole('region', { name: 'A click' });
    await call.getByText('connected', { exact: true }).first().waitFor();
    await call.locator('.badge').getByText('answered').waitFor();
    await page.getByText(/^(?:A test call worked|A click in the CRM was followed)/).waitFor();
    expect((await stepStates()).slice(0, 4)).toEqual(['done', 'done', 'done', 'done']);
    const { items } = await app().runtime.store.calls.list({ limit: 5 });
    expect(items).toMatchObject([{ crm: 'demo', user: 'ann', outcome: 'answered' }]);
  });

  it('shows calls live with their timelines, and retries a dead letter', async () => {
    const { page } = open();
    const dead = sampleCall({
      crm: 'demo',
      user: 'ann',
      state: 'ended',
      outcome: 'busy',
      activity: { state: 'dead', error: 'no right to write' },
    });
    await app().runtime.store.calls.insert(dead);
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
    await app().request('POST', '/v1/calls', {
      body: { user: 'ann', record: { type: 'Contact', id: 'james' } },
      key: OTHER_KEY,
      headers: { 'idempotency-key': 'live-1' },
    });
    const row = live.getByRole('row').filter({ hasText: 'James Carter' });
    await row.getByText('busy').waitFor();
  });

  it('checks the whole chain and names cures', async () => {
    const { page } = open();
    await go('check');
    await page.getByText(/Everything is in order|need attention/).waitFor();
    expect(await page.locator('.check-lines li').count()).toBeGreaterThan(5);
    const warning = page.locator('.check-lines li').filter({ hasText: 'every country may be called' });
    expect(await warning.locator('.badge').textContent()).toBe('note');
  });

  it('takes no click before it knows the CRMs, however late they come', async () => {
    const { page } = open();
    let isHeld = true;
    await page.route('**/admin/api/connections', async (route) => {
      while (isHeld) await page.waitForTimeout(10);
      await route.continue();
    });
    await go('preview');
    await page.getByLabel('Agent').fill('ann');
    await page.getByLabel('Record id').fill('ona');
    expect(await button('Show').isDisabled()).toBe(true);
    isHeld = false;
    await button('Show').click();
    await page.getByText('would dial', { exact: true }).waitFor();
  });

  it('previews a click step by step and says what stops it', async () => {
    const { page } = open();
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

  it('draws the calls of each hour even when the browser names its language in its own way', async () => {
    const { page } = open();
    await page.addInitScript(
      `Object.defineProperty(Object.getPrototypeOf(navigator), 'language', { get: () => 'en-US@posix', configurable: true });
       Object.defineProperty(Object.getPrototypeOf(navigator), 'languages', { get: () => ['en-US@posix'], configurable: true })`,
    );
    await go('');
    await page.locator('.chart canvas').waitFor();
    expect(await page.evaluate('navigator.language')).toBe('en-US@posix');
  });

  it('speaks the language that is chosen, and remembers it', async () => {
    const { page } = open();
    await go('');
    await page.getByLabel('Language').selectOption({ label: 'Deutsch' });
    await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor();
    await go('calls');
    await page.getByRole('heading', { level: 1, name: 'Anrufe' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    // Dates as well, although this browser is set to British English.
    await page
      .getByRole('button', { name: /^Einzelheiten/ })
      .first()
      .click();
    const times = page.getByRole('dialog').locator('time');
    expect(await times.first().textContent()).toMatch(/^\d{2}\.\d{2}\.\d{4}, /);
    await page.keyboard.press('Escape');
    // What the server refuses has the words of its code.
    await page.route('**/admin/api/keys', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'not_ready', detail: 'The database is being copied.' }),
      }),
    );
    await go('keys');
    const note = page.locator('.note.bad').first();
    expect(await note.locator('p').allTextContents()).toEqual([
      'Der Konnektor startet oder stoppt, oder kann seine Datenbank nicht nutzen.',
      'The database is being copied.',
      expect.stringMatching(/^Versuchen Sie es gleich noch einmal/),
    ]);
    await page.unroute('**/admin/api/keys');
    await page.getByLabel('Sprache').selectOption({ label: 'English' });
    await page.getByRole('heading', { level: 1, name: 'Keys' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('lets a viewer look and change nothing', async () => {
    const { page } = open();
    await button('Sign out').click();
    await signIn(page, VIEWER_PASSWORD);
    await button('Sign out').waitFor();
    await go('mapping');
    await page.getByRole('row').filter({ hasText: 'Ann Adams' }).waitFor();
    for (const name of ['Auto-match', 'Import CSV', 'Undo', 'Edit Ann Adams']) {
      expect(await button(name).count()).toBe(0);
    }
    await go('keys');
    await page.getByRole('region', { name: 'Keys', exact: true }).waitFor();
    expect(await button('Create').count()).toBe(0);
    await go('rules');
    expect(
      await page.getByRole('group', { name: 'Allowed countries' }).getByLabel('Add a country').isDisabled(),
    ).toBe(true);
    await go('connections');
    expect(await button('Add a MOR').count()).toBe(0);
    // The server refuses too, without the page's help.
    const refused = await page.evaluate<number>(
      `fetch('/admin/api/session').then((r) => r.json()).then(({ csrf }) => fetch('/admin/api/mapping/undo', { method: 'POST', headers: { 'x-csrf-token': csrf, 'content-type': 'application/json' }, body: '{}' })).then((r) => r.status)`,
    );
    expect(refused).toBe(403);
  });

  it('refuses a change without the session’s CSRF token', async () => {
    const { page } = open();
    await button('Sign out').click();
    await signIn(page, ADMIN_PASSWORD);
    await button('Sign out').waitFor();
    const attempts = await page.evaluate<number[]>(
      `Promise.all([{}, { 'x-csrf-token': 'guessed' }].map((headers) => fetch('/admin/api/mapping/undo', { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' }).then((r) => r.status)))`,
    );
    expect(attempts).toEqual([403, 403]);
  });

  it('stays signed in when an answer for an earlier session arrives late', async () => {
    const { page } = open();
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const body = JSON.stringify({ code: 'unauthenticated', detail: 'Sign in first.' });
    await page.route(
      '**/admin/api/audit*',
      async (route) => {
        await gate;
        await route.fulfill({ status: 401, contentType: 'application/problem+json', body });
      },
      { times: 1 },
    );
    const asked = page.waitForRequest('**/admin/api/audit*');
    await page.getByRole('link', { name: 'Audit' }).click();
    await asked;
    await button('Sign out').click();
    await signIn(page, ADMIN_PASSWORD);
    await page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor();
    const late = page.waitForResponse((response) => response.status() === 401);
    letGo();
    await (await late).finished();
    await drawn(page);
    expect(await page.getByLabel('Password').count()).toBe(0);
    await button('Sign out').waitFor();
  });

  it('causes no browser errors', () => {
    expect(open().complaints).toEqual([]);
  });

  it('is small and has nothing inline', () => {
    for (const name of ['admin', 'panel']) {
      const folder = join('dist/web', name);
      const sizes = readdirSync(join(folder, 'assets')).map((file) => ({
        language: /^(de|es|lt|ru)-/.exec(file)?.[1],
        bytes: gzipSync(readFileSync(join(folder, 'assets', file))).length,
      }));
      // A reader loads one language besides English: the texts of the pages, and everything that the service says.
      const sumOf = (wanted: string | undefined): number =>
        sizes.filter(({ language }) => language === wanted).reduce((sum, one) => sum + one.bytes, 0);
      expect(sumOf(undefined) + Math.max(...['de', 'es', 'lt', 'ru'].map(sumOf))).toBeLessThan(165_000);
      const html = readFileSync(join(folder, 'index.html'), 'utf8');
      expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/);
    }
  });
});
