import type { CDPSession, Page } from 'playwright-core';
import { formatMappingCsv } from '../../../src/mapping/agents/csv.ts';
import { mapping, startApp } from '../../helpers/app.ts';
import { buildPages } from '../../helpers/built-pages.ts';
import { ADMIN_PASSWORD, openPage, signIn } from '../../helpers/pages.ts';
import type { Finding } from '../lib/bench.ts';
import { fixed } from '../lib/table.ts';

const AGENTS = 10_000;
const MAX_MS = 1_000;
/** Work that a page leaves for later is counted as its own. */
const QUIET_MS = 500;

interface Action {
  readonly what: string;
  readonly act: (page: Page, url: string) => Promise<unknown>;
}

const opens = (path: string): Action => ({
  what: `open ${path}`,
  act: (page, url) => page.goto(`${url}/admin/${path}`),
});
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click();

const csv = formatMappingCsv(
  Array.from({ length: AGENTS }, (_, i) => mapping({ user: `u${i}`, crm: 'demo', device: String(200 + i) })),
);

/** What an administrator does with the pages, in the order of a day. */
const ACTIONS: readonly Action[] = [
  ...['', 'calls', 'reports', 'preview', 'rules', 'connections', 'keys', 'check', 'audit'].map(opens),
  opens('mapping'),
  { what: 'search an agent', act: (page) => page.getByLabel('Search').fill('Person 777') },
  { what: 'end the search', act: (page) => page.getByLabel('Search').fill('') },
  { what: 'turn the page', act: (page) => press(page, 'Next') },
  { what: 'choose all found', act: (page) => press(page, 'Choose all') },
  { what: 'change all chosen', act: (page) => press(page, 'Change') },
  { what: 'open the import', act: (page) => press(page, 'Import CSV') },
  {
    what: 'preview an import of all',
    act: (page) =>
      page
        .getByLabel('CSV file')
        .setInputFiles({ name: 'agents.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }),
  },
  opens('audit'),
];

/** Seconds that the page's own thread has worked since it was opened, waiting left out. */
const workedSec = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
};

const measure = async (page: Page, url: string): Promise<{ what: string; ms: number }[]> => {
  const costs: { what: string; ms: number }[] = [];
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  for (const { what, act } of ACTIONS) {
    const before = await workedSec(cdp);
    await act(page, url);
    await page.waitForLoadState('networkidle');
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached', timeout: 120_000 });
    await page.waitForTimeout(QUIET_MS);
    const after = await workedSec(cdp);
    // A new page in a new process begins to count at nothing.
    costs.push({ what, ms: 1000 * (after >= before ? after - before : after) });
  }
  return costs;
};

/** Processor time of each action in the admin pages with 10,000 agents, in Chromium. */
export const pageActions = async (): Promise<Finding> => {
  await buildPages();
  const app = await startApp({
    config: { admin: { password: ADMIN_PASSWORD } },
    crms: [{ id: 'demo', type: 'demo', apiKeys: ['demo-key-0123456789'] }],
    mappings: Array.from({ length: AGENTS }, (_, i) =>
      mapping({ user: `u${i}`, crm: 'demo', name: `Person ${i}`, device: String(100 + i) }),
    ),
  });
  app.demoCrm.agents.push(
    ...Array.from({ length: AGENTS }, (_, i) => ({
      user: `u${i}`,
      name: `Person ${i}`,
      active: true,
      mapping: {},
    })),
  );
  const { browser, page } = await openPage();
  try {
    await page.goto(`${app.url}/admin/`);
    await signIn(page, ADMIN_PASSWORD);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    const costs = await measure(page, app.url);
    const most = Math.max(...costs.map(({ ms }) => ms));
    return {
      title: `Actions in the admin pages with ${AGENTS} agents: processor time in the browser`,
      columns: ['action', 'ms'],
      rows: costs.map(({ what, ms }) => [what, fixed(ms, 0)]),
      goals: [{ what: `no action over ${MAX_MS} ms (${fixed(most, 0)})`, met: most <= MAX_MS }],
      data: costs,
    };
  } finally {
    await browser.close();
    await app.close();
  }
};
