import { expect, it } from '@jest/globals';
import { connectionsService, crm } from '../http/admin/connections-service.ts';
import { PASSWORD } from '../http/admin/client.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';
import { openPage, picture, signIn } from '../helpers/pages.ts';

const { service, admin, url, restart, mor } = connectionsService();
const open = fixtureOfEach(
  async () => {
    await buildPages();
    return openPage();
  },
  ({ browser }) => browser.close(),
);

it('shows what is in use and what waits, and the new truth once the service is back', async () => {
  const { page } = open();
  await admin().send('PUT', 'connections/mor/main', { body: mor() });
  await admin().send('PUT', 'connections/crms/shop', { body: crm });
  await restart();

  await page.goto(`${url()}/admin/connections`);
  await signIn(page, PASSWORD);
  const main = page.getByRole('article', { name: 'main' });
  const shop = page.getByRole('article', { name: 'shop' });
  await main.getByRole('button', { name: 'Edit main' }).click();
  await page.getByLabel('Order of the hash').selectOption('device-src-dst');
  await page.getByRole('button', { name: 'Save' }).click();
  await main.getByText('The change is used after the restart').waitFor();
  await main.getByText(/^now .+, after the restart device/).waitFor();
  await shop.getByRole('button', { name: 'Remove shop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await shop.getByText('Still in use until the restart').waitFor();
  await picture(page, 'waiting-for-restart');

  // Another administrator restarts it: the page finds out by itself.
  await service().restart();
  await page.getByText('What is shown here is in use.').waitFor();
  await main.getByText(/^device/).waitFor();
  await shop.waitFor({ state: 'detached' });
  expect(await page.getByText('after the restart').count()).toBe(0);
});
