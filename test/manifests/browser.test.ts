import { describe, expect, it } from '@jest/globals';
import { cards, CONTACT, createVisits, faults, offered, readOf, shoot, waitFor } from './browser/visit.ts';

const createVisit = createVisits();

describe.each([
  ['the stream', true],
  ['asking the CRM', false],
])('the script in SuiteCRM pages, following calls by %s', (_, streams) => {
  const visit = createVisit({ streams });

  it('a click in the detail view places one call, followed to its end, with notes', async () => {
    const page = await visit.open('detail');
    await page.locator('a[href="tel:+49 211 5550101"]').click();
    await waitFor(page, 'Calling your phone');
    expect(await offered(visit.crm, 1)).toEqual([[{ type: 'Contacts', id: CONTACT }]]);
    await shoot(page, '1-calling');
    visit.crm.book.change('call-1', { state: 'contact_ringing' });
    await waitFor(page, 'Ringing Anna Becker');
    visit.crm.book.change('call-1', { state: 'connected', answeredAt: new Date(Date.now() - 65000).toISOString() });
    await waitFor(page, 'Connected');
    expect(await cards(page).locator('.clock').textContent()).toMatch(/^1m \ds$/);
    await page.getByText('Notes and result').click();
    await page.getByLabel('Notes').fill('Wants an "offer" & <more>');
    await page.getByLabel('Result').selectOption('Call back');
    await shoot(page, '2-connected');
    if (streams) expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await waitFor(page, 'Saved');
    expect(visit.crm.asked.find((one) => one.operation === 'note')?.data).toEqual({
      call: 'call-1',
      notes: 'Wants an "offer" & <more>',
      result: 'call_back',
    });
    visit.crm.book.change('call-1', {
      state: 'ended',
      outcome: 'answered',
      talkSeconds: 71,
      endedAt: new Date().toISOString(),
      activity: { state: 'written' },
    });
    await waitFor(page, 'Call ended');
    await waitFor(page, 'Saved in the call history');
    expect(await cards(page).locator('.clock').textContent()).toBe('1m 11s');
    await shoot(page, '3-ended');
    await page.waitForTimeout(600);
    expect(await page.evaluate('window.left')).toEqual([]);
    expect(await cards(page).count()).toBe(1);
  });

  it('two tabs show the same calls; closing a card closes it in both', async () => {
    const [first, second] = [await visit.open('detail'), await visit.open('list')];
    await first.locator('a[href="tel:+49 211 5550101"]').click();
    await waitFor(second, 'Calling your phone');
    visit.crm.book.change('call-1', { state: 'agent_ringing' });
    await waitFor(second, 'Your phone is ringing');
    await second.getByRole('button', { name: 'Close' }).click();
    await cards(first).waitFor({ state: 'detached' });
    expect(await cards(second).count()).toBe(0);
  });

  it('a reload keeps the call and the text typed so far', async () => {
    const page = await visit.open('detail');
    await page.locator('a[href="tel:+49 211 5550101"]').click();
    await waitFor(page, 'Calling your phone');
    await page.getByText('Notes and result').click();
    await page.getByLabel('Notes').fill('half a sent');
    await page.reload();
    await waitFor(page, 'Calling your phone');
    expect(await page.getByLabel('Notes').inputValue()).toBe('half a sent');
    expect(visit.crm.asked.filter(({ operation }) => operation === 'call')).toHaveLength(1);
  });
});

