import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTHER_KEY, mapping, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { openPage, picture } from '../helpers/pages.ts';
import type { OpenPage } from '../helpers/pages.ts';

/** Older lists show no call that rings now. */
const TOO_OLD_MS = 11_000;

describe('the agent panel', () => {
  let app: TestApp;
  let open: OpenPage;
  let aheadMs = 0;
  beforeAll(async () => {
    await buildPages();
    app = await startApp({
      mor: { inbound: true },
      steady: () => performance.now() + aheadMs,
      crms: [{ id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], inbound: { enabled: true } }],
      mappings: [mapping({ user: 'ann', crm: 'demo', name: 'Ann Adams' })],
    });
    open = await openPage({ width: 320, height: 600 });
  });
  afterAll(async () => {
    await open.browser.close();
    await app.close();
  });

  it('says without a reload that incoming calls are not shown, and when they are again', async () => {
    const issued = await app.request('POST', '/v1/tokens', {
      body: { user: 'ann', scope: 'act' },
      key: OTHER_KEY,
    });
    const { page } = open;
    const isShown = async (): Promise<unknown> => {
      const { body } = await app.request('GET', '/v1/agent?user=ann', { key: OTHER_KEY });
      return (body['inbound'] as { shown?: boolean } | undefined)?.shown;
    };
    while ((await isShown()) !== true) await new Promise((resolve) => setTimeout(resolve, 50));
    await page.goto(`${app.url}/panel?lang=en#token=${String(issued.body['token'])}`);
    await page.getByRole('heading', { name: 'Ann Adams' }).waitFor();
    const note = page.getByText('Incoming calls are not shown at the moment.');
    expect(await note.count()).toBe(0);
    app.simulator.faults.add({ kind: 'http-500', method: 'active_calls_get' });
    aheadMs += TOO_OLD_MS;
    await note.waitFor();
    await picture(page, 'panel-incoming-not-shown');
    app.simulator.faults.clear();
    await note.waitFor({ state: 'detached' });
  });
});
