import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDemoCrm, createDemoType } from '../../connectors/demo/connector.ts';
import { CRM_TYPES } from '../../connectors/registry.ts';
import { keysOf } from '../../scripts/config-keys.ts';
import { typeSchema } from '../../scripts/config-schema.ts';
import { crmFormSchema } from '../../src/config/crm-schema.ts';
import { toJsonSchema } from '../../src/config/json-schema.ts';
import { morSchema } from '../../src/config/mor-schema.ts';
import { oidcSchema } from '../../src/config/server-schema.ts';
import { ruleSetSchema } from '../../src/settings/live-rules.ts';
import * as english from '../../src/vocabulary/texts/admin/en.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import { startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { ADMIN_PASSWORD, openPage, picture, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

const paths = (schema: object | undefined): string[] => keysOf(schema ?? {}).map(({ path }) => path);
const ofType = (name: string): string[] =>
  CRM_TYPES.filter(({ type }) => type === name).flatMap((type) => paths(typeSchema(type)));

describe('words for the settings', () => {
  it.each([
    ['rule_settings', english.rule_settings, paths(toJsonSchema(ruleSetSchema))],
    ['oidc_settings', english.oidc_settings, paths(toJsonSchema(oidcSchema))],
    ['mor_settings', english.mor_settings, paths(toJsonSchema(morSchema.omit({ id: true })))],
    ['crm_settings', english.crm_settings, [...paths(toJsonSchema(crmFormSchema)), ...ofType('generic')]],
    ['salesforce_settings', english.salesforce_settings, ofType('salesforce')],
    ['sugar_settings', english.sugar_settings, [...ofType('sugarcrm'), ...ofType('suitecrm')]],
  ])('%s: each field has a label, and there are no others', (_name, words, wanted) => {
    expect(Object.keys(words).sort()).toEqual([...new Set(wanted)].sort());
  });
});

/** What people write in MOR, a CRM or an address themselves. */
const NAMES_OF_OTHERS =
  /https?:\S+|\/\S+|\{\w+\}|use_callback_uniqueid|callback_init|v\d+_\d+|SuiteCRM|SugarCRM|pt-BR|My(?=[ -]Domain)/g;
/** `keepDays`, `agent_says`, `perAgent.perDay`: names and values of the configuration. */
const CONFIGURATION =
  /\b[a-z]+(?:[A-Z][a-z]+)+\b|\b[a-z]+(?:_[a-z]+)+\b|\b[A-Z]+_[A-Z_]+\b|\b[a-z]+\.[a-z]+[A-Z]\w*/g;

describe('forms in the admin pages', () => {
  let app: TestApp;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    const connectorTypes = [...CRM_TYPES, createDemoType(createDemoCrm())];
    app = await startApp({ config: { admin: { password: ADMIN_PASSWORD } }, connectorTypes });
    open = await openPage();
    await open.page.goto(`${app.url}/admin/`);
    await signIn(open.page, ADMIN_PASSWORD);
    await open.page.getByRole('button', { name: 'Sign out' }).waitFor();
  });
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  /** Everything that the open form says, also where it is collapsed. */
  const said = async (): Promise<string[]> => {
    await open.page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
    return open.page.evaluate<string[]>(`(() => {
      const found = [];
      for (const form of document.querySelectorAll('main form')) {
        const walk = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) found.push(walk.currentNode.data);
        for (const one of form.querySelectorAll('[aria-label]')) found.push(one.getAttribute('aria-label'));
      }
      return found;
    })()`);
  };
  const rawIn = async (): Promise<string[]> =>
    (await said()).flatMap((text) => text.replace(NAMES_OF_OTHERS, '').match(CONFIGURATION) ?? []);

  it.each(Object.keys(LANGUAGES))('say nothing in the words of the configuration: %s', async (language) => {
    const { page } = open;
    await page.goto(`${app.url}/admin/rules`);
    await page.evaluate(`localStorage.setItem('mor-admin-language', '${language}')`);
    await page.goto(`${app.url}/admin/rules`);
    await page.locator('form fieldset').first().waitFor();
    expect(await rawIn()).toEqual([]);
    await picture(page, `rules-${language}`);
    for (const [at, kinds] of [
      [0, ['']],
      [1, CRM_TYPES.map(({ type }) => type)],
    ] as const) {
      await page.goto(`${app.url}/admin/connections`);
      await page.locator('.cards').first().waitFor();
      await page.locator('.view-head .actions button').nth(at).click();
      for (const kind of kinds) {
        await page.locator('main form label').nth(1).waitFor();
        if (kind !== '') await page.locator('form select').first().selectOption(kind);
        expect([kind, await rawIn()]).toEqual([kind, []]);
        expect((await said()).length).toBeGreaterThan(20);
        await picture(page, `form-${kind || 'mor'}-${language}`);
        expect(await seriousViolations(page)).toEqual([]);
      }
    }
  });

  it('say in the language of the pages why they cannot be sent, and begin at the first such field', async () => {
    const { page } = open;
    await page.evaluate(`localStorage.setItem('mor-admin-language', 'de')`);
    await page.goto(`${app.url}/admin/connections`);
    await page.locator('.cards').first().waitFor();
    await page.locator('.view-head .actions button').first().click();
    const address = page.getByLabel('Adresse', { exact: true });
    const complaint = page.locator('.field', { has: address }).locator('.field-error');
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    expect(await complaint.innerText()).toBe('Bitte füllen Sie dies aus.');
    expect(await address.evaluate((field) => field.matches(':focus[aria-invalid=true]'))).toBe(true);
    await address.fill('mor.example.com/billing');
    expect(await complaint.count()).toBe(0);
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    expect(await complaint.innerText()).toContain('https://');
    await picture(page, 'form-not-sent-de');
    expect(await seriousViolations(page)).toEqual([]);
  });
});
