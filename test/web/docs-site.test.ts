import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CHAPTERS } from '../../scripts/site/chapters.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage, overflowPx, picture, signIn } from '../helpers/pages.ts';
import { buildProgram } from '../helpers/program.ts';
import { faultsOf } from '../helpers/readable.ts';

const NARROW = 380;
const WIDTHS = [NARROW, 900, 1440];
/** One page of each kind: tables, pictures, diagrams, code, long tables. */
const KINDS = ['index', 'agents', 'architecture', 'developers', 'configuration'];

const program = fixtureOfAll(buildProgram, (built) => {
  built.dispose();
});
const folder = fixtureOfAll(
  () => mkdtempSync(join(tmpdir(), 'connector-docs-')),
  (path) => {
    rmSync(path, { recursive: true, force: true });
  },
);
const child = fixtureOfAll(
  async () => {
    await buildPages();
    return spawn(process.execPath, [program().main, 'start', '--demo', '--port', '18088'], {
      cwd: folder(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  },
  (started) => started.kill('SIGTERM'),
);
/** Address and password of the running demo. */
const demo = fixtureOfAll(async () => {
  let text = '';
  for await (const chunk of child().stdout.setEncoding('utf8')) {
    text += String(chunk);
    if (text.includes('Stop with')) break;
  }
  const [, url = ''] = /Open\s+(http:\/\/[^/\s]+)/.exec(text) ?? [];
  const [, password = ''] = /with the password\s+(\S+)/.exec(text) ?? [];
  return { url, password };
});
const opened = fixtureOfAll(
  () => openPage(),
  ({ browser }) => browser.close(),
);
const page = () => opened().page;
const at = (path: string) => `${demo().url}/docs/${path}`;
const heading = () => page().locator('h1').innerText();

describe('the documentation', () => {
  it.each(KINDS)('%s is readable at three widths, in both themes', async (slug) => {
    await page().goto(at(`${slug}.html`));
    expect(await faultsOf(page(), slug, WIDTHS)).toEqual([]);
  });

  it('no page is wider than a telephone, and every picture is there', async () => {
    await page().setViewportSize({ width: NARROW, height: 900 });
    const faults: string[] = [];
    for (const { slug } of CHAPTERS) {
      await page().goto(at(`${slug}.html`));
      await picture(page(), `${slug}-narrow`);
      const tooWide = await overflowPx(page());
      if (tooWide > 0) faults.push(`${slug}: ${tooWide} px too wide`);
      const broken = await page().evaluate<string[]>(
        `Promise.all([...document.images].map(async (image) => {
          image.loading = 'eager';
          await image.decode().catch(() => undefined);
          return image.naturalWidth > 0 ? [] : [image.src];
        })).then((found) => found.flat())`,
      );
      faults.push(...broken);
    }
    expect([faults, opened().complaints]).toEqual([[], []]);
  });

  it('every link and anchor within it leads somewhere', async () => {
    const anchors = new Map<string, Set<string>>();
    const links: [from: string, to: string][] = [];
    for (const { slug } of CHAPTERS) {
      await page().goto(at(`${slug}.html`));
      anchors.set(
        `${slug}.html`,
        new Set(
          await page().evaluate<string[]>(`[...document.querySelectorAll('[id]')].map(({ id }) => id)`),
        ),
      );
      const found = await page().evaluate<string[]>(
        `[...document.querySelectorAll('a')].map((link) => link.href)`,
      );
      links.push(...found.map((to): [string, string] => [slug, to]));
    }
    const lost = links.filter(([, to]) => {
      if (!to.startsWith(at(''))) return to.startsWith(demo().url);
      const [name = '', anchor] = to.slice(at('').length).split('#');
      const known = anchors.get(name);
      return (
        known === undefined ||
        (anchor !== undefined && anchor !== '' && !known.has(decodeURIComponent(anchor)))
      );
    });
    expect(links.length).toBeGreaterThan(1_000);
    expect(lost).toEqual([]);
  });

  it('asks nobody else, and may be in no frame', async () => {
    const { headers } = await fetch(at(''));
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    const asked: string[] = [];
    page().on('request', (request) => asked.push(new URL(request.url()).origin));
    await page().goto(at('architecture.html'));
    await page().getByLabel('Search the documentation').fill('outbox');
    await page().locator('#found a').first().waitFor();
    expect([...new Set(asked)]).toEqual([demo().url]);
  });

  it('is found by keyboard alone', async () => {
    await page().setViewportSize({ width: 1440, height: 900 });
    await page().goto(at(''));
    await page().keyboard.press('/');
    await page().keyboard.type('bad_device');
    await page().locator('#found a').first().waitFor();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await page().waitForURL(/\.html/);
    expect(await page().locator('main').innerText()).toContain('bad_device');
    await page().keyboard.press('/');
    await page().keyboard.type('qqqzzz');
    await page().getByText('Nothing found for').waitFor();
    await page().keyboard.press('Escape');
    expect(await page().locator('#found').isVisible()).toBe(false);
  });

  it.each([
    ['Salesforce', 'administer Salesforce', 'Salesforce, step by step', 'Set-up', 'Install'],
    ['MOR', 'run MOR', 'Preparing MOR', 'Settings', 'Callback add-on'],
  ])('who knows only %s finds a first step within two clicks', async (_who, row, link, chapter, first) => {
    await page().goto(demo().url + '/docs');
    await page().getByRole('row', { name: row }).getByRole('link', { name: link }).click();
    await page()
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: chapter })
      .click();
    const step = page().locator('ol > li strong', { hasText: first }).first();
    expect(await step.isVisible()).toBe(true);
  });

  it('works below a path that a proxy puts before it', async () => {
    const proxy = createServer((req, res) => {
      const path = (req.url ?? '').replace(/^\/telephony/, '');
      void fetch(demo().url + path, { redirect: 'manual' }).then(async (answer) => {
        const { status, headers } = answer;
        const location = headers.get('location');
        res.writeHead(status, {
          'content-type': headers.get('content-type') ?? '',
          ...(location === null ? undefined : { location }),
        });
        res.end(Buffer.from(await answer.arrayBuffer()));
      });
    });
    await new Promise<void>((done) => {
      proxy.listen(0, '127.0.0.1', done);
    });
    const { port } = proxy.address() as { port: number };
    await page().goto(`http://127.0.0.1:${port}/telephony/docs`);
    await page().getByRole('link', { name: 'Preparing MOR' }).first().click();
    expect(await heading()).toBe('Preparing MOR');
    const styled = await page().evaluate('getComputedStyle(document.querySelector(".top")).position');
    expect(styled).toBe('sticky');
    proxy.closeAllConnections();
    proxy.close();
  });
});

describe('every page leads to its chapter', () => {
  const chapterOf = async (name: string): Promise<string> => {
    const link = page().getByRole('link', { name });
    await link.waitFor();
    return page().evaluate<string>(
      `(async () => {
        const link = [...document.querySelectorAll('a')].find((one) => one.textContent.trim() === ${JSON.stringify(name)});
        const text = await (await fetch(link.href)).text();
        const anchor = link.hash.slice(1);
        return text.includes('<main') && (anchor === '' || text.includes('id="' + anchor + '"')) ? 'found' : link.href;
      })()`,
    );
  };

  it('demo and panel', async () => {
    await page().goto(`${demo().url}/demo`);
    expect(await chapterOf('Help')).toBe('found');
    await page().getByLabel('Signed in as').selectOption('bob');
    const [panel] = await Promise.all([
      page().waitForEvent('popup'),
      page().getByRole('button', { name: 'Agent panel' }).click(),
    ]);
    const [chapter] = await Promise.all([
      panel.waitForEvent('popup'),
      panel.getByRole('link', { name: 'Help' }).click(),
    ]);
    await chapter.getByRole('heading', { name: 'Why does my own phone ring first?' }).waitFor();
    await Promise.all([panel.close(), chapter.close()]);
  });

  it('administration, from signing in to the last page', async () => {
    await page().goto(`${demo().url}/admin/`);
    await page().getByLabel('Password').waitFor();
    expect(await chapterOf('Help')).toBe('found');
    await signIn(page(), demo().password);
    const menu = page().getByRole('navigation', { name: 'Pages of the administration' });
    await menu.waitFor();
    const names = await menu.getByRole('link').allInnerTexts();
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      await menu.getByRole('link', { name, exact: true }).click();
      await page().getByRole('heading', { name, level: 1 }).waitFor();
      expect([name, await chapterOf('Help')]).toEqual([name, 'found']);
      expect([name, await page().getByRole('link', { name: 'Help' }).getAttribute('href')]).toEqual([
        name,
        expect.stringMatching(/^\/docs\/administration\.html#/),
      ]);
    }
  });
});