describe('the script in SuiteCRM pages', () => {
  const visit = createVisit({ streams: true });

  it('a double click followed by a click in a second tab makes one call', async () => {
    const [first, second] = [await visit.open('detail'), await visit.open('detail')];
    await first.locator('a[href="tel:+49 171 5550101"]').dblclick();
    await second.locator('a[href="tel:+49 171 5550101"]').click();
    await waitFor(first, 'Calling your phone');
    await waitFor(second, 'Calling your phone');
    expect(visit.crm.book.calls()).toHaveLength(1);
    expect([await cards(first).count(), await cards(second).count()]).toEqual([1, 1]);
  });

  it('several simultaneous calls are stacked', async () => {
    const page = await visit.open('detail');
    await page.locator('a[href="tel:+49 211 5550101"]').click();
    await page.locator('a[href="tel:+49 171 5550101"]').click();
    await cards(page).nth(1).waitFor();
    visit.crm.book.change('call-1', { state: 'ended', outcome: 'busy', endedAt: new Date().toISOString() });
    await waitFor(page, 'Busy');
    await waitFor(page, 'Calling your phone');
    await shoot(page, '4-several');
    expect(visit.crm.book.calls()).toHaveLength(2);
  });

  it('list rows and subpanels offer their own record; empty numbers do nothing', async () => {
    const list = await visit.open('list', '&module=Contacts&action=index');
    await list.locator('a[href="tel:+49 211 5550101"]').click();
    await waitFor(list, 'Calling your phone');
    const panel = await visit.open('subpanel', '&module=Accounts&action=DetailView&record=an-account', await visit.newProfile());
    await panel.locator('a[href="tel:"]').dispatchEvent('click');
    await panel.locator('a[href="tel:+49 211 5550101"]').click();
    await cards(panel).nth(1).waitFor();
    expect(await offered(visit.crm, 2)).toEqual([
      [{ type: 'Contacts', id: CONTACT }],
      [
        { type: 'Contacts', id: CONTACT },
        { type: 'Accounts', id: 'an-account' },
      ],
    ]);
  });

  it('works after an inline edit and after AJAX navigation, without a page load', async () => {
    const page = await visit.open('detail');
    await page.locator('#save').click();
    await page.locator('a[href="tel:+49 211 5550777"]').click();
    await waitFor(page, 'Calling your phone');
    await page.locator('#ajax').click();
    await page.locator('#content a[href="tel:+49 211 5550777"]').click();
    await cards(page).nth(1).waitFor();
    expect(await offered(visit.crm, 2)).toEqual([
      [{ type: 'Contacts', id: CONTACT }],
      [{ type: 'Contacts', id: 'ajax-contact' }],
    ]);
  });

  it('home page dashlets offer the record of their row, even when loaded later or folded', async () => {
    const page = await visit.open('home', '&module=Home&action=index');
    await page.locator('a[href="tel:+49 211 1"]').click();
    await page.locator('#refresh').click();
    await page.locator('a[href="tel:+49 211 2"]').click();
    await page.locator('a[href="tel:+49 211 3"]').click();
    expect(await offered(visit.crm, 3)).toEqual(['in-the-page', 'loaded-later', 'folded'].map((id) => [{ type: 'Contacts', id }]));
    await cards(page).nth(1).locator('.name').waitFor();
  });

  it('edit forms have a call button, and the info bubble gets a link', async () => {
    const edit = await visit.open('edit');
    await edit.locator('#phone_work').fill('+49 30 777');
    await edit.getByRole('button', { name: 'Call +49 30 777' }).click();
    await waitFor(edit, 'Calling your phone');
    await shoot(edit, '5-edit');
    const bubble = await visit.open('bubble', '&module=Meetings&action=index');
    await bubble.locator('a[href="tel:+49 171 5550101"]').click();
    await cards(bubble).nth(1).waitFor();
    expect(await offered(visit.crm, 2)).toEqual([
      [
        { type: 'Contacts', id: 'edited-contact' },
        { type: 'Contacts', id: CONTACT },
      ],
      [{ type: 'Contacts', id: CONTACT }],
    ]);
  });

  it('numbers in the global search become links for their row, and nothing else does', async () => {
    const page = await visit.open('search', '&module=Home&action=UnifiedSearch&query_string=Becker');
    await page.locator('a[href="tel:+49 211 5550101"]').click();
    await waitFor(page, 'Calling your phone');
    expect(await offered(visit.crm, 1)).toEqual([
      [
        { type: 'Contacts', id: CONTACT },
        { type: 'Accounts', id: '63540592-0c62-5511-f2aa-6b0a8b2dd9f1' },
        { type: 'Users', id: 'seed_sally_id' },
      ],
    ]);
    expect(await page.locator('td.other a').count()).toBe(0);
  });

  it("SuiteCRM 7's selection popup names the record of each row", async () => {
    const page = await visit.open('popup', '&module=Contacts&action=Popup');
    expect(await readOf(visit.crm, page, page.locator('a[href="tel:+49 211 5550101"]'))).toEqual({
      names: ['Anna Becker'],
      records: [
        { type: 'Contacts', id: CONTACT },
        { type: 'Accounts', id: '63540592-0c62-5511-f2aa-6b0a8b2dd9f1' },
      ],
    });
  });

  it('a page for creating a record sends it without an id or name', async () => {
    const page = await visit.open('create', '&module=Contacts&action=EditView');
    expect(await readOf(visit.crm, page, page.getByRole('button', { name: 'Call +49 211 5550101' }))).toEqual({
      names: ['+49 211 5550101'],
      records: [{ type: 'Contacts', id: '' }],
    });
  });

  it("SuiteCRM 8's selection popup names no record, not even that of the page below", async () => {
    const page = await visit.open('selection', '&module=Contacts&action=EditView&record=edited-contact');
    expect(await readOf(visit.crm, page, page.locator('a[href="tel:+492115550100"]'))).toEqual({ names: ['Becker GmbH'], records: [] });
  });

  it('a connector that is down is reported with its cure; a retry uses the same key', async () => {
    const page = await visit.open('detail');
    visit.crm.setMood('connector-down');
    await page.locator('a[href="tel:+49 211 5550101"]').click();
    await waitFor(page, 'The telephone service does not answer');
    await waitFor(page, 'Nothing listens at the connector address');
    await shoot(page, '6-down');
    expect(await faults(page)).toEqual([]);
    visit.crm.setMood('fine');
    await page.getByRole('button', { name: 'Try again' }).click();
    await waitFor(page, 'Calling your phone');
    const keys = visit.crm.asked.filter((one) => one.operation === 'call').map((one) => one.data['key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('the administration page saves, tests and never shows a key', async () => {
    const page = await visit.open('admin', '');
    await page.getByLabel('Connector address').fill('https://calls.example.com');
    await page.getByLabel('Signing key').fill('whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=');
    await page.getByLabel('Default country').selectOption('LT');
    await page.getByLabel('Telephone sales').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(visit.crm.asked.find((one) => one.operation === 'save')?.data).toEqual({
      url: 'https://calls.example.com',
      browser_url: '',
      country: 'LT',
      modules: 'Contacts,Leads',
      key_1: 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=',
      key_2: '',
      free_roles: ['r1'],
      hooks: 'on',
    });
    expect(await page.getByLabel('Signing key').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('Signing key: broken').waitFor();
    expect(await faults(page, '#mor-admin')).toEqual([]);
    await shoot(page, 'admin');
  });

  it('an expired session asks the user to log in', async () => {
    const page = await visit.open('detail');
    visit.crm.setMood('session-expired');
    await page.locator('a[href="tel:+49 211 5550101"]').click();
    await waitFor(page, 'Your session has ended');
    await shoot(page, '7-session');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL(/action=Login/);
  });
});
