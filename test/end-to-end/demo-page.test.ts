import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { launchBrowser } from '../helpers/browser.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { buildProgram } from '../helpers/program.ts';
import { picture } from '../helpers/pages.ts';
import { faultsOf } from '../helpers/readable.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const WIDTHS = [250, 768, 1440];

const program = fixtureOfAll(buildProgram, (built) => {
  built.dispose();
});
const folder = fixtureOfAll(
  () => mkdtempSync(join(tmpdir(), 'connector-demo-')),
  (path) => {
    rmSync(path, { recursive: true, force: true });
  },
);
const FAST = 8;
/** A conversation of seconds lasts for minutes. */
const SLOW = 0.05;
const setSpeed = (demo: string, speed: number): Promise<Response> =>
  fetch(new URL('/_simulator/clock', demo), { method: 'POST', body: JSON.stringify({ speed }) });

/** The demo as users start it, in its own folder and on its own port. */
const child = fixtureOfAll(
  async () => {
    await buildPages();
    return spawn(process.execPath, [program().main, 'start', '--demo', '--port', '18085'], {
      cwd: folder(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  },
  (started) => started.kill('SIGTERM'),
);
const url = fixtureOfAll(async () => {
  const found = await new Promise<string>((done) => {
    let text = '';
    child().stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /Open\s+(http:\S+)/.exec(text)?.[1];
      if (found) done(found);
    });
  });
  await setSpeed(found, FAST);
  return found;
});
const browser = fixtureOfAll(launchBrowser, (launched) => launched.close());
/** In a context that can have a second tab. */
const page = fixtureOfAll(async () => (await browser().newContext()).newPage());

const card = () => page().locator('#call');
const click = (name: RegExp) => page().getByRole('button', { name }).click();
const state = (expected: string) =>
  page().locator(`#call[data-state="${expected}"]`).waitFor({ timeout: 25_000 });

describe('the demo page', () => {
  it('shows contacts and has no serious accessibility barrier', async () => {
    await page().goto(url());
    await page()
      .getByRole('button', { name: /Call Ona/ })
      .waitFor();
    expect(await page().locator('#contacts tr').count()).toBeGreaterThanOrEqual(12);
    expect(await faultsOf(page(), 'demo', WIDTHS)).toEqual([]);
  });

  it('opens the agent panel for the signed-in user', async () => {
    await page().getByLabel('Signed in as').selectOption('bob');
    const [panel] = await Promise.all([
      page().waitForEvent('popup'),
      page().getByRole('button', { name: 'Agent panel' }).click(),
    ]);
    await panel.getByRole('heading', { name: 'Bob Brown' }).waitFor();
    // The token has gone from its address: the page that opened it gives another one.
    await panel.reload();
    await panel.getByRole('heading', { name: 'Bob Brown' }).waitFor();
    await panel.close();
    await page().getByLabel('Signed in as').selectOption('ann');
  });

  it('shows a call live to its end, keeps notes, and lists its one activity', async () => {
    await click(/Call Ona/);
    await state('connected');
    await setSpeed(url(), SLOW);
    expect(await card().innerText()).toContain('Connected');
    expect(await faultsOf(page(), 'demo-connected', [250])).toEqual([]);
    // Agents who reload, or open a second tab, still have the call before them.
    await page().reload();
    await state('connected');
    const second = await page().context().newPage();
    await second.goto(url());
    await second.locator('#call[data-state="connected"]').waitFor();
    await second.close();
    await setSpeed(url(), FAST);
    await state('ended');
    expect(await card().innerText()).toContain('Call ended after 12s');
    await page().getByLabel('Notes').fill('wants an offer');
    await click(/Save into the activity/);
    await page().getByText('Saved', { exact: true }).waitFor();
    await page().locator('#activities tr', { hasText: 'wants an offer' }).waitFor();
    expect(await page().locator('#activities tr').count()).toBe(1);
  }, 40_000);

  it.each([
    [/Call James/, 'ended', 'The contact is busy'],
    [/Call Luca Rossi/, 'error', 'marked as do not call'],
    [/Call Pierre/, 'error', '01 23 4'],
    [/no number, call anyway/, 'error', 'telephone fields'],
    [/Call Laimos/, 'error', 'premium'],
  ])('says in plain words how %s ends', async (name, end, words) => {
    await click(name);
    await state(end);
    expect((await card().innerText()).toLowerCase()).toContain(words.toLowerCase());
  });

  it('hangs up', async () => {
    await click(/Call Marta/);
    await state('connected');
    await click(/Hang up/);
    await state('ended');
  }, 40_000);

  it('tells an agent without a telephone what is missing', async () => {
    await page().getByLabel('Signed in as').selectOption('newcomer');
    await click(/Call Ona/);
    await state('error');
    expect(await card().innerText()).toMatch(/administrator/i);
    // The page says it after a reload, too, and nothing else goes wrong there.
    const broken: string[] = [];
    page().on('pageerror', ({ message }) => broken.push(message));
    await page().reload();
    await state('error');
    expect(await card().innerText()).toMatch(/administrator/i);
    expect(broken).toEqual([]);
    // The page remembers who is signed in.
    await page().getByLabel('Signed in as').selectOption('ann');
  });

  it('offers both numbers of a field, and dials the second when it is chosen', async () => {
    await page().goto(url());
    await page().getByRole('button', { name: 'Call Lucía Fernández, office +34912345014' }).waitFor();
    await click(/Call Lucía Fernández, office \+34612345001/);
    await state('connected');
    expect(await card().innerText()).toContain('+34612345001');
    await picture(page(), 'demo-two-numbers');
    await state('ended');
  });

  it('has nothing broken for the check that it suggests, also once there are recordings', async () => {
    const command = [program().main, 'check', '--config', 'data/demo/config.yml'];
    const { status, stdout } = spawnSync(process.execPath, command, { cwd: folder(), encoding: 'utf8' });
    expect(stdout).toContain('recordings: can be read from here');
    expect(stdout).not.toContain('BROKEN');
    expect(status).toBe(0);
  });
});

describe('somebody calls', () => {
  const who = { known: 'Greta, whom the CRM knows', two: 'a number of two contacts' } as const;
  const rows = (): Promise<string[]> => page().locator('tr.calling').allInnerTexts();
  const activity = (text: string | RegExp) => page().locator('#activities tr', { hasText: text }).first();
  /** Calls Bob, who has placed no calls: while a callback is young, what rings its line may be that callback. */
  const ring = async (caller: string, says: string): Promise<void> => {
    await page().getByLabel('Signed in as').selectOption('bob');
    await setSpeed(url(), 1);
    await page().getByRole('button', { name: caller }).click();
    await card().getByText(says).first().waitFor({ timeout: 25_000 });
    await setSpeed(url(), SLOW);
  };
  const over = async (): Promise<void> => {
    await setSpeed(url(), FAST);
    await state('ended');
  };
  beforeAll(async () => {
    await page().goto(url());
  });

  it('who is known: card and contact show it, and the activity is of that contact', async () => {
    await ring(who.known, 'Greta Schäfer');
    expect(await rows()).toEqual([expect.stringContaining('Greta')]);
    await picture(page(), 'demo-caller-known');
    await over();
    await activity('Call from Greta Schäfer - answered').waitFor();
  }, 60_000);

  it('from a number of two contacts: both are marked, and the one who is chosen gets the activity', async () => {
    await ring(who.two, 'Several contacts have this number');
    const both = await rows();
    expect(both).toHaveLength(2);
    const names = await card().getByRole('button').allInnerTexts();
    const [chosen = ''] = names.filter((name) => both.some((row) => row.includes(name)));
    await card().getByRole('button', { name: chosen }).click();
    await card().getByText(`${chosen} +`).waitFor();
    await over();
    await activity(`Call from ${chosen} - answered`).waitFor();
  }, 60_000);

  it.each([
    ['an unknown number', 'No contact has this number', 'Call from +37060099887 - answered'],
    ['a withheld number', 'withholds the number', 'Call from a withheld number - answered'],
  ])(
    'from %s: no contact is marked, and the activity says it',
    async (caller, says, subject) => {
      await ring(caller, says);
      expect(await rows()).toEqual([]);
      await over();
      await activity(subject).waitFor();
    },
    60_000,
  );

  it('and nobody answers: a missed call and a task to call back', async () => {
    await ring('Ona, and nobody answers', 'Ona');
    await over();
    await activity(/Call from Ona .* - missed/).waitFor();
    await page().locator('#tasks li', { hasText: 'Ona' }).waitFor();
    await picture(page(), 'demo-caller-missed');
  }, 60_000);
});
