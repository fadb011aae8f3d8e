import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { API_KEY, SIGNING_SECRET, mapping, startApp } from '../helpers/app.ts';
import { ADMIN_PASSWORD } from '../helpers/pages.ts';
import { signedIn } from '../http/admin/client.ts';
import { adminChanges, publicChanges } from './routes.ts';
import type { Route } from './routes.ts';
import { at, fetchIn, launchOnStage, startSite } from './stage.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

// From another site the browser withholds the cookie; from another port only, it sends it.
const stranger = fixtureOfAll(
  () => startSite('evil.test'),
  (site) => site.close(),
);
const neighbour = fixtureOfAll(
  () => startSite('calls.test'),
  (site) => site.close(),
);
const app = fixtureOfAll(
  () =>
    startApp({
      config: { admin: { password: ADMIN_PASSWORD } },
      crms: [{ id: 'site', type: 'generic', apiKeys: [API_KEY], signingSecrets: [SIGNING_SECRET] }],
      mappings: [mapping({ user: 'ann', freeDialling: true })],
    }),
  (started) => started.close(),
);
const url = fixtureOfAll(() => at('calls.test', app().url));
/** Inspects the state from another browser. */
const observer = fixtureOfAll(() => signedIn(app().url, undefined, ADMIN_PASSWORD));
const browser = fixtureOfAll(launchOnStage, (launched) => launched.close());
/** The signed-in user of the browser that opens the foreign pages. */
const victim = fixtureOfAll(async () => {
  const context = await browser().newContext();
  const signIn = await context.request.post(`${app().url}/admin/api/sign-in`, {
    headers: { origin: app().url },
    data: { password: ADMIN_PASSWORD },
  });
  expect(signIn.status()).toBe(200);
  const [cookie] = await context.cookies();
  if (!cookie) throw new Error('signing in set no cookie');
  await context.addCookies([{ ...cookie, domain: 'calls.test' }]);
  return context;
});

const SEEN = ['audit', 'mapping', 'calls', 'keys', 'rules', 'connections', 'sessions'];

/** Everything an administrator can see, and the requests made to MOR. */
const everything = async (): Promise<unknown> => ({
  ...Object.fromEntries(
    await Promise.all(
      SEEN.map(async (name) => {
        const { status, text } = await observer().send('GET', name);
        expect({ name, status }).toEqual({ name, status: 200 });
        return [name, text.replace(/"lastSeenAt":"[^"]*"/g, '')] as const;
      }),
    ),
  ),
  dialled: app().simulator.ledger().length,
});

/** Everything a form can send, in the three encodings that forms have; the second disguises JSON as a field. */
const CLICK = {
  user: 'ann',
  number: '+37061234001',
  password: 'a password of mine',
  current: ADMIN_PASSWORD,
};
const FORMS = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'] as const;

/** Submits a form from a page into a new frame, and waits for the connector's answer. */
const submit = async (page: Page, address: string, enctype: (typeof FORMS)[number]): Promise<number> => {
  const answered = page.waitForResponse((response) => response.url() === address);
  const fields =
    enctype === 'text/plain'
      ? { [JSON.stringify(CLICK).replace(/\}$/, ',"notes":"')]: '"}' }
      : (CLICK as Record<string, string>);
  await page.evaluate(`(() => {
    const frame = Object.assign(document.createElement('iframe'), { name: 'f' + Math.random() });
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: ${JSON.stringify(address)}, enctype: ${JSON.stringify(enctype)}, target: frame.name });
    for (const [name, value] of Object.entries(${JSON.stringify(fields)})) {
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    }
    document.body.append(frame, form);
    form.submit();
  })()`);
  return (await answered).status();
};

describe('forms and scripts in foreign pages, in the browser of a signed-in administrator', () => {
  it('find the administrator signed in, so that the tests below prove something', async () => {
    const page = await victim().newPage();
    await page.goto(`${url()}/admin/`);
    expect(await fetchIn(page, '/admin/api/session')).toMatchObject({ status: 200 });
    await page.close();
  });

  it.each([
    ['another site', () => stranger()],
    ['another port of the same host', () => neighbour()],
  ])(
    'change nothing from %s, whatever the route and the encoding',
    async (_, site) => {
      const routes = [...(await publicChanges(app().url)), ...adminChanges()];
      expect(routes.length).toBeGreaterThan(25);
      const before = await everything();
      const page = await victim().newPage();
      await page.goto(site().origin);
      const accepted: unknown[] = [];
      for (const { path } of routes.filter(({ method }) => method === 'POST')) {
        for (const enctype of FORMS) {
          const status = await submit(page, url() + path, enctype);
          if (status < 400 || status >= 500) accepted.push({ path, enctype, status });
        }
      }
      const others = routes.filter(({ method }: Route) => method !== 'POST');
      for (const { path, method } of others) {
        const init: RequestInit = { method, credentials: 'include', body: JSON.stringify(CLICK) };
        const { refused } = await fetchIn(page, url() + path, init);
        if (refused === undefined) accepted.push({ path, method });
      }
      await page.close();
      expect(accepted).toEqual([]);
      expect(await everything()).toEqual(before);
    },
    120_000,
  );

  it('send a MOR webhook only as a hint: nothing is changed and nothing dialled', async () => {
    const before = await everything();
    const page = await victim().newPage();
    await page.goto(stranger().origin);
    await submit(page, `${url()}/hooks/mor/main/call-end`, FORMS[0]);
    await page.close();
    expect(await everything()).toEqual(before);
  });
});
