import { describe, expect, it } from '@jest/globals';
import { createTokens } from '../../src/http/tokens.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { inLanguage } from '../helpers/in-language.ts';
import { ADMIN_PASSWORD, openPage, signIn } from '../helpers/pages.ts';
import { faultsOf } from '../helpers/readable.ts';
import { PAGES, readableApp } from './readable-app.ts';
import { statesOf } from './readable-states.ts';

const ADMIN_WIDTHS = [250, 768, 1440];
/** The panel is at most 26rem wide, in any window. */
const PANEL_WIDTHS = [250, 768];
const LONG_MS = 120_000;

describe('accessible pages, at each width and in both themes', () => {
  const app = readableApp();
  const open = fixtureOfAll(
    () => openPage(),
    ({ browser }) => browser.close(),
  );

  const button = (name: string | RegExp) => open().page.getByRole('button', { name, exact: true });
  /** Navigates like a link within the pages: nothing is reloaded, and everything open on the previous page closes. */
  const go = async (name: string): Promise<void> => {
    const follow = (path: string) =>
      open().page.evaluate(
        `history.pushState(null, '', '/admin/${path}'); dispatchEvent(new PopStateEvent('popstate'))`,
      );
    const nowhere = open().page.getByRole('heading', { name: 'No such page' });
    await follow('nowhere');
    await nowhere.waitFor();
    if (name === 'nowhere') return;
    await follow(name === 'overview' ? '' : name);
    await nowhere.waitFor({ state: 'detached' });
    await open().page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  };
  const expectReadable = async (name: string): Promise<void> => {
    expect(await faultsOf(open().page, name, ADMIN_WIDTHS)).toEqual([]);
  };

  it(
    'signing in, including a wrong password',
    async () => {
      await open().page.goto(`${app().url}/admin/`);
      await signIn(open().page, 'wrong');
      await open().page.getByRole('alert').waitFor();
      await expectReadable('sign-in');
      await signIn(open().page, ADMIN_PASSWORD);
      await button('Sign out').waitFor();
    },
    LONG_MS,
  );

  it.each(PAGES)(
    'admin page %s',
    async (name) => {
      await go(name);
      await expectReadable(name);
    },
    LONG_MS,
  );

  it(
    'admin: the menu of a narrow window',
    async () => {
      await open().page.setViewportSize({ width: 250, height: 900 });
      await go('overview');
      await button('Menu').click();
      await open().page.getByRole('link', { name: 'Self-check' }).waitFor();
      expect(await faultsOf(open().page, 'menu', [250])).toEqual([]);
    },
    LONG_MS,
  );

  it.each(statesOf(() => open().page, inLanguage('en')))(
    'admin: %s',
    async (name, page, steps) => {
      await go(page);
      await steps();
      await expectReadable(name);
    },
    LONG_MS,
  );

  /** Signed with the key directly, because some tests need a token of an agent who was switched off after it was issued. */
  const tokenOf = async (user: string): Promise<string> => {
    const tokens = createTokens({
      key: () => app().runtime.ownKeys.get('tokens'),
      trusted: [],
      now: Date.now,
    });
    return (await tokens.issue({ crm: 'demo', user }, 'act')).token;
  };
  const showPanel = async (user: string): Promise<void> => {
    await open().page.goto('about:blank');
    await open().page.goto(`${app().url}/panel?lang=en#token=${await tokenOf(user)}`);
    await open().page.locator('.dot.live').waitFor();
  };
  const callAs = async (user: string, contact: string): Promise<void> => {
    await app().request('POST', '/v1/calls', {
      body: { record: { type: 'Contact', id: contact } },
      key: await tokenOf(user),
      headers: { 'idempotency-key': `${user}-${contact}-${Date.now()}` },
    });
  };
  const panel = async (name: string): Promise<void> => {
    expect(await faultsOf(open().page, `panel-${name}`, PANEL_WIDTHS)).toEqual([]);
  };

  it(
    'the panel: idle, dial pad, a call at each step',
    async () => {
      const inState = (state: string) => open().page.locator(`.current[data-state=${state}]`).waitFor();
      await showPanel('bob');
      await open().page.getByRole('form', { name: 'Dial pad' }).waitFor();
      await panel('idle');
      await callAs('bob', 'ona');
      await open().page.locator('.current').waitFor();
      await panel('ringing');
      await app().simulator.clock.advance(8_000);
      await inState('connected');
      await panel('connected');
      await app().simulator.clock.advance(20_000);
      await inState('ended');
      await panel('ended');
    },
    LONG_MS,
  );

  it(
    'the panel: people who may not call or are unknown',
    async () => {
      await showPanel('off');
      await open().page.locator('[data-code=agent_disabled]').waitFor();
      await panel('disabled');
      await open().page.goto('about:blank');
      await open().page.goto(`${app().url}/panel?lang=en`);
      await open().page.getByText('Open this panel from the CRM').waitFor();
      await panel('unknown');
    },
    LONG_MS,
  );

  it('causes no browser errors', () => {
    expect(open().complaints).toEqual([]);
  });
});
