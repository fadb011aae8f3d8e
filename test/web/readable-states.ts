import type { Locator, Page } from 'playwright-core';
import type { Words } from '../helpers/in-language.ts';

/** A state of an admin page, and the steps that lead to it. */
export type State = readonly [name: string, page: string, steps: () => Promise<void>];

/** `words`: of the language in which the pages are shown. */
export const statesOf = (page: () => Page, { whole, part }: Words): readonly State[] => {
  const button = (name: string): Locator => page().getByRole('button', { name: whole(name) });
  const label = (name: string): Locator => page().getByLabel(part(name));
  return [
    [
      'overview-dates',
      'overview',
      async () => {
        await label('Time').selectOption('own');
        await page().getByText(part('The same as a table')).click();
        await page().locator('.chart canvas').waitFor();
      },
    ],
    [
      'mapping-editor',
      'mapping',
      async () => {
        await button('Edit Ann Adams').click();
        await page().getByText(part('More fields')).click();
        await page()
          .getByRole('form', { name: whole('Line of ann') })
          .getByLabel(part('Device'))
          .fill('99999');
        await page().locator('[aria-invalid=true]').waitFor();
      },
    ],
    [
      'mapping-bulk',
      'mapping',
      async () => {
        await label('Choose Ann Adams').check();
        await page()
          .getByRole('form', { name: whole('Change the chosen agents') })
          .waitFor();
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
        await page()
          .getByRole('region', { name: whole('Proposed lines') })
          .waitFor();
      },
    ],
    [
      'mapping-import',
      'mapping',
      async () => {
        const head = 'crm,user,mor,MOR user,Device ID,Extension';
        const csv = `${head}\ndemo,erin,main,erin,eight,105\nnowhere,y,main,dave,8,104\n`;
        await button('Import CSV').click();
        await label('CSV file').setInputFiles({
          name: 'agents.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(csv),
        });
        await page().getByText(part('Correct the lines above in the file and choose it again.')).waitFor();
      },
    ],
    ['mapping-new', 'mapping', () => button('Add a row').click()],
    [
      'call-given-up',
      'calls?activity=dead',
      async () => {
        await button('Details of the call at {0} by {1}').first().click();
        await page().getByRole('dialog').getByText(part('Timeline')).waitFor();
      },
    ],
    [
      'call-refused',
      'calls?state=refused',
      async () => {
        await button('Details of the call at {0} by {1}').first().click();
        // Shows the cure, not only the refusal.
        await page().getByRole('dialog').locator('.cure').first().waitFor();
      },
    ],
    [
      'calls-none',
      'calls?user=nobody',
      () => page().getByText(part('No call fits these filters.')).waitFor(),
    ],
    [
      'preview-found',
      'preview',
      async () => {
        await label('Agent').fill('ann');
        await label('Record id').fill('ona');
        await button('Show').click();
        await page().getByText(whole('would dial')).waitFor();
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
        await page().getByText(whole('More')).click();
      },
    ],
    [
      'connections-crm',
      'connections',
      async () => {
        await button('Add a CRM').click();
        await page().getByText(whole('More')).last().click();
        await label('Name in the CRM (Objects)').fill('Visit__c');
        await button('Add to Objects').click();
        await page().getByRole('group', { name: 'Visit__c' }).getByLabel(whole('Telephone fields')).waitFor();
      },
    ],
    [
      'rules-wrong',
      'rules',
      async () => {
        await label('Number as in the CRM').fill('8 612 34 001');
        await page().getByText(whole('may be called')).waitFor();
        await label('Per day').first().fill('0');
        await button('Save').click();
        await page().getByRole('alert').first().waitFor();
      },
    ],
    [
      'keys-secret',
      'keys',
      async () => {
        await label('Label').fill('intranet');
        await button('Create').click();
        await page().getByTestId('secret').waitFor();
      },
    ],
    [
      'keys-revoke',
      'keys',
      async () => {
        // Each language has made one of that name.
        await button('Revoke intranet').first().click();
        await page().getByRole('dialog').waitFor();
      },
    ],
    [
      'sessions-password',
      'sessions',
      () => page().getByText(part('Change the administrator password')).click(),
    ],
    [
      'setup-call',
      'setup',
      async () => {
        await button('Click a number in the CRM').click();
        await page().getByText(part('Or place a test call from here')).click();
        await label('Agent').fill('ann');
        await label('Record id').fill('ona');
        await button('Call').click();
        await page().locator('.timeline').waitFor();
      },
    ],
  ];
};
