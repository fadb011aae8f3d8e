import { describe, expect, it } from '@jest/globals';
import { createTokens } from '../../src/http/tokens.ts';
import * as de from '../../src/vocabulary/texts/admin/de.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage, signIn } from '../helpers/pages.ts';
import { PASSWORD, signedIn } from '../http/admin/client.ts';

const TODAY = new Date().toISOString().slice(0, 10);
const REPORT = `from=${TODAY}&to=${TODAY}&zone=UTC&group=result&crm=demo`;

describe('one result, chosen in two languages', () => {
  const app = fixtureOfAll(
    async () => {
      await buildPages();
      return startApp({
        simulator: { speed: 8 },
        config: { admin: { password: PASSWORD } },
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
        mappings: [
          mapping({ user: 'ann', crm: 'demo' }),
          mapping({ user: 'bob', crm: 'demo', username: 'bob', device: '6', source: '102' }),
        ],
      });
    },
    (started) => started.close(),
  );
  const browser = fixtureOfAll(openPage, (opened) => opened.browser.close());

  /** A call of this agent, whose panel speaks `language`; the result is chosen by its words there. */
  const rate = async (user: string, language: 'de' | 'lt'): Promise<string> => {
    const { call, results } = LANGUAGES[language];
    const answer = await app().request('POST', '/v1/calls', {
      body: { user, record: { type: 'Contact', id: 'ona' } },
      key: OTHER_KEY,
    });
    const id = String(answer.body['id']);
    await app().until(id, 'ended');
    const tokens = createTokens({
      key: () => app().runtime.ownKeys.get('tokens'),
      trusted: [],
      now: Date.now,
    });
    const { token } = await tokens.issue({ crm: 'demo', user }, 'act');
    const page = await browser().browser.newPage();
    await page.goto(`${app().url}/panel?lang=${language}#token=${token}`);
    await page
      .locator('.recent')
      .getByRole('button', { name: 'Ona Petrauskaitė', exact: true })
      .first()
      .click();
    await page.locator('.current').getByLabel(call.result).selectOption(results.call_back);
    await page.locator('.current').getByRole('button', { name: call.save_and_close }).click();
    await page.locator('.current').waitFor({ state: 'detached' });
    await page.close();
    return id;
  };

  it('is one code in the CRM and in the list, and one row in the report and its file', async () => {
    const calls = [await rate('ann', 'de'), await rate('bob', 'lt')];
    for (const id of calls) {
      for (let turn = 0; ; turn += 1) {
        const found = app().demoCrm.activities.find(({ callId }) => callId === id);
        if (found?.disposition === 'call_back') break;
        if (turn > 600) throw new Error(`the activity has ${String(found?.disposition)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    const { body: listed } = await app().request('GET', '/v1/calls?result=call_back', { key: OTHER_KEY });
    expect((listed['items'] as { id: string }[]).map(({ id }) => id).sort()).toEqual([...calls].sort());
    const admin = await signedIn(app().url);
    const { rows } = (await admin.send('GET', `reports?${REPORT}`)).body as {
      rows: Record<string, unknown>[];
    };
    expect(rows).toMatchObject([{ result: { code: 'call_back', label: 'Call back' }, calls: 2 }]);
    const { results } = (await admin.send('GET', 'overview')).body as { results: unknown[] };
    expect(results).toEqual([{ code: 'call_back', label: 'Call back', count: 2 }]);
    const german = await admin.send('GET', `reports?${REPORT}`, { headers: { 'accept-language': 'de' } });
    expect(german.body['rows']).toMatchObject([
      { result: { code: 'call_back', label: 'Rückruf' }, calls: 2 },
    ]);
    const file = await admin.send('GET', `reports/export.csv?${REPORT}`);
    expect(file.text.trim().split(/\r?\n/)).toHaveLength(2);
  });

  it('has its German label in the German admin pages, and is found by it', async () => {
    const page = await browser().browser.newPage({ locale: 'en-GB' });
    await page.goto(`${app().url}/admin/`);
    await signIn(page, PASSWORD);
    await page.getByRole('link', { name: 'Calls', exact: true }).waitFor();
    await page.evaluate("localStorage.setItem('mor-admin-language', 'de')");
    await page.goto(`${app().url}/admin/calls`);
    const { call_back } = LANGUAGES.de.results;
    await page.getByLabel(de.common.result, { exact: true }).selectOption({ label: call_back });
    const found = page.locator('section[aria-labelledby=history] tbody tr');
    await found.nth(1).waitFor();
    expect(await found.filter({ hasText: call_back }).count()).toBe(2);
    await page.goto(`${app().url}/admin/reports`);
    await page.getByLabel(de.reports.count_by, { exact: true }).selectOption('result');
    await page.getByRole('cell', { name: call_back, exact: true }).waitFor();
    await page.goto(`${app().url}/admin/`);
    await page.locator('section[aria-labelledby=results]').getByText(call_back).first().waitFor();
    await page.close();
  });
});
