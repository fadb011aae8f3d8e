import type { Locator, Page } from 'playwright-core';
import { signIn } from '../../test/helpers/pages.ts';
import type { Demo } from './demo.ts';

/** One picture: its name, and what has to be on the page. */
export interface Shot {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Leads to what is shown; an element, if the picture shows no more than that. */
  readonly arrange: (page: Page, demo: Demo) => Promise<Locator | undefined>;
}

const WIDE = { width: 1200, height: 760 };
const PANEL = { width: 380, height: 660 };

const callOna = async (page: Page, { url }: Demo, state: string): Promise<Locator> => {
  await page.goto(`${url}/demo`);
  await page.getByRole('button', { name: /Call Ona/ }).click();
  const card = page.locator(`#call[data-state="${state}"]`);
  await card.waitFor();
  return card;
};

const post = async (demo: Demo, path: string, body: object): Promise<Record<string, unknown>> => {
  const answer = await fetch(demo.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
};

const openPanel = async (page: Page, demo: Demo): Promise<void> => {
  const { token } = await post(demo, '/v1/tokens', { user: 'ann', scope: 'act' });
  await page.goto(`${demo.url}/panel#token=${String(token)}`);
  await page.getByRole('heading', { name: 'Ann Adams' }).waitFor();
};

/** A page of the administration, once what `ready` names is there. */
const admin =
  (path: string, ready: (page: Page) => Locator) =>
  async (page: Page, { url, password }: Demo): Promise<undefined> => {
    await page.goto(`${url}/admin/${path}`);
    await signIn(page, password);
    await ready(page).first().waitFor();
    await page.waitForLoadState('networkidle');
    return undefined;
  };

/** Every picture of the documentation. */
export const SHOTS: readonly Shot[] = [
  {
    name: 'demo',
    size: WIDE,
    async arrange(page, demo) {
      await callOna(page, demo, 'connected');
      return undefined;
    },
  },
  {
    name: 'card-ringing',
    size: WIDE,
    arrange: (page, demo) => callOna(page, demo, 'agent_ringing'),
  },
  {
    name: 'panel-connected',
    size: PANEL,
    async arrange(page, demo) {
      await openPanel(page, demo);
      await post(demo, '/v1/calls', { user: 'ann', record: { type: 'Contact', id: 'ona' } });
      await page.getByText('Connected').first().waitFor();
      await page.getByLabel('Notes').fill('Wants an offer by Friday');
      return undefined;
    },
  },
  {
    name: 'card-incoming',
    size: PANEL,
    async arrange(page, demo) {
      await openPanel(page, demo);
      await post(demo, '/demo/api/incoming', { user: 'ann', caller: 'known' });
      await page.getByText('Incoming call').first().waitFor();
      await page.getByRole('link', { name: /Greta/ }).or(page.getByText(/Greta/)).first().waitFor();
      return undefined;
    },
  },
  { name: 'admin-setup', size: WIDE, arrange: admin('setup', (page) => page.getByText('Connect MOR')) },
  { name: 'admin-overview', size: WIDE, arrange: admin('', (page) => page.locator('h1')) },
  { name: 'admin-calls', size: WIDE, arrange: admin('calls', (page) => page.locator('tbody tr')) },
  { name: 'admin-mapping', size: WIDE, arrange: admin('mapping', (page) => page.getByText('Ann Adams')) },
  {
    name: 'admin-preview',
    size: WIDE,
    async arrange(page, demo) {
      await admin('preview', (opened) => opened.getByLabel('Number'))(page, demo);
      await page.getByLabel('CRM user').or(page.getByLabel('Agent')).first().fill('ann');
      await page.getByLabel('Record id').fill('ona');
      await page.locator('form .submit button').click();
      await page.getByText('callback_init').first().waitFor();
      return undefined;
    },
  },
];
