import { describe, expect, it } from '@jest/globals';
import { createTokens } from '../../src/http/tokens.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage } from '../helpers/pages.ts';
import { faultsOf } from '../helpers/readable.ts';

const DAY_MS = 86_400_000;
const WIDTHS = [250, 400];

describe('an agent’s own figures in the panel', () => {
  const app = fixtureOfAll(
    async () => {
      await buildPages();
      const started = await startApp({
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
        mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
      });
      const ended = {
        crm: 'demo',
        user: 'ann',
        state: 'ended',
        outcome: 'answered',
        talkSeconds: 90,
      } as const;
      for (const daysAgo of [0, 0, 2, 20])
        await started.runtime.store.calls.insert(
          sampleCall({ ...ended, result: 'reached' }, Date.now() - daysAgo * DAY_MS),
        );
      await started.runtime.store.calls.insert(sampleCall({ ...ended, user: 'bob' }, Date.now()));
      return started;
    },
    (started) => started.close(),
  );
  const open = fixtureOfAll(
    () => openPage({ width: 400, height: 900 }),
    ({ browser }) => browser.close(),
  );

  it('are counted by day and by result, with a total, in the language of the panel', async () => {
    const { page, complaints } = open();
    const tokens = createTokens({
      key: () => app().runtime.ownKeys.get('tokens'),
      trusted: [],
      now: Date.now,
    });
    const { token } = await tokens.issue({ crm: 'demo', user: 'ann' }, 'act');
    await page.goto(`${app().url}/panel?lang=de#token=${token}`);
    await page.getByText('Meine Zahlen').click();
    const total = page.locator('.own-report tfoot');
    await total.getByText('3', { exact: true }).first().waitFor();
    expect(await page.locator('.own-report tbody tr').count()).toBe(2);
    expect(await faultsOf(page, 'own-report', WIDTHS)).toEqual([]);
    await page.getByLabel('Zeitraum').selectOption('30');
    await total.getByText('4', { exact: true }).first().waitFor();
    await page.getByLabel('Zählen').selectOption('result');
    await page.locator('.own-report tbody').getByText('Erreicht').waitFor();
    expect(complaints).toEqual([]);
  });
});
