import { beforeAll, describe, expect, it } from '@jest/globals';
import { seriousViolations } from '../helpers/browser.ts';
import { ADMIN_PASSWORD, picture, signIn } from '../helpers/pages.ts';
import { app, button, go, open } from './admin-setup.ts';

describe('the country of a mapping', () => {
  const storedCountry = async (): Promise<string | undefined> =>
    (await app().runtime.store.mappings.find({ crm: 'demo', user: 'ann' }))?.country;

  beforeAll(async () => {
    await signIn(open().page, ADMIN_PASSWORD);
    await button('Sign out').waitFor();
    await go('mapping');
  });

  it('sets a country by its name, of one agent and of several, and sends nothing that is none', async () => {
    const { page } = open();
    await button('Edit Ann Adams').click();
    const editor = page.getByRole('form', { name: 'Line of ann' });
    await editor.getByText('More fields').click();
    const country = editor.getByRole('group', { name: 'Country' });
    await country.getByLabel('Add a country').fill('Latvia');
    await country.getByLabel('Add a country').press('Enter');
    await country.getByRole('button', { name: 'Remove Latvia' }).waitFor();
    await picture(page, 'mapping-country');
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.waitFor({ state: 'detached' });
    expect(await storedCountry()).toBe('LV');

    await page.getByLabel('Choose Ann Adams').check();
    const bulk = page.getByRole('form', { name: 'Change the chosen agents' });
    await bulk.getByLabel('Set', { exact: true }).selectOption('country');
    const to = bulk.getByLabel('Add a country');
    await to.fill('Germanu');
    await bulk.getByRole('button', { name: 'Change' }).click();
    await bulk.getByText('There is no country "Germanu"').waitFor();
    expect(await bulk.locator('input:invalid').count()).toBe(1);
    expect(await storedCountry()).toBe('LV');
    await to.fill('Germany');
    await picture(page, 'mapping-bulk-country');
    expect(await seriousViolations(page)).toEqual([]);
    await bulk.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('status').filter({ hasText: '1 row was changed' }).waitFor();
    expect(await storedCountry()).toBe('DE');
  });
});
