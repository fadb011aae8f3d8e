import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { ConnectorAddress, FakeRecord } from './apex-stand-in.ts';

const contact = (name: string, value: string): FakeRecord => ({
  type: 'Contact',
  name,
  callRelated: false,
  telephones: [{ field: 'office', label: 'Office', value }],
});

/** Contacts of the demo CRM, as Apex would read them; their numbers determine how a simulated call goes. */
export const DEMO_RECORDS: Readonly<Record<string, FakeRecord>> = {
  akira: contact('Akira Tanaka', '03-3212-1013'),
  lucia: contact('Lucía Fernández', '912 345 014; 612 345 001'),
  luca: contact('Luca Rossi', '06 6982 1001'),
  laima: contact('Laimos linija', '0 900 12345'),
};

const ledgerSchema = z.object({ entries: z.array(z.object({ placed: z.boolean() })) });

export interface RunningStage {
  readonly connector: ConnectorAddress;
  readonly open: (component: string, userId: string, recordId?: string) => Promise<Page>;
  readonly shot: (page: Page, name: string) => Promise<void>;
}

export interface RunningScene {
  readonly name: string;
  readonly play: (stage: RunningStage) => Promise<void>;
}

/** Far longer than a simulated call takes to appear in the CDRs. */
const CALL_MS = 120_000;
/** The call proceeds by itself, so a page on a busy machine may see only the last of these. */
const UNDER_WAY = /Your phone is ringing|Connected|Call ended/;
const see = (page: Page, text: string | RegExp, timeout = 30_000): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout });

/** The components backed by the connector itself, down to the simulated MOR. */
export const RUNNING_SCENES: readonly RunningScene[] = [
  {
    name: 'running connector: from the click to the end of the call, notes kept',
    play: async ({ connector, open, shot }) => {
      const page = await open('c-mor-call', 'ann', 'akira');
      await page.getByRole('button', { name: /^Call Office/ }).dblclick();
      await see(page, UNDER_WAY);
      await see(page, 'Call ended', CALL_MS);
      await page.getByLabel('Notes').fill('Sent the price list');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await see(page, 'Saved to the call');
      await shot(page, 'running-ended');
      const ledger: unknown = await (await fetch(`${connector.baseUrl}/_simulator/ledger`)).json();
      const placed = ledgerSchema.parse(ledger).entries.filter((entry) => entry.placed);
      assert.equal(placed.length, 1, 'one click, one call at MOR');
      const utility = await open('c-mor-call-utility', 'ann');
      await see(utility, 'Call ended');
    },
  },
  {
    name: 'running connector: the second number of a field is dialled',
    play: async ({ connector, open, shot }) => {
      const page = await open('c-mor-call', 'ann', 'lucia');
      await page.getByRole('button', { name: 'Call Office: 912 345 014' }).waitFor();
      await shot(page, 'two-numbers');
      await page.getByRole('button', { name: 'Call Office: 612 345 001' }).click();
      await see(page, UNDER_WAY);
      const ledger: unknown = await (await fetch(`${connector.baseUrl}/_simulator/ledger`)).json();
      assert.match(JSON.stringify(ledger), /34612345001/);
      assert.doesNotMatch(JSON.stringify(ledger), /34912345014/);
      await shot(page, 'second-number-rings');
    },
  },
  {
    name: 'running connector: a contact that does not want calls is refused at the moment of dialling',
    play: async ({ open, shot }) => {
      const page = await open('c-mor-call', 'bob', 'luca');
      await page.getByRole('button', { name: /^Call Office/ }).click();
      await see(page, 'This contact does not want to be called');
      await shot(page, 'running-do-not-call');
    },
  },
  {
    name: 'running connector: a premium number is blocked',
    play: async ({ open }) => {
      const page = await open('c-mor-call', 'bob', 'laima');
      await page.getByRole('button', { name: /^Call Office/ }).click();
      await see(page, /number may not be called|not a telephone number/);
    },
  },
  {
    name: 'running connector: the self-check names the missing telephone',
    play: async ({ open }) => {
      const page = await open('c-mor-call-utility', 'newcomer');
      await page.getByRole('button', { name: 'Check now' }).click();
      await see(page, 'No telephone is assigned to you');
      const ready = await open('c-mor-call-utility', 'bob');
      await ready.getByRole('button', { name: 'Check now' }).click();
      await see(ready, 'Everything is in order');
    },
  },
];
