import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { JWT_LOGIN, PRIVATE_KEY, startOrg } from '../connectors/salesforce/setup.ts';
import { ADMIN_PASSWORD, signIn } from '../helpers/pages.ts';
import { app, button, confirm, go, open } from './admin-setup.ts';

describe('the admin pages that change settings', () => {
  beforeAll(async () => {
    await signIn(open().page, ADMIN_PASSWORD);
    await button('Sign out').waitFor();
  });

  it('shows the secret of a new key once', async () => {
    const { page } = open();
    await go('keys');
    await page.getByLabel('Label').fill('intranet');
    await button('Create').click();
    const secret = await page.getByTestId('secret').textContent();
    expect(secret?.length).toBeGreaterThan(20);
    const asNewKey = await app().request('GET', '/v1/agent?user=ann', { key: secret ?? '' });
    expect(asNewKey.status).toBe(200);
    await button('Done').click();
    await button('Rotate intranet').waitFor();
    await go('keys');
    await button('Revoke intranet').waitFor();
    expect(await page.content()).not.toContain(secret);
    await button('Revoke intranet').click();
    await confirm('Revoke');
    await button('Revoke intranet').waitFor({ state: 'detached' });
    expect((await app().request('GET', '/v1/agent?user=ann', { key: secret ?? '' })).status).toBe(401);
  });

  it('tries out rules while they are edited, and saves them', async () => {
    const { page } = open();
    await go('rules');
    await page.getByLabel('Number as in the CRM').fill('8 612 34 001');
    await page.getByText('may be called', { exact: true }).waitFor();
    const country = page.getByRole('group', { name: 'Allowed countries' }).getByLabel('Add a country');
    await country.fill('Germanu');
    await country.press('Enter');
    await page.getByText('There is no country "Germanu"').waitFor();
    await country.fill('Germany');
    await country.press('Enter');
    await button('Remove Germany').waitFor();
    await page.getByText('not called', { exact: true }).waitFor();
    expect(app().runtime.rules.current().rules.allowedCountries).toBeUndefined();
    await button('Save').click();
    await page.getByText('It counts from the next click on.').waitFor();
    expect(app().runtime.rules.current().rules.allowedCountries).toEqual(['DE']);
    await button('Back to the file’s').click();
    await confirm('Back to the file’s');
    await page.getByText('count again').waitFor();
    expect(app().runtime.rules.current().rules.allowedCountries).toBeUndefined();
  });

  it('changes, adds and removes entries of a CRM’s lists', async () => {
    const { page } = open();
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

  it('preserves the line breaks of a PEM key and certificate, so that signing works', async () => {
    const { page } = open();
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

      // The org accepts an assertion only if it was signed with this very key.
      await button('Test signed').click();
      await line('signed: login').locator('.badge.good').waitFor();
      await line('signed: certificate').getByText('valid for').waitFor();
      await button('Edit signed').click();
      expect(await page.getByLabel('Private key (PEM)').inputValue()).toBe('');
      await more();
      expect(await page.getByLabel('Certificate (PEM)', { exact: true }).inputValue()).toBe(certificate);
      // Saving again without retyping the key keeps it.
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

  it('keeps a connection’s secrets write-only', async () => {
    const { page } = open();
    await go('connections');
    await button('Add a MOR').click();
    await page.getByLabel('Id', { exact: true }).fill('second');
    await page.getByLabel('Address', { exact: true }).fill(app().simulator.url);
    await page.getByLabel('API secret key').fill(app().simulator.options.secretKey);
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

  it('causes no browser errors', () => {
    expect(open().complaints).toEqual([]);
  });
});
