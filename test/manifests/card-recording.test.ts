import { afterEach, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { cardLabels } from '../../src/vocabulary/texts/crm-labels.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage } from '../helpers/pages.ts';
import { startConnectedCrm } from './browser/connected-crm.ts';
import { cards, faults, shoot, waitFor } from './browser/visit.ts';

const SOON_MS = 31_000;
const PLAYER = `document.querySelector('#mor-connector').shadowRoot.querySelector('audio')`;
const PENDING = 'The recording comes some minutes after the call.';

describe('the recording in the card', () => {
  /** How far the service's clock is ahead. */
  const clock = fixtureOfAll(() => ({ aheadMs: 0 }));
  const crm = fixtureOfAll(startConnectedCrm, (running) => running.close());
  const app = fixtureOfAll(
    async () => {
      const started = await startApp({
        now: () => Date.now() + clock().aheadMs,
        simulator: { speed: 12, recording: true },
        mor: { recordings: { enabled: true, keepDays: 90, legalBasis: 'consent', notice: 'agent_says' } },
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], origins: [crm().url] }],
        mappings: [
          mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' }),
          mapping({ user: 'bob', crm: 'demo', username: 'bob', device: '6', source: '102' }),
        ],
      });
      crm().connect((method, path, body) => started.request(method, path, { key: OTHER_KEY, body }), started.url);
      return started;
    },
    (started) => started.close(),
  );
  const open = fixtureOfAll(
    () => openPage({ width: 1000, height: 760 }),
    ({ browser }) => browser.close(),
  );
  afterEach(() => {
    Object.assign(crm().given, { listener: 'ann', texts: {}, policy: '', isLate: false });
  });

  const listen = (page: Page, name = 'Listen to the recording'): Locator => cards(page).getByRole('button', { name });
  const alert = (page: Page): Locator => cards(page).getByRole('alert');
  const talk = async (user: string): Promise<void> => {
    const body = { user, record: { type: 'Contact', id: 'ona' } };
    const { body: placed } = await app().request('POST', '/v1/calls', { body, key: OTHER_KEY });
    await app().until(String(placed['id']), 'ended');
  };
  const lastCall = async (): Promise<{ id: string; recording?: { state: string } }> => {
    const { body } = await app().request('GET', '/v1/calls?user=ann&limit=1', { key: OTHER_KEY });
    const [call] = body['items'] as [{ id: string }];
    return call;
  };
  const foundByMor = async (): Promise<void> => {
    clock().aheadMs += SOON_MS;
    // The end of another call wakes the search for recordings.
    await talk('bob');
    for (let turn = 0; (await lastCall()).recording?.state !== 'available'; turn += 1) {
      if (turn > 600) throw new Error('MOR’s recording was not found');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  /** Another page of the CRM, where the card still asks about the call. */
  const visit = async (origin = crm().url): Promise<Page> => {
    const page = await (await open().browser.newContext({ reducedMotion: 'reduce' })).newPage();
    await page.addInitScript(`localStorage.setItem('mor:asking', '["${(await lastCall()).id}"]')`);
    await page.clock.install();
    await page.goto(`${origin}/index.php`);
    return page;
  };
  const heard = async (): Promise<readonly string[]> =>
    (await app().runtime.store.mappings.audit({ limit: 100 })).items
      .filter(({ action }) => action === 'recording.listen')
      .map(({ actor }) => actor);

  it('comes after the call, and plays by keyboard under a strict policy, once the other party agreed', async () => {
    app();
    const from = new URL(app().url).origin;
    crm().given.policy = `default-src 'self' 'unsafe-inline'; connect-src 'self' ${from}; media-src blob:; img-src data:`;
    const { page } = open();
    await page.goto(`${crm().url}/index.php`);
    await page.locator('a[href="tel:+49 211 5550101"]').click();
    await cards(page).getByLabel('The other party agrees to the recording').check();
    await waitFor(page, 'Call ended');
    await waitFor(page, PENDING);
    expect(await listen(page).count()).toBe(0);
    await foundByMor();
    await listen(page).waitFor();
    expect(await cards(page).getByText(PENDING).count()).toBe(0);
    await shoot(page, 'card-recording-there');
    await listen(page).focus();
    await page.keyboard.press('Enter');
    const audio = cards(page).locator('audio');
    await audio.waitFor();
    expect(await audio.getAttribute('src')).toMatch(/^blob:/);
    await page.waitForFunction(`${PLAYER}.currentTime > 0`);
    expect(await page.evaluate(`[${PLAYER}.duration > 0, ${PLAYER}.matches(':focus')]`)).toEqual([true, true]);
    expect(await listen(page).count()).toBe(0);
    expect(await heard()).toEqual(['agent:demo/ann']);
    expect(await faults(page)).toEqual([]);
    await shoot(page, 'card-recording-plays');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(`${PLAYER}.getBoundingClientRect().right <= innerWidth`)).toBe(true);
    await shoot(page, 'card-recording-narrow-dark');
    expect(open().complaints).toEqual([]);
  });

  it.each([
    ['somebody who may not listen', 'en', 'You may not do that. Ask an administrator for the right.'],
    ['somebody who may not listen', 'de', 'Das dürfen Sie nicht. Bitten Sie einen Administrator um das Recht.'],
  ] as const)('tells %s so, in their language (%s)', async (_whom, language, told) => {
    const { [language]: texts } = LANGUAGES;
    Object.assign(crm().given, { listener: 'bob', texts: cardLabels(texts) });
    const page = await visit();
    await listen(page, texts.call.listen).click();
    await alert(page).getByText(told).waitFor();
    expect(await cards(page).locator('audio').count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await shoot(page, `card-recording-refused-${language}`);
  });

  it('says that it cannot play after a ticket that was used or when MOR keeps it, and plays at the next press', async () => {
    const page = await visit();
    const later = 'The recording cannot be played at the moment. Try again later. If it lasts, tell an administrator.';
    crm().given.isLate = true;
    await listen(page).click();
    await alert(page).getByText(later).waitFor();
    crm().given.isLate = false;
    app().simulator.options.recordingsNeedLogin = true;
    await listen(page).click();
    await alert(page).getByText(later).waitFor();
    await shoot(page, 'card-recording-later');
    app().simulator.options.recordingsNeedLogin = false;
    await listen(page).click();
    await cards(page).locator('audio').waitFor();
    expect(await alert(page).count()).toBe(0);
  });

  it.each([
    ['may not reach the connector', "default-src 'self' 'unsafe-inline'; img-src data:"],
    ['may play nothing', "default-src 'self' 'unsafe-inline' http: data:"],
    ['is of an origin that is not configured', ''],
  ])('in a page that %s leads to the player', async (_what, policy) => {
    crm().given.policy = policy;
    const origin = policy === '' ? crm().url.replace('127.0.0.1', 'localhost') : crm().url;
    const page = await visit(origin);
    await listen(page).click();
    const link = cards(page).getByRole('link', { name: 'Listen in a new window' });
    await link.waitFor();
    await alert(page).getByText('This page may not play the recording.').waitFor();
    const address = new URL((await link.getAttribute('href')) ?? '', `${origin}/`);
    expect([address.origin, address.searchParams.get('entryPoint')]).toEqual([origin, 'morRecording']);
    expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual(['_blank', 'noopener']);
    expect(await faults(page)).toEqual([]);
    await shoot(page, 'card-recording-apart');
  });

  it('is asked for each minute where the page hears nothing more of the call', async () => {
    await talk('ann');
    await app().request('PATCH', `/v1/calls/${(await lastCall()).id}`, { body: { consent: true }, key: OTHER_KEY });
    const page = await visit();
    await waitFor(page, PENDING);
    await foundByMor();
    await page.clock.runFor(61_000);
    await listen(page).waitFor();
  });

  it('stops and says so when it is deleted', async () => {
    const page = await visit();
    await page.evaluate('MorConnector.follow()');
    await listen(page).click();
    await cards(page).locator('audio').waitFor();
    await app().request('PATCH', `/v1/calls/${(await lastCall()).id}`, { body: { consent: false }, key: OTHER_KEY });
    await waitFor(page, 'The recording was deleted.');
    expect(await cards(page).locator('audio, .recording button:visible').count()).toBe(0);
    await shoot(page, 'card-recording-deleted');
  });
});
