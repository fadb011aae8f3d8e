import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { suitecrm } from '../../connectors/suitecrm/type.ts';
import { v8Options } from '../connectors/suitecrm/setup.ts';
import { API_KEY, startApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { startSuiteV8 } from '../simulators/suitecrm-v8/server.ts';
import { PACKAGE_SECRET } from './bean-crm.ts';
import { startPhpSite } from './php-site.ts';

/** The record and the number of the recorded page. */
const CONTACT = '4cf31986-0908-01f0-c05a-6b03ec16eaac';
const PHONE = '+49 211 5550101';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const closed = <T extends { close(): Promise<unknown> }>(thing: T): T => {
  closing.push(() => thing.close());
  return thing;
};

describe('the script in a SuiteCRM page, with package PHP, connector and MOR behind it', () => {
  it('follows a click live to its end, and writes the notes into the one activity', async () => {
    const fake = await startSuiteV8();
    closing.push(() => fake.server.close());
    const { store, crm } = fake;
    const user = await crm.addUser({
      name: 'Sally Bronsen',
      mapping: { username: 'ann', device: '5', source: '101' },
    });
    const names = { name: 'Anna Becker', first_name: 'Anna', last_name: 'Becker' };
    store.insert('Contacts', { id: CONTACT, ...names, phone_work: PHONE, do_not_call: '0' });

    let connectorUrl = '';
    const record = { type: 'Contacts', id: CONTACT, phone: PHONE };
    const site = closed(await startPhpSite({ user, record, connectorUrl: () => connectorUrl }));
    const app = closed(
      await startApp({
        simulator: { speed: 4 },
        connectorTypes: [suitecrm],
        mappings: [],
        crms: [
          {
            id: 'suite',
            type: 'suitecrm',
            ...v8Options(fake.url),
            origins: [site.url],
            apiKeys: [API_KEY],
            signingSecrets: [PACKAGE_SECRET],
          },
        ],
      }),
    );
    connectorUrl = app.url;

    const browser = closed(await launchBrowser());
    const page = await browser.newPage();
    const mistakes: string[] = [];
    page.on('pageerror', (error) => mistakes.push(error.message));
    await page.goto(`${site.url}/index.php?page=detail&module=Contacts&action=DetailView&record=${CONTACT}`);
    const card = page.locator('#mor-connector .card');
    const shows = (text: string | RegExp): Promise<void> =>
      card.getByText(text).first().waitFor({ timeout: 25_000 });

    await page.locator(`a[href="tel:${PHONE}"]`).dblclick();
    await shows('Connected');
    await shows('Call ended');
    // Until then it says "Will be saved in the call history".
    await shows(/^Saved in the call history/);
    const [written, second] = store.all('Calls');
    expect(second).toBeUndefined();
    expect(written).toMatchObject({ status: 'Held', parent_id: CONTACT, assigned_user_id: user });

    await page.getByLabel('Notes').fill('Wants an offer by Friday');
    await page.getByLabel('Result').selectOption('Call back');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const description = (): string => store.all('Calls')[0]?.['description'] ?? '';
    const untilMs = Date.now() + 60_000;
    while (!description().includes('Wants an offer') && Date.now() < untilMs) await sleep(50);
    expect(description()).toContain('Wants an offer by Friday');
    expect(store.all('Calls')[0]).toMatchObject({ mor_result_c: 'call_back' });

    expect(store.all('Calls')).toHaveLength(1);
    expect(app.simulator.ledger().filter(({ placed }) => placed)).toHaveLength(1);
    // Live through the connector's stream, not by polling the CRM.
    expect(site.asked.filter((operation) => operation === 'calls')).toEqual([]);
    expect(site.asked).toContain('token');
    expect(await card.count()).toBe(1);
    expect(mistakes).toEqual([]);
  }, 90_000);
});
