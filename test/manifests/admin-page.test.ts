import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PACKAGE_VERSION } from '../../src/vocabulary/crm-packages.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { packageTexts } from './php/install.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const SETTINGS = { url: '', browser_url: '', country: '', modules: '', free_roles: [], roles: [], countries: [], hooks: 'on', texts: {} };
const ADMIN = `<div id="mor-admin" data-door="entryPoint" data-front-end="${PACKAGE_VERSION}"></div><script src="custom/include/MorConnector/js/mor-admin.js" defer></script>`;
const answers: Readonly<Record<string, unknown>> = {
  hello: { ok: true, token: 't', user: '1', enabled: true, texts: {} },
  settings: { ok: true, settings: SETTINGS },
  test: { ok: true, links: [{ link: 'reach', ok: true, detail: 'HTTP 200', cure: '' }] },
};
const installed = (version: string): ReadonlyMap<string, string> =>
  new Map([
    ['remoteEntry.js', (packageTexts('suitecrm').get('extensions/morConnector/public/remoteEntry.js') ?? '').replace(PACKAGE_VERSION, version)],
    ['mor-connector.js', 'void 0;'],
  ]);

const browser = fixtureOfAll(launchBrowser, (launched) => launched.close());
const crm = fixtureOfAll(async () => {
  /** Files served from the front end's extensions folder. */
  const state: { served: ReadonlyMap<string, string> } = { served: new Map() };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://crm');
    const script = packageTexts('suitecrm').get(`copy${pathname.replace('/crm/legacy', '')}`);
    const extension = state.served.get(pathname.replace('/crm/extensions/morConnector/', ''));
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.end(JSON.stringify(answers[new URLSearchParams(body).get('mor_op') ?? ''])));
    } else if (pathname === '/crm/') response.end('<iframe src="legacy/index.php"></iframe>');
    else if (pathname === '/crm/loaded') response.end('<script>MorConnector = {};</script><iframe src="legacy/index.php"></iframe>');
    else if (pathname === '/crm/legacy/index.php') response.writeHead(200, { 'content-type': 'text/html' }).end(ADMIN);
    else response.writeHead(script === undefined && extension === undefined ? 404 : 200, { 'content-type': 'text/javascript' }).end(script ?? extension);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/crm/` });
}, ({ server }) => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

describe("the connection test in SuiteCRM 8's administration", () => {
  it.each([
    ['the extension is served and running', 'loaded', installed(PACKAGE_VERSION), `fine${PACKAGE_VERSION}`],
    ['the page was opened by its own address', 'legacy/index.php', installed(PACKAGE_VERSION), `fine${PACKAGE_VERSION}`],
    ['the front end has not loaded it', '', installed(PACKAGE_VERSION), 'brokenThe script is served, but this page has not loaded it.Reload'],
    ['an older version is served', 'loaded', installed('1.0.9'), 'brokenThe pages get the script of another version.Clear'],
    ['nothing is served', 'loaded', new Map<string, string>(), 'brokenThe pages do not get the script (HTTP 404).Clear'],
    ['half of it is served', 'loaded', new Map([...installed(PACKAGE_VERSION)].slice(0, 1)), 'brokenThe pages do not get the script (HTTP 404).Clear'],
  ])('reports that %s', async (_, path, files, expected) => {
    crm().served = files;
    const page = await browser().newPage();
    await page.goto(crm().url + path);
    const place = path.startsWith('legacy') ? page.mainFrame() : page.frames()[1];
    if (place === undefined) throw new Error('no frame');
    await place.getByRole('button', { name: 'Test connection' }).click();
    const line = place.locator('li', { hasText: "Script in SuiteCRM 8's pages" });
    await line.waitFor();
    expect((await line.textContent())?.replace(/^.*?: /, '')).toContain(expected);
    await page.close();
  });
});
