import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { API_KEY, OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { at, fetchIn, launchOnStage, startSite } from './stage.ts';
import type { Fetched } from './stage.ts';
import { fixtureOfAll, fixtureOfEach } from '../helpers/fixture.ts';

const FREE = { source: '101', freeDialling: true };
const NUMBER = '+37061234001';

const site = fixtureOfAll(
  () => startSite('crm-one.test'),
  (one) => one.close(),
);
const other = fixtureOfAll(
  () => startSite('crm-two.test'),
  (one) => one.close(),
);
const stranger = fixtureOfAll(
  () => startSite('evil.test'),
  (one) => one.close(),
);
const neighbour = fixtureOfAll(
  () => startSite('crm-one.test'),
  (one) => one.close(),
);
const app = fixtureOfAll(
  () =>
    startApp({
      crms: [
        { id: 'site', type: 'generic', apiKeys: [API_KEY], origins: [site().origin] },
        { id: 'other', type: 'generic', apiKeys: [OTHER_KEY], origins: [other().origin] },
      ],
      mappings: [
        mapping({ user: 'ann', ...FREE }),
        mapping({ user: 'bob', crm: 'other', username: 'bob', device: '6', ...FREE, source: '102' }),
      ],
    }),
  (started) => started.close(),
);
const url = fixtureOfAll(() => at('calls.test', app().url));
const browser = fixtureOfAll(launchOnStage, (launched) => launched.close());
const dialledBefore = fixtureOfEach(() => app().simulator.ledger().length);
const dialled = (): number => app().simulator.ledger().length - dialledBefore();

const tokenOf = async (user: string, key: string): Promise<string> => {
  const { body } = await app().request('POST', '/v1/tokens', { body: { user, scope: 'act' }, key });
  return String(body['token']);
};

const visit = async <T>(origin: string, act: (page: Page) => Promise<T>): Promise<T> => {
  const context = await browser().newContext();
  try {
    const page = await context.newPage();
    await page.goto(origin);
    return await act(page);
  } finally {
    await context.close();
  }
};

const ask = (page: Pick<Page, 'evaluate'>, token: string): Promise<Fetched> =>
  fetchIn(page, `${url()}/v1/agent`, { headers: { authorization: `Bearer ${token}` } });

const click = (page: Pick<Page, 'evaluate'>, token: string): Promise<Fetched> =>
  fetchIn(page, `${url()}/v1/calls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ number: NUMBER }),
  });

const REFUSED = { refused: 'TypeError: Failed to fetch' };

describe('pages from other origins, in a browser that enforces the rules', () => {
  it('a page from its CRM’s origin reads answers and streams, and dials', async () => {
    const token = await tokenOf('ann', API_KEY);
    await visit(site().origin, async (page) => {
      expect(await ask(page, token)).toMatchObject({ status: 200 });
      expect(await click(page, token)).toMatchObject({ status: 201 });
      const first = await page.evaluate<string>(`fetch(${JSON.stringify(`${url()}/v1/stream`)}, {
        headers: { authorization: 'Bearer ${token}' },
      }).then(async ({ body }) => new TextDecoder().decode((await body.getReader().read()).value))`);
      expect(first).toContain('retry:');
    });
    expect(dialled()).toBe(1);
  });

  it('a page from a stranger, or from another port of the same host, neither reads nor dials', async () => {
    const token = await tokenOf('ann', API_KEY);
    for (const { origin } of [stranger(), neighbour()]) {
      await visit(origin, async (page) => {
        expect(await ask(page, token)).toEqual(REFUSED);
        expect(await click(page, token)).toEqual(REFUSED);
      });
    }
    expect(dialled()).toBe(0);
  });

  it('a frame without an origin of its own neither reads nor dials', async () => {
    const token = await tokenOf('ann', API_KEY);
    site().put('/sandbox', '<iframe sandbox="allow-scripts" src="/"></iframe>');
    await visit(`${site().origin}/sandbox`, async (page) => {
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      if (!frame) throw new Error('the page has no frame');
      await frame.waitForLoadState();
      expect(await frame.evaluate('origin')).toBe('null');
      expect(await ask(frame, token)).toEqual(REFUSED);
      expect(await click(frame, token)).toEqual(REFUSED);
    });
    expect(dialled()).toBe(0);
  });

  it('the origin of one CRM may not use another CRM, even with a token for it', async () => {
    const [own, foreign] = [await tokenOf('bob', OTHER_KEY), await tokenOf('ann', API_KEY)];
    await visit(other().origin, async (page) => {
      expect(await ask(page, foreign)).toEqual(REFUSED);
      expect(await click(page, foreign)).toEqual(REFUSED);
      expect(dialled()).toBe(0);
      expect(await ask(page, own)).toMatchObject({ status: 200 });
    });
    await visit(site().origin, async (page) => {
      expect(await click(page, own)).toEqual(REFUSED);
    });
    expect(dialled()).toBe(0);
  });

  it('an API key is as useless as a token in a stranger’s page', async () => {
    await visit(stranger().origin, async (page) => {
      expect(await ask(page, API_KEY)).toEqual(REFUSED);
      expect(await click(page, API_KEY)).toEqual(REFUSED);
    });
    expect(dialled()).toBe(0);
  });
});
