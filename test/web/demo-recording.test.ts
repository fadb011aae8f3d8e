import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import { createDemoRouter } from '../../src/demo/router.ts';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { openPage } from '../helpers/pages.ts';
import { faultsOf } from '../helpers/readable.ts';

const SOON_MS = 31_000;
const WIDTHS = [400, 1280];

describe('the demo’s activities', () => {
  /** How far the service's clock is ahead. */
  const clock = fixtureOfAll(() => ({ aheadMs: 0 }));
  const app = fixtureOfAll(
    () =>
      startApp({
        now: () => Date.now() + clock().aheadMs,
        simulator: { speed: 12, recording: true },
        mor: { recordings: { enabled: true, keepDays: 90, legalBasis: 'consent', notice: 'announcement' } },
        crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY] }],
        mappings: [
          mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' }),
          mapping({ user: 'bob', crm: 'demo', username: 'bob', device: '6', source: '102' }),
        ],
      }),
    (started) => started.close(),
  );
  /** The demo's page, with the connector's API at the same address. */
  const demo = fixtureOfAll(
    async () => {
      const { url: apiUrl, demoCrm } = app();
      const pages = express();
      const ring = (): void => undefined;
      pages.use('/demo', createDemoRouter({ crm: demoCrm, apiUrl: () => apiUrl, apiKey: OTHER_KEY, ring }));
      pages.use('/v1', express.text({ type: '*/*' }), async (req, res) => {
        const headers = new Headers();
        for (const name of ['authorization', 'content-type', 'idempotency-key', 'accept'])
          headers.set(name, req.get(name) ?? '');
        const body = ['GET', 'HEAD'].includes(req.method) ? null : String(req.body);
        const answer = await fetch(`${apiUrl}${req.originalUrl}`, { method: req.method, headers, body });
        res.status(answer.status).type(answer.headers.get('content-type') ?? '');
        for await (const chunk of answer.body ?? []) res.write(chunk);
        res.end();
      });
      const server = createServer(pages);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    },
    (server) => {
      server.closeAllConnections();
      server.close();
    },
  );
  const open = fixtureOfAll(openPage, ({ browser }) => browser.close());

  it('say that the recording is still to come, and play it once it is there', async () => {
    const { page, complaints } = open();
    await page.goto(`http://127.0.0.1:${(demo().address() as AddressInfo).port}/demo/`);
    await page.getByRole('row').filter({ hasText: 'Ona' }).getByRole('button').first().click();
    const cell = page.locator('#activities .recording').first();
    await cell.getByRole('button', { name: 'Listen' }).click();
    await cell.getByText('MOR has not finished this recording yet').waitFor();
    clock().aheadMs += SOON_MS;
    // The end of another call wakes the search for recordings.
    const body = { user: 'bob', record: { type: 'Contact', id: 'ona' } };
    const { body: other } = await app().request('POST', '/v1/calls', { body, key: OTHER_KEY });
    await app().until(String(other['id']), 'ended');
    const { body: listed } = await app().request('GET', '/v1/calls?user=ann', { key: OTHER_KEY });
    const [{ id }] = listed['items'] as [{ id: string }];
    for (let turn = 0; (await app().runtime.book.get(id))?.recording?.state !== 'available'; turn += 1) {
      if (turn > 600) throw new Error('MOR’s recording was not found');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const own = page.locator('#activities tr').filter({ has: page.getByRole('alert') });
    await own.getByRole('button', { name: 'Listen' }).last().click();
    await page.locator('#activities audio').waitFor();
    await page.waitForFunction('document.querySelector("#activities audio").currentTime > 0');
    expect(await faultsOf(page, 'demo-recording', WIDTHS)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
