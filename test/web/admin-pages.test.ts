import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDemoCrm, createDemoType } from '../../connectors/demo/connector.ts';
import { salesforce } from '../../connectors/salesforce/connector.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { JWT_LOGIN, PRIVATE_KEY, startOrg } from '../connectors/salesforce/setup.ts';
import { ADMIN_PASSWORD, VIEWER_PASSWORD, openPage, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

describe('the admin pages', () => {
  let app: TestApp;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      config: { admin: { password: ADMIN_PASSWORD, viewerPassword: VIEWER_PASSWORD } },
      simulator: { speed: 8 },
      connectorTypes: [createDemoType(createDemoCrm()), salesforce],
      crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
    });
    open = await openPage();
    await open.page.goto(`${app.url}/admin/`);
  });
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
    const row = live.getByRole('row').filter({ hasText: 'James Carter' });
    await row.getByText('busy').waitFor();
  });

  it('walks the whole chain and names cures', async () => {
    const { page } = open;
    await go('check');
    await page.getByText(/Everything is in order|need attention/).waitFor();
    expect(await page.locator('.check-lines li').count()).toBeGreaterThan(5);
    const warning = page.locator('.check-lines li').filter({ hasText: 'no allowedCountries' });
    expect(await warning.locator('.badge').textContent()).toBe('note');
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

  it('draws the calls of each hour also where the browser calls its language by a name of its own', async () => {
    const { page } = open;
    await page.addInitScript(
      `Object.defineProperty(Object.getPrototypeOf(navigator), 'language', { get: () => 'en-US@posix', configurable: true })`,
    );
    await go('');
    await page.locator('.chart canvas').waitFor();
    expect(await page.evaluate('navigator.language')).toBe('en-US@posix');
  });

  it('changes, adds and takes away what a CRM has several of', async () => {
    const { page } = open;
    const entry = page.getByRole('group', { name: 'Visit__c' });
    const newName = page.getByLabel('Name in the CRM (objects)');
    const more = () => page.getByText('More', { exact: true }).last().click();
    await go('connections');
    await button('Add a CRM').click();
    await page.getByLabel('Id', { exact: true }).fill('org');
    await page.getByLabel('Address').fill('https://acme.my.salesforce.com');
    await page.getByLabel('Way to sign in').selectOption('client_credentials');
    await page.getByLabel('Client id').fill('id');
    await page.getByLabel('Client secret').fill('secret-secret');
    await more();
    for (const name of ['Visit__c', 'Account']) {
      await newName.fill(name);
      await button('Add to Objects').click();
    }
    await newName.fill('Account');
    await page.getByText('Account is in the list').waitFor();
    expect(await button('Add to Objects').isDisabled()).toBe(true);
    await entry.getByLabel('Telephone fields').fill('Phone__c, Mobile__c');
    await entry.getByLabel('Name fields').fill('Name');
    await page.getByRole('group', { name: 'Account' }).getByLabel('Telephone fields').fill('Phone');
    await button('Save').click();
    await page.getByText('org was saved').waitFor();

    await button('Edit org').click();
    await more();
    expect(await entry.getByLabel('Telephone fields').inputValue()).toBe('Phone__c, Mobile__c');
    await button('Remove Account').click();
    await button('Save').click();
    await page.getByText('org was saved').waitFor();
    const stored = await page.evaluate<{ crms: { id: string; options: unknown }[] }>(
      `fetch('/admin/api/connections').then((r) => r.json())`,
    );
    expect(stored.crms.find(({ id }) => id === 'org')?.options).toMatchObject({
      objects: { Visit__c: { phones: ['Phone__c', 'Mobile__c'], names: ['Name'] } },
    });
    expect(JSON.stringify(stored)).not.toContain('"phones":["Phone"]');
    await button('Remove org').click();
    await confirm('Remove');
    await page.getByText('org was removed').waitFor();
  });

  it('keeps the lines of a key and of a certificate in PEM, up to what is signed with them', async () => {
    const { page } = open;
    const org = await startOrg();
    const certificate = readFileSync('test/fixtures/tls/cert.pem', 'utf8');
    const line = (text: string) => page.locator('.check-lines li').filter({ hasText: text });
    const more = () => page.getByText('More', { exact: true }).first().click();
    try {
      await go('connections');
      await button('Add a CRM').click();
      await page.getByLabel('Id', { exact: true }).fill('signed');
      await page.getByLabel('Address').fill(org.url);
      await page.getByLabel('Way to sign in').selectOption('jwt');
      await page.getByLabel('Client id').fill(JWT_LOGIN.clientId);
      await page.getByLabel('User name').first().fill(JWT_LOGIN.username);
      await page.getByLabel('Private key (PEM)').fill(PRIVATE_KEY);
      await more();
      await page.getByLabel('Certificate (PEM)', { exact: true }).fill(certificate);
      await button('Save').click();
      await page.getByText('signed was saved').waitFor();

      // The org takes an assertion only when it was signed with this very key.
      await button('Test signed').click();
      await line('signed: login').locator('.badge.good').waitFor();
      await line('signed: certificate').getByText('valid for').waitFor();
      await button('Edit signed').click();
      expect(await page.getByLabel('Private key (PEM)').inputValue()).toBe('');
      await more();
      expect(await page.getByLabel('Certificate (PEM)', { exact: true }).inputValue()).toBe(certificate);
      // Saved once more without being typed again, the key is still that one.
      await button('Save').click();
      await page.getByText('signed was saved').waitFor();
      await button('Test signed').click();
      await line('signed: login').locator('.badge.good').waitFor();
      await button('Remove signed').click();
      await confirm('Remove');
      await page.getByText('signed was removed').waitFor();
    } finally {
      await org.close();
    }
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
    await page.getByRole('region', { name: 'Keys', exact: true }).waitFor();
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

  it('takes no change without the session’s second secret', async () => {
    const { page } = open;
    await button('Sign out').click();
    await signIn(page, ADMIN_PASSWORD);
    await button('Sign out').waitFor();
    const attempts = await page.evaluate<number[]>(
      `Promise.all([{}, { 'x-csrf-token': 'guessed' }].map((headers) => fetch('/admin/api/mapping/undo', { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' }).then((r) => r.status)))`,
    );
    expect(attempts).toEqual([403, 403]);
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
