/** Shared set-up for the tests in this folder; each file that imports it gets its own application and browser. */
import type { Locator } from 'playwright-core';
import { createDemoCrm, createDemoType } from '../../connectors/demo/connector.ts';
import { salesforce } from '../../connectors/salesforce/connector.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { ADMIN_PASSWORD, VIEWER_PASSWORD, openPage } from '../helpers/pages.ts';

export const app = fixtureOfAll(
  async () => {
    await buildPages();
    return startApp({
      config: { admin: { password: ADMIN_PASSWORD, viewerPassword: VIEWER_PASSWORD } },
      simulator: { speed: 8 },
      connectorTypes: [createDemoType(createDemoCrm()), salesforce],
      crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
    });
  },
  (started) => started.close(),
);
/** Starts at the sign-in page. */
export const open = fixtureOfAll(
  async () => {
    const opened = await openPage();
    await opened.page.goto(`${app().url}/admin/`);
    return opened;
  },
  ({ browser }) => browser.close(),
);

export const go = async (page: string): Promise<void> => {
  await open().page.goto(`${app().url}/admin/${page}`);
  await open().page.getByRole('heading', { level: 1 }).waitFor();
};
export const button = (name: string | RegExp): Locator => open().page.getByRole('button', { name });
/** Confirms the open dialog with the button named `answer`. */
export const confirm = (answer: string): Promise<void> =>
  open().page.getByRole('dialog').getByRole('button', { name: answer, exact: true }).click();
