import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { suitecrm } from '../../connectors/suitecrm/type.ts';
import { buildPackages } from '../../scripts/packages/build.ts';
import { startService } from '../../src/app/service.ts';
import type { Service } from '../../src/app/service.ts';
import { parseConfig } from '../../src/config/load.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import { collectLog } from '../helpers/app.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { ADMIN_PASSWORD, openPage, picture } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';
import { startPackagedCrm } from '../manifests/php/packaged-crm.ts';
import type { PackagedCrm } from '../manifests/php/packaged-crm.ts';
import { startSuiteV8 } from '../simulators/suitecrm-v8/server.ts';
import type { SuiteV8Fake } from '../simulators/suitecrm-v8/server.ts';
import { CLIENT_ID, CLIENT_SECRET } from '../simulators/suitecrm-v8/tokens.ts';

const MOST_STEPS = 12;
const NUMBER = '+370 61234001';

describe('a new person, from the set-up to the first click in SuiteCRM', () => {
  const folder = mkdtempSync(join(tmpdir(), 'new-person-'));
  const steps: string[] = [];
  let service: Service;
  let simulator: RunningSimulator;
  let api: SuiteV8Fake;
  let crm: PackagedCrm;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    buildPackages();
    simulator = await startSimulator({ speed: 20 });
    api = await startSuiteV8();
    api.store.insert('Contacts', { id: 'c1', last_name: 'Ona', phone_work: NUMBER, deleted: '0' });
    crm = await startPackagedCrm({ api: api.url, login: { id: CLIENT_ID, secret: CLIENT_SECRET } });
    const text = stringify({
      server: { port: 0 },
      database: `sqlite:${join(folder, 'connector.db')}`,
      follow: { cdrGraceSec: 1 },
    });
    const crmOptions = new Map([[suitecrm.type, suitecrm.options]]);
    const config = parseConfig(text, { env: {}, readFile: () => '', crmOptions });
    const deps = { connectorTypes: [suitecrm], log: collectLog(), now: Date.now, version: '0.0.0-test' };
    service = await startService(config, deps);
    open = await openPage();
  });
  afterAll(async () => {
    await open.browser.close();
    await service.stop();
    await Promise.all([simulator.close(), crm.close(), api.server.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** One thing that the person does. The page has told them to: `told` is where. */
  const step = async (what: string, told: string | RegExp, act: () => Promise<unknown>): Promise<void> => {
    await open.page.getByText(told).first().waitFor();
    await act();
    steps.push(what);
    await picture(open.page, `new-person-${String(steps.length).padStart(2, '0')}`);
  };
  const button = (name: string) => open.page.getByRole('button', { name, exact: true });
  const field = (name: string) => open.page.getByLabel(name, { exact: true });
  const isDone = (number: number) =>
    open.page
      .locator('.wizard li h2')
      .nth(number - 1)
      .locator('.badge.good')
      .waitFor();
  const restart = async (number: number): Promise<void> => {
    await button('Restart now').click();
    await isDone(number);
  };

  it('does at most 12 things, each of which the page asks for', async () => {
    const { page } = open;
    await page.goto(`http://127.0.0.1:${service.web.port}/admin/`);
    await step('choose a password', /set-up code/i, async () => {
      await field('New password').fill(ADMIN_PASSWORD);
      await field('The same again').fill(ADMIN_PASSWORD);
      await field('Set-up code').fill(service.web.setupCode ?? '');
      await button('Set the password').click();
      await isDone(1);
    });
    await step('connect MOR', 'Enter the address and the API secret key of your MOR', async () => {
      await button('Connect MOR').nth(1).click();
      await field('Address').fill(simulator.url);
      await field('API secret key').fill(simulator.options.secretKey);
      await field('Status user').fill('admin');
      await button('Save').click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
    await step('restart', 'Press Restart now.', () => restart(2));
    await step('install the package', 'Install the package in the CRM', async () => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: /^Download mor-connector-suitecrm/ }).click();
      expect((await waiting).suggestedFilename()).toMatch(/^mor-connector-suitecrm-.*\.zip$/);
    });
    await step('make and paste the code', 'Make a connection code', async () => {
      await field('Connection code').fill(await crm.code());
      expect(await seriousViolations(page)).toEqual([]);
      await picture(page, 'new-person-code');
      await button('Connect by code').click();
      await button('Restart now').waitFor();
    });
    await step('restart', 'Press Restart now.', () => restart(3));
    await step('give an agent a line', 'No agent has a mapping of their own.', async () => {
      await page.getByRole('link', { name: 'To the mapping page' }).click();
      await button('Add a row').click();
      await field('CRM user').fill('1');
      await field('MOR user').fill('ann');
      await field('Device').fill('5');
      await field('Source').fill('101');
      await button('Save').click();
      await page.getByText('has a line now').waitFor();
      await page.getByRole('link', { name: 'Set-up' }).click();
    });
    await step('choose countries', 'Choose the countries that may be called', async () => {
      await field('Add a country').fill('Lithuania');
      await field('Add a country').press('Enter');
      await button('Save countries and internal numbers').click();
      await isDone(6);
    });
    await step('click in the CRM', 'Waiting for a click.', async () => {
      expect((await crm.click('1', 'c1', NUMBER)).status).toBe(201);
      await page.getByText('Everything is set up: a click in the CRM reached a telephone.').waitFor();
    });
    expect(steps.length).toBeLessThanOrEqual(MOST_STEPS);
    const placed = simulator.ledger().filter((entry) => entry.placed);
    expect(placed.map(({ params }) => params['dst'])).toEqual(['37061234001']);
    expect(open.complaints).toEqual([]);
  });
});
