import { describe, expect, it } from '@jest/globals';
import { CRM_TYPES } from '../../connectors/registry.ts';
import { createDemoCrm, createDemoType } from '../../connectors/demo/connector.ts';
import * as de from '../../src/vocabulary/texts/admin/de.ts';
import * as lt from '../../src/vocabulary/texts/admin/lt.ts';
import { demoHistory } from '../../src/demo/history.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { englishIn } from '../helpers/english.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { freePort } from '../helpers/free-port.ts';
import { ADMIN_PASSWORD, openPage, picture, signIn } from '../helpers/pages.ts';

const LONG_MS = 240_000;
const MAPPINGS = [
  mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams', source: '101;111' }),
  mapping({ user: 'bob', crm: 'demo', username: 'bob', device: '6', source: '102', freeDialling: true }),
];
const PAGES = [
  ...['', 'mapping', 'calls', 'reports', 'preview', 'check', 'connections'],
  ...['rules', 'keys', 'audit', 'sessions', 'setup', 'glossary', 'nowhere'],
];
/** What has happened to calls, in the words that the service stored. */
const REFUSALS = [
  [
    'number_invalid',
    '"12345" cannot be dialled: it has too few digits for Lithuania; is the area code missing?',
  ],
  ['destination_blocked', '+37090012345 is a premium-rate number, which the dial rules exclude.'],
  [
    'destination_blocked',
    '+674555 is on Nauru. Your administrator can allow its beginning (allowedPrefixes).',
  ],
  ['agent_not_mapped', 'CRM user eve of demo has no device, source in the connector.'],
  ['mor_unreachable', 'MOR main cannot be reached: the host name is not known (ENOTFOUND)'],
] as const;
const ACTIVITY_ERRORS = [
  'SuiteCRM refused the login. Correct username and password, and check that this CRM user is active.',
  'given up after 20 attempts; the last one: the CRM did not answer: no answer within 10000 ms. Correct the connection to the CRM, then retry this call on the Calls page.',
];
const CAUSES = [17, 203, 221, 250, 999];

