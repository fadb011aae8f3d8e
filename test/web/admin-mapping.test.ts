import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, mapping } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { encodeAs } from '../helpers/code-page.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { ADMIN_PASSWORD, holdReads, openPage, picture, signIn } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

describe('the mapping page', () => {
  let app: TestApp;
  let open: OpenPage;
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      config: { admin: { password: ADMIN_PASSWORD } },
      mor: { status: { username: 'admin', password: 'admin1', pollMs: 100 } },
      crms: [{ id: 'demo', type: 'demo', apiKeys: ['demo-key-0123456789'] }],
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
    });
    open = await openPage();
    await open.page.goto(`${app.url}/admin/mapping`);
    await signIn(open.page, ADMIN_PASSWORD);
    await open.page.getByRole('heading', { name: 'Mapping' }).waitFor();
  });
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  const rowOf = (name: string) => open.page.getByRole('row').filter({ hasText: name });
  const stored = (user: string) => app.runtime.store.mappings.find({ crm: 'demo', user });
  const notice = (text: RegExp) => open.page.getByRole('status').filter({ hasText: text }).waitFor();
  const button = (name: string | RegExp) => open.page.getByRole('button', { name });
  const uploadCsv = (text: string | Buffer) =>
    open.page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'agents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

  it('searches and filters on the server', async () => {
    const { page } = open;
    await page.getByLabel('Search').fill('erin');
    await rowOf('Ann Adams').waitFor({ state: 'detached' });
    await rowOf('Erin Evans').waitFor();
    await page.getByLabel('Search').fill('');
    await page.getByLabel('Show').selectOption('unmapped');
    await rowOf('Ann Adams').waitFor({ state: 'detached' });
    await rowOf('Nick Newcomer').waitFor();
    await page.getByLabel('Show').selectOption('all');
    await rowOf('Ann Adams').waitFor();
  });

  it('edits a row in place and shows MOR’s verdict beside the field', async () => {
    const { page } = open;
    await button('Edit Ann Adams').click();
    const editor = page.getByRole('form', { name: 'Line of ann' });
    await editor.getByLabel('Device').fill('99999');
    await editor.locator('[aria-invalid=true]').waitFor();
    expect(await editor.locator('.field-error').textContent()).toMatch(/99999|device/i);
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.getByRole('alert').waitFor();
    expect((await stored('ann'))?.device).toBe('5');
    await editor.getByLabel('Device').fill('5');
    await editor.getByLabel('Source').fill('101;111');
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.waitFor({ state: 'detached' });
    expect((await stored('ann'))?.source).toBe('101;111');
    await rowOf('Ann Adams').filter({ hasText: '101, 111' }).waitFor();
  });

  it('changes several rows at once and undoes the change', async () => {
    const { page } = open;
    await page.getByLabel('Choose Ann Adams').check();
    const bulk = page.getByRole('form', { name: 'Change the chosen agents' });
    expect(await bulk.getByLabel('Set', { exact: true }).locator('option').allTextContents()).toEqual([
      ...['Free dialling', 'May call', 'MOR server', 'MOR user', 'Caller ID to the agent'],
      ...[
        'Caller ID to the contact',
        'Tariff of leg A',
        'Reseller tariff of leg A',
        'Asterisk server',
        'Country',
      ],
    ]);
    await bulk.getByLabel('to').selectOption('false');
    await bulk.getByRole('button', { name: 'Change' }).click();
    await notice(/1 row was changed/);
    expect((await stored('ann'))?.enabled).toBe(false);
    await rowOf('Ann Adams').filter({ hasText: 'switched off' }).waitFor();
    await button('Undo').click();
    const question = page.getByRole('dialog', { name: 'Undo the last change?' });
    await question.getByText('several lines changed, by admin:').waitFor();
    await question.getByText('Rows that change: 1.').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect((await stored('ann'))?.enabled).toBe(false);
    await button('Undo').click();
    await question.getByRole('button', { name: 'Undo' }).click();
    await notice(/undone: 1 row\./);
    expect((await stored('ann'))?.enabled).toBe(true);
  });

  it('fills in the CRM and the MOR of a new row even when their list arrives late', async () => {
    const { page } = open;
    const letGo = await holdReads(page, '**/admin/api/connections');
    await page.reload();
    await button('Add a row').click();
    await page.getByLabel('CRM user').fill('late');
    await page.getByLabel('MOR user').fill('erin');
    await page.getByLabel('Device').fill('9');
    await page.getByLabel('Source').fill('105');
    await letGo();
    await button('Save').click();
    await notice(/late has a line now/);
    expect(await stored('late')).toMatchObject({ mor: 'main', username: 'erin' });
    await button('Undo').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await notice(/undone: 1 row\./);
  });

  it('proposes lines with reasons and writes the accepted ones', async () => {
    const { page } = open;
    await button('Auto-match').click();
    const dave = rowOf('Dave Dunn');
    await dave.waitFor();
    expect(await dave.textContent()).toMatch(/device 8.*high/);
    for (const box of await page.getByRole('checkbox', { name: /^Accept the line/ }).all())
      await box.uncheck();
    await page.getByLabel('Accept the line for Dave Dunn').check();
    await button('Accept 1 line').click();
    await notice(/1 agent has the proposed line/);
    expect(await stored('dave')).toMatchObject({ username: 'dave', device: '8' });
    expect(await stored('erin')).toBeUndefined();
  });

  it('shows a file’s errors by line and imports a correct file only after a preview', async () => {
    const head = 'crm,user,mor,username,device,source\n';
    await button('Import CSV').click();
    await uploadCsv(`${head}demo,erin,main,erin,eight,105\nnowhere,y,main,dave,8,104\n`);
    await open.page.getByText('Correct the lines above').waitFor();
    const errors = open.page.getByRole('region', { name: 'Errors in the file' });
    expect(await errors.getByRole('row').nth(1).textContent()).toMatch(/^2Device/);
    expect(await errors.getByRole('row').nth(2).textContent()).toMatch(/^3CRM/);
    expect(await button('Import').isDisabled()).toBe(true);

    await uploadCsv(`${head}demo,erin,main,erin,9,105\ndemo,ann,main,ann,5,101\n`);
    await notice(/2 lines: 1 new, 1 changed/);
    await open.page.getByText('Source: 101;111 → 101', { exact: true }).waitFor();
    expect(await stored('erin')).toBeUndefined();
    await button('Import').click();
    await notice(/2 rows were imported/);
    expect((await stored('erin'))?.device).toBe('9');
  });

  it('guesses headings, lets them be corrected, and returns the wrong lines as a file', async () => {
    const { page } = open;
    await button('Import CSV').click();
    await uploadCsv(
      'User ID,MOR user,Device ID,Extension,Desk\nerin,erin,9,105,106\ndave,dave,eight,104,3\n',
    );
    const source = page.getByLabel('Extension is read as');
    await source.waitFor();
    expect([await source.inputValue(), await page.getByLabel('Desk is read as').inputValue()]).toEqual([
      'source',
      '',
    ]);
    await picture(page, 'import-headings');
    const coming = page.waitForEvent('download');
    await button('Download these lines').click();
    const file = readFileSync(await (await coming).path(), 'utf8');
    expect(file).toContain('dave,dave,eight,104,3,"device: ');
    await source.selectOption('');
    await page.getByLabel('Desk is read as').selectOption('source');
    await page.getByText('Source: 105 → 106', { exact: true }).waitFor();
    // The corrected file has the same headings: what was chosen stays.
    await uploadCsv('User ID,MOR user,Device ID,Extension,Desk\nerin,erin,9,105,107\n');
    await page.getByText('Source: 105 → 107', { exact: true }).waitFor();
    await button('Back').click();
  });

  it('reads CSV from a Western European Excel and names its encoding', async () => {
    const { page } = open;
    const csv = 'crm;user;mor;username;device;source;name\r\ndemo;müller;main;erin;9;105.0;Jörg Müller\r\n';
    await button('Import CSV').click();
    await uploadCsv(Buffer.from(csv, 'latin1'));
    await page.getByText('The file was read as Windows-1252').waitFor();
    await page.getByRole('cell', { name: 'Jörg Müller' }).waitFor();
    await picture(page, 'import-windows-1252');
    await button('Import').click();
    await notice(/1 row was imported/);
    expect(await stored('müller')).toMatchObject({ name: 'Jörg Müller', source: '105' });

    await button('Import CSV').click();
    await uploadCsv(encodeAs('windows-1257', csv.replace('Jörg Müller', 'Šarūnas')));
    await page.getByText('not text in UTF-8').waitFor();
    expect(await button('Import').isDisabled()).toBe(true);
    await button('Back').click();
  });

  it('escapes names that a spreadsheet would calculate on export, and restores them on import', async () => {
    const { page } = open;
    const name = '=HYPERLINK("http://evil.example","Ann")';
    const before = await stored('erin');
    if (!before) throw new Error('erin has no line');
    await app.runtime.store.mappings.apply([{ ref: before, after: { ...before, name } }], {
      actor: 'test',
      action: 'mapping.edit',
      atMs: Date.now(),
    });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).or(button('Export CSV')).click(),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""Ann"")"`);
    await button('Import CSV').click();
    await uploadCsv(csv);
    await notice(/0 new, 0 changed, \d+ unchanged/);
    await button('Back').click();
    expect((await stored('erin'))?.name).toBe(name);
  });

  it('adds and removes a row for somebody the CRM does not list', async () => {
    const { page } = open;
    await button('Add a row').click();
    await page.getByLabel('CRM user').fill('robot');
    await page.getByLabel('MOR user').fill('bob');
    await page.getByLabel('Device').fill('6');
    await page.getByLabel('Source').fill('102');
    await button('Save').click();
    await notice(/robot has a line now/);
    expect((await stored('robot'))?.device).toBe('6');
    await button('Edit robot').click();
    await button('Remove this line').click();
    await rowOf('robot').waitFor({ state: 'detached' });
    expect(await stored('robot')).toBeUndefined();
  });

  it('causes no browser errors', () => {
    expect(open.complaints).toEqual([]);
  });
});
