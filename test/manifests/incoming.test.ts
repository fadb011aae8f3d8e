import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cards, createVisits, faults, shoot, waitFor } from './browser/visit.ts';

const createVisit = createVisits();
const ONA = { type: 'Contacts', id: 'ona', name: 'Ona Onaitė', url: 'http://elsewhere/1' };
const JONAS = { type: 'Leads', id: 'jonas', name: 'Jonas Jonaitis' };
const SALLY = { user: 'seed_sally_id', rangAt: '2026-11-28T10:00:00.000Z' };
const BOB = { user: 'bob', name: 'Bob', rangAt: '2026-11-28T10:00:00.000Z' };
const AT = '2026-11-28T10:00:05.000Z';

const buttons = (page: Page): Promise<string[]> => cards(page).locator('.callers .button').allInnerTexts();
const isOpen = (page: Page, id: string): boolean => page.url().includes(`record=${id}`);

describe('an incoming call', () => {
  const visit = createVisit({ streams: true });

  it('shows the caller in every tab and opens the record in one of them', async () => {
    visit.crm.callers.pop = 'ringing';
    const pages = [await visit.open('list', ''), await visit.open('list', '')];
    const { id } = visit.crm.book.ring({ matches: [ONA] });
    for (const page of pages) await waitFor(page, 'Ona Onaitė');
    for (const page of pages) await waitFor(page, 'Incoming call');
    const opened = async (): Promise<number> => {
      for (let tries = 0; tries < 200 && !pages.some((page) => isOpen(page, 'ona')); tries += 1) await new Promise((done) => setTimeout(done, 50));
      return pages.filter((page) => isOpen(page, 'ona')).length;
    };
    expect(await opened()).toBe(1);
    visit.crm.book.change(id, { state: 'connected', agents: [{ ...SALLY, answeredAt: AT }] });
    for (const page of pages) await waitFor(page, 'Connected');
    expect(pages.filter((page) => isOpen(page, 'ona'))).toHaveLength(1);
  });

  it('says for whom the caller works and what of theirs is open, once the CRM has said it', async () => {
    visit.crm.callers.pop = 'never';
    const page = await visit.open('list', '');
    const { id } = visit.crm.book.ring({ matches: [ONA] });
    await waitFor(page, 'Ona Onaitė');
    visit.crm.book.change(id, { matches: [{ ...ONA, company: 'Baltijos medis', openCases: 2, openOpportunities: 0 }] });
    await waitFor(page, 'Baltijos medis · Open cases: 2');
    expect(await cards(page).innerText()).not.toContain('opportunities');
    await shoot(page, 'incoming-open-cases');
    expect(visit.crm.asked.filter(({ operation }) => operation === 'who')).toHaveLength(1);
  });

  it('lets the agent choose among several records, shows only those the user may see, and opens the chosen one', async () => {
    visit.crm.callers.pop = 'ringing';
    visit.crm.callers.hidden = ['secret'];
    const page = await visit.open('list', '');
    visit.crm.book.ring({ matches: [ONA, { type: 'Contacts', id: 'secret', name: 'Hidden Person' }, JONAS] });
    await waitFor(page, 'Several records have this number');
    expect(await buttons(page)).toEqual(['Ona Onaitė', 'Jonas Jonaitis']);
    expect(await cards(page).innerText()).not.toContain('Hidden Person');
    await shoot(page, 'incoming-several');
    expect(await faults(page)).toEqual([]);
    await cards(page).getByRole('button', { name: 'Jonas Jonaitis' }).click();
    await page.waitForURL(/module=Leads.*record=jonas/);
    expect(visit.crm.asked.find(({ operation }) => operation === 'choose')?.data['record']).toEqual({ type: 'Leads', id: 'jonas' });
  });

  it('does not name the caller when all matching records are hidden', async () => {
    visit.crm.callers.pop = 'ringing';
    visit.crm.callers.hidden = ['ona'];
    const page = await visit.open('list', '');
    visit.crm.book.ring({ matches: [ONA], record: { type: 'Contacts', id: 'ona' }, contactName: 'Ona Onaitė' });
    await waitFor(page, 'Unknown caller');
    expect(await cards(page).innerText()).not.toContain('Ona');
    expect(isOpen(page, 'ona')).toBe(false);
  });

  it('offers pages for creating a record for an unknown caller, but none for a withheld number', async () => {
    visit.crm.callers.pop = 'never';
    const page = await visit.open('list', '');
    const { id } = visit.crm.book.ring({ from: null });
    await waitFor(page, 'Number withheld');
    expect(await buttons(page)).toEqual([]);
    await shoot(page, 'incoming-withheld');
    visit.crm.book.change(id, { state: 'ended', outcome: 'missed', endedAt: new Date().toISOString() });
    await waitFor(page, 'Missed call');
    visit.crm.book.ring({});
    await waitFor(page, 'Unknown caller');
    expect(await buttons(page)).toEqual(['Create lead', 'Create contact']);
    await shoot(page, 'incoming-unknown');
    await cards(page).getByRole('button', { name: 'Create lead' }).click();
    await page.waitForURL(/module=Leads&action=EditView.*phone_work=%2B37061234567/);
  });

  it('says who answered, and does not disturb a page on which somebody is typing', async () => {
    visit.crm.callers.pop = 'ringing';
    const page = await visit.open('edit', '');
    const { id } = visit.crm.book.ring({ matches: [ONA], agents: [SALLY, BOB] });
    await waitFor(page, 'Open Ona Onaitė');
    visit.crm.book.change(id, { state: 'connected', user: 'bob', agents: [{ ...SALLY, stoppedAt: AT }, { ...BOB, answeredAt: AT }] });
    await waitFor(page, 'Answered by Bob');
    await shoot(page, 'incoming-answered-elsewhere');
    expect(page.url()).toContain('page=edit');
  });

  it('sends no further requests where there are no incoming calls', async () => {
    const page = await visit.open('list', '');
    await page.waitForFunction("sessionStorage.getItem('mor:incoming') !== null");
    expect(visit.crm.asked.map(({ operation }) => operation)).toEqual(['hello', 'incoming']);
    expect(await cards(page).count()).toBe(0);
  });
});

describe('where browsers cannot reach the connector', () => {
  const visit = createVisit({ streams: false });
  it('incoming calls are polled through the CRM', async () => {
    visit.crm.callers.pop = 'answered';
    const page = await visit.open('list', '');
    const { id } = visit.crm.book.ring({ matches: [ONA] });
    await waitFor(page, 'Ona Onaitė');
    expect(isOpen(page, 'ona')).toBe(false);
    visit.crm.book.change(id, { state: 'connected', agents: [{ ...SALLY, answeredAt: AT }] });
    await page.waitForURL(/record=ona/);
  });
});