describe('English that is left in the pages of other languages', () => {
  const app = fixtureOfAll(
    async () => {
      await buildPages();
      const port = await freePort();
      const started = await startApp({
        config: { admin: { password: ADMIN_PASSWORD } },
        mor: { status: { username: 'admin', password: 'admin1', pollMs: 100 } },
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
        mappings: MAPPINGS,
      });
      const history = demoHistory(MAPPINGS, Date.now());
      const refused = history.filter(({ state }) => state === 'refused');
      const ended = history.filter(({ state }) => state === 'ended');
      const insert = started.runtime.store.calls.insert.bind(started.runtime.store.calls);
      for (const [at, [code, detail]] of REFUSALS.entries()) {
        const [call] = refused.slice(at, at + 1);
        const entry = { at: new Date().toISOString(), state: 'refused', by: 'connector', detail } as const;
        if (call) await insert({ ...call, refusal: { code, detail }, timeline: [entry] });
      }
      for (const [at, call] of ended.slice(0, CAUSES.length).entries()) {
        const error = ACTIVITY_ERRORS[at % ACTIVITY_ERRORS.length] ?? '';
        const when = new Date().toISOString();
        const told = { at: when, state: 'ended', by: 'agent', detail: 'missed instead of answered' } as const;
        const seen = { at: when, state: 'ended', by: 'mor', detail: 'answered' } as const;
        await insert({
          ...call,
          outcome: 'failed',
          hangupCause: CAUSES[at] ?? 16,
          activity: { ...call.activity, state: 'dead', error },
          timeline: [...call.timeline, seen, told],
        });
      }
      return started;
    },
    (started) => started.close(),
  );
  const open = fixtureOfAll(
    async () => {
      const opened = await openPage();
      await opened.page.goto(`${app().url}/admin/`);
      await signIn(opened.page, ADMIN_PASSWORD);
      await opened.page.getByRole('button', { name: 'Sign out' }).waitFor();
      return opened;
    },
    ({ browser }) => browser.close(),
  );

  it.each(['failed', 'expired', 'not_allowed'] as const)(
    'is not in the answer to a sign-in at the provider that ended with %s',
    async (code) => {
      const page = await open().browser.newPage({ locale: 'de-DE' });
      await page.goto(`${app().url}/admin/?signInError=${code}`);
      await page.getByRole('alert').waitFor();
      expect((await page.getByRole('alert').innerText()).trim()).toBe(de.frame[`sign_in_${code}`]);
      expect(await englishIn(page)).toEqual([]);
      expect(new URL(page.url()).search).toBe('');
      await picture(page, `english-provider-${code}`);
      await page.close();
    },
  );

  it('is not in the answer to a wrong password', async () => {
    const page = await open().browser.newPage({ locale: 'de-DE' });
    await page.goto(`${app().url}/admin/`);
    await page.locator('input[type=password]').fill('wrong');
    await page.locator('input[type=password]').press('Enter');
    await page.getByRole('alert').waitFor();
    await picture(page, 'english-wrong-password');
    expect(await englishIn(page)).toEqual([]);
    await page.close();
  });

  it.each([
    ['de', de],
    ['lt', lt],
  ] as const)(
    '%s: there is none, in no page and in no state',
    async (language, texts) => {
      const { page } = open();
      const left: string[] = [];
      const look = async (name: string): Promise<void> => {
        await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
        await picture(page, `english-${name}-${language}`);
        left.push(...(await englishIn(page)).map((text) => `${name}: ${text}`));
      };
      const go = async (path: string): Promise<void> => {
        await page.goto(`${app().url}/admin/${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
      };
      const button = (name: string) => page.getByRole('button', { name, exact: true });

      await page.evaluate(`localStorage.setItem('mor-admin-language', '${language}')`);
      for (const path of PAGES) {
        await go(path);
        await look(path === '' ? 'overview' : path);
      }

      await go('calls');
      const details = page.locator('section[aria-labelledby=history] tbody button');
      await details.first().waitFor();
      for (let at = 0; at < (await details.count()); at += 1) {
        await details.nth(at).click();
        await page.getByRole('dialog').locator('.timeline').waitFor();
        await look(`call-${at}`);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }

      await go('preview');
      for (const number of ['12345', '112', '+37090012345', '+37061234001']) {
        await page.getByLabel(texts.common.agent, { exact: true }).fill('bob');
        await page.getByLabel(texts.common.number, { exact: true }).fill(number);
        await button(texts.preview.show).click();
        await page.locator('.steps').waitFor();
        await look(`preview-${number}`);
      }

      await go('mapping');
      await button(texts.mapping.auto_match).click();
      await page.locator('section[aria-labelledby=auto-match] tbody').waitFor();
      await look('auto-match');
      await page.locator('section[aria-labelledby=auto-match]').getByLabel('CRM').selectOption('gone');
      await page.getByRole('alert').waitFor();
      await look('auto-match-gone');

      await go('mapping');
      await button(texts.mapping.import_csv).click();
      const csv =
        'crm,user,mor,username,device,source,name\ndemo,eve,main,eve,eight,+37061,Müller\nnowhere,y,main,dave,8,104,x\n';
      await page
        .getByLabel(texts.mapping.csv_file)
        .setInputFiles({ name: 'agents.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') });
      await page.locator('section[aria-labelledby=import] details[open]').first().waitFor();
      await look('import');

      await go('rules');
      await page.locator('form input').first().waitFor();
      await look('rules');
      const internal = texts.rule_settings['numbers.internal'].label;
      await page.getByRole('textbox', { name: internal, exact: true }).fill('1XX, abc');
      await button(texts.common.save).click();
      await page.getByRole('alert').waitFor();
      await look('rules-wrong');
      expect(await page.getByRole('alert').innerText()).toContain(internal);
      expect(left).toEqual([]);
      expect(open().complaints).toEqual([]);
    },
    LONG_MS,
  );
});
