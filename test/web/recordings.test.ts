import { afterEach, describe, expect, it } from '@jest/globals';
import { createTokens } from '../../src/http/tokens.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { ADMIN_PASSWORD, drawn, openPage, signIn } from '../helpers/pages.ts';
import { faultsOf } from '../helpers/readable.ts';

const SOON_MS = 31_000;
const PANEL_WIDTHS = [250, 400];
const ADMIN_WIDTHS = [400, 1280];

describe('recordings in the pages', () => {
  /** How far the service's clock is ahead. */
  const clock = fixtureOfAll(() => ({ aheadMs: 0 }));
  const app = fixtureOfAll(
    async () => {
      await buildPages();
      return startApp({
        now: () => Date.now() + clock().aheadMs,
        config: { admin: { password: ADMIN_PASSWORD } },
        simulator: { speed: 6, recording: true },
        mor: { recordings: { enabled: true, keepDays: 90, legalBasis: 'consent', notice: 'agent_says' } },
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
        mappings: [
          mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' }),
          mapping({ user: 'bob', crm: 'demo', username: 'bob', device: '6', source: '102' }),
        ],
      });
    },
    (started) => started.close(),
  );
  const open = fixtureOfAll(
    () => openPage({ width: 400, height: 900 }),
    ({ browser }) => browser.close(),
  );
  afterEach(() => {
    expect(open().complaints).toEqual([]);
  });

  const place = async (user: string, contact: string): Promise<string> => {
    const answer = await app().request('POST', '/v1/calls', {
      body: { user, record: { type: 'Contact', id: contact } },
      key: OTHER_KEY,
    });
    return String(answer.body['id']);
  };
  const tick = () => open().page.getByLabel('The other party agrees to the recording');

  it('keeps the tick of the consent in the panel while the service has not answered', async () => {
    const { page } = open();
    const tokens = createTokens({
      key: () => app().runtime.ownKeys.get('tokens'),
      trusted: [],
      now: Date.now,
    });
    const { token } = await tokens.issue({ crm: 'demo', user: 'ann' }, 'act');
    await page.goto(`${app().url}/panel?lang=en#token=${token}`);
    const id = await place('ann', 'ona');
    await tick().waitFor();
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/v1/calls/*', async (route) => {
      await held;
      await route.continue();
    });
    await tick().check();
    await drawn(page);
    expect(await tick().isChecked()).toBe(true);
    expect((await app().runtime.book.get(id))?.consent).toBeUndefined();
    const answered = page.waitForResponse('**/v1/calls/*');
    answer();
    expect((await answered).status()).toBe(200);
    await page.locator('.consent input:enabled').waitFor();
    expect(await tick().isChecked()).toBe(true);
    expect((await app().runtime.book.get(id))?.consent).toBe(true);
    await page.unroute('**/v1/calls/*');
    await app().until(id, 'ended');
  });

  it('plays the recording in the panel once MOR has it', async () => {
    const { page } = open();
    clock().aheadMs += SOON_MS;
    // The end of another call wakes the search for recordings.
    await app().until(await place('bob', 'ona'), 'ended');
    await page.getByRole('button', { name: 'Listen to the recording' }).click();
    const audio = page.locator('.current audio');
    await audio.waitFor();
    expect(await audio.getAttribute('src')).toMatch(/^blob:/);
    await page.waitForFunction('document.querySelector("audio").duration > 0');
    await page.getByText('Who has listened').click();
    await page.locator('.listeners li').filter({ hasText: 'Ann Adams' }).waitFor();
    expect(await faultsOf(page, 'panel-recording', PANEL_WIDTHS)).toEqual([]);
  });

  it('plays it in the page that a ticket opens, in the language of the agent, part by part', async () => {
    const { page } = open();
    const { body } = await app().request('GET', '/v1/calls?user=ann&limit=1', { key: OTHER_KEY });
    const [{ id }] = body['items'] as [{ id: string }];
    const issued = await app().request('POST', `/v1/calls/${id}/recording-ticket`, {
      body: { user: 'ann', language: 'de_DE' },
      key: OTHER_KEY,
    });
    await page.goto(String(issued.body['url']));
    await page.getByRole('heading', { name: /^Aufnahme: / }).waitFor();
    const listened = async (): Promise<number> =>
      (await app().runtime.store.mappings.audit({ limit: 100 })).items.filter(
        ({ action, actor }) => action === 'recording.listen' && actor === 'agent:demo/ann',
      ).length;
    const before = await listened();
    const heard = page.waitForResponse((response) => response.request().resourceType() === 'media');
    const sounds = 'new Promise((resolve) => { audio.addEventListener("timeupdate", () => resolve(true)); })';
    expect(
      await page.evaluate(
        `(() => { const audio = document.querySelector("audio"); void audio.play(); return ${sounds}; })()`,
      ),
    ).toBe(true);
    expect((await heard).status()).toBe(206);
    expect(await listened()).toBe(Math.max(1, before));
    expect(await faultsOf(page, 'player', PANEL_WIDTHS)).toEqual([]);
    expect((await page.goto(String(issued.body['url'])))?.status()).toBe(401);
    open().complaints.length = 0;
  });

  it('plays it on the page Calls, and deletes it', async () => {
    const { page } = open();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${app().url}/admin/`);
    await signIn(page, ADMIN_PASSWORD);
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: 'Ann Adams', exact: true }) });
    await row.getByRole('button', { name: /^Details of the call/ }).click();
    const recording = page.getByRole('region', { name: 'Recording' });
    await recording.locator('audio').waitFor();
    const heard = page.waitForResponse('**/recording');
    await page.evaluate('document.querySelector("audio").play()');
    expect([200, 206]).toContain((await heard).status());
    expect(await faultsOf(page, 'calls-recording', ADMIN_WIDTHS)).toEqual([]);
    await recording.getByRole('button', { name: 'Delete recording' }).click();
    await page
      .getByRole('dialog', { name: 'Delete this recording?' })
      .getByRole('button', { name: 'Delete recording' })
      .click();
    await recording.getByText('Deleted on request.').waitFor();
    expect(await recording.locator('audio').count()).toBe(0);
  });
});
