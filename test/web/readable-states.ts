import type { Locator, Page } from 'playwright-core';

/** A state of an admin page, and the steps that lead to it. */
export type State = readonly [name: string, page: string, steps: () => Promise<void>];

export const statesOf = (page: () => Page): readonly State[] => {
  const button = (name: string | RegExp): Locator => page().getByRole('button', { name, exact: true });
  return [
    [
      'overview-dates',
      'overview',
      async () => {
        await page().getByLabel('Time').selectOption('own');
        await page().getByText('The same as a table').click();
        await page().locator('.chart canvas').waitFor();
      },
    ],
    [
      'mapping-editor',
      'mapping',
      async () => {
        await button('Edit Ann Adams').click();
        await page().getByText('More fields').click();
        await page().getByRole('form', { name: 'Line of ann' }).getByLabel('Device').fill('99999');
        await page().locator('[aria-invalid=true]').waitFor();
      },
    ],
    [
      'mapping-bulk',
      'mapping',
      async () => {
        await page().getByLabel('Choose Ann Adams').check();
        await page().getByRole('form', { name: 'Change the chosen agents' }).waitFor();
      },
    ],
    [
      'mapping-undo',
      'mapping',
      async () => {
        await button('Undo').click();
        await page().getByRole('dialog').waitFor();
      },
    ],
    [
      'mapping-auto-match',
      'mapping',
      async () => {
        await button('Auto-match').click();
        await page().getByRole('region', { name: 'Proposed lines' }).waitFor();
      },
    ],
    [
      'mapping-import',
      'mapping',
      async () => {
        const head = 'crm,user,mor,MOR user,Device ID,Extension';
        const csv = `${head}\ndemo,erin,main,erin,eight,105\nnowhere,y,main,dave,8,104\n`;
        await button('Import CSV').click();
        await page()
          .getByLabel('CSV file')
          .setInputFiles({ name: 'agents.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
        await page().getByText('Correct the lines above').waitFor();
      },
    ],
    ['mapping-new', 'mapping', () => button('Add a row').click()],
    [
      'call-given-up',
      'calls?activity=dead',
      async () => {
        await button(/^Details/)
          .first()
          .click();
        await page().getByRole('dialog').getByText('Timeline').waitFor();
      },
    ],
    [
      'call-refused',
      'calls?state=refused',
      async () => {
        await button(/^Details/)
          .first()
          .click();
        // Shows the cure, not only the refusal.
        await page().getByRole('dialog').locator('.cure').first().waitFor();
      },
    ],
    ['calls-none', 'calls?user=nobody', () => page().getByText('No call fits these filters.').waitFor()],
    [
      'preview-found',
      'preview',
      async () => {
        await page().getByLabel('Agent').fill('ann');
        await page().getByLabel('Record id').fill('ona');
        await button('Show').click();
        await page().getByText('would dial', { exact: true }).waitFor();
      },
    ],
    [
      'connections-test',
      'connections',
      async () => {
        await button('Test main').click();
        await page().locator('.check-lines li').first().waitFor();
      },
    ],
    [
      'connections-mor',
      'connections',
      async () => {
        await button('Add a MOR').click();
        await page().getByText('More', { exact: true }).click();
      },
    ],
    [
      'connections-crm',
      'connections',
      async () => {
        await button('Add a CRM').click();
        await page().getByText('More', { exact: true }).last().click();
        await page().getByLabel('Name in the CRM (objects)').fill('Visit__c');
        await button('Add to Objects').click();
        await page().getByRole('group', { name: 'Visit__c' }).getByLabel('Telephone fields').waitFor();
      },
    ],
    [
      'rules-wrong',
      'rules',
      async () => {
        await page().getByLabel('Number as in the CRM').fill('8 612 34 001');
        await page().getByText('may be called', { exact: true }).waitFor();
        await page().getByLabel('Per day').first().fill('0');
        await button('Save').click();
        await page().getByRole('alert').first().waitFor();
      },
    ],
    [
      'keys-secret',
      'keys',
      async () => {
        await page().getByLabel('Label').fill('intranet');
        await button('Create').click();
        await page().getByTestId('secret').waitFor();
      },
    ],
    [
      'keys-revoke',
      'keys',
      async () => {
        await button('Revoke intranet').click();
        await page().getByRole('dialog').waitFor();
      },
    ],
    ['sessions-password', 'sessions', () => page().getByText('Change the administrator password').click()],
    [
      'setup-call',
      'setup',
      async () => {
        await button('Click a number in the CRM').click();
        await page().getByText('Or place a test call from here').click();
        await page().getByLabel('Agent').fill('ann');
        await page().getByLabel('Record id').fill('ona');
        await button('Call').click();
        await page().locator('.timeline').waitFor();
      },
    ],
  ];
};
