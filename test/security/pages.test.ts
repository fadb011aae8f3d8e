import { describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { salesforce } from '../../connectors/salesforce/connector.ts';
import { generic } from '../../connectors/generic/connector.ts';
import { API_KEY, OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { ADMIN_PASSWORD, signIn } from '../helpers/pages.ts';
import { at, frameIn, fetchIn, launchOnStage, rebind, startSite } from './stage.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const CALL_CENTER = {
  id: 'org',
  type: 'salesforce',
  url: 'https://acme.my.salesforce.com',
  login: { flow: 'client_credentials', clientId: 'id', clientSecret: 'secret-secret' },
};
const closing: (() => Promise<void>)[] = [];

const crm = fixtureOfAll(
  () => startSite('crm.test'),
  (site) => site.close(),
);
const stranger = fixtureOfAll(
  () => startSite('evil.test'),
  (site) => site.close(),
);
const neighbour = fixtureOfAll(
  () => startSite('calls.test'),
  (site) => site.close(),
);
const app = fixtureOfAll(
  async () => {
    await buildPages();
    return startApp({
      config: { admin: { password: ADMIN_PASSWORD } },
      connectorTypes: [generic, salesforce],
      crms: [
        { id: 'site', type: 'generic', apiKeys: [API_KEY], origins: [crm().origin] },
        { ...CALL_CENTER, apiKeys: [OTHER_KEY] },
      ],
      mappings: [mapping({ user: 'ann', freeDialling: true })],
    });
  },
  (started) => started.close(),
);
const url = fixtureOfAll(() => at('calls.test', app().url));
const browser = fixtureOfAll(launchOnStage, async (launched) => {
  await launched.close();
  await Promise.all(closing.map((close) => close()));
});

/** Runs `act` in a separate browser profile, closed afterwards. */
const inBrowser = async <T>(act: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> => {
  const context = await browser().newContext({ locale: 'en-GB' });
  try {
    return await act(await context.newPage(), context);
  } finally {
    await context.close();
  }
};

const signInAt = async (page: Page): Promise<void> => {
  await page.goto(`${url()}/admin/`);
  await signIn(page, ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
};

describe('frames', () => {
  it('only a configured origin may frame the panel', async () => {
    await inBrowser(async (page) => {
      await page.goto(crm().origin);
      expect(await frameIn(page, `${url()}/panel`)).toBe('shown');
      for (const { origin } of [stranger(), neighbour()]) {
        await page.goto(origin);
        expect(await frameIn(page, `${url()}/panel`)).toBe('blocked');
      }
    });
  });

  it('no page may frame the admin pages or the sign-in, and only Salesforce its softphone', async () => {
    await inBrowser(async (page) => {
      for (const origin of [crm().origin, stranger().origin, neighbour().origin, `${url()}/panel`]) {
        await page.goto(origin);
        for (const path of ['/admin/', '/admin/calls', '/admin/setup', '/', '/cti/salesforce']) {
          expect([origin, path, await frameIn(page, url() + path)]).toEqual([origin, path, 'blocked']);
        }
      }
    });
  });
});

describe('DNS rebinding: a stranger’s page whose name suddenly leads to the connector', () => {
  it('gets nothing from the signed-in administrator, and can neither sign in nor dial', async () => {
    await inBrowser(async (page) => {
      await signInAt(page);
      const dialled = app().simulator.ledger().length;
      const { origin: evil, close } = await rebind(page, 'rebound.test', app().url);
      closing.push(close);
      const statusOf = async (path: string, init?: RequestInit): Promise<number | undefined> =>
        (await fetchIn(page, evil + path, init)).status;
      const json = (body: object): RequestInit => ({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      for (const path of [
        'session',
        'calls',
        'mapping',
        'keys',
        'connections',
        'audit',
        'mapping/export.csv',
      ]) {
        expect([path, await statusOf(`/admin/api/${path}`)]).toEqual([path, 401]);
      }
      expect(await statusOf('/admin/api/setup/password', json({ password: 'one of the stranger' }))).toBe(
        403,
      );
      expect(
        await statusOf('/admin/api/sign-in', json({ password: 'guessed by it' })),
      ).toBeGreaterThanOrEqual(401);
      expect(await statusOf('/v1/calls')).toBe(401);
      expect(await statusOf('/v1/tokens', json({ user: 'ann', scope: 'act' }))).toBe(401);
      expect(await statusOf('/v1/calls', json({ user: 'ann', number: '+37061234001' }))).toBe(401);
      expect(app().simulator.ledger().length).toBe(dialled);
    });
  });
});

describe('the administrator’s cookie', () => {
  it('is out of reach of scripts and other sites', async () => {
    await inBrowser(async (page, context) => {
      await signInAt(page);
      const cookies = await context.cookies();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) {
        expect(cookie).toMatchObject({ domain: 'calls.test', httpOnly: true, sameSite: 'Strict' });
      }
      expect(await page.evaluate('document.cookie')).toBe('');

      const address = `${url()}/admin/api/session`;
      /** The cookie sent with a request that a page of another site triggers; read once the request is over. */
      const sentBy = async (script: string): Promise<string> => {
        const over = new Promise<Request>((done) => {
          const look = (request: Request): void => {
            if (request.url() === address) done(request);
          };
          page.on('requestfinished', look).on('requestfailed', look);
        });
        await page.goto(stranger().origin);
        await page.evaluate(script);
        return (await (await over).allHeaders())['cookie'] ?? 'none';
      };
      // An image, a script's request and a link: the three ways for another site to make a browser send a request.
      const ways = [
        `document.body.append(Object.assign(new Image(), { src: '${address}' }))`,
        `fetch('${address}', { mode: 'no-cors', credentials: 'include' }).then(() => 0, () => 0)`,
        `void setTimeout(() => (location.href = '${address}'))`,
      ];
      for (const way of ways) expect([way, await sentBy(way)]).toEqual([way, 'none']);
      // The admin pages themselves do get it, even right after that link.
      await page.goto(`${url()}/admin/`);
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
    });
  });
});

describe('a token in the panel’s address', () => {
  it('reaches no other site, neither by Referer nor by the address left behind', async () => {
    const { body } = await app().request('POST', '/v1/tokens', { body: { user: 'ann', scope: 'act' } });
    const token = String(body['token']);
    await inBrowser(async (page) => {
      await page.goto(`${url()}/panel?lang=en#token=${token}`);
      await page.locator('.dot.live').waitFor();
      expect(page.url()).not.toContain(token);
      const before = stranger().visits.length;
      // A link to a record, and an image in foreign text.
      const [opened] = await Promise.all([
        page.waitForEvent('popup'),
        page.evaluate(`(() => {
          const link = Object.assign(document.createElement('a'), { href: '${stranger().origin}/record', target: '_blank' });
          document.body.append(link);
          link.click();
        })()`),
      ]);
      await opened.waitForLoadState();
      expect(await opened.evaluate('[document.referrer, String(window.opener)]')).toEqual(['', 'null']);
      const visits = stranger().visits.slice(before);
      expect(visits.length).toBeGreaterThan(0);
      expect(visits.filter(({ headers }) => headers.referer !== undefined)).toEqual([]);
      expect(JSON.stringify(visits)).not.toContain(token);
    });
  });

  it('is not read from the query, which servers and proxies log', async () => {
    const { body } = await app().request('POST', '/v1/tokens', { body: { user: 'ann', scope: 'act' } });
    const token = String(body['token']);
    const query = await app().request('GET', `/v1/agent?token=${token}&access_token=${token}`, { key: null });
    expect(query.status).toBe(401);
    expect(JSON.stringify([query.body, app().log.lines])).not.toContain(token);
  });
});
