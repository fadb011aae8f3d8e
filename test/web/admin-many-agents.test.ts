import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, mapping } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { ADMIN_PASSWORD, openPage, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

const AGENTS = 10_000;
const numbers = Array.from({ length: AGENTS }, (_, i) => String(i).padStart(5, '0'));

describe('the mapping page with 10,000 agents', () => {
  let app: TestApp;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      config: { admin: { password: ADMIN_PASSWORD } },
      crms: [{ id: 'demo', type: 'demo', apiKeys: ['demo-key-0123456789'] }],
      mappings: numbers.map((n) =>
        mapping({ user: `u${n}`, crm: 'demo', name: `Agent ${n}`, source: `2${n}`, device: `1${n}` }),
      ),
    });
    app.demoCrm.agents.push(
      ...numbers.map((n) => ({ user: `u${n}`, name: `Agent ${n}`, active: true, mapping: {} })),
    );
    open = await openPage();
    await open.page.goto(`${app.url}/admin/mapping`);
    await signIn(open.page, ADMIN_PASSWORD);
  }, 90_000);
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  const row = (name: string) => open.page.getByRole('row').filter({ hasText: name });

  it('shows one page, finds an agent, and never holds more than a page in the browser', async () => {
    const { page } = open;
    await row('Agent 00000').waitFor();
    expect(await page.getByRole('row').count()).toBeLessThanOrEqual(120);
    await page.getByLabel('Search').fill('Agent 07777');
    await row('Agent 00000').waitFor({ state: 'detached' });
    await row('Agent 07777').waitFor();
    await page.getByLabel('Search').fill('');
    await row('Agent 00000').waitFor();
  });

  it('previews an import of all agents', async () => {
    const csv = [
      'crm,user,mor,username,device,source',
      ...numbers.map((n) => `demo,u${n},main,ann,1${n},3${n}`),
    ];
    await open.page.getByRole('button', { name: 'Import CSV' }).click();
    await open.page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'agents.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.join('\n')) });
    await open.page
      .getByText(/10,?000/)
      .first()
      .waitFor();
    expect((await app.runtime.store.mappings.find({ crm: 'demo', user: 'u00042' }))?.source).toBe('200042');
  });
});
