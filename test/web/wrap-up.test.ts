import { afterEach, describe, expect, it } from '@jest/globals';
import { createTokens } from '../../src/http/tokens.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage } from '../helpers/pages.ts';
import { faultsOf } from '../helpers/readable.ts';

const WIDTHS = [250, 400];
const HOUR_MS = 3_600_000;
const ZONE = 'America/New_York';

describe('the panel after a call', () => {
  const app = fixtureOfAll(
    async () => {
      await buildPages();
      return startApp({
        simulator: { speed: 8 },
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], resultRequired: true }],
        mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
      });
    },
    (started) => started.close(),
  );
  const open = fixtureOfAll(
    async () => {
      const opened = await openPage();
      const page = await opened.browser.newPage({
        viewport: { width: 400, height: 900 },
        locale: 'en-GB',
        timezoneId: ZONE,
        reducedMotion: 'reduce',
      });
      page.on('pageerror', (error) => opened.complaints.push(error.message));
      return { ...opened, page };
    },
    ({ browser }) => browser.close(),
  );
  afterEach(() => {
    expect(open().complaints).toEqual([]);
  });
  const show = async (): Promise<void> => {
    const tokens = createTokens({
      key: () => app().runtime.ownKeys.get('tokens'),
      trusted: [],
      now: Date.now,
    });
    const { token } = await tokens.issue({ crm: 'demo', user: 'ann' }, 'act');
    await open().page.goto('about:blank');
    await open().page.goto(`${app().url}/panel?lang=en#token=${token}`);
    await open().page.locator('.dot.live').waitFor();
  };
  const card = () => open().page.locator('.current');
  const reminders = () => open().page.getByRole('region', { name: 'Calls to make' });
  /** Tomorrow at half past nine, by the agent's clock. */
  const tomorrow = (): string => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(Date.now() + 24 * HOUR_MS);
    return `${day}T09:30`;
  };

  it('asks for the result, also after a reload, and stays until it has one', async () => {
    const { page } = open();
    await show();
    const answer = await app().request('POST', '/v1/calls', {
      body: { user: 'ann', record: { type: 'Contact', id: 'ona' } },
      key: OTHER_KEY,
    });
    const id = String(answer.body['id']);
    await app().until(id, 'ended');
    await card().getByText('How did the call go?').waitFor();
    expect(await card().getByRole('button', { name: 'Close', exact: true }).count()).toBe(0);
    await show();
    await card().getByText('How did the call go?').waitFor();
    await card().getByLabel('Notes').fill('Wants an offer');
    await card().getByRole('button', { name: 'Save and close' }).click();
    expect(await page.evaluate<string>(`document.querySelector(".current select").validationMessage`)).toBe(
      'Choose a result first.',
    );
    expect((await app().runtime.book.get(id))?.notes).toBeUndefined();
    await card().getByLabel('Result').selectOption('Call back');
    await card().getByLabel('Call back on').fill(tomorrow());
    expect(await faultsOf(page, 'panel-wrap-up', WIDTHS)).toEqual([]);
    await card().getByRole('button', { name: 'Save and close' }).click();
    await card().waitFor({ state: 'detached' });
    const call = await app().runtime.book.get(id);
    expect(call).toMatchObject({ notes: 'Wants an offer', result: 'call_back' });
    // The agent's offset, so that the task has the agent's day.
    expect(call?.callBack?.at).toMatch(new RegExp(`^${tomorrow()}:00-0[45]:00$`));
  });

  it('makes one task in the CRM, reminds when it is due, and takes it back', async () => {
    const { page } = open();
    const [before] = app().demoCrm.tasks;
    expect(app().demoCrm.tasks).toHaveLength(1);
    expect(before).toMatchObject({ state: 'open', owner: 'ann', dueOn: tomorrow().slice(0, 10) });
    await reminders().getByText('Ona Petrauskaitė').waitFor();
    expect(await reminders().getByText('Due now').count()).toBe(0);
    await page.clock.setFixedTime(Date.now() + 48 * HOUR_MS);
    await show();
    await reminders().getByText('Due now').waitFor();
    await reminders().getByRole('button', { name: 'Call Ona Petrauskaitė' }).waitFor();
    expect(await faultsOf(page, 'panel-reminder', WIDTHS)).toEqual([]);
    await reminders().getByRole('button', { name: 'Done' }).click();
    await reminders().waitFor({ state: 'detached' });
    for (let turn = 0; app().demoCrm.tasks[0]?.state !== 'done'; turn += 1) {
      if (turn > 600) throw new Error('the task is still open');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(app().demoCrm.tasks).toHaveLength(1);
  });

  it('opens a past call again', async () => {
    const { page } = open();
    await page.getByRole('button', { name: 'Ona Petrauskaitė', exact: true }).click();
    expect(await card().getByLabel('Notes').inputValue()).toBe('Wants an offer');
    await card().getByRole('button', { name: 'Close', exact: true }).click();
    await card().waitFor({ state: 'detached' });
  });
});
