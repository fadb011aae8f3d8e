import { afterEach, describe, expect, it } from '@jest/globals';
import type { Call } from '../../src/calls/call/call.ts';
import { defined } from '../../src/defined.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { mapping, startApp } from '../helpers/app.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { ADMIN_PASSWORD, openPage, overflowPx, picture, signIn } from '../helpers/pages.ts';

/** A Saturday that the page takes as today. */
const NOW = Date.parse('2026-11-28T12:00:00Z');
const DAY_MS = 86_400_000;
const RESULTS = ['reached', 'left_message', 'call_back', undefined] as const;

/** Several calls a day by two agents, for the seven days up to today. */
const someCalls = (): Call[] =>
  Array.from({ length: 7 * 8 }, (_none, at) => {
    const isAnswered = at % 3 !== 0;
    return sampleCall(
      {
        crm: 'site',
        user: at % 5 === 0 ? 'bob' : 'ann',
        state: 'ended',
        outcome: isAnswered ? 'answered' : 'no_answer',
        ...defined({
          talkSeconds: isAnswered ? 40 + at * 7 : undefined,
          result: isAnswered ? RESULTS[at % RESULTS.length] : undefined,
        }),
      },
      NOW - Math.floor(at / 8) * DAY_MS,
    );
  });

describe('the reports page', () => {
  const app = fixtureOfAll(
    async () => {
      await buildPages();
      const started = await startApp({
        config: { admin: { password: ADMIN_PASSWORD } },
        mappings: [
          mapping({ user: 'ann', name: 'Ann Adams' }),
          mapping({ user: 'bob', name: 'Bob Brown', username: 'bob', device: '6' }),
        ],
      });
      for (const call of someCalls()) await started.runtime.store.calls.insert(call);
      return started;
    },
    (started) => started.close(),
  );
  const open = fixtureOfAll(
    async () => {
      const opened = await openPage();
      await opened.page.clock.setFixedTime(NOW);
      await opened.page.goto(`${app().url}/admin/`);
      await signIn(opened.page, ADMIN_PASSWORD);
      await opened.page.getByRole('link', { name: 'Reports', exact: true }).click();
      return opened;
    },
    ({ browser }) => browser.close(),
  );
  afterEach(() => {
    expect(open().complaints).toEqual([]);
  });

  const table = (group: string) => open().page.getByRole('region', { name: `Figures by ${group}` });
  const row = (group: string, name: string) => table(group).getByRole('row').filter({ hasText: name });
  const cells = async (group: string, name: string): Promise<string[]> => {
    await row(group, name).waitFor();
    return row(group, name).getByRole('cell').allTextContents();
  };
  const choose = (label: string, text: string) =>
    open().page.getByLabel(label, { exact: true }).selectOption({ label: text });

  it('shows each of the last days, with a chart and the total', async () => {
    const { page } = open();
    await table('day').waitFor();
    await page.locator('.chart canvas').waitFor();
    expect(await table('day').getByRole('row').count()).toBe(1 + 7 + 1);
    expect((await cells('day', 'Total')).slice(0, 3)).toEqual(['Total', '56', '37']);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await overflowPx(page)).toBe(0);
    await picture(page, 'reports-day');
  });

  it('lists agents and results', async () => {
    await choose('Count by', 'Agent');
    expect((await cells('agent', 'Bob Brown')).slice(0, 3)).toEqual(['Bob Brown', 'site', '12']);
    expect(await row('agent', 'Ann Adams').count()).toBe(1);
    await picture(open().page, 'reports-agent');
    await choose('Count by', 'Result');
    for (const name of ['Reached', 'Left a message', 'Call back', 'None chosen']) {
      await row('result', name).waitFor();
    }
    expect(await seriousViolations(open().page)).toEqual([]);
    await picture(open().page, 'reports-result');
  });

  it('prints the figures without menus, filters and buttons', async () => {
    const { page } = open();
    await page.emulateMedia({ media: 'print' });
    for (const place of ['.menu', '.top', '.filters', '.actions']) {
      expect(await page.locator(place).first().isVisible()).toBe(false);
    }
    expect(await page.getByRole('region', { name: /^Figures by/ }).isVisible()).toBe(true);
    // Paper has no filters, so it says which days they are.
    expect(await page.locator('.printed').innerText()).toMatch(/\d{4} – .*\d{4}/);
    await picture(page, 'reports-print');
    await page.emulateMedia({ media: null });
  });

  it('narrows to an agent, and exports what is shown as CSV', async () => {
    const { page } = open();
    await page.getByLabel('Agent', { exact: true }).fill('bob');
    await row('result', 'Total').getByRole('cell', { name: '12', exact: true }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('calls-by-result.csv');
    expect(new URL(file.url()).searchParams.get('user')).toBe('bob');
    await page.getByLabel('Agent', { exact: true }).fill('nobody');
    await page.getByText('No call has ended in this time.').waitFor();
    await picture(page, 'reports-empty');
    await page.getByLabel('Agent', { exact: true }).fill('');
  });

  it('accepts a custom range by keyboard, and says when it is too long', async () => {
    const { page } = open();
    await choose('Count by', 'Day');
    await choose('Time', 'Dates');
    await page.getByLabel('From').fill('2020-01-01');
    await page.getByLabel('To').fill('2026-01-01');
    const alert = page.getByRole('alert');
    await alert.getByText('at most 366 days').waitFor();
    await picture(page, 'reports-too-long');
    await page.getByLabel('From').fill('2025-12-31');
    await alert.waitFor({ state: 'detached' });
    await page.getByText('No call has ended in this time.').waitFor();
    await choose('Time', 'Last 365 days');
    // For a year, only the days with calls are listed.
    expect((await cells('day', 'Total'))[1]).toBe('56');
    expect(await table('day').getByRole('row').count()).toBe(1 + 7 + 1);
    await page.getByLabel('Time').focus();
    await page.keyboard.press('Home');
    await row('day', 'Total').getByRole('cell', { name: '8', exact: true }).waitFor();
    expect(await table('day').getByRole('row').count()).toBe(1 + 1 + 1);
  });
});
