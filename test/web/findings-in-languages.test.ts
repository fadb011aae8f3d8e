import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CRM_TYPES } from '../../connectors/registry.ts';
import { createDemoCrm, createDemoType } from '../../connectors/demo/connector.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { freePort } from '../helpers/free-port.ts';
import { ADMIN_PASSWORD, openPage, picture, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';
import { createAdminClient } from '../http/admin/client.ts';

interface Said {
  readonly detail: string;
  readonly cure?: string;
}

/** A sentence of ours; shorter texts are names, figures and words of others. */
const isSentence = (text: string): boolean => text.split(' ').length > 4;

describe('what the pages find', () => {
  let app: TestApp;
  let open: OpenPage;
  /** What the service says in English. */
  let english: { check: Said[]; steps: Said[]; health: Said[] };
  beforeAll(async () => {
    await buildPages();
    const port = await freePort();
    app = await startApp({
      simulator: { speed: 20 },
      config: { admin: { password: ADMIN_PASSWORD }, rules: {} },
      connectorTypes: [...CRM_TYPES, createDemoType(createDemoCrm())],
      crms: [
        { id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] },
        {
          id: 'gone',
          type: 'suitecrm',
          url: `http://127.0.0.1:${port}`,
          api: 'v8',
          clientId: 'x',
          clientSecret: 'y',
        },
      ],
      mappings: [
        mapping({ user: 'ann', crm: 'demo', device: '99999' }),
        mapping({ user: 'bob', crm: 'demo', freeDialling: true }),
      ],
    });
    // Before the first call has ended, the overview leads to the set-up.
    const call = await app.request('POST', '/v1/calls', {
      body: { user: 'bob', number: '+37061234001' },
      key: OTHER_KEY,
    });
    await app.until(String(call.body['id']), 'ended');
    const client = createAdminClient(app.url);
    await client.signIn(ADMIN_PASSWORD);
    const stream = (await client.send('GET', 'check/stream')).text;
    english = {
      check: [...stream.matchAll(/^data: (\{"link".*)$/gm)].map(([, data = '']) => JSON.parse(data) as Said),
      steps: (await client.send('GET', 'setup')).body['steps'] as Said[],
      health: (await client.send('GET', 'overview')).body['health'] as Said[],
    };
    open = await openPage();
    await open.page.goto(`${app.url}/admin/`);
    await signIn(open.page, ADMIN_PASSWORD);
    await open.page.getByRole('button', { name: 'Sign out' }).waitFor();
  });
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  it.each(Object.keys(LANGUAGES).filter((code) => code !== 'en'))(
    'is said in the language of the reader: %s',
    async (language) => {
      const { page } = open;
      await page.evaluate(`localStorage.setItem('mor-admin-language', '${language}')`);
      const englishOn = async (path: string, ready: string, said: readonly Said[]): Promise<string[]> => {
        await page.goto(`${app.url}/admin/${path}`);
        await page.locator(ready).first().waitFor();
        await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
        const text = await page.locator('main').innerText();
        await picture(page, `found-${path || 'overview'}-${language}`);
        expect(await seriousViolations(page)).toEqual([]);
        expect(await page.locator('main [lang=en]').allInnerTexts()).toEqual([]);
        return said
          .flatMap(({ detail, cure = '' }) => [detail, cure])
          .filter((one) => isSentence(one) && text.includes(one));
      };
      expect(english.check.length).toBeGreaterThan(12);
      expect(english.check.filter(({ cure }) => cure !== undefined).length).toBeGreaterThan(3);
      expect(await englishOn('check', '.check-lines li', english.check)).toEqual([]);
      expect(await englishOn('setup', '.wizard li', english.steps)).toEqual([]);
      expect(await englishOn('', '.health li', english.health)).toEqual([]);
    },
  );

  it('names a wrong field in the language of the reader', async () => {
    const { page } = open;
    await page.evaluate(`localStorage.setItem('mor-admin-language', 'de')`);
    await page.goto(`${app.url}/admin/mapping`);
    await page
      .getByRole('button', { name: /Bob|bob/ })
      .first()
      .click();
    const form = page.getByRole('form').first();
    await form.getByLabel('Gerät').fill('abc');
    const error = page.getByText('nicht die Nebenstelle und nicht der SIP-Name');
    await error.first().waitFor();
    await picture(page, 'found-field-de');
  });
});
