import assert from 'node:assert/strict';
import { visible } from './stage.ts';
import type { Scene } from './stage.ts';

/** What an administrator sees and does on the MOR Administration tab. */
export const ADMIN_SCENES: readonly Scene[] = [
  {
    name: 'administration',
    play: async (stage) => {
      const page = await stage.open('c-mor-admin', {}, 900);
      await page.getByRole('button', { name: 'Test the connection' }).click();
      await visible(page, 'The connector answers and accepts the key');
      await page.getByRole('button', { name: 'Check Rasa Agent' }).click();
      await visible(page, 'Can call');
      await stage.shot(page, 'admin');
    },
  },
  {
    name: 'set-up: address and key, then what is left',
    play: async (stage) => {
      const page = await stage.open('c-mor-setup', {}, 900);
      await visible(page, '1. Address of the connector');
      await visible(page, '2 of 11 steps are done');
      await stage.shot(page, 'setup-new');
      const address = page.getByRole('textbox', { name: '1. Address of the connector' });
      await address.fill('calls.acme.example');
      await page.getByRole('button', { name: 'Save' }).first().click();
      await visible(page, 'Enter the whole address');
      await stage.shot(page, 'setup-refused');
      await address.fill('https://calls.acme.example');
      await page.getByRole('button', { name: 'Save' }).first().click();
      await visible(page, '3 of 11 steps are done');
      const key = page.getByLabel('2. Key of this org');
      await key.fill('key-of-the-test-org');
      await page.getByRole('button', { name: 'Save' }).nth(1).click();
      await visible(page, '5 of 11 steps are done');
      assert.equal(await key.inputValue(), '', 'the key does not come back');
      assert.equal(await page.getByRole('link', { name: 'Open in Setup: Flow for list views' }).count(), 1);
      await stage.shot(page, 'setup');
    },
  },
];
