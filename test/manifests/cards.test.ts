import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cards, createVisits, faults, shoot, waitFor } from './browser/visit.ts';

const createVisit = createVisits();
const WORK = 'a[href="tel:+49 211 5550101"]';
const MOBILE = 'a[href="tel:+49 171 5550101"]';

const ended = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  state: 'ended',
  outcome: 'answered',
  talkSeconds: 71,
  endedAt: new Date().toISOString(),
  ...more,
});

/** Where the dock and the cards are on the screen, in px. */
const placeOf = async (page: Page): Promise<{ top: number; bottoms: number[]; height: number }> =>
  page.evaluate(`(() => {
    const root = document.querySelector('#mor-connector').shadowRoot;
    const cards = [...root.querySelectorAll('.card')].map((card) => card.getBoundingClientRect());
    return { top: root.querySelector('.dock').getBoundingClientRect().top, bottoms: cards.map(({ bottom }) => bottom), height: innerHeight };
  })()`);

describe('the cards', () => {
  const visit = createVisit({ streams: true });

  it('eight calls on successive pages leave at most two cards; the newest is visible and the header stays free', async () => {
    for (let call = 1; call <= 8; call += 1) {
      const page = await visit.open('detail');
      await page.setViewportSize({ width: 1000, height: 420 });
      await page.locator(call % 2 === 0 ? MOBILE : WORK).click();
      await waitFor(page, 'Calling your phone');
      visit.crm.book.change(`call-${call}`, call === 8 ? { state: 'connected' } : ended());
      await waitFor(page, call === 8 ? 'Connected' : 'Call ended');
      expect(await cards(page).count()).toBeLessThanOrEqual(2);
      if (call < 8) await page.close();
    }
    const [page] = visit.profile.pages();
    if (page === undefined) throw new Error('the page is gone');
    const { top, bottoms, height } = await placeOf(page);
    expect(top).toBeGreaterThanOrEqual(130);
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(height);
    await shoot(page, 'cards-8-calls');
  });

  it('a click during a call keeps the card of the call in progress, and shows one started elsewhere', async () => {
    const page = await visit.open('detail');
    await page.locator(WORK).click();
    await waitFor(page, 'Calling your phone');
    visit.crm.setMood('agent-busy');
    await page.locator(MOBILE).click();
    await waitFor(page, 'You already have a call');
    expect(await cards(page).locator('.state').allInnerTexts()).toEqual(['You already have a call', 'Calling your phone']);
    visit.crm.book.change('call-1', { state: 'connected' });
    await waitFor(page, 'Connected');
    expect(await cards(page).count()).toBe(2);
    const elsewhere = await visit.open('detail', undefined, await visit.newProfile());
    await elsewhere.locator(MOBILE).click();
    await cards(elsewhere).nth(1).waitFor();
    expect(await cards(elsewhere).locator('.state').allInnerTexts()).toEqual([
      expect.stringContaining('You already have a call'),
      expect.stringContaining('Connected'),
    ]);
  });

  it('only the running call and the last one stay, with the newest nearest to the corner', async () => {
    const page = await visit.open('home', '&module=Home&action=index');
    await page.locator('a[href="tel:+49 211 1"]').click();
    await page.locator('#refresh').click();
    await waitFor(page, 'Calling your phone');
    visit.crm.book.change('call-1', { state: 'connected', contactName: 'Talking' });
    await waitFor(page, 'Connected');
    await page.locator('a[href="tel:+49 211 2"]').click();
    await cards(page).nth(1).waitFor();
    visit.crm.book.change('call-2', ended({ contactName: 'Second' }));
    await waitFor(page, 'Call ended');
    await page.locator('a[href="tel:+49 211 3"]').click();
    await cards(page).getByText('Calling your phone').waitFor();
    visit.crm.book.change('call-3', ended({ outcome: 'busy', contactName: 'Newest' }));
    await waitFor(page, 'Busy');
    expect(await cards(page).locator('.name').allTextContents()).toEqual(['Newest', 'Talking']);
    const { bottoms } = await placeOf(page);
    expect(bottoms[0]).toBeGreaterThan(bottoms[1] ?? 0);
    await shoot(page, 'cards-two');
  });

  it('a call that reached nobody folds, can be reopened, and does not fold while somebody is typing', async () => {
    await visit.profile.clock.install();
    const page = await visit.open('detail');
    await page.locator(WORK).click();
    await waitFor(page, 'Calling your phone');
    visit.crm.book.change('call-1', ended({ outcome: 'agent_no_answer', talkSeconds: 0 }));
    await waitFor(page, 'You did not pick up');
    await page.mouse.move(10, 10);
    await page.clock.runFor(9000);
    await page.locator('#mor-connector .card[data-folded]').waitFor();
    await shoot(page, 'cards-folded');
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the call' }).click();
    await page.getByText('Notes and result').click();
    await page.getByLabel('Notes').fill('half a sent');
    await page.locator('header').click();
    await page.clock.runFor(600_000);
    expect(await cards(page).count()).toBe(1);
    expect(await page.getByLabel('Notes').inputValue()).toBe('half a sent');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await waitFor(page, 'Saved');
    await page.locator('header').click();
    await page.clock.runFor(61_000);
    await page.locator('#mor-connector .card[data-folded]').waitFor();
    await page.clock.runFor(200_000);
    expect(await cards(page).count()).toBe(0);
  });

  it('a refusal disappears with its page and is not repeated on another', async () => {
    const page = await visit.open('detail');
    visit.crm.setMood('connector-down');
    await page.locator(WORK).click();
    await waitFor(page, 'The telephone service does not answer');
    await page.locator('#ajax').click();
    await cards(page).waitFor({ state: 'detached' });
    visit.crm.setMood('fine');
    await page.locator('#content a[href="tel:+49 211 5550777"]').click();
    await waitFor(page, 'Calling your phone');
    visit.crm.book.change('call-1', { state: 'refused', refusal: { code: 'do_not_call', detail: '' } });
    await waitFor(page, 'This contact does not want to be called');
    const other = await visit.open('list');
    await other.locator(WORK).click();
    await waitFor(other, 'Calling your phone');
    expect(await cards(other).count()).toBe(1);
  });

  it('when two tabs are clicked at the same moment, one calls and the other explains what became of its click', async () => {
    const [first, second] = [await visit.open('detail'), await visit.open('detail')];
    await Promise.all([first, second].map(async (page) => page.evaluate(`document.querySelector('${WORK}').click()`)));
    for (const page of [first, second]) await waitFor(page, 'Calling your phone');
    expect(visit.crm.book.calls()).toHaveLength(1);
    const words = 'You clicked this in another tab, too: both clicks are this one call.';
    const told = await Promise.all([first, second].map(async (page) => cards(page).getByText(words).count()));
    expect([...told].sort()).toEqual([0, 1]);
    await shoot(told[0] === 1 ? first : second, 'cards-joined');
  });
});

describe("a user's own profile", () => {
  const visit = createVisit({ streams: true });

  it('shows the telephone assignment read-only and says why, but leaves it editable for administrators', async () => {
    const page = await visit.open('profile', '&module=Users&action=EditView&record=seed_sally_id');
    const device = page.locator('input[name="mor_device_c"]');
    await page.getByText('Only an administrator can change this telephone assignment.').first().waitFor();
    expect(await device.getAttribute('readonly')).toBe('');
    expect(await page.locator('input[name="title"]').getAttribute('readonly')).toBeNull();
    await shoot(page, 'profile');
    expect(await faults(page, 'form')).toEqual([]);
    visit.crm.setAdmin(true);
    const asAdmin = await visit.open('profile', '&module=Users&action=EditView&record=seed_sally_id');
    expect(await asAdmin.locator('input[name="mor_device_c"]').getAttribute('readonly')).toBeNull();
  });
});
