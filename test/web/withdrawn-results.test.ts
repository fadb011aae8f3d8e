import { describe, expect, it } from '@jest/globals';
import { createTokens } from '../../src/http/tokens.ts';
import { RESULTS } from '../../src/vocabulary/outcomes.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import type { Language } from '../../src/vocabulary/texts/languages.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage } from '../helpers/pages.ts';
import { PASSWORD, signedIn } from '../http/admin/client.ts';

const TODAY = new Date().toISOString().slice(0, 10);
const REPORT = `from=${TODAY}&to=${TODAY}&zone=UTC&group=result&crm=demo`;
/** For calls from a mobile telephone, which this agent has not got. */
const ELSEWHERE = { en: 'Robot', de: 'Automat', es: 'Robot', lt: 'Robotas', ru: 'Робот' };
/** Without a label in most of the languages. */
const SALE = { en: 'Sold', de: 'Verkauft' };
const CONFIGURED = [
  { code: 'sale', labels: SALE },
  { code: 'robot', labels: ELSEWHERE, outcome: 'agent_no_answer' },
];
const CODES = [...RESULTS, 'sale', 'robot', 'forgotten'];

const labelsIn = (language: Language): string[] => [
  ...RESULTS.map((code) => LANGUAGES[language].results[code]),
  language === 'de' ? SALE.de : SALE.en,
  ELSEWHERE[language],
  'forgotten',
];
const sorted = (texts: readonly string[]): string[] => [...texts].sort();

describe.each(Object.keys(LANGUAGES) as Language[])(
  'results nobody can choose any more, for a reader of %s',
  (language) => {
    const app = fixtureOfAll(
      async () => {
        await buildPages();
        const started = await startApp({
          config: { admin: { password: PASSWORD } },
          crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], results: CONFIGURED }],
          mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
        });
        const ended = {
          crm: 'demo',
          user: 'ann',
          state: 'ended',
          outcome: 'answered',
          talkSeconds: 9,
        } as const;
        for (const result of CODES)
          await started.runtime.store.calls.insert(
            sampleCall({ ...ended, result, contactName: `With ${result}` }, Date.now()),
          );
        return started;
      },
      (started) => started.close(),
    );
    const open = fixtureOfAll(openPage, ({ browser }) => browser.close());

    it('have its labels in the panel: in lists, in the form and in the figures', async () => {
      const { page, complaints } = open();
      const tokens = createTokens({
        key: () => app().runtime.ownKeys.get('tokens'),
        trusted: [],
        now: Date.now,
      });
      const { token } = await tokens.issue({ crm: 'demo', user: 'ann' }, 'act');
      await page.goto(`${app().url}/panel?lang=${language}#token=${token}`);
      const { call, panel } = LANGUAGES[language];
      await page.getByText(panel.my_calls, { exact: true }).click();
      const lines = page.locator('.own-calls li small');
      await lines.nth(CODES.length - 1).waitFor();
      const said = (await lines.allTextContents()).map((text) => text.split(' · ').at(-1) ?? '');
      expect(sorted(said)).toEqual(sorted(labelsIn(language)));

      for (const [at, code] of CODES.entries()) {
        await page
          .locator('.own-calls')
          .getByRole('button', { name: `With ${code}`, exact: true })
          .click();
        await page.locator('.current').getByText(`With ${code}`).first().waitFor();
        const chosen = page
          .locator('.current')
          .getByLabel(call.result, { exact: true })
          .locator('option:checked');
        expect([code, await chosen.textContent()]).toEqual([code, labelsIn(language)[at]]);
      }

      await page.getByText(panel.my_figures, { exact: true }).click();
      await page.getByLabel(panel.count_by, { exact: true }).selectOption('result');
      const rows = page.locator('.own-report tbody th');
      await rows.nth(CODES.length - 1).waitFor();
      expect(sorted(await rows.allTextContents())).toEqual(sorted(labelsIn(language)));
      expect(complaints).toEqual([]);
    });

    it('have its labels for an administrator: in calls, reports, their file and the overview', async () => {
      const admin = await signedIn(app().url);
      const ask = (path: string) => admin.send('GET', path, { headers: { 'accept-language': language } });
      const labelsOf = (rows: unknown): string[] =>
        sorted((rows as { result: { label: string } }[]).map(({ result }) => result.label));
      const expected = sorted(labelsIn(language));
      expect(labelsOf((await ask('calls?limit=50')).body['items'])).toEqual(expected);
      expect(labelsOf((await ask(`reports?${REPORT}`)).body['rows'])).toEqual(expected);
      const { results } = (await ask('overview')).body as { results: { label: string }[] };
      expect(sorted(results.map(({ label }) => label))).toEqual(expected);
      const [, ...lines] = (await ask(`reports/export.csv?${REPORT}`)).text.trim().split(/\r?\n/);
      for (const label of expected) expect(lines.filter((line) => line.includes(label))).not.toEqual([]);
    });
  },
);
