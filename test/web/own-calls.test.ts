import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { createTokens } from '../../src/http/tokens.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { sampleCall, storeEnded } from '../contracts/store/samples.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage } from '../helpers/pages.ts';
import { faultsOf } from '../helpers/readable.ts';

const DAY_MS = 86_400_000;
const WIDTHS = [250, 320, 400];
const MANY = 23;

const ended = { crm: 'demo', user: 'ann', state: 'ended', outcome: 'answered', talkSeconds: 90 } as const;
const from = (number: string) => ({
  from: number,
  agents: [{ user: 'ann', rangAt: new Date().toISOString() }],
  matches: [],
  lookUp: 'done' as const,
  answeredIds: [],
  cdrs: [],
});

describe('an agent’s own calls in the panel', () => {
  const app = fixtureOfAll(
    async () => {
      await buildPages();
      const started = await startApp({
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
        mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams', freeDialling: true })],
      });
      const now = Date.now();
      const store = started.runtime.store.calls;
      for (let at = 0; at < MANY; at += 1)
        await store.insert(
          sampleCall({ ...ended, contactName: `Otto ${at}`, result: 'reached' }, now - (at + 40) * DAY_MS),
        );
      const lately = now - 2 * DAY_MS;
      await store.insert(
        sampleCall(
          { ...ended, talkSeconds: 900, contactName: 'Anna Kazlauskaitė', result: 'call_back' },
          lately,
        ),
      );
      const missed = { ...ended, outcome: 'missed', talkSeconds: 0, incoming: from('+37061234001') } as const;
      const { record: _record, contactName: _name, ...came } = sampleCall(missed, lately + 1);
      await storeEnded(started.runtime.store, came);
      await store.insert(sampleCall({ ...ended, user: 'bob', contactName: 'Otto of Bob' }, now));
      return started;
    },
    (started) => started.close(),
  );
  const open = fixtureOfAll(
    () => openPage({ width: 400, height: 900 }),
    ({ browser }) => browser.close(),
  );
  const show = async (lang: keyof typeof LANGUAGES): Promise<Locator> => {
    const { page } = open();
    const tokens = createTokens({
      key: () => app().runtime.ownKeys.get('tokens'),
      trusted: [],
      now: Date.now,
    });
    const { token } = await tokens.issue({ crm: 'demo', user: 'ann' }, 'act');
    await page.goto('about:blank');
    await page.goto(`${app().url}/panel?lang=${lang}#token=${token}`);
    const { panel } = LANGUAGES[lang];
    // As with a keyboard: the summaries are reached and opened without a mouse.
    for (const text of [panel.my_calls, panel.filters]) {
      await page.getByText(text, { exact: true }).waitFor();
      await page.getByText(text, { exact: true }).focus();
      await page.keyboard.press('Enter');
    }
    return page.locator('.own-calls');
  };
  /** Resolves once the list is exactly this. */
  const lists = async (own: Locator, names: readonly string[]): Promise<void> => {
    const list = own.locator('li .name');
    for (let turn = 0; ; turn += 1) {
      const found = await list.allTextContents();
      if (JSON.stringify(found) === JSON.stringify(names)) return;
      if (turn > 600) expect(found).toEqual(names);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('are filtered, sorted and searched, and shown with what was said about them', async () => {
    const own = await show('en');
    await own.getByRole('button', { name: 'Show more' }).click();
    const all = [
      '+37061234001',
      'Anna Kazlauskaitė',
      ...Array.from({ length: MANY }, (_, at) => `Otto ${at}`),
    ];
    await lists(own, all);
    await own.getByRole('searchbox').fill('kazlausk');
    await lists(own, ['Anna Kazlauskaitė']);
    expect(await own.locator('li small').first().textContent()).toContain('15m 0s · Call back');
    await own.getByRole('searchbox').fill('234001');
    await lists(own, ['+37061234001']);
    await own.getByRole('searchbox').fill('');
    await own.getByLabel('Period').selectOption('30');
    await lists(own, all.slice(0, 2));
    await own.getByLabel('Order').selectOption('oldest');
    await lists(own, all.slice(0, 2).toReversed());
    for (const [label, value, names] of [
      ['Direction', 'inbound', ['+37061234001']],
      ['Outcome', 'missed', ['+37061234001']],
      ['Talked at least', '300', ['Anna Kazlauskaitė']],
      ['Result', 'call_back', ['Anna Kazlauskaitė']],
      ['Result', 'left_message', []],
    ] as const) {
      await own.getByLabel(label).selectOption(value);
      await lists(own, names);
      await own.getByLabel(label).selectOption('');
    }
    await own.getByLabel('Period').selectOption('own');
    await own.getByLabel('To', { exact: true }).fill('2020-01-01');
    await own.getByText('No call fits these filters.').waitFor();
    expect(open().complaints).toEqual([]);
  });

  it('open in the card, and are saved as a file of what is filtered', async () => {
    const { page, complaints } = open();
    const own = await show('en');
    await own.getByLabel('Period').selectOption('30');
    await own.getByLabel('Result').selectOption('call_back');
    await lists(own, ['Anna Kazlauskaitė']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      own.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('calls.csv');
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Anna Kazlauskaitė');
    await own.getByRole('button', { name: 'Anna Kazlauskaitė', exact: true }).click();
    await page.locator('.current').getByText('Anna Kazlauskaitė').waitFor();
    expect(complaints).toEqual([]);
  });

  it.each(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[])('can be read in %s', async (lang) => {
    const own = await show(lang);
    await own.locator('li').first().waitFor();
    expect(await faultsOf(open().page, `own-calls-${lang}`, WIDTHS)).toEqual([]);
  });
});
