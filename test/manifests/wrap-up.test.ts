import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cards, createVisits, faults, shoot, waitFor } from './browser/visit.ts';

const createVisit = createVisits();
const NUMBERS = ['+49 211 5550101', '+49 171 5550101', '+49 30 5550101'] as const;
const QUESTION = 'How did the call go?';

const answered = (): Record<string, unknown> => ({
  state: 'ended',
  outcome: 'answered',
  talkSeconds: 71,
  endedAt: new Date().toISOString(),
});

describe('a card after the call', () => {
  const visit = createVisit({ streams: true });
  const dial = async (page: Page, number: string): Promise<void> => {
    await page.evaluate(`window.MorConnector.dial({ number: '${number}' })`);
    await waitFor(page, 'Calling your phone');
  };
  const talk = async (page: Page, number: string): Promise<string> => {
    await dial(page, number);
    const { id } = visit.crm.book.change(`call-${visit.crm.book.calls().length}`, answered());
    await cards(page).first().getByText('Call ended').waitFor();
    return id;
  };
  const saved = (): unknown[] => visit.crm.asked.filter(({ operation }) => operation === 'note').map(({ data }) => data);

  it('asks for notes and a result until it is closed, on the next page, too', async () => {
    await visit.profile.clock.install();
    const page = await visit.open('detail');
    const call = await talk(page, NUMBERS[0]);
    await waitFor(page, QUESTION);
    await page.mouse.move(10, 10);
    await page.clock.runFor(3_600_000);
    expect(await cards(page).locator('[data-folded]').count()).toBe(0);
    const next = await visit.open('list');
    await page.close();
    await waitFor(next, QUESTION);
    await next.getByLabel('Notes').fill('Wants an offer');
    await next.reload();
    await waitFor(next, QUESTION);
    expect(await next.getByLabel('Notes').inputValue()).toBe('Wants an offer');
    await shoot(next, 'wrap-up');
    expect(await faults(next)).toEqual([]);
    await next.getByRole('button', { name: 'Save and close' }).click();
    await cards(next).waitFor({ state: 'detached' });
    expect(saved()).toEqual([{ call, notes: 'Wants an offer', result: '' }]);
    await next.reload();
    await dial(next, NUMBERS[1]);
    expect(await cards(next).count()).toBe(1);
  });

  it('is not closed without a result where the CRM wants one, and says so', async () => {
    visit.crm.setMood('strict');
    const page = await visit.open('detail');
    const call = await talk(page, NUMBERS[0]);
    await waitFor(page, QUESTION);
    for (const name of ['Save and close', 'Close']) {
      await page.getByRole('button', { name, exact: true }).click();
      await waitFor(page, 'Choose a result first.');
    }
    await shoot(page, 'wrap-up-required');
    expect(await faults(page)).toEqual([]);
    expect(saved()).toEqual([]);
    await page.getByLabel('Result').selectOption('Call back');
    await page.getByRole('button', { name: 'Save and close' }).click();
    await cards(page).waitFor({ state: 'detached' });
    expect(saved()).toEqual([{ call, notes: '', result: 'call_back' }]);
  });

  it('comes back after other calls while its required result is missing', async () => {
    visit.crm.setMood('strict');
    const page = await visit.open('detail');
    const calls: string[] = [];
    for (const number of NUMBERS) calls.push(await talk(page, number));
    await page.reload();
    for (const turn of NUMBERS.keys()) {
      await waitFor(page, QUESTION);
      await page.getByLabel('Result').first().selectOption('Call back');
      await page.getByRole('button', { name: 'Save and close' }).first().click();
      for (let tries = 0; saved().length <= turn; tries += 1) {
        if (tries > 400) throw new Error('nothing was saved');
        await page.waitForTimeout(25);
      }
    }
    await cards(page).waitFor({ state: 'detached' });
    expect(saved()).toEqual(calls.reverse().map((call) => ({ call, notes: '', result: 'call_back' })));
  });

  it('asks no longer when the call was rated elsewhere', async () => {
    await visit.profile.clock.install();
    const page = await visit.open('detail');
    const call = await talk(page, NUMBERS[0]);
    await waitFor(page, QUESTION);
    visit.crm.book.change(call, { result: { code: 'call_back', label: 'Call back' } });
    await page.mouse.move(10, 10);
    for (let tries = 0; (await page.locator('#mor-connector .card[data-folded]').count()) === 0; tries += 1) {
      if (tries > 100) throw new Error('the card still asks');
      await page.clock.runFor(10_000);
    }
  });
});
