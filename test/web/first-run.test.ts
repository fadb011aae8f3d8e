import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { generic } from '../../connectors/generic/connector.ts';
import { startService } from '../../src/app/service.ts';
import type { Service } from '../../src/app/service.ts';
import { parseConfig } from '../../src/config/load.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import { collectLog } from '../helpers/app.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { ADMIN_PASSWORD, openPage, picture, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

describe('the first visit to a new installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-run-'));
  let service: Service;
  let simulator: RunningSimulator;
  let open: OpenPage;
  let url: string;
  beforeAll(async () => {
    await buildPages();
    simulator = await startSimulator({ speed: 20 });
    const text = stringify({
      server: { port: 0 },
      database: `sqlite:${join(folder, 'connector.db')}`,
      follow: { cdrGraceSec: 1 },
    });
    const crmOptions = new Map([[generic.type, generic.options]]);
    const config = parseConfig(text, { env: {}, readFile: () => '', crmOptions });
    const deps = { connectorTypes: [generic], log: collectLog(), now: Date.now, version: '0.0.0-test' };
    service = await startService(config, deps);
    url = `http://127.0.0.1:${service.web.port}/admin/`;
    open = await openPage();
  });
  afterAll(async () => {
    await open.browser.close();
    await service.stop();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const button = (name: string) => open.page.getByRole('button', { name, exact: true });
  const field = (name: string) => open.page.getByLabel(name, { exact: true });
  const states = () => open.page.locator('.wizard h2 .badge').allTextContents();
  it('begins by setting a password that nobody can guess', async () => {
    const { page } = open;
    await page.goto(url);
    await field('New password').fill('short');
    await page.getByText('5 more characters are needed').waitFor();
    await field('New password').fill(ADMIN_PASSWORD);
    await field('The same again').fill('something else');
    await page.getByText('The two passwords differ').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await field('The same again').fill(ADMIN_PASSWORD);
    await field('Set-up code').fill(service.web.setupCode ?? '');
    await button('Set the password').click();
    await page.getByRole('heading', { name: 'Set-up' }).waitFor();
    await page.locator('.wizard li').first().waitFor();
    expect(await states()).toEqual(['done', ...Array<string>(6).fill('to do')]);
  });

  it('connects MOR after a test that says what is wrong', async () => {
    const dialog = open.page.getByRole('dialog');
    // The guide opens the first unfinished step by itself.
    await open.page.locator('.wizard [aria-expanded=true]').waitFor();
    await button('Connect MOR').nth(1).click();
    // The dialog begins at its first field, also where that had to be loaded.
    await dialog.locator('input:focus').waitFor();
    await field('Address').fill(simulator.url);
    await field('API secret key').fill('not-the-secret-key');
    await field('Status user').fill('admin');
    await button('Test').click();
    await dialog.locator('.check-lines .badge.bad').first().waitFor();
    await dialog.locator('.check-lines .cure').first().waitFor();
    await field('API secret key').fill(simulator.options.secretKey);
    await button('Test').click();
    await dialog
      .locator('.check-lines li')
      .filter({ hasText: 'hash order' })
      .locator('.badge.good')
      .waitFor();
    await picture(open.page, 'first-run-mor');
    await button('Save').click();
    await dialog.waitFor({ state: 'detached' });
    await button('Restart now').waitFor();
  });

  it('can be interrupted and resumed, and applies what was entered', async () => {
    const { page } = open;
    await button('Sign out').click();
    await signIn(page, ADMIN_PASSWORD);
    await button('Restart now').click();
    await page.locator('.wizard li').nth(1).locator('h2 .badge.good').waitFor();
    expect((await states()).slice(0, 3)).toEqual(['done', 'done', 'to do']);
    expect(service.runtime.config.mor.map(({ id }) => id)).toEqual(['main']);
  });

  it('connects a CRM that needs nothing and gives an agent a line', async () => {
    const { page } = open;
    // The next step opens by itself. Its heading is a button of the same name, so the one wanted is the second.
    await button('Connect a CRM').nth(1).click();
    await field('Type').selectOption('generic');
    await field('Id').fill('site');
    await button('Save').click();
    await page.getByText('It is entered, but not in use yet.').waitFor();
    await button('Restart now').click();
    await page.locator('.wizard li').nth(2).locator('h2 .badge.good').waitFor();
    await page.getByRole('link', { name: 'To the mapping page' }).click();
    await button('Add a row').click();
    await field('CRM user').fill('ann');
    await field('MOR user').fill('ann');
    await field('Device').fill('5');
    await field('Source').fill('101');
    await button('Save').click();
    await page.getByText('ann has a line now').waitFor();
    await page.getByRole('link', { name: 'Set-up' }).click();
  });

  it('asks which countries may be called, by name, and refuses what is none', async () => {
    const { page } = open;
    const save = button('Save countries and internal numbers');
    await save.click();
    await page.getByText('Choose at least one country').waitFor();
    await field('Add a country').fill('Lithuanai');
    await field('Add a country').press('Enter');
    await page.getByText('There is no country "Lithuanai"').waitFor();
    for (const name of ['Lithuania', 'lv']) {
      await field('Add a country').fill(name);
      await field('Add a country').press('Enter');
    }
    await button('Remove Latvia').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await picture(page, 'first-run-numbers');
    await save.click();
    await page.locator('.wizard li').nth(4).locator('h2 .badge.good').waitFor();
    expect(service.runtime.rules.current().rules.allowedCountries).toEqual(['LT', 'LV']);
  });

  it('is not finished before a click of the CRM has come, and follows that click', async () => {
    const { page } = open;
    await button('Make a key').click();
    const secret = (await page.getByTestId('secret').textContent())?.trim() ?? '';
    await button('Done').click();
    await page.getByText('Waiting for a click.').waitFor();
    expect(await states()).toEqual([...Array<string>(6).fill('done'), 'to do']);
    await picture(page, 'first-run-waiting');

    await page.getByText('Or place a test call from here').click();
    await field('Agent').fill('ann');
    await field('Number').fill('+37061234001');
    await button('Call').click();
    await page.getByText('A test call worked. No CRM has sent a click yet.').waitFor();

    const click = await fetch(`http://127.0.0.1:${service.web.port}/v1/calls`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'idempotency-key': 'first-click',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ user: 'ann', number: '+37061234001' }),
    });
    expect(click.status).toBe(201);
    await page.getByText('Everything is set up: a click in the CRM reached a telephone.').waitFor();
    expect(await states()).toEqual(Array<string>(7).fill('done'));
    await picture(page, 'first-run-done');
    const placed = simulator.ledger().filter((entry) => entry.placed);
    expect(placed.map(({ params }) => params['dst'])).toEqual(['37061234001', '37061234001']);
  });

  it('causes no browser errors', () => {
    expect(open.complaints).toEqual([]);
  });
});
