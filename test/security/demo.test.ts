import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { buildPages } from '../helpers/built-pages.ts';
import { buildProgram } from '../helpers/program.ts';
import { fetchIn, frameIn, launchOnStage, rebind, startSite } from './stage.ts';
import type { Rebound } from './stage.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

const PORT = '18086';

const program = fixtureOfAll(buildProgram, (built) => {
  built.dispose();
});
const folder = fixtureOfAll(
  () => mkdtempSync(join(tmpdir(), 'connector-demo-')),
  (path) => {
    rmSync(path, { recursive: true, force: true });
  },
);
const child = fixtureOfAll(
  async () => {
    await buildPages();
    return spawn(process.execPath, [program().main, 'start', '--demo', '--port', PORT], {
      cwd: folder(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  },
  (started) => started.kill('SIGTERM'),
);
const url = fixtureOfAll(
  () =>
    new Promise<string>((done) => {
      let text = '';
      child().stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const found = /Open\s+(http:\/\/[^/\s]+)/.exec(text)?.[1];
        if (found) done(found);
      });
    }),
);
const stranger = fixtureOfAll(
  () => startSite('evil.test'),
  (site) => site.close(),
);
const browser = fixtureOfAll(launchOnStage, (launched) => launched.close());
const rebounds: Rebound[] = [];
afterAll(() => Promise.all(rebounds.map((rebound) => rebound.close())));

/** The simulated MOR's ledger of dialled calls and its clock speed. */
const simulator = async (): Promise<unknown> =>
  Promise.all(
    ['ledger', 'options'].map(async (name) => {
      const text = await (await fetch(`${url()}/_simulator/${name}`)).text();
      // The demo polls active calls all the time, since calls may come in.
      return text.replace(/"active_calls_get":\d+/, '"active_calls_get":0');
    }),
  );

describe('the demo, open to anybody', () => {
  it('cannot be framed by another page', async () => {
    const page = await browser().newPage();
    await page.goto(stranger().origin);
    for (const path of ['/demo', '/demo/', '/admin/', '/panel', '/']) {
      expect([path, await frameIn(page, url() + path)]).toEqual([path, 'blocked']);
    }
    await page.close();
  });

  it('answers to no other host name', async () => {
    const page = await browser().newPage();
    const rebound = await rebind(page, 'rebound.test', url());
    rebounds.push(rebound);
    const asked = [
      ['GET', '/demo'],
      ['GET', '/demo/api/crm'],
      ['POST', '/demo/api/session'],
      ['POST', '/v1/calls'],
      ['GET', '/_simulator/ledger'],
      ['GET', '/admin/api/session'],
    ] as const;
    for (const [method, path] of asked) {
      const headers = { 'content-type': 'application/json' };
      const body = method === 'POST' ? { body: JSON.stringify({ user: 'ann' }) } : {};
      const { status, text = '' } = await fetchIn(page, rebound.origin + path, { method, headers, ...body });
      expect([path, status]).toEqual([path, 403]);
      expect(text).not.toContain('"token"');
    }
    await page.close();
  });

  it('cannot be driven by foreign pages', async () => {
    const before = await simulator();
    const page = await browser().newPage();
    await page.goto(stranger().origin);
    const paths = ['/demo/api/session', '/_simulator/clock', '/_simulator/options', '/_simulator/reset'];
    for (const path of paths) {
      for (const body of ['{"user":"ann","speed":3}', '']) {
        // Like a form: without a preflight, and unable to read the answer.
        const answered = page.waitForResponse(url() + path);
        await page.evaluate(
          `fetch(${JSON.stringify(url() + path)}, { method: 'POST', mode: 'no-cors', body: ${JSON.stringify(body)} }).then(() => 0)`,
        );
        const status = (await answered).status();
        expect([path, status >= 400 && status < 500]).toEqual([path, true]);
      }
    }
    await page.close();
    expect(await simulator()).toEqual(before);
  });
});
