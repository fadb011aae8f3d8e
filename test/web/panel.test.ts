import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { createTokens } from '../../src/http/tokens.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { sampleCall } from '../contracts/store/samples.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { openPage, overflowPx, picture } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

const NARROW = { width: 250, height: 700 };

describe('the agent panel', () => {
  let app: TestApp;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      simulator: { speed: 6 },
      crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], origins: ['https://crm.example.com'] }],
      mappings: [
        mapping({ user: 'ann', crm: 'demo', source: '101;111', name: 'Ann Adams' }),
        mapping({
          user: 'bob',
          crm: 'demo',
          username: 'bob',
          device: '6',
          source: '102',
          freeDialling: true,
        }),
        mapping({ user: 'dave', crm: 'demo', username: 'dave', device: '8', source: '104' }),
        mapping({ user: 'zoned', crm: 'demo', username: 'carol', device: '7', source: '103' }),
        mapping({ user: 'off', crm: 'demo', username: 'erin', device: '9', source: '105', enabled: false }),
      ],
    });
    open = await openPage(NARROW);
  });
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  /** Signed with the key directly, because some tests need a token of an agent who was switched off after it was issued. */
  const tokenOf = async (user: string): Promise<string> => {
    const tokens = createTokens({ key: () => app.runtime.ownKeys.get('tokens'), trusted: [], now: Date.now });
    return (await tokens.issue({ crm: 'demo', user }, 'act')).token;
  };
  const show = async (user: string, lang = 'en'): Promise<void> => {
    // Another address first, or the browser would only scroll within the page.
    await open.page.goto('about:blank');
    await open.page.goto(`${app.url}/panel?lang=${lang}#token=${await tokenOf(user)}`);
    await open.page.locator('.dot.live').waitFor();
  };
  const callAs = async (user: string, body: unknown): Promise<string> => {
    const answer = await app.request('POST', '/v1/calls', {
      body,
      key: await tokenOf(user),
      headers: { 'idempotency-key': `${user}-${Date.now()}-${Math.random()}` },
    });
    return String(answer.body['id']);
  };
  const current = () => open.page.locator('.current');

  it('removes the token from the address and says who is signed in', async () => {
    await show('ann');
    expect(open.page.url()).not.toContain('token');
    await open.page.getByRole('heading', { name: 'Ann Adams' }).waitFor();
  });

  it('shows a call started elsewhere as it progresses, at 250 pixels', async () => {
    const id = await callAs('ann', { record: { type: 'Contact', id: 'ona' } });
    await current().getByText('Ona Petrauskaitė').waitFor();
    await current().and(open.page.locator('[data-state=connected]')).waitFor();
    await current().getByRole('timer').waitFor();
    expect(await overflowPx(open.page)).toBeLessThanOrEqual(0);
    expect(await seriousViolations(open.page)).toEqual([]);
    await picture(open.page, 'panel-250');
    await current().getByLabel('Notes').fill('Wants an offer');
    await current().getByLabel('Result').selectOption('Call back');
    await current().getByRole('button', { name: 'Save', exact: true }).click();
    await current().getByText('Saved to the call').waitFor();
    expect(await app.runtime.book.get(id)).toMatchObject({
      notes: 'Wants an offer',
      result: 'call_back',
    });
    await app.until(id, 'ended');
    await current().getByText('Call ended').waitFor();
    // What was typed is still there when the call is over.
    expect(await current().getByLabel('Notes').inputValue()).toBe('Wants an offer');
    await current().getByRole('button', { name: 'Close', exact: true }).click();
    await current().waitFor({ state: 'detached' });
  });

  it('redials from the list, using the number that the agent chose', async () => {
    const { page } = open;
    await page.getByLabel('Ring me at').selectOption('111');
    await page.getByRole('button', { name: 'Call Ona Petrauskaitė again' }).click();
    await current().getByText('Ona Petrauskaitė').waitFor();
    const { items } = await app.runtime.store.calls.list({ crm: 'demo', user: 'ann', limit: 5 });
    expect(items).toHaveLength(2);
    expect(items[0]?.source).toBe('111');
    await app.until(items[0]?.id ?? '', 'ended');
  });

  it('has a dial pad only for those who may dial freely', async () => {
    const { page } = open;
    expect(await page.getByRole('form', { name: 'Dial pad' }).count()).toBe(0);
    await show('bob');
    const pad = page.getByRole('form', { name: 'Dial pad' });
    for (const digit of '+37061234001') await pad.getByRole('button', { name: digit, exact: true }).click();
    await pad.getByRole('button', { name: 'Call' }).click();
    await current().getByText('+37061234001').waitFor();
    const [call] = (await app.runtime.store.calls.list({ crm: 'demo', user: 'bob', limit: 1 })).items;
    expect(call?.destination).toBe('+37061234001');
  });

  it('offers the second number of a field, and a click dials it', async () => {
    const { page } = open;
    await show('bob');
    await page.getByLabel('Number').fill('8 612 76 002; 8 612 76 003');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    const second = page.getByRole('button', { name: '+37061276003' });
    await second.waitFor();
    expect(await overflowPx(page)).toBeLessThanOrEqual(0);
    expect(await seriousViolations(page)).toEqual([]);
    await picture(page, 'panel-two-numbers');
    // The button is enabled once the first call, which is busy, is over.
    await second.click();
    await current().getByText('+37061276003').waitFor();
    const { items } = await app.runtime.store.calls.list({ crm: 'demo', user: 'bob', limit: 2 });
    expect(items.map(({ destination }) => destination)).toEqual(['+37061276003', '+37061276002']);
    await app.until(items[0]?.id ?? '', 'ended');
  });

  it('shows agents only their own calls', async () => {
    await show('dave');
    await open.page.getByText('You have made no calls yet.').waitFor();
    await callAs('bob', { record: { type: 'Contact', id: 'james' } });
    await callAs('dave', { record: { type: 'Contact', id: 'greta' } });
    await current().getByText('Greta Schäfer').waitFor();
    expect(await open.page.getByText('James Carter').count()).toBe(0);
  });

  it('refuses the token of another agent, even when sent without the page’s help', async () => {
    const [call] = (await app.runtime.store.calls.list({ crm: 'demo', user: 'bob', limit: 1 })).items;
    const ask = (method: string, path: string, token: string, body: object | null = null) =>
      open.page.evaluate<number>(
        `fetch(${JSON.stringify(`/v1/calls/${call?.id ?? ''}${path}`)}, { method: ${JSON.stringify(method)}, headers: { authorization: ${JSON.stringify(`Bearer ${token}`)}, 'content-type': 'application/json' }, body: ${body === null ? 'undefined' : JSON.stringify(JSON.stringify(body))} }).then((r) => r.status)`,
      );
    const foreign = await tokenOf('dave');
    expect(await ask('GET', '', await tokenOf('bob'))).toBe(200);
    expect(await ask('GET', '', foreign)).toBe(404);
    expect(await ask('PATCH', '', foreign, { notes: 'not mine' })).toBe(404);
    expect(await ask('POST', '/hangup', foreign, {})).toBe(404);
    expect((await app.runtime.book.get(call?.id ?? ''))?.notes).toBeUndefined();
  });

  it('says why somebody cannot call', async () => {
    await show('off');
    await open.page.locator('[data-code=agent_disabled]').waitFor();
  });

  it('speaks the agent’s language, also when saying why a call was refused', async () => {
    await callAs('dave', { record: { type: 'Contact', id: 'luca' } });
    for (const [lang, { call, problems }] of Object.entries(LANGUAGES).slice(1)) {
      await show('dave', lang);
      await open.page.getByRole('heading', { name: call.recent }).waitFor();
      expect(await open.page.locator('html').getAttribute('lang')).toBe(lang);
      const { title: why, cure } = problems.do_not_call;
      const refused = open.page.locator('.recent li').filter({ hasText: 'Luca Rossi' });
      expect(await refused.locator('.why').textContent()).toBe(`${why}. ${cure}`);
      expect(await overflowPx(open.page)).toBeLessThanOrEqual(0);
    }
  });

  it.each([
    ['en-GB', 'Europe/Vilnius', '05/03/2026, 23:07'],
    ['en-US', 'America/New_York', '3/5/26, 4:07 PM'],
    ['de-DE', 'Asia/Tokyo', '06.03.26, 06:07'],
  ])(
    'writes dates as %s does, in the zone %s, whatever the language of the panel',
    async (locale, zone, text) => {
      const at = '2026-03-05T21:07:00.000Z';
      await app.runtime.store.calls.insert(
        sampleCall({
          crm: 'demo',
          user: 'zoned',
          state: 'ended',
          outcome: 'busy',
          createdAt: at,
          endedAt: at,
        }),
      );
      const page = await open.browser.newPage({ locale, timezoneId: zone });
      await page.goto(`${app.url}/panel?lang=en#token=${await tokenOf('zoned')}`);
      const entry = page.locator('.recent li').first();
      await entry.waitFor();
      // The space between time and letters may be a narrow one.
      expect((await entry.locator('small').first().textContent())?.replaceAll(/\s/g, ' ')).toContain(text);
      await page.close();
    },
  );

  it('asks to be opened from the CRM when nobody says who the agent is', async () => {
    await open.page.goto('about:blank');
    await open.page.goto(`${app.url}/panel?lang=en`);
    await open.page.getByText('Open this panel from the CRM').waitFor();
    await open.page.goto('about:blank');
    await open.page.goto(`${app.url}/panel?lang=en#token=forged`);
    await open.page.getByText('Open this panel from the CRM').waitFor();
  });

  it('causes no browser errors', () => {
    expect(open.complaints).toEqual([]);
  });
});
